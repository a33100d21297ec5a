import {
  BODY,
  bindingsOf,
  collectSymbols,
  factOf,
  familyOf,
  type Symbol as Name,
  type Occurrence,
  type Project,
  type SourceFile,
  type Statement,
  variablesOf,
  walk,
} from '@nginx-lint/analysis'
import { type Directive, partOfWord, pathTo, type Span } from '@nginx-lint/syntax'
import type { Cursor } from './cursor.ts'

/** A name at a place: what it stands for, and where exactly it is, at the offsets of the file's tree. */
export interface Named {
  readonly symbol: Name
  readonly occurrence: Occurrence
  readonly span: Span
}

interface Index {
  readonly all: readonly Name[]
  readonly at: ReadonlyMap<Directive, readonly Omit<Named, 'span'>[]>
  find(kind: string, name: string, from: Statement): Name | undefined
}

/** All that a project names: upstreams, zones, log formats, named locations, and its variables. */
export const namesOf = (project: Project): readonly Name[] => indexOf(project).all

/** What a name of some kind stands for in a statement. */
export const nameFrom = (project: Project, kind: string, name: string, from: Statement): Name | undefined =>
  indexOf(project).find(kind, name, from)

const indexOf = factOf((project: Project): Index => {
  const symbols = isBroken(project) ? collectSymbols(project.root, (s) => begunBindings(s, project)) : project.symbols
  const variables = new Map<string, Name>()
  for (const symbol of variablesOf(project)) {
    const { statement } = (symbol.definitions[0] ?? symbol.references[0])!
    variables.set(`${familyOf(statement)}\n${symbol.name.toLowerCase()}`, symbol)
  }
  const all = [...symbols.all.filter(({ facts }) => facts.kind !== 'variable'), ...variables.values()]
  const at = new Map<Directive, Omit<Named, 'span'>[]>()
  for (const symbol of all)
    for (const of of [symbol.definitions, symbol.references])
      for (const occurrence of of) {
        const { node } = occurrence.statement
        const there = at.get(node)
        if (there) there.push({ symbol, occurrence })
        else at.set(node, [{ symbol, occurrence }])
      }
  return {
    all,
    at,
    find: (kind, name, from) =>
      kind === 'variable' ? variables.get(`${familyOf(from)}\n${name.toLowerCase()}`) : symbols.find(kind, name, from),
  }
})

/** A statement that does not fit has no names in a project, such as one whose semicolon is not there yet. */
function isBroken({ root }: Project): boolean {
  for (const { fit } of walk(root)) if (fit && !fit.ok) return true
  return false
}

const begunBindings = (statement: Statement, project: Project) =>
  statement.fit && !statement.fit.ok ? bindingsOf(statement, project) : (statement.fit?.bindings ?? [])

/** Where the name stands in the text of its file. */
export function spanOf({ statement, argument, start, end }: Occurrence): Span {
  const { node, file } = statement
  if (argument === BODY) return { start: node.body!.start + start, end: node.body!.start + end }
  return partOfWord(file.tree.text, argument < 0 ? node.name : node.args[argument]!, { start, end })
}

/** The names at the cursor. There are two when a text may be either, such as a host that is an upstream's name. */
export const namesAt = ({ project, file, offset }: Cursor): readonly Named[] => namesAround(project, file, offset)

/** The same for an offset of a file's tree. What is written before a name, `$`, `${` or `@`, counts as its place. */
export function namesAround(project: Project, file: SourceFile, offset: number): readonly Named[] {
  const { at } = indexOf(project)
  const found: Named[] = []
  const node = pathTo(file.tree, offset).findLast((n) => n.kind === 'directive')
  for (const { symbol, occurrence } of (node && at.get(node)) ?? []) {
    const span = spanOf(occurrence)
    const before = /(\$\{?|@)?$/.exec(file.tree.text.slice(Math.max(span.start - 2, 0), span.start))![0].length
    if (offset < span.start - before || offset > span.end || found.some((other) => other.symbol === symbol)) continue
    found.push({ symbol, occurrence, span })
  }
  const nearest = found.find(({ span }) => offset >= span.start) ?? found[0]
  return found.filter(({ span }) => span.start === nearest?.span.start)
}
