import { is } from './characters.ts'
import { endOfLine } from './quotes.ts'

/**
 * Where the Lua code that begins at `start` ends: the offset of the `}` that closes it, or -1. As OpenResty's
 * ngx_http_lua_lex.c has it: braces balance outside of comments, long brackets, and strings, which end on their line.
 */
export function endOfLua(text: string, start: number): number {
  const skip = new Skipper(text)
  let depth = 0
  let at = start
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === is.close && depth-- === 0) return at
    if (code === is.open) depth++
    at = skip.from(at, code)
  }
  return -1
}

/**
 * For code whose braces do not balance: the `}` that stands below the line which opened the code, or -1. So one lost
 * brace of Lua's does not take the rest of the file with it.
 */
export function endOfLuaByLayout(text: string, start: number): number {
  const line = text.lastIndexOf('\n', start - 1) + 1
  const indent = /[ \t]*/y
  indent.lastIndex = line
  const margin = `\n${indent.exec(text)![0]}` // matches always: it may be empty
  const found = text.indexOf(`${margin}}`, start)
  return found < 0 ? -1 : found + margin.length
}

/**
 * Is there a string or a long bracket of the code, other than a comment, that goes on over the end of a line? Then white
 * space at the beginning of a line may be part of a value.
 */
export function hasSpanningString(code: string): boolean {
  const skip = new Skipper(code)
  let at = 0
  while (at < code.length) {
    const next = skip.from(at, code.charCodeAt(at))
    const isComment = code.startsWith('--', at)
    if (next > at + 1 && !isComment && code.slice(at, next).includes('\n')) return true
    at = next
  }
  return false
}

/** The code with its comments, and what stands inside of its strings, turned into spaces: offset for offset. */
export function blankedLua(code: string): string {
  const skip = new Skipper(code)
  let blanked = ''
  for (let at = 0; at < code.length; ) {
    const next = skip.from(at, code.charCodeAt(at))
    const isString = /["']/.test(code[at]!) && next > at + 1
    if (next === at + 1) blanked += code[at]
    else blanked += isString ? code[at] + ' '.repeat(next - at - 2) + code[at] : ' '.repeat(next - at)
    at = next
  }
  return blanked
}

/** Steps over whatever may hide a brace. It remembers what has no end, so that hostile code takes no quadratic time. */
class Skipper {
  private readonly text: string
  private readonly endless = new Set<string>()
  private readonly openUntil = { [is.doubleQuote]: -1, [is.singleQuote]: -1 }

  constructor(text: string) {
    this.text = text
  }

  from(at: number, code: number): number {
    if (code === is.doubleQuote || code === is.singleQuote) return this.string(at, code)
    if (code === is.bracket) return this.longBracket(at) ?? at + 1
    if (code !== is.dash || this.text.charCodeAt(at + 1) !== is.dash) return at + 1
    return this.longBracket(at + 2) ?? endOfLine(this.text, at)
  }

  private string(start: number, quote: typeof is.doubleQuote | typeof is.singleQuote): number {
    if (start < this.openUntil[quote]) return start + 1
    let at = start + 1
    for (; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at)
      if (code === quote) return at + 1
      if (code === is.lineFeed) break
      if (code === is.backslash) at++
    }
    this.openUntil[quote] = at
    return start + 1
  }

  private longBracket(start: number): number | undefined {
    longBracket.lastIndex = start
    const opening = longBracket.exec(this.text)
    if (!opening) return undefined
    const closing = `]${opening[1]}]`
    if (this.endless.has(closing)) return undefined
    const end = this.text.indexOf(closing, longBracket.lastIndex)
    if (end >= 0) return end + closing.length
    this.endless.add(closing)
    return undefined
  }
}

const longBracket = /\[(=*)\[/y
