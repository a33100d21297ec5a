import { factOf } from '../facts.ts'
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
  /** The host is none: 400 (Bad Request). */
  readonly isRefused?: boolean
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
  if (host === undefined) return { ...chosen(undefined, `"${header}" is no host name`), isRefused: true }
  const shown = toText(host)
  const fitting = fittingNames(indexOf(socket), host)
  for (const { server, name } of fitting.slice(1))
    considered.push({ at: server.statement, why: `"${written(name)}" fits as well, but less closely` })
  const best = fitting[0]
  if (best?.name.kind !== 'exact' && indexOf(socket).hasUnknown)
    return chosen(undefined, 'one of the server names is not in the configuration')
  if (best && host === '') return chosen(best.server, 'takes requests without a host name')
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
  readonly exact: ReadonlyMap<string, Named>
  readonly wildcards: readonly Named[]
  readonly regexes: readonly Named[]
  readonly hasUnknown: boolean
}

/** Ten thousand servers on a socket are not read for each request. */
const indexOf = factOf((socket: Socket): NameIndex => {
  const all = socket.servers.flatMap((server) => namesOrNone(server).map((name) => ({ server, name })))
  const inForce = withoutConflicts(all)
  return {
    exact: new Map(inForce.filter(({ name }) => name.kind === 'exact').map((named) => [named.name.text, named])),
    wildcards: inForce.filter(({ name }) => WILDCARDS.has(name.kind)),
    regexes: regexesInForce(socket, all),
    hasUnknown: all.some(({ name }) => name.kind === 'unknown'),
  }
})

/**
 * With one server on a socket there is nothing to choose, and names are looked at for their captures only: those of the
 * last regular expression decide (ngx_http_core_srv_conf_t.captures, ngx_http_optimize_servers).
 */
function regexesInForce({ servers }: Socket, all: readonly Named[]): readonly Named[] {
  const regexes = all.filter(({ name }) => name.kind === 'regex')
  return servers.length > 1 || regexes.at(-1)?.name.regex?.captures() ? regexes : []
}

/** ngx_hash_add_key(): a name that meets an earlier one is ignored as a whole, as nginx warns. */
function withoutConflicts(all: readonly Named[]): readonly Named[] {
  const exact = new Set<string>()
  const leading = new Set<string>()
  const trailing = new Set<string>()
  const isNew = (names: Set<string>, name: string): boolean => !names.has(name) && names.add(name) !== undefined
  return all.filter(({ name: { kind, text } }) => {
    if (kind === 'exact') return isNew(exact, text)
    if (kind === 'trailing') return isNew(trailing, text)
    if (kind === 'leading') return isNew(leading, text)
    // ".example.com" is an exact name and "*.example.com"
    return kind === 'domain' && isNew(exact, text.slice(1)) && isNew(leading, text)
  })
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
