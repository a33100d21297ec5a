import type { Place } from './walk.ts'

/** What people write for "put your own here", or let `envsubst` and `sed` replace. */
export interface Placeholder {
  readonly start: number
  readonly end: number
  readonly style: Style
}

export type Style = keyof typeof patterns

const patterns = {
  /** `${NAME}`, and the shell's `${NAME:-a default}`. */
  braced: /\$\{_*[A-Z][A-Z0-9_]*(?::?[-=+?][^}\r\n"';]{0,500})?\}/g,
  bare: /\$_*[A-Z][A-Z0-9_]*(?!\w)/g,
  percent: /%%[A-Z][A-Z0-9_]*%%/g,
  /** Not in an e-mail address, not `@named`. */
  at: /(?<!\w)@[A-Z][A-Z0-9_]*@(?!\w)/g,
  /** `<HOST>`, `<your-domain>`, `<your domain>`; a word's start, a host's label or a path's segment. */
  angle: /(?<=[\s;{}\w./:=,@-])<[A-Za-z][\w.-]*(?: [\w.-]+){0,4}>(?=[\s;/.:,=?&@_-])/g,
  /** `php__VERSION__-fpm` is one; Python's and webpack's `__names__` are in lower case. */
  dunder: /(?<![A-Z0-9_])__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__(?![A-Z0-9_])/g,
  /** `%web_port%`; not what is between two `%C3` of an address, not `%Y%m%d`. */
  percents: /%(?![\dA-Fa-f]{2}(?:%|\w*%[\dA-Fa-f]{2}))[A-Za-z]\w+%/g,
  percentBraced: /(?<!%)%\{[A-Z][A-Z0-9_]*\}/g,
  /** A whole word such as `PROXY_SSL_CONFIG`. */
  capitals: /(?<![^\s;{}])(?=[^\s;{]{5})(?=\w*[A-Z])(?=\w*_)[A-Z0-9_]+(?![^\s;{])/g,
}

/** What each of a style has: most texts have none, and need not be looked through. */
const marks: Partial<Record<Style, string>> = {
  braced: '${',
  percent: '%%',
  at: '@',
  angle: '<',
  dunder: '__',
  percents: '%',
  percentBraced: '%{',
}

/** Where no name says template, nginx gets these as they are. */
export const onlyInTemplates: readonly Style[] = ['bare', 'percents', 'percentBraced', 'capitals']

/** Candidates in order, without overlap. `named`: the file's name says template. */
export function findPlaceholders(text: string, named: boolean): readonly Placeholder[] {
  const found: Placeholder[] = []
  let own: ReadonlySet<string> | undefined
  for (const style of Object.keys(patterns) as Style[]) {
    if (!named && onlyInTemplates.includes(style)) continue
    const mark = marks[style]
    if (mark !== undefined && !text.includes(mark)) continue
    for (const match of text.matchAll(patterns[style])) {
      const name = /\w+/.exec(match[0])?.[0] ?? ''
      if (style === 'braced' || style === 'bare') {
        own ??= ownNames(text)
        if (own.has(name.toLowerCase())) continue
      }
      found.push({ start: match.index, end: match.index + match[0].length, style })
    }
  }
  found.sort((a, b) => a.start - b.start)
  return found.filter(({ start }, index) => index === 0 || start >= found[index - 1]!.end)
}

/** Whether it can be one at this place. */
export function fits(placeholder: Placeholder, text: string, place: Place): boolean {
  if (place.where === 'comment' || place.where === 'lua') return false
  const { style } = placeholder
  if (style === 'braced' || style === 'bare') return true
  if (lookedFor.test(place.name)) return false
  if (style === 'capitals') return fitsCapitals(placeholder, text, place)
  return style !== 'angle' || fitsAngle(placeholder, text, place)
}

/** What these directives look for is often a mark that the application put into its pages. */
export const lookedFor = /^(subs?|replace)_filter/

/** Whether one here shows that its style is used in this file, even if nothing else about the file says template. */
export function proves({ style }: Placeholder, place: Place): boolean {
  // "${NAME}" makes nginx look for a variable; the others are mere characters in a string or a table's value.
  return style === 'braced' || (place.where !== 'quoted' && !tables.has(place.block))
}

function fitsAngle({ start, end }: Placeholder, text: string, place: Place): boolean {
  if (place.where === 'quoted' || tables.has(place.block) || htmlTags.test(text.slice(start, end))) return false
  // Apache's sections begin a line.
  const opensLine = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 200), start))
  if (place.where === 'statement' || opensLine) return /^<[A-Z0-9_-]+>$/.test(text.slice(start, end))
  if (place.name.startsWith('echo')) return false
  const word = place.where === 'word' ? place.word : start
  const regex = /[\s(]!?~\*?\s+$/.test(text.slice(Math.max(0, word - 8), word))
  return !regex && !/[?*+\\()[\]|^~]/.test(text.slice(word, start))
}

function fitsCapitals({ start, end }: Placeholder, text: string, { where, name, block }: Place): boolean {
  if (where === 'statement') return !tables.has(block)
  if (where !== 'between' || name === 'env') return false
  // The names of parameters and of headers are often such words.
  const first = /(?:^|[\s;{}])(\w+)\s+$/.exec(text.slice(Math.max(0, start - 200), start))?.[1] === name
  if (first && /_(param|env_var|(set|pass|hide)_header)$|^add_(header|trailer)$/.test(name)) return false
  return !/^(TLS|SSL)_\w+_(SHA\d*|MD5|CCM(_8)?)$/.test(text.slice(start, end))
}

const tables = new Set(['map', 'geo', 'types', 'split_clients', 'charset_map'])
const htmlTags =
  /^<(html|head|body|title|script|style|meta|link|div|span|pre|code|br|hr|p|a|b|i|u|h[1-6]|img|center)>$/i

/** Names of variables that this text makes: nginx's own, in whatever case they are written. */
function ownNames(text: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const definition of definitions) {
    for (const match of text.matchAll(definition)) names.add(match[1]!.toLowerCase())
  }
  return names
}

const definitions = [
  new RegExp(
    String.raw`(?<![\w$])(?:${[
      'set|set_by_lua(?:_block|_file)?|js_set|js_var|perl_set|lua_add_variable',
      'auth_request_set|auth_jwt_(?:claim|header)_set|postgres_(?:set|escape)|vhost_traffic_status_set_by_filter',
      'set_(?:if_empty|(?:un)?escape_uri|quote_(?:sql|pgsql|json)_str|hashed_upstream|iconv|form_input(?:_multi)?)',
      'set_(?:en|de)(?:code_(?:base32|base64|base64url|hex)|crypt_session)|set_(?:md5|sha1|hmac_sha1|hmac_sha256)',
      'set_(?:random|rotate|secure_random_(?:alphanum|lcalpha)|local_today|formatted_(?:gmt|local)_time)',
    ].join('|')})\s+\$\{?(\w+)`,
    'g',
  ),
  /(?<![\w$])(?:map|geo|split_clients|num_map)\s+(?:[^;{}\n]{0,200}\s)?\$(\w+)\s*\{/g,
  /(?<![\w$])keyval\s+[^;{}\s]{1,200}\s+\$(\w+)/g,
  /\(\?P?[<'](\w+)[>']/g,
]
