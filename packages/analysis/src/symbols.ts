import { type Binding, type SymbolFacts, typeOf } from '@nginx-lint/directives'
import { allIn } from './facts.ts'
import { type Scope, type Statement, walk } from './scope.ts'

/** A place where a name is defined or used. `start` and `end` are offsets in the value of that argument. */
export interface Occurrence {
  readonly statement: Statement
  /** -1 is the directive's own name: the first word of an entry. `BODY` is its Lua code, braces included. */
  readonly argument: number
  readonly start: number
  readonly end: number
  readonly name: string
  /** nginx refuses to load when nothing defines the name used here. */
  readonly required: boolean
  /** What else the text may be meant for. */
  readonly otherwise: string | undefined
}

/** Where an occurrence is that stands in no word. */
export const BODY = -2

/** What a name stands for, where one name means one thing. */
export interface Symbol {
  readonly facts: SymbolFacts
  readonly name: string
  readonly definitions: readonly Occurrence[]
  readonly references: readonly Occurrence[]
}

export interface Symbols {
  readonly all: readonly Symbol[]
  find(kind: string, name: string, from: Statement): Symbol | undefined
}

/** A name in a statement. */
interface Place {
  readonly facts: SymbolFacts
  /** As names are compared. */
  readonly name: string
  readonly occurrence: Occurrence
  readonly defines: boolean
}

function* placesOf(statement: Statement, bindings: readonly Binding[]): Generator<Place> {
  for (const binding of bindings) {
    const facts = typeOf(binding.value).symbol
    if (!facts) continue
    const place = occurrence(statement, binding, facts)
    const name = facts.caseless ? place.name.toLowerCase() : place.name
    yield { facts, name, occurrence: place, defines: binding.value.defines }
  }
}

const NOTHING: readonly Place[] = []

const placesIn = allIn((statement): Iterable<Place> => {
  const bindings = statement.fit?.bindings ?? []
  return bindings.length > 0 ? placesOf(statement, bindings) : NOTHING
})

function* otherPlacesIn(root: Scope, bindings: (statement: Statement) => readonly Binding[]): Generator<Place> {
  for (const statement of walk(root)) yield* placesOf(statement, bindings(statement))
}

/** All names of a configuration, from the bindings of the notation: `<new x>` defines, `<x>` refers. */
export function collectSymbols(root: Scope, bindings?: (statement: Statement) => readonly Binding[]): Symbols {
  const table = new Map<string, Symbol>()
  const servers = new Map<Scope, number>()
  for (const { facts, name, occurrence, defines } of bindings ? otherPlacesIn(root, bindings) : placesIn(root)) {
    const id = `${facts.kind}\n${owner(facts.within, occurrence.statement)}\n${name}`
    let symbol = table.get(id)
    if (!symbol) {
      symbol = { facts, name: occurrence.name, definitions: [], references: [] }
      table.set(id, symbol)
    }
    ;((defines ? symbol.definitions : symbol.references) as Occurrence[]).push(occurrence)
  }
  return {
    all: [...table.values()],
    find: (kind, name, from) => {
      for (const within of ['family', 'project', 'server'] as const) {
        const found =
          table.get(`${kind}\n${owner(within, from)}\n${name}`) ??
          table.get(`${kind}\n${owner(within, from)}\n${name.toLowerCase()}`)
        if (found) return found
      }
      return undefined
    },
  }

  /** What a name belongs to: all of it, one of http, stream and mail, or one server. */
  function owner(within: SymbolFacts['within'], statement: Statement): string {
    if (within === 'project') return ''
    if (within === 'family') return familyOf(statement)
    let { scope } = statement
    while (scope.outer && scope.context !== 'http.server' && scope.context !== 'stream.server') scope = scope.outer
    const id = servers.get(scope) ?? servers.size
    servers.set(scope, id)
    return String(id)
  }
}

/** http, stream or mail: whose names a statement shares. */
export function familyOf(statement: Statement): string {
  for (let scope: Scope | undefined = statement.scope; scope; scope = scope.outer)
    if (scope.context) {
      const end = scope.context.indexOf('.')
      return end < 0 ? scope.context : scope.context.slice(0, end)
    }
  return 'main'
}

function occurrence(statement: Statement, { argument, start, end }: Binding, facts: SymbolFacts): Occurrence {
  const isEntry = statement.scope.context === undefined
  const index = isEntry ? argument - 1 : argument
  const text = index < 0 ? statement.name : statement.args[index]!
  const { required = false, otherwise } = facts
  return { statement, argument: index, start, end, name: text.slice(start, end), required, otherwise }
}
