import type { Context, DirectiveSpec, MatchOptions, Registry } from '@nginx-lint/directives'
import type { Directive, Item } from '@nginx-lint/syntax'
import type { Include } from './includes.ts'
import type { Scope, Statement } from './scope.ts'
import type { SourceFile } from './source.ts'
import { suggest } from './suggest.ts'

interface Building {
  readonly registry: Registry
  readonly matching: MatchOptions
  readonly includes: ReadonlyMap<Directive, Include>
  /** Of an earlier reading for the same nginx: how the arguments of files that are the same fitted. */
  readonly previous?: Listings
}

/** By file: its directives in the order of its text. Of a file that is included twice, those of the first time. */
export type Listings = ReadonlyMap<SourceFile, readonly Statement[]>

/** The directives of a file, as far as it has been read, and those of the last time. */
interface Listing {
  readonly now: Statement[]
  readonly before: readonly Statement[]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Resolves a file's statements, with the files it includes standing where they are included. */
export function buildScope(
  file: SourceFile,
  context: Context,
  { registry, matching, includes, previous }: Building,
): { readonly root: Scope; readonly listings: Listings } {
  const open = new Set<SourceFile>()
  const listings = new Map<SourceFile, Statement[]>()
  const root = scope(context, undefined, undefined)
  fillFile(root, file, undefined)
  return { root, listings }

  function scope(context: Context | undefined, opener: Statement | undefined, outer: Scope | undefined): Scope {
    return { context, opener, outer, statements: [] }
  }

  function fillFile(into: Scope, from: SourceFile, entriesOf: DirectiveSpec | undefined): void {
    if (open.has(from)) return
    open.add(from)
    const now: Statement[] = []
    if (!listings.has(from)) listings.set(from, now)
    fill(into, from, from.tree.items, entriesOf, { now, before: previous?.get(from) ?? [] })
    open.delete(from)
  }

  /** `entriesOf`: the block whose lines these are, when it holds entries instead of directives. */
  function fill(
    into: Scope,
    from: SourceFile,
    items: readonly Item[],
    entriesOf: DirectiveSpec | undefined,
    listing: Listing,
  ): void {
    for (const node of items) {
      if (node.kind !== 'directive') continue
      const statement = entriesOf ? entry(node, from, into, entriesOf) : directive(node, from, into, listing)
      ;(into.statements as Statement[]).push(statement)
      for (const included of includes.get(node)?.files ?? []) fillFile(into, included, entriesOf)
    }
  }

  function entry(node: Directive, from: SourceFile, into: Scope, block: DirectiveSpec): Statement {
    const args = node.args.map((word) => word.value)
    const name = node.name.value
    return {
      node,
      file: from,
      name,
      args,
      spec: undefined,
      fit: node.body ? undefined : block.matchEntry([name, ...args], matching),
      scope: into,
      inner: undefined,
    }
  }

  function directive(node: Directive, from: SourceFile, into: Scope, listing: Listing): Statement {
    const name = node.name.value
    const context = into.context!
    const before = listing.before[listing.now.length]
    const args = before?.node === node ? before.args : node.args.map((word) => word.value)
    const spec = registry.resolve(name, context, matching.target, args, matching.plus)
    const isKnown = before?.node === node && before.spec === spec
    const statement: Mutable<Statement> = {
      node,
      file: from,
      name,
      args,
      spec,
      fit: isKnown ? before.fit : spec?.match(args, matching),
      scope: into,
      inner: undefined,
    }
    listing.now.push(statement)
    if (node.body?.kind !== 'block') return statement
    const meant = spec ?? intended(name, context)
    const inside = meant?.opens(context)
    if (!meant || inside === undefined || inside === 'lua') return statement
    const inner = scope(typeof inside === 'string' ? inside : undefined, statement, into)
    statement.inner = inner
    fill(inner, from, node.body.items, typeof inside === 'string' ? undefined : meant, listing)
    return statement
  }

  /** A block in the wrong place or misspelt still tells what its statements are meant to be. */
  function intended(name: string, context: Context): DirectiveSpec | undefined {
    const blocks = (specs: readonly DirectiveSpec[]) => specs.filter((s) => s.facts.block !== undefined)
    const known = blocks(registry.find(name))
    if (known.length > 0) return nearest(known, context)
    const here = blocks(registry.in(context))
    const better = suggest(
      name,
      here.map((s) => s.name),
    )
    return here.find((s) => s.name === better)
  }
}

/** Of several modules' blocks of one name, that of the same part of nginx. */
const nearest = (specs: readonly DirectiveSpec[], context: Context): DirectiveSpec | undefined =>
  specs.find((s) => s.module.family === context.split('.')[0]) ?? specs[0]
