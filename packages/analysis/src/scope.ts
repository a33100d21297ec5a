import type { Context, DirectiveSpec, Match } from '@nginx-lint/directives'
import type { Directive } from '@nginx-lint/syntax'
import type { SourceFile } from './source.ts'

/** A directive and all we know about it. */
export interface Statement {
  readonly node: Directive
  readonly file: SourceFile
  readonly name: string
  /** What nginx sees of the arguments: unquoted, unescaped. */
  readonly args: readonly string[]
  /** What nginx would run here; undefined when it knows no such directive in this place, and for entries. */
  readonly spec: DirectiveSpec | undefined
  /** How the arguments fit `spec`, or the words of an entry its block. */
  readonly fit: Match | undefined
  readonly scope: Scope
  /** What its block holds; undefined without a block, for Lua, and when nobody knows what the block means. */
  readonly inner: Scope | undefined
}

/** The inside of a block, or of a whole file, with the files it includes standing where they are included. */
export interface Scope {
  /** Undefined inside a block of `key value;` entries. */
  readonly context: Context | undefined
  /** The block directive this is the inside of; undefined at the top. */
  readonly opener: Statement | undefined
  readonly outer: Scope | undefined
  readonly statements: readonly Statement[]
}

/** All statements, each before those of its block. Those of a whole project, which everybody asks for, are listed once. */
export function walk(root: Scope): Iterable<Statement> {
  return root.outer ? walked(root) : listOf(root).statements
}

/** Has any block of the project a directive of that name, known or not? Most are in none, and nobody need look for them. */
export function isAnywhere(scope: Scope, name: string): boolean {
  let root = scope
  while (root.outer) root = root.outer
  return listOf(root).byName.has(name)
}

/** All statements of a directive in a project, in the order of `walk`: whoever looks for one need not look at all. */
export const statementsCalled = (root: Scope, name: string): readonly Statement[] => listOf(root).byName.get(name) ?? []

/** The insides of all blocks of a project, in the order of `walk`, without its own. */
export const scopesIn = (root: Scope): readonly Scope[] => listOf(root).scopes

interface List {
  readonly statements: readonly Statement[]
  readonly byName: ReadonlyMap<string, readonly Statement[]>
  readonly scopes: readonly Scope[]
}

const lists = new WeakMap<Scope, List>()

function listOf(root: Scope): List {
  let list = lists.get(root)
  if (!list) {
    const byName = new Map<string, Statement[]>()
    const made = { statements: [], byName, scopes: [] }
    addAll(root, made)
    list = made
    lists.set(root, list)
  }
  return list
}

interface Building {
  readonly statements: Statement[]
  readonly byName: Map<string, Statement[]>
  readonly scopes: Scope[]
}

function addAll(scope: Scope, list: Building): void {
  for (const statement of scope.statements) {
    list.statements.push(statement)
    const same = list.byName.get(statement.name)
    if (same) same.push(statement)
    else list.byName.set(statement.name, [statement])
    if (!statement.inner) continue
    list.scopes.push(statement.inner)
    addAll(statement.inner, list)
  }
}

function* walked(root: Scope): Generator<Statement> {
  const stack: { readonly scope: Scope; at: number }[] = [{ scope: root, at: 0 }]
  while (stack.length > 0) {
    const top = stack.at(-1)!
    const statement = top.scope.statements[top.at++]
    if (!statement) {
      stack.pop()
      continue
    }
    yield statement
    if (statement.inner) stack.push({ scope: statement.inner, at: 0 })
  }
}

/** Is this a line of a `map`, `types`, … block? */
export const isEntry = (statement: Statement): boolean => statement.scope.context === undefined

/** The scopes from this one outwards. */
export function* outwards(scope: Scope): Generator<Scope> {
  for (let at: Scope | undefined = scope; at; at = at.outer) yield at
}
