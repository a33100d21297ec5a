import { parseUrl } from '@nginx-lint/directives'
import { addressGroups, addressText } from '../listens.ts'
import type { ServerConf } from './configuration.ts'
import type { Request } from './request.ts'

/** An address and port that nginx listens on, with the servers that share it. */
export interface Socket {
  /** As listens.ts writes it: `0.0.0.0`, `[::]`, `unix:/run/a.sock`. */
  readonly host: string
  readonly port: number
  /** In the order of the text. */
  readonly servers: readonly ServerConf[]
  /** The one with `default_server`, or else the first. */
  readonly byDefault: ServerConf
  readonly isSsl: boolean
  /** `[::]` takes IPv4 as well. */
  readonly takesBoth: boolean
}

/** `*:80`, `[::1]:8080`, `unix:/run/a.sock`. */
export const socketText = ({ host, port }: Socket): string =>
  port === 0 ? host : `${host === ANY_V4 ? '*' : host}:${port}`

const ANY_V4 = '0.0.0.0'
const ANY_V6 = '[::]'

/** Of a server without `listen`: nginx started by root. */
const UNSAID = { host: ANY_V4, ports: { first: 80, last: 80 }, transport: 'tcp', parameters: [] as readonly string[] }

type Building = { -readonly [K in keyof Socket]: Socket[K] } & { servers: ServerConf[]; hasDefault: boolean }

/** ngx_http_add_listen(): the sockets for TCP, which HTTP/1 and HTTP/2 come by. */
export function socketsOf(servers: readonly ServerConf[]): readonly Socket[] {
  const sockets = new Map<string, Building>()
  for (const server of servers) {
    const saysSo = server.scope.statements.some(({ name }) => name === 'listen')
    for (const { host, ports, transport, parameters } of saysSo ? server.listens : [UNSAID]) {
      if (transport !== 'tcp') continue
      for (let port = ports.first; port <= ports.last; port++) add(server, host, port, parameters)
    }
  }
  return [...sockets.values()]

  function add(server: ServerConf, host: string, port: number, parameters: readonly string[]): void {
    const key = `${host}\n${port}`
    let socket = sockets.get(key)
    if (!socket) {
      socket = { host, port, servers: [], byDefault: server, isSsl: false, takesBoth: false, hasDefault: false }
      sockets.set(key, socket)
    }
    if (socket.servers.at(-1) !== server) socket.servers.push(server)
    if (!socket.hasDefault && parameters.some((p) => p === 'default_server' || p === 'default')) {
      socket.byDefault = server
      socket.hasDefault = true
    }
    socket.isSsl ||= parameters.includes('ssl')
    socket.takesBoth ||= parameters.includes('ipv6only=off')
  }
}

/**
 * The sockets that may take the connection: one, if the address is known. nginx compares the address that the
 * connection came to, and takes a wildcard when no other fits (ngx_http_init_connection).
 */
export function socketsFor(sockets: readonly Socket[], request: Request): readonly Socket[] {
  if (request.listen !== undefined) {
    const wanted = addressOf(request.listen)
    return wanted === undefined ? [] : atAddress(sockets, wanted.host, wanted.port)
  }
  const literal = request.host.replace(/^\[(.*)\]$/, '$1')
  const groups = addressGroups(literal)
  if (!groups) return sockets.filter(({ port }) => port === request.port)
  return atAddress(sockets, canonical(groups), request.port)
}

/** Undefined: it is no address. A port alone stands for the wildcard. */
export function addressOf(listen: string): { readonly host: string; readonly port: number } | undefined {
  if (/^unix:/i.test(listen)) return { host: `unix:${listen.slice('unix:'.length)}`, port: 0 }
  const { host, port, error } = parseUrl(listen, { listen: true })
  if (error !== undefined || host === undefined) return undefined
  const groups = addressGroups(host.replace(/^\[(.*)\]$/, '$1'))
  return { host: groups ? canonical(groups) : host === '*' ? ANY_V4 : host.toLowerCase(), port: Number(port ?? 80) }
}

const canonical = (groups: readonly number[]): string =>
  groups.length === 8 ? `[${addressText(groups)}]` : addressText(groups)

function atAddress(sockets: readonly Socket[], host: string, port: number): readonly Socket[] {
  const here = sockets.filter((socket) => socket.port === port)
  const exact = here.find((socket) => socket.host === host)
  if (exact) return [exact]
  const wildcard = here.find((socket) => socket.host === (host.startsWith('[') ? ANY_V6 : ANY_V4))
  if (wildcard) return [wildcard]
  const both = host.startsWith('[') ? undefined : here.find((socket) => socket.host === ANY_V6 && socket.takesBoth)
  return both ? [both] : []
}
