import { isInet, isInet6, parseUrl } from '@nginx-lint/directives'
import { factOf } from './facts.ts'
import type { Statement } from './scope.ts'
import { hasHole } from './text/index.ts'

/** An address and port a server listens on. */
export interface Listen {
  readonly statement: Statement
  /** `0.0.0.0` for any address, `[::1]`, `unix:/run/a.sock`, a host name: one spelling for each, names in lower case. */
  readonly host: string
  /** The same twice, unless it is a range; 0 for a unix socket. */
  readonly ports: { readonly first: number; readonly last: number }
  readonly transport: 'tcp' | 'udp'
  /** The arguments after the address. */
  readonly parameters: readonly string[]
}

/**
 * What the `listen` directives of a server say, without those that nginx refuses or that are not known. In http a
 * server without any listens on port 80.
 */
export const listensOf = factOf(({ statements }): readonly Listen[] =>
  statements.filter(({ name }) => name === 'listen').flatMap((statement) => listenOf(statement) ?? []),
)

function listenOf(statement: Statement): Listen | undefined {
  const [text, ...parameters] = statement.args
  if (text === undefined || hasHole(text)) return undefined
  const url = parseUrl(text, { listen: true })
  const isUnix = /^unix:/i.test(text)
  if (url.error !== undefined || url.host === undefined) return undefined
  const ports = isUnix ? { first: 0, last: 0 } : portsOf(url.port ?? defaultPort(statement))
  if (!ports) return undefined
  const transport = parameters.includes('quic') || parameters.includes('udp') ? 'udp' : 'tcp'
  return { statement, host: isUnix ? `unix:${url.host}` : canonical(url.host), ports, transport, parameters }
}

/** Only http has one. */
const defaultPort = ({ scope }: Statement): string | undefined => (scope.context?.startsWith('http') ? '80' : undefined)

function portsOf(text: string | undefined): Listen['ports'] | undefined {
  if (text === undefined) return undefined
  const [first = '', last = first] = text.split('-')
  return { first: Number(first), last: Number(last) }
}

/** One spelling for each address. */
function canonical(host: string): string {
  if (host === '*') return '0.0.0.0'
  const address = host.startsWith('[') ? host.slice(1, -1) : host
  const groups = addressGroups(address)
  if (!groups) return host.toLowerCase()
  return groups.length === 8 ? `[${addressText(groups)}]` : addressText(groups)
}

/** The four bytes of an IPv4 address, the eight groups of an IPv6 address; undefined for anything else. */
export function addressGroups(address: string): number[] | undefined {
  if (isInet(address)) return address.split('.').map(Number)
  return isInet6(address) ? inet6Groups(address) : undefined
}

function inet6Groups(address: string): number[] {
  const dotted = /[\d.]+$/.exec(address)?.[0] ?? ''
  if (dotted.includes('.')) {
    const [a = 0, b = 0, c = 0, d = 0] = dotted.split('.').map(Number)
    const tail = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
    return inet6Groups(address.slice(0, -dotted.length) + tail)
  }
  const [left = [], right = []] = address.split('::').map((half) => (half === '' ? [] : half.split(':')))
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16))
}

/** The reverse: an IPv6 address with `::` for its first run of zeros. */
export function addressText(groups: readonly number[]): string {
  if (groups.length === 4) return groups.join('.')
  const text = groups.map((group) => group.toString(16)).join(':')
  return text.replace(/(^|:)0(:0)+(:|$)/, '::')
}
