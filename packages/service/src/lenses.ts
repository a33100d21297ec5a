import type { Statement } from '@nginx-lint/analysis'
import { type CodeLens, Command, type Location } from 'vscode-languageserver-types'
import { directivesOf } from './directives-of.ts'
import { includesOf } from './includes.ts'
import { rankOf } from './locations.ts'
import { meaningAt, rangeOf } from './meaning.ts'
import { namesOf, spanOf } from './names.ts'
import { partsOf, type Workspace } from './workspace.ts'

export interface LensOptions {
  /** How often an upstream, a zone, a log format, a named location or a map's variable is used. */
  readonly references?: boolean
  /** Where the file is included. */
  readonly includes?: boolean
  /** When a location is tried, where there are regular expressions beside it. */
  readonly locations?: boolean
}

/** Lines above definitions and at the top of included files. Their command has a URI, a position, and locations to show. */
export function codeLenses(
  workspace: Workspace,
  path: string,
  { references = true, includes = true, locations = true }: LensOptions = {},
): CodeLens[] {
  return [
    ...(includes ? includeLens(workspace, path) : []),
    ...(references ? referenceLenses(workspace, path) : []),
    ...(locations ? rankLenses(workspace, path) : []),
  ]
}

const SHOW = 'nginx-lint.showReferences'

function referenceLenses(workspace: Workspace, path: string): CodeLens[] {
  const document = workspace.document(path)
  if (!document) return []
  const lenses = new Map<number, CodeLens>()
  for (const { project, file } of partsOf(workspace, path))
    for (const { facts, definitions } of namesOf(project))
      for (const occurrence of definitions) {
        const { statement } = occurrence
        if (statement.file !== file || (facts.kind === 'variable' && !statement.inner)) continue
        const span = spanOf(occurrence)
        const start = span.start + file.offset
        if (lenses.has(start)) continue
        const range = document.range({ start, end: span.end + file.offset })
        const places = meaningAt(workspace, path, range.start)?.places ?? []
        const uses = places
          .filter(({ isDefinition }) => !isDefinition)
          .map((place) => ({ uri: place.document.uri, range: rangeOf(place) }))
        const title = uses.length === 0 ? 'no references' : `${uses.length} reference${uses.length === 1 ? '' : 's'}`
        lenses.set(start, { range, command: Command.create(title, SHOW, document.uri, range.start, uses) })
      }
  return [...lenses].sort(([a], [b]) => a - b).map(([, lens]) => lens)
}

function includeLens(workspace: Workspace, path: string): CodeLens[] {
  const document = workspace.document(path)
  const places = includesOf(workspace, path)
  const [first, ...more] = places
  if (!document || !first) return []
  const title = `included by ${first.name}:${first.location.range.start.line + 1}${more.length > 0 ? ` and ${more.length} more` : ''}`
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  const locations = places.map(({ location }) => location)
  return [{ range, command: Command.create(title, SHOW, document.uri, range.start, locations) }]
}

function rankLenses(workspace: Workspace, path: string): CodeLens[] {
  const document = workspace.document(path)
  if (!document) return []
  const lenses = new Map<number, CodeLens>()
  for (const { project, file } of partsOf(workspace, path))
    for (const node of directivesOf(file, { start: 0, end: file.tree.text.length })) {
      const start = node.start + file.offset
      const rank = lenses.has(start) ? undefined : rankOf(project, node)
      if (!rank) continue
      const range = document.range({ start, end: (node.args.at(-1) ?? node.name).end + file.offset })
      const before = rank.before.flatMap((statement) => headOf(workspace, statement) ?? [])
      lenses.set(start, { range, command: Command.create(rank.text, SHOW, document.uri, range.start, before) })
    }
  return [...lenses.values()]
}

function headOf(workspace: Workspace, { node, file }: Statement): Location | undefined {
  const document = workspace.document(file.path)
  const span = { start: node.start + file.offset, end: (node.args.at(-1) ?? node.name).end + file.offset }
  return document && { uri: document.uri, range: document.range(span) }
}
