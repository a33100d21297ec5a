import { toBytes } from './bytes.ts'
import type { Level, LocationConf } from './configuration.ts'
import { takerOf } from './levels.ts'
import { findStatic } from './location-tree.ts'

/**
 * Of a server: the regular expression that takes a URI away from a prefix location of it. Undefined: none does, it is
 * not the longest that the URI begins with, or it cannot be decided.
 */
export function regexTakers(server: Level): (uri: string, prefix: LocationConf) => LocationConf | undefined {
  const known = knownOf(server)
  return (uri, prefix) => {
    if (prefix.level.all.length > 0) {
      const taker = takerOf(server, uri)
      return taker?.regex && server.regexes.includes(taker) ? taker : undefined
    }
    const found = findStatic(server.tree, toBytes(uri))
    if (found?.as !== 'prefix' || found.location !== prefix) return undefined
    let at = known.get(uri)
    if (at === undefined) {
      at = firstMatching(server, toBytes(uri))
      if (known.size >= MOST_URIS) known.clear()
      known.set(uri, at)
    }
    return server.regexes[at]
  }
}

/** In the order in which nginx tries them; -1 for none, and where it cannot be said whether one of them matches. */
function firstMatching({ regexes }: Level, uri: string): number {
  for (const [at, { regex }] of regexes.entries()) {
    const match = regex!.exec(uri)
    if (match) return match === 'undecided' ? -1 : at
  }
  return -1
}

/** By the regular expressions of a server what they take, so that a keystroke elsewhere need not compile them all. */
const matches = new Map<string, Map<string, number>>()
const MOST_SERVERS = 100
const MOST_URIS = 5_000

function knownOf({ regexes }: Level): Map<string, number> {
  const key = regexes.map(({ regex }) => `${regex!.isCaseless ? '~*' : '~'}${regex!.text}`).join('\n')
  let known = matches.get(key)
  if (!known) {
    if (matches.size >= MOST_SERVERS) matches.delete(matches.keys().next().value!)
    known = new Map()
    matches.set(key, known)
  }
  return known
}
