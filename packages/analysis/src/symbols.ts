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
  /** Of what belongs to a server as it is called in there: the server is another when something in it has changed. */
  readonly id: string
  readonly occurrence: Occurrence
  readonly defines: boolean
}

function* placesOf(statement: Statement, bindings: readonly Binding[]): Generator<Place> {
  for (const binding of bindings) {
    const facts = typeOf(binding.value).symbol
    if (!facts) continue
    const place = occurrence(statement, binding, facts)
    const name = facts.caseless ? place.name.toLowerCase() : place.name
    const owner = facts.within === 'family' ? familyOf(statement) : ''
    yield { facts, id: idOf(facts.kind, owner, name), occurrence: place, defines: binding.value.defines }
  }
}

/** Of what is called the same the first place gives the name. */
export function addTo(
  table: Map<string, Symbol>,
  id: string,
  { facts, occurrence, defines }: Pick<Place, 'facts' | 'occurrence' | 'defines'>,
): void {
  let symbol = table.get(id)
  if (!symbol) {
    symbol = { facts, name: occurrence.name, definitions: [], references: [] }
    table.set(id, symbol)
  }
  ;((defines ? symbol.definitions : symbol.references) as Occurrence[]).push(occurrence)
}

const idOf = (kind: string, owner: string, name: string): string => `${kind}\n${owner}\n${name}`

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
  for (const place of bindings ? otherPlacesIn(root, bindings) : placesIn(root)) {
    const { facts, occurrence, defines } = place
    const id = facts.within === 'server' ? `${serverOf(occurrence.statement)} ${place.id}` : place.id
    addTo(table, id, { facts, occurrence, defines })
  }
  return {
    all: [...table.values()],
    find: (kind, name, from) => {
      const within = (id: (name: string) => string) => table.get(id(name)) ?? table.get(id(name.toLowerCase()))
      return (
        within((name) => idOf(kind, familyOf(from), name)) ??
        within((name) => idOf(kind, '', name)) ??
        within((name) => `${serverOf(from)} ${idOf(kind, '', name)}`)
      )
    },
  }

  function serverOf({ scope: around }: Statement): number {
    let scope = around
    while (scope.outer && scope.context !== 'http.server' && scope.context !== 'stream.server') scope = scope.outer
    const id = servers.get(scope) ?? servers.size
    servers.set(scope, id)
    return id
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
