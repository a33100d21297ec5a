import { parseUrl } from './network.ts'
import { parseTime } from './numbers.ts'
import { checkTemplate } from './text.ts'
import { details, type SymbolFacts, takesVariables, type ValueType, type ValueTypes } from './type.ts'

/** Values of NGINX Plus, of njs, acme and otel, and of modules by third parties. */
export const plus: ValueTypes = {
  'any-time': {
    doc: 'A time: `10s`, `5m`, `1h`.',
    label: () => 'a time such as 30s, 5m or 1h',
    short: 'time',
    examples: ['10s', '30s', '1m', '5m', '1h', '1d'],
    // The sources are not public: whether the module counts seconds or milliseconds is not known.
    check: (text) =>
      parseTime(text, true) === undefined && parseTime(text, false) === undefined
        ? `"${text}" is no time: write seconds, or a number with a unit, as in 30s or 1h30m`
        : undefined,
  },
  condition: {
    doc: 'A text that begins with a variable; empty or `0` fails the test.',
    variables: {},
    label: () => 'a variable such as $name',
    short: '$variable',
    check: (text) => (text.startsWith('$') ? checkTemplate(text) : `"${text}" does not begin with a variable`),
  },
  'status-range': {
    doc: 'A status code or a range of them: `200`, `200-399`.',
    label: () => 'a status such as 200 or 200-399',
    short: 'status',
    examples: ['200', '204', '200-399', '500-599'],
    check: (text) =>
      /^\d{3}(-\d{3})?$/.test(text) ? undefined : `"${text}" is no status: write 200, or a range such as 200-399`,
  },

  oidc_provider: reference({ kind: 'oidc_provider', label: 'OpenID provider', within: 'family' }),
  session_log_format: reference({
    kind: 'session_log_format',
    label: 'session log format',
    within: 'family',
    builtin: ['combined'],
  }),
  session_log_zone: reference({ kind: 'session_log_zone', label: 'session log', within: 'family' }),
  acme_issuer: reference({
    kind: 'acme_issuer',
    label: 'certificate issuer',
    within: 'family',
    unique: true,
    required: true,
  }),

  'acme-identifier': {
    doc: 'A name or an address the certificate is for. No wildcards, no regular expressions.',
    label: () => 'a name such as example.com',
    short: 'identifier',
    pattern: '(?!key=).*',
    check: (text) => (text === '' ? 'the name in a certificate may not be empty' : undefined),
  },
  'acme-key': {
    doc: 'A kind of key: `ecdsa:256`, `ecdsa:384`, `ecdsa:521`, `rsa:2048`, `rsa:3072`, `rsa:4096`.',
    label: (detail) => `a kind of key such as ecdsa:256 or rsa:2048${detail.includes('file') ? ', or a file' : ''}`,
    short: 'key',
    examples: ['ecdsa:256', 'ecdsa:384', 'ecdsa:521', 'rsa:2048', 'rsa:3072', 'rsa:4096'],
    // PrivateKey::try_from() in nginx-acme: all that is neither ecdsa nor rsa is the name of a file
    check: (text, detail) => {
      const [kind, size] = split(text, ':')
      if (kind === 'ecdsa')
        return [undefined, '256', '384', '521'].includes(size) ? undefined : `"${text}": ecdsa knows 256, 384 and 521`
      if (kind === 'rsa')
        return [undefined, '2048', '3072', '4096'].includes(size)
          ? undefined
          : `"${text}": rsa knows 2048, 3072 and 4096`
      return details(detail).includes('file')
        ? undefined
        : `"${text}": a key is ecdsa or rsa here, with its size as in ecdsa:384`
    },
  },
  contact: {
    doc: 'A mail address or a URL.',
    label: () => 'a mail address or a URL',
    check: (text) => (text === '' ? 'a contact may not be empty' : undefined),
  },

  dav_lock_zone: reference({
    kind: 'dav_lock_zone',
    label: 'lock zone',
    within: 'family',
    unique: true,
    required: true,
  }),
  ldap_server: reference({ kind: 'ldap_server', label: 'LDAP server', within: 'family', required: true }),
  upload_progress_zone: reference({
    kind: 'upload_progress_zone',
    label: 'upload progress zone',
    within: 'family',
    unique: true,
    required: true,
  }),

  'decimal-size': {
    doc: 'A size in bytes, or with `k`, `m` or `g`; decimals are taken.',
    label: () => 'a size such as 128m or 0.5g',
    short: 'size',
    examples: ['32m', '128m', '1g'],
    check: (text) =>
      /^(?=[\d.])\d*(\.\d*)?[kmg]?$/i.test(text)
        ? undefined
        : `"${text}" is no size: write bytes, or a number with k, m or g`,
  },
  fraction: {
    doc: 'A number with or without decimals: `0.5`.',
    label: (detail) => `a number such as 0.5${detail === '' ? '' : ` ${detail}`}`,
    short: 'number',
    // nchan_atof()
    check: (text, detail) => {
      if (!/^(?=[\d.])\d*(\.\d*)?$/.test(text)) return `"${text}" is no number: write digits, as in 0.5`
      return detail === 'below 1' && Number(text) >= 1 ? `"${text}" must be below 1` : undefined
    },
  },
  'header-line': {
    doc: 'A header with its value: `Name: value`, or the name alone. A `*` ends a name to be taken as a prefix.',
    variables: { marked: true, behind: /^\s*[^\s:]*/ },
    label: (detail) => (takesVariables(detail) ? 'a header such as "Name: value"' : 'a header name'),
    short: 'header',
    pattern: '(?!-).*',
    // ngx_http_headers_more_parse_header(): the name ends at a colon or a space
    check: (text, detail) => {
      if (text !== '' && text.trim() === '') return 'a header needs a name'
      if (/^\*([:\s]|$)/.test(text)) return '"*" alone is no name: a letter or more come before it'
      return takesVariables(detail) ? checkTemplate(/[:\s](.*)$/s.exec(text.trimStart())?.[1] ?? '') : undefined
    },
  },
  integer: {
    doc: 'A whole number, which may be negative.',
    label: (detail) => `a whole number${detail === '' ? '' : ` between ${detail.replace('..', ' and ')}`}`,
    short: 'number',
    check: (text, detail) => {
      if (!/^-?\d+$/.test(text)) return `"${text}" is no whole number`
      const [min, max] = detail.split('..').map(Number)
      return min !== undefined && max !== undefined && (Number(text) < min || Number(text) > max)
        ? `"${text}" must be between ${min} and ${max}`
        : undefined
    },
  },
  lua: {
    doc: 'Lua in one text; `{}` after the directive of the same name with `_block` needs no quotes.',
    label: () => 'Lua code',
    lua: true,
    check: (text) => (text === '' ? 'there is no Lua code here' : undefined),
  },
  'status-list': {
    doc: 'Status codes, with spaces between them: `"404 500"`.',
    label: () => 'status codes such as "404 500"',
    short: 'codes',
    examples: ['404', '"500 502 503 504"'],
    check: (text) =>
      /^[\d\s]*$/.test(text) ? undefined : `"${text}": status codes have spaces between them, and nothing else`,
  },

  'js-file': importable('.js', 'js_import'),
  'json-file': importable('.json', 'js_preload_object'),
  'js-name': {
    doc: 'The name of a variable in JavaScript.',
    label: () => 'a name',
    short: 'name',
    check: (text) => (text === '' ? 'the name may not be empty' : checkName(text)),
  },
  'js-path': {
    doc: 'A file.',
    label: () => 'a file',
    short: 'file',
    path: { to: 'file', from: 'configuration' },
    check: checkQuote,
  },
  'js-proxy': {
    doc: 'The proxy: `http://[user:password@]host[:port]`.',
    variables: {},
    label: () => 'the URL of a proxy such as http://127.0.0.1:3128',
    short: 'url',
    check: (text) => (text.includes('$') ? checkTemplate(text) : checkProxy(text)),
  },
  'worker-affinity': {
    doc: '`all`, or a digit for each worker process: `1` where the function is to run, `0` where not.',
    label: () => 'all, or a mask such as 0101',
    short: 'mask',
    examples: ['all'],
    // ngx_http_js_periodic() compares three bytes of "all"
    check: (text) =>
      /^(all.*|[01]+)$/s.test(text) ? undefined : `"${text}": write all, or a 0 or 1 for each worker process`,
  },
  'unread-word': {
    doc: 'A parameter the module does not know and passes over.',
    label: () => 'a parameter',
    pattern: '(?!zone=|timeout=|type=|state=).*',
  },
}

function reference(symbol: SymbolFacts): ValueType {
  const article = /^[aeiouO]/.test(symbol.label) ? 'an' : 'a'
  return {
    doc: `The name of ${article} ${symbol.label}.`,
    label: () => `the name of ${article} ${symbol.label}`,
    short: 'name',
    symbol,
  }
}

/** ngx_js_import() without "from": the last part of the path, without its ending, becomes a variable's name. */
function importable(ending: string, directive: string): ValueType {
  return {
    doc: `A file whose name ends in \`${ending}\`.`,
    label: () => `a file such as main${ending}`,
    short: 'file',
    path: { to: 'file', from: 'configuration' },
    check: (text) => {
      const name = text.slice(text.lastIndexOf('/') + 1)
      const wrong = /[./]/.test(text) ? undefined : checkName(text) // "from" may follow
      if (!name.endsWith(ending))
        return wrong ?? `"${text}" does not end in ${ending}: write "${directive} name from ${text}"`
      if (name === ending) return `"${text}" has no name before ${ending}`
      return checkName(name.slice(0, -ending.length)) ?? checkQuote(text)
    },
  }
}

function checkName(name: string): string | undefined {
  if (!/^[A-Za-z_]/.test(name)) return `the name "${name}" does not begin with a letter or "_"`
  const wrong = /[^A-Za-z_0-9]/.exec(name)?.[0]
  return wrong && `the name "${name}" has a "${wrong}": letters, digits and "_" are taken`
}

function checkQuote(text: string): string | undefined {
  return text.includes("'") ? `"${text}": the path may not have a "'"` : undefined
}

/** ngx_js_parse_proxy_url(). */
function checkProxy(text: string): string | undefined {
  if (!text.startsWith('http://')) return `"${text}" is no proxy: its URL begins with http://`
  const at = text.indexOf('@')
  const [user = '', password] = at < 0 ? ['u', 'p'] : splitLast(text.slice('http://'.length, at), ':')
  if (password === undefined) return `"${text}": before the "@" come a user, a colon and a password`
  if (user === '' || password === '') return `"${text}": neither the user nor the password may be empty`
  return parseUrl(text.slice(at < 0 ? 'http://'.length : at + 1), {}).error
}

function split(text: string, by: string): readonly [string, string?] {
  const at = text.indexOf(by)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function splitLast(text: string, by: string): readonly [string, string?] {
  const at = text.lastIndexOf(by)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
