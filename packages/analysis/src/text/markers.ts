/** The template languages with delimiters of their own. Mustache and Handlebars count as `go`: `{{ }}` with control words. */
export type Language = 'jinja' | 'erb' | 'go'

/** What a template language will replace. */
export interface Marker {
  readonly start: number
  readonly end: number
  /**
   * `note`: leaves nothing behind, such as a comment or an assignment. `definition`: a whole body that leaves nothing
   * here. See `foldDefinitions`.
   */
  readonly role: Role
}

export type Role = 'value' | 'open' | 'else' | 'close' | 'note' | 'definition'

/** All markers of the language, in order; they do not overlap. */
export function findMarkers(text: string, language: Language): readonly Marker[] {
  const markers: Marker[] = []
  const opener = openers[language]
  // Openers that nothing closes any more: looking again and again would take for ever.
  const open = new Set<string>()
  let offset = 0
  for (;;) {
    opener.lastIndex = offset
    const found = opener.exec(text)
    if (!found) return markers
    const start = found.index
    const end = open.has(found[0]) ? undefined : endOf(text, start, found[0])
    if (end === undefined) {
      open.add(found[0])
      offset = start + 1
      continue
    }
    const body = bodyOf(text.slice(start, end))
    const role = found[0] === '{#' ? 'note' : roles[found[0] === '{{' ? `{{ ${language}` : found[0]]!(body)
    markers.push({ start, end, role })
    offset = found[0] === '{%' && /^(raw|verbatim)\b/.test(body) ? endOfRaw(text, end) : end
  }
}

/** Which language the text is written in, if what looks like markers is some. */
export function guessLanguage(text: string): Language | undefined {
  if (after(text, '%}', text.indexOf('{%')) !== undefined && text.includes('{%')) return 'jinja'
  if (after(text, '%>', text.indexOf('<%')) !== undefined && text.includes('<%')) return 'erb'
  const markers = findMarkers(text, 'go')
  if (markers.length === 0) return undefined
  return markers.some(({ start, end }) => speaksGo(bodyOf(text.slice(start, end)))) ? 'go' : 'jinja'
}

const openers = {
  jinja: /\{[{%#]/g,
  erb: /<%(?!%)/g,
  go: /\{\{/g,
}

/** Longer than what people write; bounds the work on hostile texts. Beyond it the first `}}` will do. */
const longestExpression = 500

function endOf(text: string, start: number, opener: string): number | undefined {
  switch (opener) {
    case '{%':
      return after(text, '%}', start + 2)
    case '{#':
      return after(text, '#}', start + 2)
    case '<%':
      return after(text, '%>', start + 2)
  }
  if (/^\{\{[-~]?\s*\/\*/.test(text.slice(start, start + 40))) {
    const comment = after(text, '*/', start)
    return comment === undefined ? undefined : after(text, '}}', comment)
  }
  if (text.startsWith('{{!--', start)) return after(text, '--}}', start)
  return endOfExpression(text, start + 2) ?? after(text, '}}', start + 2)
}

/** `}}` may stand in a string, and a dictionary may end right before it: `{{ {'a': {}} }}`. */
function endOfExpression(text: string, start: number): number | undefined {
  const limit = Math.min(text.length, start + longestExpression)
  let depth = 0
  for (let offset = start; offset < limit; offset++) {
    const char = text[offset]!
    if (char === '"' || char === "'" || char === '`') {
      const closing = endOfString(text, offset, char)
      if (closing === undefined) return undefined
      offset = closing
    } else if (char === '{') depth++
    else if (char === '}' && depth > 0) depth--
    else if (char === '}' && text[offset + 1] === '}') return offset + 2
  }
  return undefined
}

function endOfString(text: string, start: number, quote: string): number | undefined {
  for (let offset = start + 1; offset < text.length && text[offset] !== '\n'; offset++) {
    if (text[offset] === quote) return offset
    if (text[offset] === '\\' && quote !== '`') offset++
  }
  return undefined
}

function endOfRaw(text: string, start: number): number {
  const ending = /\{%[-+~]?\s*end(?:raw|verbatim)\b/g
  ending.lastIndex = start
  return ending.exec(text)?.index ?? text.length
}

function after(text: string, part: string, from: number): number | undefined {
  const index = text.indexOf(part, from)
  return index < 0 ? undefined : index + part.length
}

/** Without delimiters and the signs that trim white space. */
export function bodyOf(marker: string): string {
  return marker
    .slice(2, -2)
    .replace(/^[-+~]/, '')
    .replace(/[-+~]$/, '')
    .trim()
}

const roles: Record<string, (body: string) => Role> = {
  '{{ jinja': (body) => (/^(\/\*|!)/.test(body) ? 'note' : 'value'),
  '{{ go': (body) => {
    if (/^(\/\*|!|\$\w*(\s*,\s*\$\w*)?\s*:?=)/.test(body)) return 'note'
    if (/^(if|range|with|define|block)[\s(]|^[#^]\S/.test(body)) return 'open'
    if (/^else\b|^\^$/.test(body)) return 'else'
    if (/^end$|^\/\w/.test(body)) return 'close'
    return /^(break|continue)$/.test(body) ? 'note' : 'value'
  },
  '{%': (body) => {
    const keyword = /^\w*/.exec(body)![0]
    if (keyword === 'include') return 'value'
    if (/^end(?!raw|verbatim)/.test(keyword)) return 'close'
    if (/^(else|elif|elsif|elseif|when)$/.test(keyword)) return 'else'
    // `{% set x %} ... {% endset %}` has a body, `{% set x = 1 %}` has none.
    return jinjaBlocks.has(keyword) || (keyword === 'set' && /^set\s+[\w.]+\s*(\||$)/.test(body)) ? 'open' : 'note'
  },
  '<%': (body) => {
    if (body.startsWith('#')) return 'note'
    if (body.startsWith('=')) return 'value'
    if (/^(else|elsif|when|in)\b|^\}.*\{$/s.test(body)) return 'else'
    if (/^(end\b|\}$)/.test(body)) return 'close'
    if (/^(if|unless|case|for|while|until|begin)\b/.test(body)) return /\bend$/.test(body) ? 'note' : 'open'
    // Ruby's `each do |x|` and Puppet's `each |$x| {`.
    return /(\bdo|\{)(\s*\|[^|]*\|)?$/.test(body) ? 'open' : 'note'
  },
}

const jinjaBlocks = new Set(
  'if for block macro call filter with autoescape trans unless case capture spaceless embed asyncEach asyncAll'.split(
    ' ',
  ),
)

/** Control words, fields, variables, or a function and its argument: `{{ key "a/b" }}`. */
function speaksGo(body: string): boolean {
  return /^(end|else)\b|^[.$#^>/!]|^(if|range|with|define|block|template|include)\s|^\w+\s+["`.$(]/.test(body)
}
