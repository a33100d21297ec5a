import { toBytes, toText } from './bytes.ts'
import type { ServerConf } from './configuration.ts'
import type { PatternMatch } from './pattern.ts'
import { fitness, type NamePattern, validHost } from './server-names.ts'
import type { Socket } from './sockets.ts'
import type { Considered } from './trace.ts'

export interface ServerChoice {
  /** Undefined: it cannot be said which. */
  readonly server: ServerConf | undefined
  readonly why: string
  /** Of the regular expression that is the server's name. */
  readonly match: PatternMatch | undefined
  readonly considered: readonly Considered[]
}

/** The server of a socket that takes requests for a host (ngx_http_find_virtual_server). */
export function chooseServer(socket: Socket, header: string): ServerChoice {
  const { servers, byDefault } = socket
  const host = header === '' ? '' : validHost(toBytes(header))
  const considered: Considered[] = []
  const chosen = (server: ServerConf | undefined, why: string, match?: PatternMatch): ServerChoice => {
    return { server, why, match, considered: considered.filter(({ at }) => at !== server?.statement) }
  }
  if (host === undefined) return chosen(undefined, `"${header}" is no host name: nginx answers 400 (Bad Request)`)
  const shown = toText(host)
  const fitting = fittingNames(indexOf(socket), host)
  for (const { server, name } of fitting.slice(1))
    considered.push({ at: server.statement, why: `"${written(name)}" fits as well, but less closely` })
  const best = fitting[0]
  if (best?.name.kind !== 'exact' && indexOf(socket).hasUnknown)
    return chosen(undefined, 'one of the server names is not in the configuration')
  if (best) return chosen(best.server, `"${written(best.name)}" is the closest name for "${shown}"`)
  for (const { server, name } of host === '' ? [] : indexOf(socket).regexes) {
    const match = name.regex?.exec(host)
    const pattern = `"~${toText(name.text)}"`
    if (match === 'undecided') return chosen(undefined, `it cannot be decided whether ${pattern} matches`)
    if (match) return chosen(server, `${pattern} is the first regular expression for "${shown}"`, match)
    considered.push({ at: server.statement, why: `${pattern} does not match` })
  }
  if (servers.length === 1) return chosen(byDefault, 'is the only server there')
  const which = host === '' ? 'there is no host name' : `no server is called "${shown}"`
  return chosen(byDefault, `${which}: this is the default server there`)
}

interface Named {
  readonly server: ServerConf
  readonly name: NamePattern
}

/** The names of a socket's servers (ngx_http_virtual_names_t). */
interface NameIndex {
  /** Of two servers with one name the first has it, as nginx warns. */
  readonly exact: ReadonlyMap<string, Named>
  readonly wildcards: readonly Named[]
  readonly regexes: readonly Named[]
  readonly hasUnknown: boolean
}

const indexes = new WeakMap<Socket, NameIndex>()

/** Ten thousand servers on a socket are not read for each request. */
function indexOf(socket: Socket): NameIndex {
  const known = indexes.get(socket)
  if (known) return known
  const exact = new Map<string, Named>()
  const all = socket.servers.flatMap((server) => namesOrNone(server).map((name) => ({ server, name })))
  for (const named of all)
    if (named.name.kind === 'exact' && !exact.has(named.name.text)) exact.set(named.name.text, named)
  const index = {
    exact,
    wildcards: all.filter(({ name }) => WILDCARDS.has(name.kind)),
    regexes: all.filter(({ name }) => name.kind === 'regex'),
    hasUnknown: all.some(({ name }) => name.kind === 'unknown'),
  }
  indexes.set(socket, index)
  return index
}

const WILDCARDS: ReadonlySet<NamePattern['kind']> = new Set(['domain', 'leading', 'trailing'])

/** A server without a name has the empty one. */
function namesOrNone({ names, statement }: ServerConf): readonly NamePattern[] {
  return names.length > 0 ? names : [{ ...NAMELESS, statement }]
}

/** Names without regular expressions that fit, the closest first. */
function fittingNames({ exact, wildcards }: NameIndex, host: string): readonly Named[] {
  const found = exact.get(host)
  const others = wildcards.flatMap((named) => {
    const fit = host === '' ? undefined : fitness(named.name, host)
    return fit === undefined ? [] : [{ ...named, fit }]
  })
  return [...(found ? [found] : []), ...others.sort((a, b) => b.fit - a.fit)]
}

const NAMELESS = { argument: 0, kind: 'exact', text: '' } as const

function written({ statement, argument }: NamePattern): string {
  return statement.args[argument] ?? ''
}
