/** A tokeniser transcribed from nginx's ngx_conf_read_token(), and from OpenResty's lexer for Lua: not the one of `syntax`. */

/** Where nginx would stop, `error` says so and the reading goes on. */
export type TokenKind = 'word' | ';' | '{' | '}' | 'comment' | 'lua' | 'error'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
  readonly end: number
  /** The first of its line. */
  readonly leads: boolean
  /** The last of its line. */
  readonly trails: boolean
}

/** ngx_conf_read_token(), statement after statement. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let start = 0
  let words = 0
  let name = ''
  let lastSpace = true
  let needSpace = false
  let variable = false
  let quoted = false
  let quote = ''
  const push = (kind: TokenKind, from: number, to: number): void => {
    tokens.push({ kind, text: text.slice(from, to), start: from, end: to, ...placeOf(text, from, to) })
  }
  const word = (to: number): void => {
    const written = text.slice(start, to)
    if (name === '' && !isReplaced.test(written)) name = written
    if (!isTag.test(written)) words++
    push('word', start, to)
  }
  let pos = text.startsWith('\ufeff') ? 1 : 0
  while (pos < text.length) {
    const ch = text[pos++]!
    let ends = ''
    if (quoted) {
      quoted = false
    } else if (needSpace) {
      needSpace = false
      lastSpace = true
      if (ch === ';' || ch === '{') ends = ch
      else if (!isSpace(ch)) {
        if (ch !== ')') push('error', pos - 1, pos - 1)
        pos--
      }
    } else if (lastSpace) {
      start = pos - 1
      if (isSpace(ch)) continue
      if (ch === ';' || ch === '{' || ch === '}') ends = ch
      else if (ch === '#') {
        const line = text.indexOf('\n', pos)
        pos = line < 0 ? text.length : line
        push('comment', start, start + text.slice(start, pos).replace(/[ \t\r]+$/, '').length)
      } else {
        lastSpace = false
        quoted = ch === '\\'
        quote = ch === '"' || ch === "'" ? ch : ''
        variable = ch === '$'
      }
    } else if (ch === '{' && variable) {
    } else {
      variable = ch === '$'
      quoted = ch === '\\'
      if (quoted || variable) {
      } else if (quote !== '') {
        if (ch === quote) {
          quote = ''
          needSpace = true
          word(pos)
        }
      } else if (isSpace(ch) || ch === ';' || ch === '{') {
        lastSpace = true
        word(pos - 1)
        if (!isSpace(ch)) ends = ch
      }
    }
    if (ends === '') continue
    // `;` and `{` need a word before them, `}` must have none.
    if ((words === 0) !== (ends === '}')) push('error', pos - 1, pos - 1)
    push(ends as TokenKind, pos - 1, pos)
    const isLua = ends === '{' && isLuaBlock.test(name)
    words = 0
    name = ''
    if (!isLua) continue
    const end = endOfLua(text, pos)
    if (end < 0) {
      push('error', pos, text.length)
      return tokens
    }
    push('lua', pos, end)
    push('}', end, end + 1)
    pos = end + 1
  }
  if (!lastSpace && !needSpace) push('word', start, text.length)
  if (!lastSpace || words > 0) push('error', text.length, text.length)
  return tokens
}

/** A quote at its end belongs to a bare word. */
const isLuaBlock = /^(?:(?!["']).*_by_lua_block|".*_by_lua_block"|'.*_by_lua_block')$/s

/** In the oracle's characters. */
const isTag = /^[\ue100-\ue1ff]+$/
/** Tags and placeholders are the names of no statement. */
const isReplaced = /^(?:[\ue100-\ue1ff]|\$\{[A-Z_]+\}|@[A-Z_]+@|%%[A-Z_]+%%)+$/

const isSpace = (ch: string): boolean => ch === ' ' || ch === '\t' || ch === '\r' || ch === '\n'

function placeOf(text: string, start: number, end: number): { leads: boolean; trails: boolean } {
  let from = start - 1
  while (from >= 0 && ' \t\r'.includes(text[from]!)) from--
  if (from === 0 && text[0] === '\ufeff') from--
  let to = end
  while (to < text.length && ' \t\r'.includes(text[to]!)) to++
  return { leads: from < 0 || text[from] === '\n', trails: to >= text.length || text[to] === '\n' }
}

/** The `}` that closes Lua code which begins at `start`, as OpenResty finds it; -1 without one. */
function endOfLua(text: string, start: number): number {
  let open = 1
  for (const { start: at, end } of lexed(text, start)) {
    if (end > at + 1) continue
    if (text[at] === '{') open++
    if (text[at] === '}' && --open === 0) return at
  }
  return -1
}

export interface Lexeme {
  readonly start: number
  readonly end: number
  readonly isString: boolean
}

/** Lua's strings, long brackets, comments, and every other character by itself. */
export function* lexed(text: string, from: number): Generator<Lexeme> {
  const hasEnd: Record<string, boolean> = {}
  const longBracket = (at: number): number => {
    opensLong.lastIndex = at
    const closing = opensLong.exec(text)?.[1]
    if (closing === undefined || hasEnd[closing] === false) return -1
    const end = text.indexOf(`]${closing}]`, opensLong.lastIndex)
    hasEnd[closing] = end >= 0
    return end < 0 ? -1 : end + closing.length + 2
  }
  for (let start = from; start < text.length; ) {
    const isComment = text.startsWith('--', start)
    let end = longBracket(isComment ? start + 2 : start)
    if (end < 0 && isComment) {
      end = text.indexOf('\n', start)
      if (end < 0) end = text.length
    } else if (end < 0) {
      string.lastIndex = start
      end = string.test(text) ? string.lastIndex : start + 1
    }
    yield { start, end, isString: !isComment && end > start + 1 }
    start = end
  }
}

const opensLong = /\[(=*)\[/y
const string = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y
