import { captures, checkRegex } from '@nginx-lint/regex'
import { isInet, parseUrl } from './network.ts'
import { digits } from './numbers.ts'
import { checkTemplate } from './text.ts'
import { takesVariables, type ValueTypes } from './type.ts'
import { statusCodes } from './words.ts'

/** What the directives take that pass requests on, and the blocks of servers they pass them to. */
export const upstream: ValueTypes = {
  backend: {
    doc: 'The name of an upstream, a host name or an IPv4 address.',
    label: () => 'the name of an upstream or a host',
    short: 'host',
    // not the rest of an address: a port, a URI, a variable; nor a socket, nor an address in brackets
    pattern: '(?![uU][nN][iI][xX]:)[^[:/?$][^:/?$]*',
    // ngx_http_upstream_add() takes the first of a name, if the ports agree or one has none
    symbol: { kind: 'upstream', label: 'upstream', within: 'family', caseless: true, unique: true, implied: true },
  },
  // ngx_http_upstream_init_round_robin(): without a port there must be an upstream of that name
  'known-upstream': {
    doc: 'The name of an upstream. A host needs a port here.',
    label: () => 'the name of an upstream, or an address with a port',
    short: 'upstream',
    pattern: '(?![uU][nN][iI][xX]:)[^[:/?$][^:/?$]*',
    symbol: {
      kind: 'upstream',
      label: 'upstream',
      within: 'family',
      caseless: true,
      unique: true,
      required: true,
      implied: true,
      otherwise: 'a host needs a port here',
    },
  },
  port: {
    doc: 'A port: a number between 1 and 65535.',
    label: () => 'a port',
    pattern: '\\d+',
    check: (text) => {
      const port = digits(text)
      return port !== undefined && port >= 1n && port <= 65535n
        ? undefined
        : `"${text}" is no port: a port is a number between 1 and 65535`
    },
  },
  'uri-part': {
    doc: 'What follows the host in a URL. With it, the matching part of the location is replaced; variables are taken as they come.',
    variables: {},
    label: () => 'a URI',
    short: 'uri',
    pattern: '[/?$].*',
    check: checkTemplate,
  },
  scheme: {
    doc: '`http` or `https`, in any case.',
    label: () => 'http or https',
    examples: ['http', 'https'],
    pattern: '[hH][tT][tT][pP][sS]?',
  },
  'proxy-url': {
    doc: 'A URL with `http://` or `https://`; with variables it is put together at run time.',
    variables: {},
    label: () => 'a URL such as http://127.0.0.1:8080',
    short: 'url',
    examples: ['http://', 'https://'],
    // ngx_http_proxy_pass()
    check: (text) => {
      if (text.includes('$')) return checkTemplate(text)
      const scheme = /^https?:\/\//i.exec(text)?.[0]
      if (scheme === undefined) return `"${text}" must begin with "http://" or "https://"`
      return parseUrl(text.slice(scheme.length), { uri: true }).error
    },
  },
  endpoint: {
    doc: 'An IP address with a port, or a socket: `127.0.0.1:8080`, `[::1]:8080`, `unix:/run/x.sock`. No host names.',
    variables: { marked: true },
    label: () => 'an IP address with a port, or unix: and a path',
    short: 'address:port',
    // ngx_stream_pass(): names are not resolved
    check: (text, detail) => {
      if (takesVariables(detail) && text.includes('$')) return checkTemplate(text)
      const { error, host = '', noPort } = parseUrl(text, {})
      if (error || /^unix:/i.test(text)) return error
      if (host[0] !== '[' && !isInet(host)) return `"${host}" is no IP address, and names are not resolved here`
      return noPort ? `"${text}" needs a port` : undefined
    },
  },
  'cached-status': {
    doc: 'A status between 100 and 599.',
    label: () => 'a status between 100 and 599',
    examples: statusCodes,
    short: 'status',
    // what is no number but begins like one is meant for a time
    pattern: '\\d+|\\D.*',
    // ngx_http_file_cache_valid_set_slot()
    check: (text) => {
      const status = digits(text)
      if (status === undefined) return `"${text}" is neither a status nor "any"`
      return status >= 100n && status <= 599n ? undefined : `"${text}" is no status: a status is between 100 and 599`
    },
  },
  'plain-text': {
    doc: 'A text that may contain variables, compared as it is. What begins with `~` is a regular expression instead.',
    variables: {},
    label: () => 'a text',
    short: 'text',
    pattern: '(?!~).*',
    check: checkTemplate,
  },
  'split-regex': {
    doc: 'A regular expression with two captures: `$fastcgi_script_name` and `$fastcgi_path_info`.',
    label: () => 'a regular expression with two captures',
    short: 'regex',
    examples: ['^(.+\\.php)(/.+)$'],
    // ngx_http_fastcgi_split_path_info()
    check: (text) => {
      const wrong = checkRegex(text)
      if (wrong) return `the regular expression "${text}" does not compile: ${wrong.message}`
      const { count } = captures(text)
      return count === 2 ? undefined : `"${text}" must have two captures, but has ${count === 0 ? 'none' : count}`
    },
  },
  'cookie-flag': {
    doc: 'A flag to set on a cookie or to take from it: `secure`, `nosecure`, `samesite=lax`, …; it may contain variables.',
    variables: {},
    label: () => 'a flag such as secure or samesite=lax',
    short: 'flag',
    examples: [
      'secure',
      'httponly',
      'samesite=strict',
      'samesite=lax',
      'samesite=none',
      'nosecure',
      'nohttponly',
      'nosamesite',
    ],
    // ngx_http_proxy_cookie_flags() takes any text; a wrong flag is logged at run time
    check: checkTemplate,
  },
  'cookie-path': {
    doc: 'The path a cookie is set for.',
    label: () => 'a path such as /',
    short: 'path',
    check: (text) => (text === '' ? 'the path of a cookie may not be empty' : undefined),
  },
  'cookie-domain': {
    doc: 'The domain a cookie is set for; it may contain variables.',
    variables: {},
    label: () => 'a domain such as .example.com',
    short: 'domain',
    check: (text) => (text === '' ? 'the domain of a cookie may not be empty' : checkTemplate(text)),
  },
  samesite: {
    doc: '`strict`, `lax` or `none`, or a text with variables.',
    variables: {},
    label: () => 'strict, lax or none',
    short: 'strict|lax|none',
    examples: ['strict', 'lax', 'none'],
    // ngx_http_upstream_sticky_samesite() compares without case
    check: (text) => {
      if (text.includes('$')) return checkTemplate(text)
      return /^(strict|lax|none)$/i.test(text) ? undefined : `"${text}" is none of "strict", "lax" and "none"`
    },
  },
  route: {
    doc: 'The name by which `sticky route` finds this server: at most 32 bytes.',
    label: () => 'a text of at most 32 bytes',
    check: (text) => {
      if (text === '') return 'a route may not be empty'
      return byteLength(text) > 32 ? `"${text}" is longer than 32 bytes` : undefined
    },
  },
  sticky_zone: {
    doc: 'The name of a shared memory zone for sessions; each zone serves one upstream.',
    label: () => 'the name of a sticky zone',
    short: 'name',
    pattern: '[^:]*',
    symbol: { kind: 'sticky_zone', label: 'sticky zone', within: 'family', unique: true, inSharedMemory: true },
    check: (text) => (text === '' ? 'the name of a sticky zone may not be empty' : undefined),
  },
  'alpn-protocol': {
    doc: 'A protocol to offer by ALPN: at most 255 bytes; it may contain variables.',
    variables: {},
    label: () => 'a protocol such as h2 or http/1.1',
    short: 'protocol',
    examples: ['h2', 'http/1.1'],
    // ngx_stream_proxy_ssl_alpn_set_slot()
    check: (text) => {
      if (text.includes('$')) return checkTemplate(text)
      return byteLength(text) > 255 ? 'the name of a protocol may not be longer than 255 bytes' : undefined
    },
  },
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length
