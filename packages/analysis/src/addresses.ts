import { existsIn, type MatchOptions } from '@nginx-lint/directives'
import { factOf } from './facts.ts'
import { type Listen, listensOf } from './listens.ts'
import type { Project } from './project.ts'
import { type Scope, scopesIn } from './scope.ts'

/** An address and port with the servers that share it, as ngx_http_add_listen() and its like gather them. */
export interface Address {
  /** As Listen has it. */
  readonly host: string
  /** 0 for a unix socket. */
  readonly port: number
  readonly transport: 'tcp' | 'udp'
  /** In the order of the text. A server of http that says nothing listens here without a `listen`. */
  readonly claims: readonly Claim[]
  /** Whom nginx asks when no name fits. */
  readonly byDefault: Scope
}

export interface Claim {
  readonly server: Scope
  readonly listen: Listen | undefined
}

/** The servers of each http, stream or mail block; of a fragment those in it, or itself. */
export function serverGroups({ root }: Project): readonly (readonly Scope[])[] {
  const groups: Scope[][] = root.context?.endsWith('.server') ? [[root]] : []
  for (const scope of [root, ...scopesIn(root)]) {
    if (scope.context !== 'http' && scope.context !== 'stream' && scope.context !== 'mail') continue
    groups.push(scope.statements.flatMap(({ name, inner }) => (name === 'server' && inner ? [inner] : [])))
  }
  return groups
}

/** May servers have an address in common? Those of stream may since they have names. */
export function shareAddresses([server]: readonly Scope[], { target }: MatchOptions): boolean {
  const family = server?.context?.split('.')[0]
  return family === 'http' || (family === 'stream' && existsIn({ since: '1.25.5' }, target))
}

type Mutable = { -readonly [K in keyof Address]: Address[K] } & { claims: Claim[] }

/** Where servers listen. Of a server that claims an address twice, which nginx refuses, the first time counts. */
export function addressesOf(servers: readonly Scope[]): readonly Address[] {
  const table = new Map<string, Mutable>()
  for (const server of servers)
    for (const { listen, host, port, transport } of claimsOf(server)) {
      const key = `${transport} ${host} ${port}`
      const address = table.get(key)
      if (!address) table.set(key, { host, port, transport, claims: [{ server, listen }], byDefault: server })
      else if (address.claims.at(-1)?.server !== server) address.claims.push({ server, listen })
      const asked = listen?.parameters.some((word) => word === 'default_server' || word === 'default')
      if (asked) table.get(key)!.byDefault = server
    }
  return [...table.values()]
}

type Claimed = Omit<Address, 'claims' | 'byDefault'> & { readonly listen: Listen | undefined }

const claimsOf = factOf((server): readonly Claimed[] => [...claimsIn(server)])

function* claimsIn(server: Scope): Generator<Claimed> {
  // ngx_http_core_server(): as root, port 80
  if (server.context === 'http.server' && !server.statements.some(({ name }) => name === 'listen'))
    yield { listen: undefined, host: '0.0.0.0', port: 80, transport: 'tcp' }
  for (const listen of listensOf(server))
    for (let port = listen.ports.first; port <= listen.ports.last; port++)
      yield { listen, host: listen.host, port, transport: listen.transport }
}
