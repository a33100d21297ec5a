import { type Address, addressesOf, factOf, type Project, type Scope, serverGroups } from '@nginx-lint/analysis'

/** The servers of one http, stream or mail block with the addresses they share. */
export interface ServerGroup {
  readonly servers: readonly Scope[]
  readonly addresses: readonly Address[]
}

/** Several rules look at the addresses of a configuration, which are gathered once. */
export const serverGroupsOf = factOf((project: Project): readonly ServerGroup[] =>
  serverGroups(project).map((servers) => ({ servers, addresses: addressesOf(servers) })),
)

/** `port 80`, `port 443 of 127.0.0.1`, `unix:/run/a.sock`. */
export function addressName({ host, port, transport }: Address): string {
  if (port === 0 && host.startsWith('unix:')) return host
  const name = `port ${port}${transport === 'udp' ? ' (UDP)' : ''}`
  if (host === '0.0.0.0') return name
  return `${name} of ${host === '[::]' ? 'IPv6' : host}`
}

/** An address of digits or a socket: two of them are the same only when they are written the same. */
export const isLiteral = ({ host }: Address): boolean => /^(\[|unix:|[\d.]+$)/.test(host)

/** The parameters of `listen` that make nginx bind a socket of its own; `accept_filter` means nothing on Linux. */
export const SOCKET_OPTION =
  /^(bind|setfib=.*|fastopen=.*|backlog=.*|rcvbuf=.*|sndbuf=.*|deferred|ipv6only=.*|reuseport|multipath|so_keepalive=.*)$/s
