import { isCidr, isInet } from './network.ts'
import { digits } from './numbers.ts'
import { checkTemplate, texts } from './text.ts'
import { takesVariables, type ValueType, type ValueTypes } from './type.ts'
import { privateNetworks } from './words.ts'

/** Values of single modules of http and stream, each read as the module's own parser reads it. */
export const http: ValueTypes = {
  // Addresses

  network: {
    doc: 'An address or a network: `10.0.0.0/8`, `2001:db8::/32`, `192.168.1.1`. No host names, no netmasks.',
    label: () => 'an address or a network such as 10.0.0.0/8',
    examples: privateNetworks,
    check: networkError,
  },
  'network-or-range': {
    doc: 'A network such as `10.0.0.0/8`, or, in a block that begins with `ranges;`, a range of IPv4 addresses such as `10.0.0.0-10.0.0.99`.',
    label: () => 'a network such as 10.0.0.0/8 or a range such as 10.0.0.0-10.0.0.99',
    short: 'network',
    check: (text) => (text.includes('-') ? rangeError(text) : networkError(text)),
  },
  'trusted-address': {
    doc: 'An address, a network such as `10.0.0.0/8`, or a host name, which nginx resolves when it starts.',
    label: () => 'an address, a network such as 10.0.0.0/8, or a host name',
    short: 'address',
    examples: privateNetworks,
    check: trustedAddressError,
  },

  // Numbers

  dimension: {
    doc: 'A width or height in pixels; `-` follows from the other one.',
    variables: { marked: true },
    label: () => 'a number of pixels or -',
    check: orTemplate((text) =>
      text === '-' || isPositive(text) ? undefined : `"${text}" is neither a number of pixels above 0 nor "-"`,
    ),
  },
  rotation: {
    doc: 'The angle to rotate by, counter-clockwise: `90`, `180` or `270`.',
    variables: { marked: true },
    label: () => '90, 180 or 270',
    short: 'angle',
    examples: ['90', '180', '270'],
    check: orTemplate((text) =>
      /^0*(90|180|270)$/.test(text) ? undefined : `"${text}" is no angle that can be rotated by: 90, 180 and 270 are`,
    ),
  },
  sharpness: {
    doc: 'How much to sharpen, in percent; it may exceed 100. `0` is not at all.',
    variables: { marked: true },
    label: () => 'a number of percent, without "%"',
    // ngx_http_image_filter_sharpen(): what is no number counts as 0
    check: orTemplate((text) => (text === '-' ? '"-" is no sharpness: write a number, 0 for none' : undefined)),
  },

  // Charsets

  charset: {
    doc: 'The name of a character set: `utf-8`, `koi8-r`.',
    label: () => 'a charset such as utf-8',
    pattern: '(?!\\$).*',
    examples: ['utf-8', 'windows-1251', 'koi8-r', 'iso-8859-1'],
  },
  'mapped-charset': {
    // ngx_http_charset_map_block() reads no variables: a "$" is a letter of the name
    doc: 'The name of a character set: `utf-8`, `koi8-r`.',
    label: () => 'a charset such as utf-8',
    short: 'charset',
    examples: ['utf-8', 'windows-1251', 'koi8-r', 'iso-8859-1'],
  },
  'one-byte-charset': {
    doc: 'The name of a character set with one byte a character; `utf-8` is for the second place.',
    label: () => 'a charset such as koi8-r',
    short: 'charset',
    examples: ['koi8-r', 'windows-1251', 'iso-8859-1'],
    check: (text) => (/^utf-8$/i.test(text) ? `"${text}" must be the second of the two charsets` : undefined),
  },
  'character-code': {
    doc: 'The code of a character in hexadecimal: `C0`.',
    label: () => 'a code such as C0',
    short: 'code',
    check: (text) => (isByte(text) ? undefined : `"${text}" is no hexadecimal number up to FF`),
  },
  'character-bytes': {
    doc: 'The code of a character in hexadecimal, or, where the second charset is `utf-8`, its bytes: `C0`, `E28094`.',
    label: () => 'a code such as C0 or E28094',
    short: 'code',
    check: (text, detail) =>
      isByte(text) || (isUtf8(text) && (detail === 'long' || text.length <= 8))
        ? undefined
        : `"${text}" is neither a hexadecimal number up to FF nor the two or three bytes of a character in UTF-8`,
  },

  // Keys of maps, names of hosts

  'map-key': {
    doc: 'A value of the source, compared without case. After `hostnames;` also `*.example.com`, `.example.com`, `www.example.*`. A backslash in front makes `default`, `hostnames`, `include` and the like ordinary values.',
    label: () => 'a value',
    short: 'value',
    pattern: '(?!~).*',
  },
  referer: {
    doc: 'The name of a host, perhaps with a path, without `http://`: `*.example.com`, `example.com/galleries/`.',
    label: () => 'a host such as *.example.com',
    pattern: '(?!~).*',
    check: (text) => (text === '' ? 'a referer may not be empty' : wildcardError(text.split('/', 1)[0] ?? '')),
  },
  'referer-regex': {
    doc: 'A regular expression (PCRE2) for what follows `http://` or `https://`, compared without case. It captures nothing.',
    label: () => 'a regular expression',
    short: 'regex',
    check: (text, detail) => (text === '' ? 'a "~" without a regular expression' : texts.regex?.check?.(text, detail)),
  },

  // URIs

  'plain-uri': {
    doc: 'A URI, taken as it is: variables mean nothing here.',
    label: () => 'a URI',
    short: 'uri',
  },
  'return-url': {
    doc: 'Where to redirect to (with code 302): a URL that begins with `http://`, `https://` or `$scheme`.',
    variables: {},
    label: () => 'a URL that begins with http://, https:// or $scheme',
    short: 'url',
    check: returnError,
  },

  // The rest

  'condition-part': {
    doc: 'A variable; or a variable, one of `=`, `!=`, `~`, `~*`, `!~` and `!~*`, and a text or a regular expression; or one of `-f`, `-d`, `-e` and `-x`, also with `!`, and a file.',
    variables: { condition: true },
    label: () => 'a condition such as ($host = example.com)',
    short: '(condition)',
    examples: ['=', '!=', '~', '~*', '!~', '!~*'],
    opening: { text: '(', examples: ['-f', '!-f', '-d', '!-d', '-e', '!-e', '-x', '!-x'] },
  },
  'browser-name': {
    doc: 'The name of a browser: `msie`, `gecko`, `opera`, `safari` or `konqueror`, in any case.',
    label: () => 'msie, gecko, opera, safari or konqueror',
    short: 'browser',
    examples: ['msie', 'gecko', 'opera', 'safari', 'konqueror'],
    check: (text) =>
      /^(opera|msie|gecko|safari|konqueror)$/i.test(text)
        ? undefined
        : `"${text}" is no browser nginx knows: those are msie, gecko, opera, safari and konqueror`,
  },
  'browser-version': {
    doc: 'A version: `4`, `4.5`, `4.5.6`.',
    label: () => 'a version such as 4.5',
    short: 'version',
    check: (text) =>
      /^[0-9.]*$/.test(text) ? undefined : `"${text}" is no version: only digits and dots may stand here`,
  },
  'cookie-mark': {
    doc: 'One letter, digit or `=`.',
    label: () => 'a letter, a digit or "="',
    check: (text) =>
      /^[0-9A-Za-z=]$/.test(text) ? undefined : `"${text}" is neither "off" nor one letter, digit or "="`,
  },
  'plain-protocol': {
    doc: 'The name of an application protocol: `h2`, `http/1.1`.',
    label: () => 'a protocol such as h2',
    short: 'protocol',
    examples: ['h2', 'http/1.1'],
    check: (text) =>
      new TextEncoder().encode(text).length > 255 ? 'the name of a protocol has at most 255 bytes' : undefined,
  },
  'ssl-command': {
    doc: 'A command of OpenSSL, as for SSL_CONF_cmd(3).',
    label: () => 'a command of OpenSSL such as Options',
    short: 'command',
    examples: [
      'Ciphersuites',
      'Groups',
      'MaxProtocol',
      'MinProtocol',
      'Options',
      'RecordPadding',
      'SignatureAlgorithms',
    ],
  },
  ssl_ocsp_zone: {
    doc: 'The name of an OCSP cache.',
    label: () => 'the name of an OCSP cache',
    short: 'name',
    pattern: '[^:]*',
    symbol: { kind: 'ssl_ocsp_zone', label: 'OCSP cache', within: 'family', inSharedMemory: true },
    check: (text) => (text === '' ? 'the name of an OCSP cache may not be empty' : undefined),
  },
  'perl-handler': {
    doc: "Perl: `Module::function`, or `'sub { … }'` in quotes.",
    label: () => "a function such as Module::handler or 'sub { … }'",
    short: 'perl',
  },
}

/** ngx_http_geo_cidr_value(): unlike ngx_ptocidr() it knows 255.255.255.255. */
const isNetwork = (text: string): boolean => text === '255.255.255.255' || isCidr(text)

function networkError(text: string): string | undefined {
  return isNetwork(text) ? undefined : `"${text}" is neither an address nor a network such as 10.0.0.0/8`
}

/** ngx_http_geo_range(). */
function rangeError(text: string): string | undefined {
  const dash = text.indexOf('-')
  const ends = [text.slice(0, dash), text.slice(dash + 1)]
  if (!ends.every(isInet)) return `"${text}" is no range of IPv4 addresses such as 10.0.0.0-10.0.0.99`
  const [start = 0, end = 0] = ends.map((address) =>
    address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0),
  )
  return start > end ? `"${text}" is a range that ends before it begins` : undefined
}

/** ngx_http_realip_from(): what is no network goes to getaddrinfo(), which finds nothing for such names. */
function trustedAddressError(text: string): string | undefined {
  if (isCidr(text)) return undefined
  if (text === '') return 'an address may not be empty'
  if (text.includes('/')) return `"${text}" is no network such as 10.0.0.0/8`
  if (text.includes('$')) return `"${text}": variables mean nothing here`
  if (/[[\]]/.test(text)) return `"${text}": an IPv6 address is written without brackets here`
  return /:/.test(text) && !text.includes('%') ? `"${text}" is no address: no port may follow it` : undefined
}

const isPositive = (text: string): boolean => (digits(text) ?? 0n) > 0n

/** `check`, unless the notation lets the value carry variables and it does. */
function orTemplate(check: (text: string) => string | undefined): NonNullable<ValueType['check']> {
  return (text, detail) => (takesVariables(detail) && text.includes('$') ? checkTemplate(text) : check(text))
}

/** ngx_hextoi() up to 255. */
const isByte = (text: string): boolean => /^0*[0-9a-fA-F]{1,2}$/.test(text)

/** ngx_http_charset_map() with ngx_utf8_decode(): a sequence of two or three bytes; the bytes that follow it are not looked at. */
function isUtf8(text: string): boolean {
  if (!/^([0-9a-fA-F]{2}){2,}$/.test(text)) return false
  const [lead = 0, ...rest] = text.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  const length = lead >= 0xe0 ? 2 : 1
  if (lead < 0xc2 || lead >= 0xf0 || rest.length < length) return false
  const following = rest.slice(0, length)
  const code = following.reduce((sum, byte) => (sum << 6) | (byte & 0x3f), lead & (length === 2 ? 0x0f : 0x1f))
  return following.every((byte) => byte >= 0x80) && code > (length === 2 ? 0x7ff : 0x7f)
}

/** ngx_hash_add_key() with NGX_HASH_WILDCARD_KEY, which `hostnames` of a map and server_name go through as well. */
export function wildcardError(name: string): string | undefined {
  if (name.includes('..')) return `"${name}" is no host: it has an empty part`
  const stars = name.split('*').length - 1
  if (stars > 1) return `"${name}": only one "*" is allowed`
  if (stars === 0 || (name.length > 1 && name.startsWith('.'))) return undefined
  if (name.length > 2 && (name.startsWith('*.') || name.endsWith('.*'))) return undefined
  return `"${name}": a "*" may only be the whole first or last part, as in *.example.com or www.example.*`
}

/** ngx_http_rewrite_return(): a lone argument that is no code. */
function returnError(text: string): string | undefined {
  if (/^(https?:\/\/|\$scheme)/.test(text)) return checkTemplate(text)
  if (/^\d+$/.test(text)) return `"${text}" is no status code: they end at 999`
  if (text.startsWith('/')) return `"${text}" is no status code: to redirect to a path write "return 302 ${text}"`
  return `"${text}" is neither a status code nor a URL that begins with http://, https:// or $scheme`
}
