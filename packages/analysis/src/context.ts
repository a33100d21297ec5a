import type { Context, Registry } from '@nginx-lint/directives'
import type { Item } from '@nginx-lint/syntax'
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

/** The context that admits most of a fragment's statements, those in its blocks and in the files it includes counted. */
export function fittingContext(
  items: readonly Item[],
  registry: Registry,
  included: (include: Item) => readonly Item[] = () => [],
): Context {
  if (isMainFile(items, registry)) return 'main'
  const meant = intentions(registry)
  let best: Context = 'main'
  let most = -1
  for (const context of CANDIDATES) {
    const fitting = admitted(items, context, 0)
    if (fitting > most) {
      best = context
      most = fitting
    }
  }
  return best

  function admitted(items: readonly Item[], context: Context, depth: number): number {
    let count = 0
    for (const item of items.slice(0, SAMPLE)) {
      if (item.kind !== 'directive') continue
      if (depth < 4) count += admitted(included(item), context, depth + 1)
      const spec = registry.resolve(meant(item.name.value), context)
      if (!spec || (spec.facts.block !== undefined) !== (item.body !== undefined)) continue
      count += 2 + (spec.match(item.args.map((word) => word.value)).ok ? 1 : 0)
      const inside = spec.opens(context)
      if (item.body?.kind === 'block' && typeof inside === 'string' && inside !== 'lua' && depth < 4)
        count += admitted(item.body.items, inside, depth + 1)
    }
    return count
  }
}

/** Unknown names that are looked at: a file that has more of them speaks of something else. */
const MISSPELT = 20

/** Also a misspelt directive speaks for a context: the name it is meant for, each looked up once. */
function intentions(registry: Registry): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    if (registry.find(name).length > 0) return name
    const before = known.get(name)
    if (before !== undefined) return before
    const better = known.size < MISSPELT ? (suggest(name, registry.names()) ?? name) : name
    known.set(name, better)
    return better
  }
}
