import type { Occurrence } from '@nginx-lint/analysis'
import type { Cursor } from '../cursor.ts'
import { meaningAt } from '../meaning.ts'
import { type Named, spanOf } from '../names.ts'
import { codeOf, literal, type Page, placeOf } from './page.ts'

/** What a name stands for: its definition, where that is, and how often it is used. */
export function symbolPage(cursor: Cursor, { symbol }: Named): Page | undefined {
  const { workspace } = cursor
  const { facts, name, definitions } = symbol
  const title = `**${facts.label}** ${literal(`${facts.sigil ?? ''}${name}`)}`
  const places = distinct(definitions)
  if (places.length === 0)
    return facts.builtin?.includes(name) ? { head: [`${title}: nginx has it built in.`] } : undefined
  const shown = places.slice(0, 3).flatMap(({ statement }) => [codeOf(statement), placeOf(workspace, statement)])
  const more = places.length > 3 ? `… and ${places.length - 3} more` : undefined
  return { head: [title, ...shown, more, usesText(cursor)] }
}

/** A file that is included twice has each of its names twice, in one place. */
export function distinct(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const seen = new Set<string>()
  return occurrences.filter((occurrence) => {
    const place = `${occurrence.statement.file.path}\n${occurrence.statement.file.offset + spanOf(occurrence).start}`
    return !seen.has(place) && seen.add(place)
  })
}

/** How often the name at the cursor is used, in all projects that know it. */
export function usesText({ workspace, document, file, offset }: Cursor): string {
  const places = meaningAt(workspace, document.path, document.position(offset + file.offset))?.places ?? []
  const count = places.filter(({ isDefinition }) => !isDefinition).length
  return count === 0 ? 'Not used.' : `Used ${count} time${count === 1 ? '' : 's'}.`
}
