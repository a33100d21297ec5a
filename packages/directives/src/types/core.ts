import { parseUrl } from './network.ts'
import { digits, numbers, parseSize, parseTime } from './numbers.ts'
import { symbols } from './symbols.ts'
import { checkTemplate, texts } from './text.ts'
import { bounds, details, type SymbolFacts, type ValueType, type ValueTypes } from './type.ts'
import { extensions, statusCodes } from './words.ts'

/** Values of the core modules of nginx, http, stream and mail, each read as the directive's own parser reads it. */
export const core: ValueTypes = {
  // Templates and places to go to

  template: {
    doc: 'A text with variables in it: its value is known only when a request is handled.',
    variables: {},
    label: () => 'a text with variables',
    pattern: '[^$]*\\$.*',
    check: (text) => checkTemplate(text),
  },
  'location-name': {
    ...symbol('named-location'),
    // A name with a variable in it is found at run time.
    pattern: '[^$]*',
  },
  'tried-uri': {
    doc: 'A URI; what it leads to below the root or alias is taken if it exists: a file, or with `/` at the end a folder.',
    variables: {},
    label: () => 'a URI',
    short: 'uri',
    examples: ['$uri', '$uri/', '$uri.html'],
    check: (text) => checkTemplate(text),
  },
  'fallback-status': {
    ...numbers['number']!,
    doc: 'A status code of HTTP.',
    short: 'number',
    examples: ['404', '403', '410', '444', '500', '502', '503', '504'],
  },
  'fallback-uri': {
    doc: 'The URI to continue with, by an internal redirect, when no file exists. It may contain variables.',
    variables: {},
    label: () => 'a URI',
    short: 'uri',
    examples: ['/index.html', '/index.php?$args'],
    pattern: '(?!=).*',
    check: (text) => checkTemplate(text),
  },
  'location-modifier': {
    doc: '`=` takes one URI, `^~` a prefix before which no regular expression is tried, `~` and `~*` a regular expression.',
    label: (detail) => (detail === 'regex' ? '~ or ~*' : '= or ^~'),
    short: 'modifier',
    examples: ['=', '^~', '~', '~*'],
    check: (text, detail) => {
      if ((detail === 'regex' ? ['~', '~*'] : ['=', '^~']).includes(text)) return undefined
      const wrong = `"${text}" is no modifier of a location`
      if (text.startsWith('!')) return `${wrong}: none takes what does not match, "location /" takes the rest`
      if (text.startsWith('^~')) return `${wrong}: "^~" is for a prefix, "~*" for a regular expression`
      return `${wrong}: those are =, ^~, ~ and ~*`
    },
    // Operators of "if" and of other languages.
    mistaken: new Map([
      ...['=~', '~=', '~~'].map((text) => [text, '~'] as const),
      ...['=~*', '~*=', '~=*', '*~', '~~*'].map((text) => [text, '~*'] as const),
      ...['==', '==='].map((text) => [text, '='] as const),
    ]),
  },
  'location-prefix': {
    doc: 'The beginning of a URI. The longest one that fits wins, unless a regular expression fits.',
    label: () => 'the beginning of a URI such as /images/',
    short: 'uri',
    examples: ['/'],
    // ngx_http_core_location(): the modifier may be glued to its argument
    pattern: '(?!=|\\^~|~).*',
  },

  // Files and folders

  files: {
    doc: 'A file, or several by a mask: `conf.d/*.conf`. A relative path starts at the folder of the main configuration file; a mask may fit nothing, a file must exist.',
    label: () => 'a file or a mask such as conf.d/*.conf',
    short: 'file',
    path: { to: 'configuration', from: 'configuration' },
  },
  folder: {
    doc: 'A folder, which may contain variables, but neither `$document_root` nor `$realpath_root`. A relative path starts at the prefix of the nginx installation.',
    variables: {},
    label: () => 'a folder',
    path: { to: 'folder', from: 'prefix' },
    check: folderError,
  },
  'index-file': {
    doc: 'The name of a file, which may contain variables. The last one may be an absolute URI.',
    variables: {},
    label: () => 'a file name such as index.html',
    short: 'file',
    examples: ['index.html', 'index.php'],
    check: (text) => (text === '' ? 'the name of an index file may not be empty' : checkTemplate(text)),
  },

  // Logs

  'log-file': {
    doc: 'The file to log to. A relative path starts at the prefix of the nginx installation.',
    label: () => 'a path',
    short: 'path',
    path: { to: 'any', from: 'prefix' },
    pattern: '(?!off$|syslog:)[^$]*',
  },
  'log-file-template': {
    doc: 'The file to log to, with variables in its path. Such a log cannot be buffered.',
    variables: {},
    label: () => 'a path with variables',
    short: 'path',
    pattern: '(?!syslog:)[^$]*\\$.*',
    check: (text) => checkTemplate(text),
  },
  syslog: {
    doc: 'Parameters separated by commas: `server=` with an address, `facility=` (local7), `severity=` (info), `tag=` (nginx), `nohostname`.',
    label: () => 'parameters such as server=127.0.0.1,tag=nginx',
    short: 'server=…',
    examples: ['server=', 'server=unix:/dev/log'],
    check: syslogError,
  },
  'log-text': {
    doc: 'A piece of a log line: text and variables.',
    variables: { noCaptures: true },
    label: () => 'a text with variables such as $remote_addr',
    short: 'text',
    // ngx_http_log_compile_format(): "escape=" is an option in the first place, and text after it
    check: (text, detail) =>
      details(detail).includes('first') && text.startsWith('escape=')
        ? `"${text.slice(7)}" is no way to escape: default, json and none are`
        : checkTemplate(text),
  },
  http_log_format: logFormat({ builtin: ['combined'] }),
  stream_log_format: logFormat({}),

  // Addresses

  'name-server': {
    doc: 'The address of a name server: `127.0.0.53`, `[::1]:5353`. The port is 53 if none is given.',
    label: () => 'the address of a name server such as 127.0.0.53',
    short: 'address',
    examples: ['127.0.0.1', '127.0.0.11', '127.0.0.53', '[::1]'],
    pattern: '(?!valid=|ipv4=|ipv6=|status_zone=).*',
    check: (text) => parseUrl(text, {}).error,
  },
  'auth-server': {
    doc: 'The server to ask, and a URI: `127.0.0.1:9000/auth`, `unix:/run/auth.sock:/auth`. No variables.',
    label: () => 'an address and a URI such as 127.0.0.1:9000/auth',
    short: 'address',
    check: authServerError,
  },
  'keepalive-probes': {
    doc: 'TCP keepalive: the idle time, the interval and the number of probes, each of which may be left out: `30m::10`.',
    label: () => 'times and a number such as 30m::10',
    short: 'idle:interval:count',
    examples: ['30m::10'],
    check: keepaliveError,
  },
  'server-name': {
    doc: 'A host name: `example.com`, `*.example.com`, `www.example.*`, `.example.com` (both with and without subdomain), `~^www\\d+\\.` (a regular expression), `""` (none).',
    label: () => 'a name such as example.com or *.example.com',
    short: 'name',
    captures: 'after-tilde',
    examples: ['localhost', '_'],
    check: serverNameError,
  },

  // Sizes and numbers

  'pool-size': {
    doc: 'The size of a memory pool: a multiple of 16 bytes, at least 112.',
    label: () => 'a size that is a multiple of 16',
    short: 'size',
    check: poolSizeError,
  },
  'power-of-two': {
    doc: 'A number that is a power of two: 1, 2, 4, 8, …',
    label: () => 'a power of two',
    check: (text) => {
      const value = digits(text)
      return value !== undefined && isPowerOfTwo(value) ? undefined : `"${text}" is no power of two: 1, 2, 4, 8, … are`
    },
  },
  'power-of-two-size': {
    doc: 'A size that is a power of two: `512`, `1k`, `2k`, …',
    label: (detail) => powersOfTwo(detail),
    short: 'size',
    examples: ['512', '1k', '2k', '4k', '8k', '16k', '32k'],
    check: (text, detail) => {
      const value = parseSize(text)
      const { min = 1n, max } = bounds(detail) ?? {}
      const fits = value !== undefined && isPowerOfTwo(value) && value >= min && (max === undefined || value <= max)
      return fits ? undefined : `"${text}" must be ${powersOfTwo(detail)}`
    },
  },
  priority: {
    doc: 'A priority as for nice(1), usually from -20 (more processor time) to 20 (less).',
    label: () => 'a number such as -5',
    short: 'number',
    check: (text) =>
      digits(text.replace(/^[+-]/, '')) === undefined
        ? `"${text}" is no number: only digits and a sign may stand here`
        : undefined,
  },
  'cpu-mask': {
    doc: 'The processors a worker may run on, a `0` or `1` for each, the first one last: `0001`.',
    label: () => 'a mask of 0 and 1 such as 0001',
    short: 'mask',
    check: cpuMaskError,
  },
  status: { ...numbers['number']!, doc: 'A status code of HTTP.', short: 'number', examples: statusCodes },
  'error-code': {
    doc: 'A status code between 300 and 599, 499 excepted.',
    label: () => 'a status code between 300 and 599',
    short: 'code',
    examples: statusCodes,
    check: errorCodeError,
  },
  expiry: {
    doc: 'When the response expires: a time from now (`30d`, `-1`), or a time of day (`@15h30m`). It may contain variables.',
    variables: {},
    label: (detail) => (isModified(detail) ? 'a time such as 30d' : 'a time such as 30d, -1 or @15h30m'),
    short: 'time',
    examples: ['1h', '1d', '30d', '1y', '-1'],
    check: expiryError,
  },

  // Names

  user: {
    doc: 'The name of a user of the system.',
    label: () => 'the name of a user',
    examples: ['nginx', 'www-data', 'nobody'],
  },
  group: { doc: "The name of a group of the system; the user's name when absent.", label: () => 'the name of a group' },
  'environment-variable': {
    doc: 'The name of an environment variable: it is inherited, or, with a value, set.',
    label: () => 'the name of an environment variable',
    short: 'name',
    pattern: '[^=]*',
  },
  'response-type': {
    doc: 'The MIME type of responses with one of the extensions that follow.',
    label: () => 'a MIME type such as text/css',
    short: 'mime-type',
    pattern: '(?!include$).*',
    examples: texts['mime-type']?.examples ?? [],
  },
  'filter-type': {
    doc: 'A MIME type the filter is for, at most 46 bytes long, or `*` for all. `text/html` is always among them.',
    label: () => 'a MIME type such as text/css, or *',
    short: 'mime-type',
    examples: texts['mime-type']?.examples ?? [],
    // ngx_hash_init() with the fixed bucket size of ngx_http_merge_types(), for 64 bits
    check: (text) => (text.length > 46 ? `"${text}" is too long: nginx has room for 46 bytes here` : undefined),
  },
  extension: {
    doc: 'The extension of a file name, without its dot; case does not matter.',
    label: () => 'an extension such as css',
    examples: extensions,
  },
  ignored: {
    doc: 'nginx reads over it without a word.',
    label: () => 'a word that nginx ignores',
    short: 'ignored',
    pattern: '(?!threads=|max_queue=).*',
  },
}

function symbol(type: string): ValueType & { readonly symbol: SymbolFacts } {
  const known = symbols[type]
  if (!known?.symbol) throw new Error(`bug: no symbol "${type}"`)
  return { ...known, symbol: known.symbol }
}

/** ngx_http_log_set_format() takes any name; nginx has one of its own in http, none in stream. */
function logFormat(more: Partial<SymbolFacts>): ValueType {
  const { check: _, ...known } = symbol('log_format')
  return { ...known, pattern: '.*', symbol: { ...known.symbol, ...more } }
}

/** ngx_http_core_root(): the names are searched as text, so that "$document_rootx" is refused as well. */
function folderError(text: string): string | undefined {
  const found = /\$(document_root|realpath_root)|\$\{(document_root|realpath_root)\}/.exec(text)
  if (!found) return checkTemplate(text)
  return `the variable $${found[1] ?? found[2]} is made from this folder, so that it cannot be used in it`
}

const FACILITIES =
  'kern user mail daemon auth intern lpr news uucp clock authpriv ftp ntp audit alert cron local0 local1 local2 local3 local4 local5 local6 local7'
const SEVERITIES = 'emerg alert crit error warn notice info debug'

/** ngx_syslog_parse_args(), and ngx_syslog_process_conf() for the missing server. */
function syslogError(text: string): string | undefined {
  const seen = new Set<string>()
  for (const part of text.split(',')) {
    if (part === 'nohostname') continue
    const [, key = '', value = ''] = /^(server|facility|severity|tag)=(.*)$/s.exec(part) ?? []
    if (key === '') return `"${part}" is no parameter of syslog: server=, facility=, severity=, tag= and nohostname are`
    if (seen.has(key)) return `"${key}=" is given twice`
    seen.add(key)
    const wrong = syslogValueError(key, value)
    if (wrong) return wrong
  }
  return seen.has('server') ? undefined : 'no syslog server is given: "server=" is missing'
}

function syslogValueError(key: string, value: string): string | undefined {
  if (key === 'server') return parseUrl(value, {}).error
  if (key === 'facility') return oneOf(FACILITIES, value, 'facility of syslog')
  if (key === 'severity') return oneOf(SEVERITIES, value, 'severity of syslog')
  if (!/^[0-9A-Za-z_]*$/.test(value)) return `"${value}" is no tag: only letters, digits and "_" may stand here`
  return value.length > 32 ? `"${value}" is too long: a tag has at most 32 characters` : undefined
}

function oneOf(words: string, value: string, what: string): string | undefined {
  return words.split(' ').includes(value)
    ? undefined
    : `"${value}" is no ${what}: those are ${words.replaceAll(' ', ', ')}`
}

/** ngx_mail_auth_http(), after "http://". */
function authServerError(text: string): string | undefined {
  const { error } = parseUrl(text, { uri: true })
  const scheme = /^[a-z]+:\/\//i.exec(text)?.[0]
  return error && scheme ? `"${text}": only http:// is known here, not "${scheme}"` : error
}

/** The `so_keepalive=` of ngx_http_core_listen(): parts may be empty or absent, but not all of them 0. */
function keepaliveError(text: string): string | undefined {
  const [idle = '', interval = '', ...rest] = text.split(':')
  const count = rest.join(':')
  const values = [seconds(idle), seconds(interval), count === '' ? 0n : digits(count)]
  if (values.some((value) => value === undefined))
    return `"${text}": write on, off, or an idle time, an interval and a number of probes, as in 30m:10s:10`
  return values.every((value) => value === 0n)
    ? `"${text}": at least one of the times and the number must be above 0`
    : undefined
}

const seconds = (text: string): bigint | undefined => (text === '' ? 0n : parseTime(text, false))

/** ngx_http_core_server_name(). Wildcards are looked at closer only where several servers share an address. */
function serverNameError(text: string): string | undefined {
  if (text === '~') return 'a "~" without a regular expression: it is written without a space between'
  if (text.startsWith('~')) return texts.regex?.check?.(text.slice(1), '')
  if (text === '*') return '"*" is no name: to take all names, make the server the default_server of its listen'
  if (text === '.') return '"." is no name: a name follows the dot, as in .example.com'
  if (text.startsWith('*') && (text.length < 3 || text[1] !== '.'))
    return `"${text}" is no name: a "*" may only be the whole first or last part, as in *.example.com`
  return undefined
}

/** ngx_http_core_pool_size(), for 64 bits. */
function poolSizeError(text: string): string | undefined {
  const value = parseSize(text)
  if (value === undefined) return `"${text}" is no size: write bytes, or a number with k or m`
  if (value < 112n) return `"${text}" is too small: a pool has at least 112 bytes`
  return value % 16n === 0n ? undefined : `"${text}" must be a multiple of 16`
}

const isPowerOfTwo = (value: bigint): boolean => value > 0n && (value & (value - 1n)) === 0n

function powersOfTwo(detail: string): string {
  const { min = 1n, max = min } = bounds(detail) ?? {}
  const all: string[] = []
  for (let size = min; size <= max; size *= 2n) all.push(size < 1024n ? `${size}` : `${size / 1024n}k`)
  return `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`
}

/** ngx_set_cpu_affinity(): spaces are passed over, and what is wrong is searched from the end. */
function cpuMaskError(text: string): string | undefined {
  if (text.length > 1024) return 'a mask has at most 1024 digits'
  const wrong = /[^01 ](?=[01 ]*$)/.exec(text)?.[0]
  return wrong === undefined ? undefined : `"${text}" is no mask: only 0 and 1 may stand here, not "${wrong}"`
}

/** ngx_http_core_error_page(). */
function errorCodeError(text: string): string | undefined {
  const code = digits(text)
  if (code === undefined) return `"${text}" is no status code`
  if (code === 499n) return '"499" cannot have a page: nobody is left to read it'
  return code < 300n || code > 599n ? `"${text}" must be between 300 and 599` : undefined
}

const isModified = (detail: string): boolean => details(detail).includes('modified')

/** ngx_http_parse_expires(). */
function expiryError(text: string, detail: string): string | undefined {
  if (text.includes('$')) return checkTemplate(text)
  const daily = text.startsWith('@')
  if (daily && isModified(detail)) return `"${text}": a time of day cannot follow "modified"`
  const time = parseTime(text.replace(/^[@+-]/, ''), false)
  if (time === undefined) return `"${text}" is neither epoch, max, off nor a time such as 30d, -1 or @15h30m`
  return daily && time > 86_400n ? `"${text}" is no time of day: it ends at 24h` : undefined
}
