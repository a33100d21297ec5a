import type { Comment, SyntaxError as Mistake } from './ast.ts'
import { is, isWhiteSpace } from './characters.ts'
import { endOfLua, endOfLuaByLayout } from './lua.ts'
import * as mistake from './mistakes.ts'
import { closingQuote, endOfLine, endOfUnclosed, isUnclosed, mayFollowQuote } from './quotes.ts'
import { announcesRegex, endOfRegexBraces } from './regex.ts'
import { Argument, Close, Lua, Open, Semicolon, type Token, token } from './tokens.ts'

/** The pieces of a configuration, in order, comments apart. */
export interface Scanned {
  readonly tokens: readonly Token[]
  readonly comments: readonly Comment[]
  readonly errors: Mistake[]
  /** Blocks never closed, and `}` that close nothing, when each `}` closes the block it stands in. */
  readonly unclosed: number
  readonly strays: number
  /** Lua code that ends nowhere takes the rest of the file, closing braces included. */
  readonly endlessLua: boolean
}

/**
 * A transcription of ngx_conf_read_token() (src/core/ngx_conf_file.c). White space is exactly space, tab, CR and LF;
 * `#`, `}` and quotes are special only where a word may begin; `${` opens no block; `\` protects any character.
 * A byte order mark is white space here, and an error.
 */
export function scan(text: string): Scanned {
  const scanner = new Scanner(text)
  scanner.run()
  return scanner
}

class Scanner implements Scanned {
  readonly tokens: Token[] = []
  readonly comments: Comment[] = []
  readonly errors: Mistake[] = []
  unclosed = 0
  strays = 0
  endlessLua = false

  private readonly text: string
  private at = 0
  /** Index of the statement's first word in `tokens`, or -1 between statements. */
  private first = -1
  /** Up to where a complaint about quotes would only echo the last one. */
  private complainedUntil = -1
  private lineEnd = -1
  private brokenLua = 0

  constructor(text: string) {
    this.text = text
  }

  run(): void {
    const { text } = this
    if (text.charCodeAt(0) === is.byteOrderMark) {
      this.errors.push(mistake.byteOrderMark())
      this.at = 1
    }
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at)
      if (isWhiteSpace(code)) this.at++
      else this.piece(code)
    }
  }

  private piece(code: number): void {
    if (code === is.semicolon) this.semicolon()
    else if (code === is.open) this.open()
    else if (code === is.close) this.close()
    else if (code === is.sharp) this.comment()
    else if (code === is.doubleQuote || code === is.singleQuote) this.quoted()
    else this.word()
  }

  private semicolon(): void {
    this.add(token(Semicolon, this.at, this.at + 1))
    this.first = -1
  }

  private open(): void {
    this.add(token(Open, this.at, this.at + 1))
    this.unclosed++
    const name = this.tokens[this.first]
    if (name && this.text.endsWith('_by_lua_block', name.contentEnd)) this.lua(name)
    this.first = -1
  }

  private lua(name: Token): void {
    let end = this.brokenLua < mostBrokenLua ? endOfLua(this.text, this.at) : -1
    if (end < 0) {
      if (this.brokenLua++ < mostBrokenLua) this.errors.push(mistake.unbalancedLua(this.text, name))
      end = endOfLuaByLayout(this.text, this.at)
    }
    if (end < 0) {
      this.endlessLua = true
      end = this.text.length
    }
    this.add(token(Lua, this.at, end))
  }

  private close(): void {
    this.add(token(Close, this.at, this.at + 1))
    if (this.unclosed > 0) this.unclosed--
    else this.strays++
    this.first = -1
  }

  private comment(): void {
    const start = this.at
    this.at = endOfLine(this.text, start)
    this.comments.push({ kind: 'comment', start, end: this.at })
    this.checkLength('comment', start, this.at)
  }

  private word(): void {
    const start = this.at
    const end = this.endOfWord(start)
    this.argument(start, end, end)
    this.checkLength('argument', start, end)
  }

  private endOfWord(start: number): number {
    const { text } = this
    let afterDollar = false
    let braced = false
    let at = start
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const role = code < 128 ? roles[code] : ordinary
      if (role === ordinary) {
        afterDollar = false
      } else if (role === ends) {
        break
      } else if (role === opens) {
        // nginx keeps its `variable` flag over the brace: `${{` opens no block either.
        if (afterDollar) continue
        const end = endOfRegexBraces(text, start, at, braced || this.isRegexNext())
        if (end < 0) break
        braced = true
        at = end - 1
      } else {
        afterDollar = role === dollar
        if (role === escapes) at++
      }
    }
    const end = Math.min(at, text.length)
    if (braced) this.errors.push(mistake.unquotedBrace(text, start, end, this.isInParentheses()))
    return end
  }

  private isRegexNext(): boolean {
    return this.first >= 0 && announcesRegex(this.source(this.first), this.source(this.tokens.length - 1))
  }

  /** As in `if ($uri ~ …)`. */
  private isInParentheses(): boolean {
    const second = this.first < 0 ? undefined : this.tokens[this.first + 1]
    return second !== undefined && this.text[second.startOffset] === '('
  }

  private source(index: number): string {
    const { startOffset, endOffset } = this.tokens[index]! // `first`, or the last: they exist where this is called
    return this.text.slice(startOffset, endOffset)
  }

  private quoted(): void {
    const { text, at: start } = this
    const contentEnd = closingQuote(text, start)
    if (isUnclosed(text, start, contentEnd)) {
      this.unclosedQuote(start)
      return
    }
    this.argument(start, contentEnd + 1, contentEnd)
    this.checkLength('string', start + 1, contentEnd)
    // A `}` here means that a ";" is missing, and will be reported as that.
    if (!mayFollowQuote(text, this.at) && text.charCodeAt(this.at) !== is.close)
      this.complain(mistake.unexpectedAfterQuote(text, this.at))
  }

  private unclosedQuote(start: number): void {
    const end = endOfUnclosed(this.text, start)
    this.argument(start, end, end)
    this.complain(mistake.unclosedQuote(this.text, start, end))
  }

  /** Quotes go wrong in pairs: only the first complaint of a line is worth reading. */
  private complain(error: Mistake): void {
    if (error.start >= this.complainedUntil) this.errors.push(error)
    this.complainedUntil = this.endOfLine(error.start)
  }

  /** Remembered, since a line may be as long as the file: ask for offsets in ascending order. */
  private endOfLine(offset: number): number {
    if (offset > this.lineEnd) this.lineEnd = endOfLine(this.text, offset)
    return this.lineEnd
  }

  private argument(start: number, end: number, contentEnd: number): void {
    if (this.first < 0) this.first = this.tokens.length
    this.add(token(Argument, start, end, contentEnd))
  }

  private checkLength(what: mistake.Limited, start: number, end: number): void {
    if (end - start < surelyShort) return
    const error = mistake.tooLong(this.text, what, start, end)
    if (error) this.errors.push(error)
  }

  private add(piece: Token): void {
    this.tokens.push(piece)
    this.at = piece.endOffset
  }
}

/** nginx takes 4094 bytes, and no UTF-16 unit stands for more than three. */
const surelyShort = 1300

/** Looking for the end of Lua code that has none reads the whole file: not every time in a file full of it. */
const mostBrokenLua = 20

const ordinary = 0
const ends = 1
const opens = 2
const escapes = 3
const dollar = 4
/** What a character below 128 does inside of a bare word. */
const roles = new Uint8Array(128)
for (const code of [is.space, is.tab, is.carriageReturn, is.lineFeed, is.semicolon]) roles[code] = ends
roles[is.open] = opens
roles[is.backslash] = escapes
roles[is.dollar] = dollar
