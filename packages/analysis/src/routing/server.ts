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
  const fitting = fittingNames(servers, host)
  for (const { server, name } of fitting.slice(1))
    considered.push({ at: server.statement, why: `"${written(name)}" fits as well, but less closely` })
  const best = fitting[0]
  if (best?.name.kind !== 'exact' && servers.some(({ names }) => names.some(({ kind }) => kind === 'unknown')))
    return chosen(undefined, 'one of the server names is not in the configuration')
  if (best) return chosen(best.server, `"${written(best.name)}" is the closest name for "${shown}"`)
  for (const server of servers)
    for (const name of server.names) {
      const match = host === '' ? undefined : name.regex?.exec(host)
      if (match === 'undecided') return chosen(undefined, `it cannot be decided whether "${name.text}" matches`)
      if (match) return chosen(server, `"~${toText(name.text)}" is the first regular expression for "${shown}"`, match)
      if (name.regex) considered.push({ at: server.statement, why: `"~${toText(name.text)}" does not match` })
    }
  if (servers.length === 1) return chosen(byDefault, 'is the only server there')
  const which = host === '' ? 'there is no host name' : `no server is called "${shown}"`
  return chosen(byDefault, `${which}: this is the default server there`)
}

/** Names without regular expressions that fit, the closest first; of equals the first counts, as nginx warns. */
function fittingNames(
  servers: readonly ServerConf[],
  host: string,
): { readonly server: ServerConf; readonly name: NamePattern }[] {
  const found: { server: ServerConf; name: NamePattern; fit: number }[] = []
  for (const server of servers) {
    // Without a name it has the empty one.
    if (host === '' && server.names.length === 0)
      found.push({ server, name: { ...NAMELESS, statement: server.statement }, fit: 1 })
    for (const name of server.names) {
      const fit = host === '' && name.kind !== 'exact' ? undefined : fitness(name, host)
      if (fit !== undefined) found.push({ server, name, fit })
    }
  }
  return found.sort((a, b) => b.fit - a.fit)
}

const NAMELESS = { argument: 0, kind: 'exact', text: '' } as const

function written({ statement, argument }: NamePattern): string {
  return statement.args[argument] ?? ''
}
