import type { Place } from './walk.ts'

/** What people write for "put your own here", or let `envsubst` and `sed` replace. */
export interface Placeholder {
  readonly start: number
  readonly end: number
  readonly style: Style
}

export type Style = keyof typeof patterns

const patterns = {
  /** `${NAME}`, and the shell's `${NAME:-default}`. */
  braced: /\$\{_*[A-Z][A-Z0-9_]*(?::?[-=+?][^}\s"';]*)?\}/g,
  bare: /\$_*[A-Z][A-Z0-9_]*(?!\w)/g,
  percent: /%%[A-Z][A-Z0-9_]*%%/g,
  /** Not in an e-mail address, not `@named`. */
  at: /(?<!\w)@[A-Z][A-Z0-9_]*@(?!\w)/g,
  /** `<HOST>`, `<your-domain>`, `<your domain>`; a word's start, a host's label or a path's segment. */
  angle: /(?<=[\s;{}\w./:=,@-])<[A-Za-z][\w.-]*(?: [\w.-]+){0,4}>(?=[\s;/.:,=?&@_-])/g,
  /** `php__VERSION__-fpm` is one; Python's and webpack's `__names__` are in lower case. */
  dunder: /(?<![A-Z0-9_])__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__(?![A-Z0-9_])/g,
}

/** Candidates in order, without overlap. `bare` says whether `$NAME` is one. */
export function findPlaceholders(text: string, bare: boolean): readonly Placeholder[] {
  const found: Placeholder[] = []
  const own = ownNames(text)
  for (const style of Object.keys(patterns) as Style[]) {
    if (style === 'bare' && !bare) continue
    for (const match of text.matchAll(patterns[style])) {
      const name = /\w+/.exec(match[0])?.[0] ?? ''
      if ((style === 'braced' || style === 'bare') && own.has(name.toLowerCase())) continue
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
  // What these look for is often a mark that the application put into its pages.
  if (/^(subs?|replace)_filter/.test(place.name)) return false
  return style !== 'angle' || fitsAngle(placeholder, text, place)
}

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
  /(?<![\w$])(?:set\w*|js_set|js_var|perl_set|auth_request_set)\s+\$\{?(\w+)/g,
  /(?<![\w$])(?:map|geo|split_clients)\s+(?:[^;{}\n]{0,200}\s)?\$(\w+)\s*\{/g,
  /\(\?P?[<'](\w+)[>']/g,
]
