import { outwards, type Pattern, type Project, patternInForce, type Scope, type Statement } from '@nginx-lint/analysis'
import { groupsOf } from '@nginx-lint/regex'
import { type Directive, partOfWord, type Span } from '@nginx-lint/syntax'
import type { LocationLink, Position } from 'vscode-languageserver-types'
import { type Cursor, cursorsAt, statementsOf } from './cursor.ts'
import { type Meaning, meaningAt, type Place, rangeOf } from './meaning.ts'
import type { Workspace } from './workspace.ts'

/** Where the name at the cursor is defined, the files an include brings, or the group that `$1` is. */
export function definition(workspace: Workspace, path: string, position: Position): LocationLink[] {
  const meaning = meaningAt(workspace, path, position)
  if (meaning) return nearest(meaning).flatMap((place) => toPlace(place, meaning.place))
  const cursors = cursorsAt(workspace, path, position)
  const group = cursors[0] && toGroup(cursors[0])
  return group ? [group] : unique(cursors.flatMap(toFiles))
}

function toPlace(place: Place, from: Place): LocationLink[] {
  const { document, occurrence } = place
  const { node, file } = occurrence.statement
  return [
    {
      originSelectionRange: rangeOf(from),
      targetUri: document.uri,
      targetRange: document.range(moved(node, file.offset)),
      targetSelectionRange: rangeOf(place),
    },
  ]
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })

/** What one server sets another never sees: of a name with many definitions, those a request here can meet. */
function nearest({ place, places }: Meaning): readonly Place[] {
  const all = places.filter(({ isDefinition }) => isDefinition)
  const own = all.find(({ document, start }) => document === place.document && start === place.start)
  if (own) return [own]
  const here = new Set(statementsOf(place.project, place.occurrence.statement.node).map(serverOf))
  const met = all.filter((definition) => {
    const { node } = definition.occurrence.statement
    return statementsOf(definition.project, node).some((statement) => {
      const server = serverOf(statement)
      return server === undefined || here.has(undefined) || here.has(server)
    })
  })
  return met.length > 0 ? met : all
}

function serverOf({ scope }: Statement): Scope | undefined {
  for (const outer of outwards(scope))
    if (outer.context === 'http.server' || outer.context === 'stream.server') return outer
  return undefined
}

/** `$1` and `${1}` at the cursor, when one regular expression is certain to be meant. */
function toGroup({ workspace, document, project, file, offset, statement, word }: Cursor): LocationLink | undefined {
  if (!statement || !word) return undefined
  const text = file.tree.text
  for (const use of text.slice(word.node.start, word.node.end).matchAll(/\$(?:([1-9])|\{([1-9])\})/g)) {
    const start = word.node.start + use.index
    if (offset < start || offset > start + use[0].length) continue
    const number = Number(use[1] ?? use[2])
    const pattern = sameInAll(statement.node, number, project)
    if (pattern?.statement.node === statement.node && pattern.argument === word.argument) continue
    const group = pattern && groupsOf(pattern.text).numbered[number - 1]
    const target = pattern && workspace.document(pattern.statement.file.path)
    if (!group || !target) continue
    const { node, file: other } = pattern.statement
    const written = pattern.argument < 0 ? node.name : node.args[pattern.argument]!
    const part = { start: pattern.start + group.start, end: pattern.start + group.end }
    return {
      originSelectionRange: document.range(moved({ start, end: start + use[0].length }, file.offset)),
      targetUri: target.uri,
      targetRange: target.range(moved({ start: node.start, end: headEnd(node) }, other.offset)),
      targetSelectionRange: target.range(moved(partOfWord(other.tree.text, written, part), other.offset)),
    }
  }
  return undefined
}

/** A file that is included twice may find another regular expression around it each time. */
function sameInAll(node: Directive, group: number, project: Project): Pattern | undefined {
  const [first, ...others] = statementsOf(project, node).map((statement) => patternInForce(statement, group, project))
  const same = (other: Pattern | undefined) =>
    other?.statement.node === first?.statement.node && other?.argument === first?.argument
  return others.every(same) ? first : undefined
}

const headEnd = ({ name, args }: Directive): number => (args.at(-1) ?? name).end

/** The files that the include at the cursor brings. */
function toFiles({ workspace, document, project, file, statement, word }: Cursor): LocationLink[] {
  if (!statement || word?.argument !== 0) return []
  const include = project.includes.find(({ node }) => node === statement.node)
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  return (include?.files ?? []).flatMap(({ path }) => {
    const target = workspace.document(path)
    if (!target) return []
    const originSelectionRange = document.range(moved(word.node, file.offset))
    return [{ originSelectionRange, targetUri: target.uri, targetRange: nowhere, targetSelectionRange: nowhere }]
  })
}

const unique = (links: readonly LocationLink[]): LocationLink[] =>
  links.filter(({ targetUri }, index) => links.findIndex((other) => other.targetUri === targetUri) === index)
