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
  return listOf(root).names.has(name)
}

interface List {
  readonly statements: readonly Statement[]
  readonly names: ReadonlySet<string>
}

const lists = new WeakMap<Scope, List>()

function listOf(root: Scope): List {
  let list = lists.get(root)
  if (!list) {
    const statements: Statement[] = []
    const names = new Set<string>()
    addAll(root, statements, names)
    list = { statements, names }
    lists.set(root, list)
  }
  return list
}

function addAll(scope: Scope, statements: Statement[], names: Set<string>): void {
  for (const statement of scope.statements) {
    statements.push(statement)
    names.add(statement.name)
    if (statement.inner) addAll(statement.inner, statements, names)
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
