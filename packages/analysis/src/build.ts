import type { Context, DirectiveSpec, MatchOptions, Registry } from '@nginx-lint/directives'
import type { Directive, Item } from '@nginx-lint/syntax'
import type { Include } from './includes.ts'
import { type Change, type Known, knowledgeOf, type Mutable, type Open } from './known.ts'
import type { Scope, Statement } from './scope.ts'
import type { SourceFile } from './source.ts'
import { suggest } from './suggest.ts'

interface Building {
  readonly registry: Registry
  readonly matching: MatchOptions
  readonly includes: ReadonlyMap<Directive, Include>
  /** An earlier reading for the same nginx, which is used up: what is the same lives on in this one. */
  readonly previous?: Known
}

/** A block, which is filled when all that stands beside it is known. */
interface Waiting {
  /** Its place among the statements of its scope. */
  readonly at: number
  readonly node: Directive
  readonly open: Open
  readonly isKnown: boolean
}

/** What a block, or a file, is filled with. */
interface Filling {
  readonly into: Scope
  readonly open: Open
  /** The block whose lines these are, when it holds entries instead of directives. */
  readonly entriesOf?: DirectiveSpec | undefined
  /** What it was in an earlier reading. */
  readonly earlier: Scope | undefined
  /** What counts in it of what stands around it is what it was. */
  readonly isSame: boolean
}

/** A configuration, and what is another in it than in the earlier reading. */
export interface Built {
  readonly root: Scope
  readonly changes: readonly Change[]
}

/** Resolves a file's statements, with the files it includes standing where they are included. */
export function buildScope(file: SourceFile, context: Context, building: Building): Built {
  const { registry, matching, includes, previous } = building
  const knowledge = knowledgeOf(includes, previous)
  const root: Scope = { context, opener: undefined, outer: undefined, statements: [] }
  fill({ into: root, open: { file, outer: undefined }, earlier: previous?.root, isSame: true }, file.tree.items)
  return { root, changes: knowledge.changes }

  function fill({ into, open, entriesOf, earlier, isSame }: Filling, items: readonly Item[]): void {
    const statements = into.statements as Statement[]
    const level = knowledge.within(earlier, into)
    const waiting: Waiting[] = []
    gather(open, items)
    level.end()
    const isSameInside = isSame && level.isSame()
    for (const { at, node, open, isKnown } of waiting) {
      const made = statements[at]! // where it was put
      if (isKnown && isSameInside && made.node === node && knowledge.isUntouched(made, open)) continue
      const filled: Mutable<Statement> = isKnown ? statement(node, made) : made
      statements[at] = filled
      fillBlock(filled, node, { open, earlier: made.inner, isSame: isSameInside })
      if (!filled.inner) knowledge.closed(made.inner)
    }
    knowledge.note(into, open)

    function gather(open: Open, items: readonly Item[]): void {
      for (const node of items) {
        if (node.kind !== 'directive') continue
        const known = level.take(node, open.file)
        const found = known ?? made(node, open.file, into, entriesOf)
        const isKnown = known !== undefined
        if (!isKnown) knowledge.came(found)
        level.add(found, node, isKnown)
        if (node.body?.kind === 'block') waiting.push({ at: statements.length, node, open, isKnown })
        statements.push(found)
        for (const file of includes.get(node)?.files ?? [])
          if (!isOpen(file, open)) gather({ file, outer: open }, file.tree.items)
      }
    }
  }

  function made(node: Directive, file: SourceFile, scope: Scope, entriesOf: DirectiveSpec | undefined): Statement {
    const name = node.name.value
    const args = node.args.map((word) => word.value)
    const spec = entriesOf ? undefined : registry.resolve(name, scope.context!, matching.target, args, matching.plus)
    const entry = entriesOf && !node.body ? entriesOf.matchEntry([name, ...args], matching) : undefined
    return statement(node, { file, name, args, spec, fit: entry ?? spec?.match(args, matching), scope })
  }

  function fillBlock(
    opener: Mutable<Statement>,
    { body }: Directive,
    filling: Pick<Filling, 'open' | 'earlier' | 'isSame'>,
  ): void {
    const { scope: outer, spec, name } = opener
    const { context } = outer
    if (context === undefined || body?.kind !== 'block') return
    const meant = spec ?? intended(name, context)
    const inside = meant?.opens(context)
    if (!meant || inside === undefined || inside === 'lua') return
    const inner = typeof inside === 'string' ? inside : undefined
    opener.inner = { context: inner, opener, outer, statements: [] }
    fill({ ...filling, into: opener.inner, entriesOf: inner === undefined ? meant : undefined }, body.items)
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

/** Made in one place, and nowhere by spreading another: millions of reads are fast only while all have one shape. */
const statement = (
  node: Directive,
  { file, name, args, spec, fit, scope }: Omit<Statement, 'node' | 'inner'>,
): Statement => ({ node, file, name, args, spec, fit, scope, inner: undefined })

function isOpen(file: SourceFile, open: Open | undefined): boolean {
  for (let at = open; at; at = at.outer) if (at.file === file) return true
  return false
}

/** Of several modules' blocks of one name, that of the same part of nginx. */
const nearest = (specs: readonly DirectiveSpec[], context: Context): DirectiveSpec | undefined =>
  specs.find((s) => s.module.family === context.split('.')[0]) ?? specs[0]
