import { isCidr, isInet6 } from './network.ts'
import { parseSize, parseTime } from './numbers.ts'
import { details } from './type.ts'

/** What a value of a type stands for, in words; undefined where the text says it all, or is none of the type. */
export const meanings: Readonly<Record<string, (text: string, detail: string) => string | undefined>> = {
  size: (text) => size(text),
  'pool-size': (text) => size(text),
  'power-of-two-size': (text) => size(text),
  offset: (text) => size(text, true),
  'decimal-size': (text) => size(text, true),
  time: (text, detail) => time(text, details(detail).includes('ms')),
  'any-time': (text) => time(text, text.includes('ms')),
  rate,
  levels,
  access,
  'cpu-mask': cpuMask,
  expiry,
  'keepalive-probes': probes,
  status,
  'fallback-status': status,
  'error-code': status,
  'cached-status': status,
  'status-range': status,
  cidr: network,
  network,
  'network-or-range': network,
  'trusted-address': network,
  'server-name': serverName,
  'location-modifier': (text) => MODIFIERS[text],
}

const grouped = (value: bigint): string => value.toString().replace(/\B(?=(\d{3})+$)/g, ',')

const counted = (value: bigint, unit: string): string => `${grouped(value)} ${unit}${value === 1n ? '' : 's'}`

const BYTES: readonly (readonly [string, bigint])[] = [
  ['GiB', 1n << 30n],
  ['MiB', 1n << 20n],
  ['KiB', 1n << 10n],
]

/** `10m`: 10,485,760 bytes (10 MiB). */
function size(text: string, giga = false): string | undefined {
  const bytes = parseSize(text, giga)
  if (bytes === undefined) return undefined
  const whole = BYTES.find(([, scale]) => bytes >= scale && bytes % scale === 0n)
  return `${counted(bytes, 'byte')}${whole ? ` (${bytes / whole[1]} ${whole[0]})` : ''}`
}

const SPANS: readonly (readonly [string, bigint])[] = [
  ['day', 86_400n],
  ['hour', 3600n],
  ['minute', 60n],
  ['second', 1n],
]

/** `1h30m`: 5,400 seconds (90 minutes). */
function time(text: string, milliseconds: boolean): string | undefined {
  const value = parseTime(text, milliseconds)
  if (value === undefined) return undefined
  if (!milliseconds) return seconds(value)
  if (value % 1000n === 0n) return seconds(value / 1000n)
  const left = (value % 1000n).toString().padStart(3, '0').replace(/0+$/, '')
  return `${counted(value, 'millisecond')}${value > 1000n ? ` (${value / 1000n}.${left} seconds)` : ''}`
}

function seconds(value: bigint): string {
  const whole = SPANS.find(([, scale]) => scale > 1n && value >= scale && value % scale === 0n)
  const parts = whole ? counted(value / whole[1], whole[0]) : value > 60n ? spans(value) : undefined
  return `${counted(value, 'second')}${parts ? ` (${parts})` : ''}`
}

/** 3,723: `1 hour 2 minutes 3 seconds`. */
function spans(value: bigint): string {
  let left = value
  const parts: string[] = []
  for (const [unit, scale] of SPANS) {
    if (left >= scale) parts.push(counted(left / scale, unit))
    left %= scale
  }
  return parts.join(' ')
}

/** `30r/m`: on average one every 2 seconds. */
function rate(text: string): string | undefined {
  const found = /^(\d+)(?:r\/([sm]))?$/.exec(text)
  const count = BigInt(found?.[1] ?? 0)
  if (!found || count === 0n) return undefined
  const isMinutes = found[2] === 'm'
  const all = `${counted(count, 'request')} per ${isMinutes ? 'minute' : 'second'}`
  const span = isMinutes ? 60_000n : 1000n
  if (count === 1n || span % count !== 0n) return all
  const apart = span / count
  return `${all}, one every ${apart % 1000n === 0n ? counted(apart / 1000n, 'second') : counted(apart, 'millisecond')}`
}

/** `1:2`: the folders are named after the end of the file's name. */
function levels(text: string): string | undefined {
  if (!/^[12](:[12]){0,2}$/.test(text)) return undefined
  const file = 'b7f54b2df7773722d382f4809d65029c'
  let end = file.length
  const folders = text.split(':').map((length) => {
    end -= Number(length)
    return `${file.slice(end, end + Number(length))}/`
  })
  return `the file \`${file}\` is in the folder \`${folders.join('')}\``
}

function access(text: string): string | undefined {
  const [, who, rights] = /^(user|group|all):(rw|r)$/.exec(text) ?? []
  const whom = { user: 'the owner', group: "the owner's group", all: 'everybody' }[who ?? '']
  return whom && `${whom} may ${rights === 'rw' ? 'read and write' : 'read'}`
}

/** `0101`: the last digit is the first processor. */
function cpuMask(text: string): string | undefined {
  const mask = text.replaceAll(' ', '')
  if (!/^[01]+$/.test(mask)) return undefined
  const processors = [...mask].reverse().flatMap((digit, i) => (digit === '1' ? [String(i)] : []))
  if (processors.length === 0) return 'no processor'
  return `${processors.length === 1 ? 'processor' : 'processors'} ${processors.join(', ')}, counted from 0`
}

/** The argument of `expires`. */
function expiry(text: string): string | undefined {
  const span = time(text.replace(/^[@+-]/, ''), false)
  if (span === undefined) return undefined
  if (text.startsWith('@')) return `at a time of day: ${span} after midnight`
  return text.startsWith('-') ? `in the past, by ${span}` : span
}

/** `30m::10` */
function probes(text: string): string | undefined {
  const [idle = '', interval = '', count = ''] = text.split(':')
  const parts = [
    idle && `after ${time(idle, false) ?? idle} without data`,
    interval && `every ${time(interval, false) ?? interval}`,
    count && `${count} probes`,
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(', ') : undefined
}

/** `10.0.0.0/8`: from where to where. */
function network(text: string): string | undefined {
  const [address = '', length] = text.split('/')
  if (length === undefined || !isCidr(text)) return undefined
  const bits = Number(length)
  if (isInet6(address)) return bits === 128 ? 'one address' : `2^${128 - bits} addresses`
  if (bits === 32) return 'one address'
  const count = 2 ** (32 - bits)
  const given = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)
  const first = given - (given % count)
  return `${dotted(first)} to ${dotted(first + count - 1)}, ${grouped(BigInt(count))} addresses`
}

const dotted = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')

function serverName(text: string): string | undefined {
  if (text === '') return 'requests without a host'
  if (text.startsWith('~')) return undefined
  if (text.startsWith('.')) return `${text.slice(1)} and all names that end in ${text}`
  if (text.startsWith('*.')) return `all names that end in ${text.slice(1)}`
  return text.endsWith('.*') ? `all names that begin with ${text.slice(0, -1)}` : undefined
}

const MODIFIERS: Readonly<Record<string, string>> = {
  '=': 'only this URI',
  '^~': 'URIs that begin so; no regular expression is tried when this is the longest prefix that fits',
  '~': 'URIs that fit a regular expression',
  '~*': 'URIs that fit a regular expression, whatever their case',
}

/** The reason phrase, and what nginx means by a code of its own. */
function status(text: string): string | undefined {
  const phrase = PHRASES[text]
  return phrase ?? NGINX[text]
}

const NGINX: Readonly<Record<string, string>> = {
  '444': 'nginx closes the connection without a response',
  '494': 'the header of the request is too large (a code of nginx)',
  '495': "the client's certificate is not valid (a code of nginx)",
  '496': 'the client has sent no certificate (a code of nginx)',
  '497': 'a plain HTTP request was sent to an HTTPS port (a code of nginx)',
  '499': 'the client has closed the connection (a code of nginx)',
}

/** RFC 9110 and the registry of IANA. */
const PHRASES: Readonly<Record<string, string>> = {
  '100': 'Continue',
  '101': 'Switching Protocols',
  '102': 'Processing',
  '103': 'Early Hints',
  '200': 'OK',
  '201': 'Created',
  '202': 'Accepted',
  '203': 'Non-Authoritative Information',
  '204': 'No Content',
  '205': 'Reset Content',
  '206': 'Partial Content',
  '207': 'Multi-Status',
  '208': 'Already Reported',
  '226': 'IM Used',
  '300': 'Multiple Choices',
  '301': 'Moved Permanently',
  '302': 'Found',
  '303': 'See Other',
  '304': 'Not Modified',
  '305': 'Use Proxy',
  '307': 'Temporary Redirect',
  '308': 'Permanent Redirect',
  '400': 'Bad Request',
  '401': 'Unauthorized',
  '402': 'Payment Required',
  '403': 'Forbidden',
  '404': 'Not Found',
  '405': 'Method Not Allowed',
  '406': 'Not Acceptable',
  '407': 'Proxy Authentication Required',
  '408': 'Request Timeout',
  '409': 'Conflict',
  '410': 'Gone',
  '411': 'Length Required',
  '412': 'Precondition Failed',
  '413': 'Content Too Large',
  '414': 'URI Too Long',
  '415': 'Unsupported Media Type',
  '416': 'Range Not Satisfiable',
  '417': 'Expectation Failed',
  '421': 'Misdirected Request',
  '422': 'Unprocessable Content',
  '423': 'Locked',
  '424': 'Failed Dependency',
  '425': 'Too Early',
  '426': 'Upgrade Required',
  '428': 'Precondition Required',
  '429': 'Too Many Requests',
  '431': 'Request Header Fields Too Large',
  '451': 'Unavailable For Legal Reasons',
  '500': 'Internal Server Error',
  '501': 'Not Implemented',
  '502': 'Bad Gateway',
  '503': 'Service Unavailable',
  '504': 'Gateway Timeout',
  '505': 'HTTP Version Not Supported',
  '506': 'Variant Also Negotiates',
  '507': 'Insufficient Storage',
  '508': 'Loop Detected',
  '511': 'Network Authentication Required',
}
