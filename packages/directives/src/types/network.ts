import { digits } from './numbers.ts'
import { checkTemplate } from './text.ts'
import { details, takesVariables, type ValueTypes } from './type.ts'
import { privateNetworks } from './words.ts'

/** Addresses as core/ngx_inet.c reads them. Names are left to the resolver: they always pass. */
export const network: ValueTypes = {
  cidr: {
    doc: 'An address or a network: `10.0.0.0/8`, `2001:db8::/32`, `192.168.1.1`. No host names, no netmasks.',
    label: () => 'an address or a network such as 10.0.0.0/8',
    examples: privateNetworks,
    check: (text) => (isCidr(text) ? undefined : `"${text}" is neither an address nor a network such as 10.0.0.0/8`),
  },
  listen: {
    doc: 'An address to listen on: `80`, `127.0.0.1:8080`, `[::]:443`, `*:80`, `8000-8010`, `unix:/run/x.sock`.',
    label: () => 'an address such as 80, 127.0.0.1:8080 or [::]:443',
    examples: ['80', '443', '8080', '[::]:80', '[::]:443', '127.0.0.1:80', 'unix:'],
    short: 'address',
    check: (text) => parseUrl(text, { listen: true }).error,
  },
  server: {
    doc: 'The address of a server: `10.0.0.1:8080`, `backend.example.com`, `unix:/run/x.sock`.',
    variables: { marked: true },
    label: (detail) => (detail.includes('port') ? 'an address with a port' : 'an address such as 10.0.0.1:8080'),
    short: 'address',
    examples: ['127.0.0.1:8080', 'unix:'],
    check: (text, detail) => {
      if (takesVariables(detail) && text.includes('$')) return checkTemplate(text)
      const url = parseUrl(text, {})
      if (url.error) return url.error
      return details(detail).includes('port') && url.noPort && !/^unix:/i.test(text)
        ? `"${text}" needs a port`
        : undefined
    },
  },
  address: {
    doc: 'An IP address, perhaps with a port: `127.0.0.1`, `[::1]:80`. No host name.',
    variables: { marked: true },
    label: () => 'an IP address',
    check: (text, detail) => {
      if (takesVariables(detail) && text.includes('$')) return checkTemplate(text)
      return isBindAddress(text) ? undefined : `"${text}" is no IP address`
    },
  },
}

export interface Url {
  /** What is wrong, in one sentence; undefined when nginx takes it. */
  readonly error?: string
  readonly noPort?: true
  readonly host?: string
  readonly port?: string
  readonly uri?: string
}

/** ngx_parse_url() without the resolver. `listen`: ports alone and ranges too; `uri`: a path may follow. */
export function parseUrl(text: string, options: { readonly listen?: boolean; readonly uri?: boolean }): Url {
  if (/^unix:/i.test(text)) return parseUnix(text, options.uri === true)
  if (text.startsWith('[')) return parseInet6(text, options)
  return parseInet(text, options)
}

function parseUnix(text: string, uri: boolean): Url {
  const rest = text.slice(5)
  const colon = uri ? rest.indexOf(':') : -1
  const path = colon < 0 ? rest : rest.slice(0, colon)
  if (path === '') return { error: `"${text}" has no path of a socket after "unix:"` }
  // sizeof(sun_path) is 108 with its NUL
  if (utf8Length(path) > 107) return { error: `the path of the socket is longer than 107 bytes` }
  return { host: path, noPort: true, ...(colon >= 0 && { uri: rest.slice(colon + 1) }) }
}

function parseInet6(text: string, { listen, uri }: { readonly listen?: boolean; readonly uri?: boolean }): Url {
  const close = text.indexOf(']')
  if (close < 0) return { error: `"${text}" has no closing "]"` }
  let rest = text.slice(close + 1)
  const slash = rest.indexOf('/')
  let path: string | undefined
  if (slash >= 0) {
    if (listen || !uri) return { error: `"${text}": no path may follow the address here` }
    path = rest.slice(slash)
    rest = rest.slice(0, slash)
  }
  if (rest !== '') {
    if (rest[0] !== ':') return { error: `"${text}": after "]" only a colon and a port may follow` }
    const wrong = portError(rest.slice(1), text, listen === true)
    if (wrong) return { error: wrong }
  }
  const host = text.slice(1, close)
  if (host === '') return { error: `"${text}" has no host` }
  if (!isInet6(host)) return { error: `"${host}" is no IPv6 address` }
  return {
    host: `[${host}]`,
    ...(rest === '' ? { noPort: true } : { port: rest.slice(1) }),
    ...(path !== undefined && { uri: path }),
  }
}

function parseInet(text: string, { listen, uri }: { readonly listen?: boolean; readonly uri?: boolean }): Url {
  const path = text.search(/[/?]/)
  if (path >= 0 && (listen || !uri)) {
    const scheme = /^\w+:\/\//.test(text)
    return {
      error: scheme
        ? `"${text}": a host is expected here, without "${text.slice(0, text.indexOf('//') + 2)}"`
        : `"${text}": no path may follow the address here`,
    }
  }
  const authority = path < 0 ? text : text.slice(0, path)
  const colon = authority.indexOf(':')
  const host = colon < 0 ? authority : authority.slice(0, colon)
  const rest = path < 0 ? {} : { uri: text.slice(path) }
  if (colon >= 0) {
    const wrong = portError(authority.slice(colon + 1), text, listen === true)
    if (wrong)
      return { error: isInet6(authority) ? `"${text}": an IPv6 address needs brackets: [${authority}]` : wrong }
    if (host === '') return { error: `"${text}" has no host` }
    return { host, port: authority.slice(colon + 1), ...rest }
  }
  if (listen && path < 0 && /^\d+(-\d*)?$/.test(authority) && !/-$/.test(authority)) {
    const wrong = portError(authority, text, true)
    return wrong ? { error: wrong } : { host: '*', port: authority }
  }
  if (host === '') return { error: `"${text}" has no host` }
  return { host, noPort: true, ...rest }
}

function portError(port: string, text: string, ranges: boolean): string | undefined {
  const dash = ranges ? port.indexOf('-') : -1
  const last = dash < 0 ? undefined : digits(port.slice(dash + 1))
  const first = digits(dash < 0 ? port : port.slice(0, dash))
  const valid = (n: bigint | undefined) => n !== undefined && n >= 1n && n <= 65535n
  if ((dash >= 0 && !valid(last)) || !valid(first))
    return `"${text}" has no valid port: a port is a number between 1 and 65535`
  if (last !== undefined && first! > last) return `"${text}" is a range of ports that ends before it begins`
  return undefined
}

/** ngx_inet_addr(): exactly three dots; a missing octet counts as 0; 255.255.255.255 equals its error mark. */
export function isInet(text: string): boolean {
  const octets = text.split('.')
  return (
    octets.length === 4 &&
    octets.every((o) => /^\d*$/.test(o) && Number(o) <= 255) &&
    !octets.every((o) => Number(o) === 255)
  )
}

/** ngx_inet6_addr(): groups of up to four hex digits, one `::`, an IPv4 tail; no zone. */
export function isInet6(text: string): boolean {
  if (!/^[0-9a-fA-F:.]+$/.test(text)) return false
  let groups = text
  const dots = text.indexOf('.')
  if (dots >= 0) {
    const colon = text.lastIndexOf(':')
    if (colon < 0 || dots < colon || !isInet(text.slice(colon + 1))) return false
    groups = `${text.slice(0, colon)}:0:0`
  }
  const halves = groups.split('::')
  if (halves.length > 2) return false
  const parts = halves.map((half) => (half === '' ? [] : half.split(':')))
  if (parts.flat().some((g) => !/^[0-9a-fA-F]{1,4}$/.test(g))) return false
  const count = parts.flat().length
  return halves.length === 2 ? count <= 7 : count === 8
}

/** ngx_ptocidr(). */
export function isCidr(text: string): boolean {
  const slash = text.indexOf('/')
  const address = slash < 0 ? text : text.slice(0, slash)
  const v4 = isInet(address)
  if (!v4 && !isInet6(address)) return false
  if (slash < 0) return true
  const bits = digits(text.slice(slash + 1))
  return bits !== undefined && bits <= (v4 ? 32n : 128n)
}

/** Are bits of the address set that the mask hides? nginx warns of those. */
export function hasLowBits(text: string): boolean {
  const slash = text.indexOf('/')
  const bits = slash < 0 ? undefined : digits(text.slice(slash + 1))
  if (bits === undefined || !isCidr(text)) return false
  const value = isInet(text.slice(0, slash)) ? inetBits(text.slice(0, slash)) : inet6Bits(text.slice(0, slash))
  const width = isInet(text.slice(0, slash)) ? 32n : 128n
  return (value & ((1n << (width - bits)) - 1n)) !== 0n
}

const inetBits = (text: string): bigint =>
  text.split('.').reduce((sum, octet) => (sum << 8n) | BigInt(octet || '0'), 0n)

function inet6Bits(text: string): bigint {
  const colon = text.lastIndexOf(':')
  if (text.includes('.')) {
    const tail = inetBits(text.slice(colon + 1))
    return inet6Bits(`${text.slice(0, colon)}:${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`)
  }
  const [head = '', tail] = text.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

/** ngx_parse_addr_port(): an address, or one with a port; never a name. */
function isBindAddress(text: string): boolean {
  if (isInet(text) || isInet6(text)) return true
  const found = /^\[(.*)\](?::(\d+))?$/s.exec(text) ?? /^([^:[\]]*):(\d+)$/.exec(text)
  if (!found) return false
  const port = found[2] === undefined ? 1n : digits(found[2])
  return (isInet(found[1]!) || isInet6(found[1]!)) && port !== undefined && port >= 1n && port <= 65535n
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length
}
