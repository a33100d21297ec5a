import type { Directive, Word } from '@nginx-lint/syntax'
import type { Include } from './includes.ts'
import type { Scope, Statement } from './scope.ts'
import type { SourceFile } from './source.ts'

/** An earlier reading: its statements, and what its includes led to. */
export interface Known {
  readonly root: Scope
  readonly includes: readonly Include[]
}

/**
 * What of an earlier reading is still so. Statements and scopes live on from one reading to the next, and what is known
 * of them with them (`factOf`): a block does when nothing in it is another, and nothing around it that counts in it.
 * What stands in other blocks may have changed.
 */
export interface Knowledge {
  /** What was known of the block that is now `into`. */
  within(earlier: Scope | undefined, into: Scope): Level
  /** Is a block what it was, with all files that are included in it? */
  isUntouched(block: Statement, open: Open): boolean
  /** A block is filled. */
  note(scope: Scope, open: Open): void
  readonly changes: readonly Change[]
  came(statement: Statement): void
  /** A block is no more, and all that stood in it. */
  closed(scope: Scope | undefined): void
}

/** A statement that came or went; not a block because of what came or went in it. */
export interface Change {
  readonly statement: Statement
  /** Of one that went: the block it stood in, as it is now, if it is still there. */
  readonly left?: Scope | undefined
}

/** The statements of a block, in their order. */
export interface Level {
  /**
   * The statement that this was, as a part of this reading; a block with all that was in it, which is that of another
   * node when something in it has changed.
   */
  take(node: Directive, file: SourceFile): Statement | undefined
  /** What now stands there. */
  add(statement: Statement, node: Directive, isKnown: boolean): void
  /** Is all as it was that counts in the blocks of this one? */
  isSame(): boolean
  /** All is added. */
  end(): void
}

/** The files around a place, of which none is included once more in there. */
export interface Open {
  readonly file: SourceFile
  readonly outer: Open | undefined
}

/** The includes that stand in a block, at any depth, and the files around it. */
interface Inside {
  readonly nodes: readonly Directive[]
  readonly files: string
}

const insides = new WeakMap<Scope, Inside>()

export function knowledgeOf(includes: ReadonlyMap<Directive, Include>, previous: Known | undefined): Knowledge {
  const before = new Map(previous?.includes.map((include) => [include.node, include] as const))
  const changes: Change[] = []
  return {
    changes,
    came: (statement) => void (previous && changes.push({ statement })),
    closed,
    within(earlier, into) {
      const isMeant = earlier?.context === into.context && earlier?.opener?.spec === into.opener?.spec
      if (!isMeant) closed(earlier)
      return levelOf(isMeant ? earlier : undefined, into, isUnchanged, goes)
    },
    isUntouched({ inner }, open) {
      const inside = inner && insides.get(inner)
      return !inside || (inside.files === filesOf(open) && inside.nodes.every(leadsToTheSame))
    },
    note(scope, open) {
      const nodes: Directive[] = []
      for (const { node, inner } of scope.statements)
        if (inner) nodes.push(...(insides.get(inner)?.nodes ?? []))
        else if (includes.has(node)) nodes.push(node)
      if (nodes.length > 0) insides.set(scope, { nodes, files: filesOf(open) })
    },
  }

  function closed(scope: Scope | undefined): void {
    for (const statement of scope?.statements ?? []) goes(statement, undefined)
  }

  function goes(statement: Statement, left: Scope | undefined): void {
    changes.push({ statement, left })
    closed(statement.inner)
  }

  /** What an `include` leads to stands beside it, and is looked at there. */
  function isUnchanged({ node, inner }: Statement): boolean {
    return inner ? (insides.get(inner)?.nodes ?? []).every(leadsToTheSame) : isFoundAsBefore(node)
  }

  function leadsToTheSame(node: Directive): boolean {
    const files = includes.get(node)?.files
    const earlier = before.get(node)?.files
    return (
      isFoundAsBefore(node) && files?.length === earlier?.length && !files?.some((file, i) => file !== earlier?.[i])
    )
  }

  function isFoundAsBefore(node: Directive): boolean {
    const [one, two] = [before.get(node), includes.get(node)]
    return one?.found === two?.found && one?.pattern === two?.pattern && one?.isMapped === two?.isMapped
  }
}

function levelOf(
  earlier: Scope | undefined,
  into: Scope,
  isUnchanged: (statement: Statement) => boolean,
  goes: (statement: Statement, left: Scope) => void,
): Level {
  const known = earlier?.statements ?? []
  const around = known.filter(countsInside)
  let at = 0
  let seen = 0
  let isSame = earlier !== undefined
  let places: Map<Word, number> | undefined
  return {
    take(node, file) {
      let found = at
      if (known[at]?.node.name !== node.name) {
        places ??= placesOf(known, at)
        found = places.get(node.name) ?? -1
      }
      const statement = found < at ? undefined : known[found]
      if (!statement) return undefined
      for (; at < found; at++) goes(known[at]!, into)
      at = found + 1
      adopt(statement, file, into)
      return statement
    },
    add(statement, node, isKnown) {
      if (isSame && countsInside(statement))
        isSame = isKnown && around[seen++] === statement && statement.node === node && isUnchanged(statement)
    },
    isSame: () => isSame && seen === around.length,
    end() {
      for (; at < known.length; at++) goes(known[at]!, into)
    },
  }
}

/** By their names, which edits elsewhere leave alone. Each once: of a file that is included twice, only one can be what it was. */
function placesOf(statements: readonly Statement[], from: number): Map<Word, number> {
  const places = new Map<Word, number>()
  for (let i = statements.length - 1; i >= from; i--) places.set(statements[i]!.node.name, i)
  return places
}

/**
 * May what stands in blocks beside it be another because of this? Not because of other blocks, unless they hold what is
 * inherited, as `types` does: what has a name is asked for by that, in all of the configuration.
 */
function countsInside({ node, spec, fit, scope }: Statement): boolean {
  if (node.body?.kind !== 'block' || !spec || scope.context === undefined) return true
  const isNamed = fit?.bindings.some(({ value }) => value.defines) === true
  return !isNamed && typeof spec.opens(scope.context) !== 'string'
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function adopt(statement: Statement, file: SourceFile, scope: Scope): void {
  const mutable: Mutable<Statement> = statement
  mutable.scope = scope
  if (statement.inner) (statement.inner as Mutable<Scope>).outer = scope
  if (statement.file === file) return
  const old = statement.file
  mutable.file = file
  if (statement.inner) moveTo(file, old, statement.inner)
}

/** A file that has changed elsewhere is another one. */
function moveTo(file: SourceFile, old: SourceFile, { statements }: Scope): void {
  for (const statement of statements) {
    if (statement.file === old) (statement as Mutable<Statement>).file = file
    if (statement.inner) moveTo(file, old, statement.inner)
  }
}

function filesOf(open: Open): string {
  const paths: string[] = []
  for (let at: Open | undefined = open; at; at = at.outer) paths.push(at.file.path)
  return paths.join('\n')
}
