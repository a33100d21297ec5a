import type { Context, DirectiveSpec, Registry } from '@nginx-lint/directives'
import type { Directive, Item } from '@nginx-lint/syntax'
import { suggest } from './suggest.ts'

/** Contexts a fragment may be meant for; of two that admit the same, the one that comes first. */
const CANDIDATES: readonly Context[] = [
  'main',
  'http.server',
  'http.location',
  'http',
  'http.upstream',
  'events',
  'stream.server',
  'stream',
  'stream.upstream',
  'mail.server',
  'mail',
  'http.server.if',
  'http.location.if',
  'http.location.limit_except',
  'http.match',
  'stream.match',
  'mgmt',
  'rtmp.application',
  'rtmp.server',
  'rtmp',
]

/** Does the file begin at the top, with `http` or `events`, rather than being meant for an include? */
export const isMainFile = (items: readonly Item[], registry: Registry): boolean =>
  items.some(
    (item) =>
      item.kind === 'directive' &&
      item.body?.kind === 'block' &&
      typeof registry.resolve(item.name.value, 'main')?.facts.block === 'string',
  )

/** Statements of a level that are looked at: enough to tell, whatever the file's size. */
const SAMPLE = 200

/** The context that admits most of a fragment's statements, those in its blocks included. */
export function fittingContext(items: readonly Item[], registry: Registry): Context {
  if (isMainFile(items, registry)) return 'main'
  let best: Context = 'main'
  let most = -1
  for (const context of CANDIDATES) {
    const fitting = admitted(items, context, registry, 0)
    if (fitting > most) {
      best = context
      most = fitting
    }
  }
  return best
}

function admitted(items: readonly Item[], context: Context, registry: Registry, depth: number): number {
  let count = 0
  for (const item of items.slice(0, SAMPLE)) {
    if (item.kind !== 'directive') continue
    const spec = registry.resolve(item.name.value, context) ?? misspelt(item, context, registry)
    if (!spec || (spec.facts.block !== undefined) !== (item.body !== undefined)) continue
    count += 2 + (fits(item, (args) => spec.match(args).ok) ? 1 : 0)
    const inside = spec.opens(context)
    if (item.body?.kind === 'block' && typeof inside === 'string' && inside !== 'lua' && depth < 4)
      count += admitted(item.body.items, inside, registry, depth + 1)
  }
  return count
}

/** Also a misspelt directive speaks for a context. */
function misspelt({ name }: Directive, context: Context, registry: Registry): DirectiveSpec | undefined {
  if (registry.find(name.value).length > 0) return undefined
  const here = registry.in(context)
  const better = suggest(
    name.value,
    here.map((spec) => spec.name),
  )
  return here.find((spec) => spec.name === better)
}

const fits = (directive: Directive, match: (args: readonly string[]) => boolean): boolean =>
  match(directive.args.map((word) => word.value))
