import { type Listen, listensOf, type Statement } from '@nginx-lint/analysis'

/** Where a `listen` listens, and what its flags mean; undefined when nginx refuses it. */
export function listenText(statement: Statement): string | undefined {
  const listen = listensOf(statement.scope).find((known) => known.statement === statement)
  if (!listen) return undefined
  const flags = listen.parameters.map((flag) => FLAGS[flag]).filter((text) => text !== undefined)
  return `Listens ${addressText(listen)}${flags.length > 0 ? `: ${flags.join(', ')}` : ''}.`
}

function addressText({ host, ports: { first, last }, transport }: Listen): string {
  if (host.startsWith('unix:')) return `on the Unix socket \`${host.slice(5)}\``
  const port = first === last ? `port ${first}` : `ports ${first} to ${last}`
  return `on ${port} of ${hostText(host)}, by ${transport.toUpperCase()}`
}

function hostText(host: string): string {
  if (host === '0.0.0.0') return 'all IPv4 addresses'
  return host === '[::]' ? 'all IPv6 addresses' : `\`${host}\``
}

const FLAGS: Readonly<Record<string, string>> = {
  default_server: 'takes the requests for hosts that no server of this address names',
  default: 'takes the requests for hosts that no server of this address names',
  ssl: 'connections are encrypted (TLS)',
  http2: 'HTTP/2 is spoken too',
  quic: 'for HTTP/3',
  proxy_protocol: "the client's address comes by the PROXY protocol",
  reuseport: 'each worker process has a socket of its own',
  'ipv6only=off': 'IPv4 connections come in here too',
}
