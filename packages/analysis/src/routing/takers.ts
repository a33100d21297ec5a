import { remembering } from '../facts.ts'
import { toBytes } from './bytes.ts'
import type { Level, LocationConf } from './configuration.ts'
import { takerOf } from './levels.ts'
import { findStatic } from './location-tree.ts'

/**
 * Of a server: what takes a URI that begins as one of its prefix locations does, that one or another. Undefined: it
 * cannot be decided, or is none of the server's own. As `takerOf`, for many of them.
 */
export function takersIn(server: Level): (uri: string, prefix: LocationConf) => LocationConf | undefined {
  const known = knownOf(server)
  return (uri, prefix) => {
    const bytes = toBytes(uri)
    const found = findStatic(server.tree, bytes)
    if (prefix.level.all.length > 0 || found?.as !== 'prefix' || found.location !== prefix) return takerOf(server, uri)
    if (prefix.kind === 'prefix-first') return prefix
    const at = known(uri, () => firstMatching(server, bytes))
    return at === NONE ? prefix : server.regexes[at]
  }
}

const NONE = -1
const UNDECIDED = -2

/** In the order in which nginx tries them. */
function firstMatching({ regexes }: Level, uri: string): number {
  for (const [at, { regex }] of regexes.entries()) {
    const match = regex!.exec(uri)
    if (match) return match === 'undecided' ? UNDECIDED : at
  }
  return NONE
}

/** By the regular expressions of a server what they take, so that a keystroke elsewhere need not compile them all. */
const servers = remembering<ReturnType<typeof remembering<number>>>(100)
const MOST_URIS = 5_000

function knownOf({ regexes }: Level): ReturnType<typeof remembering<number>> {
  const written = regexes.map(({ regex }) => `${regex!.isCaseless ? '~*' : '~'}${regex!.text}`).join('\n')
  return servers(written, () => remembering(MOST_URIS))
}
