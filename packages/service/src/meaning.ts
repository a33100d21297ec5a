import type { Symbol as Name, Occurrence, Project } from '@nginx-lint/analysis'
import type { Span } from '@nginx-lint/syntax'
import type { Position, Range } from 'vscode-languageserver-types'
import { cursorsAt } from './cursor.ts'
import type { Document } from './document.ts'
import { type Named, namesAround, namesAt, spanOf } from './names.ts'
import { partsOf, type Workspace } from './workspace.ts'

/** What the name at a place stands for, in every project that knows it. */
export interface Meaning {
  /** Where the name at the cursor stands. */
  readonly place: Place
  readonly symbols: readonly { readonly symbol: Name; readonly project: Project }[]
  /** All its definitions and uses, each place of a file once. */
  readonly places: readonly Place[]
}

export interface Place extends Span {
  readonly document: Document
  readonly occurrence: Occurrence
  readonly project: Project
  readonly isDefinition: boolean
}

/**
 * A file may be part of several projects, and each of them may use the names of that file elsewhere: from the cursor
 * over the files that define the name to all projects that have these.
 */
export function meaningAt(workspace: Workspace, path: string, position: Position): Meaning | undefined {
  const pending: Reached[] = cursorsAt(workspace, path, position).flatMap((cursor) =>
    namesAt(cursor).map((named) => ({ ...named, project: cursor.project })),
  )
  const [first] = pending
  const place = first && placeOf(workspace, first, first.symbol.definitions.includes(first.occurrence))
  if (!place) return undefined
  const reached = new Map<Name, Reached>()
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (reached.has(next.symbol)) continue
    reached.set(next.symbol, next)
    for (const definition of next.symbol.definitions) pending.push(...elsewhere(workspace, definition, next))
  }
  const symbols = [...reached.values()]
  return { place, symbols, places: placesOf(workspace, symbols) }
}

type Reached = Omit<Named, 'span'> & { readonly project: Project }

/** What a definition is in the other projects of its file. */
function elsewhere(workspace: Workspace, definition: Occurrence, { symbol, project }: Reached): readonly Reached[] {
  const { path, offset } = definition.statement.file
  const parts = partsOf(workspace, path).filter((part) => part.project !== project && part.file.offset === offset)
  if (parts.length === 0) return []
  const { start } = spanOf(definition)
  return parts.flatMap((part) =>
    namesAround(part.project, part.file, start)
      .filter((named) => named.span.start === start && named.symbol.facts.kind === symbol.facts.kind)
      .map((named) => ({ ...named, project: part.project })),
  )
}

function placesOf(workspace: Workspace, symbols: Meaning['symbols']): readonly Place[] {
  const places = new Map<string, Place>()
  for (const { symbol, project } of symbols)
    for (const of of [symbol.definitions, symbol.references])
      for (const occurrence of of) {
        const place = placeOf(workspace, { occurrence, project }, of === symbol.definitions)
        if (place) places.set(`${place.document.path}\n${place.start}`, place)
      }
  return [...places.values()].sort(
    (a, b) =>
      Number(a.document.path > b.document.path) - Number(a.document.path < b.document.path) || a.start - b.start,
  )
}

function placeOf(
  workspace: Workspace,
  { occurrence, project }: Pick<Reached, 'occurrence' | 'project'>,
  isDefinition: boolean,
): Place | undefined {
  const { path, offset } = occurrence.statement.file
  const document = workspace.document(path)
  if (!document) return undefined
  const { start, end } = spanOf(occurrence)
  return { document, occurrence, project, isDefinition, start: start + offset, end: end + offset }
}

export const rangeOf = ({ document, start, end }: Place): Range => document.range({ start, end })
