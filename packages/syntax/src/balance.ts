import type { SyntaxError as Mistake, Span } from './ast.ts'
import { landmarks, type OpenMark } from './layout.ts'
import * as mistake from './mistakes.ts'
import { bestReading, type Repair } from './reading.ts'
import type { Scanned } from './scan.ts'
import { Argument, Close, Stray, type Token, token } from './tokens.ts'

export interface Balanced {
  readonly tokens: readonly Token[]
  readonly errors: readonly Mistake[]
}

/**
 * The tokens with their braces in balance: an empty `Close` where a `}` is missing, a `Stray` where one is too many, in
 * the places where a person would look for the mistake. Braces that balance are never read in another way.
 */
export function balance(text: string, scanned: Scanned): Balanced {
  const { tokens, unclosed, strays } = scanned
  if (unclosed === 0 && strays === 0) return { tokens, errors: [] }
  const mender = new Mender(text, scanned)
  for (const repair of bestReading(landmarks(text, tokens), tokens.length, unclosed, strays)) mender.apply(repair)
  return mender.finish()
}

/** Copies the tokens and mends them on the way. */
class Mender {
  private readonly text: string
  private readonly source: readonly Token[]
  private readonly endlessLua: boolean
  private readonly tokens: Token[] = []
  private readonly errors: Mistake[] = []
  private copied = 0
  private strays: Span[] = []
  private strayIn: OpenMark | undefined

  constructor(text: string, { tokens, endlessLua }: Scanned) {
    this.text = text
    this.source = tokens
    this.endlessLua = endlessLua
  }

  finish(): Balanced {
    this.reportStrays()
    this.copyUpTo(this.source.length)
    return { tokens: this.tokens, errors: this.errors }
  }

  apply(repair: Repair): void {
    if (repair.kind === 'missing') this.insertBraces(repair.before, repair.blocks)
    else if (repair.kind === 'stray') this.setAside(repair.token, repair.block)
    else this.splitWord(repair.token, repair.count)
  }

  private copyUpTo(index: number): void {
    for (; this.copied < index; this.copied++) this.tokens.push(this.source[this.copied]!) // at most the length
  }

  private insertBraces(before: number, marks: readonly OpenMark[]): void {
    this.copyUpTo(before)
    const last = spanOf(this.source[before - 1]!) // the block's own brace at least
    for (const _ of marks) this.tokens.push(token(Close, last.end, last.end))
    // Lua code without an end took the other braces with it.
    if (this.endlessLua && before === this.source.length) return
    const [innermost, ...outer] = marks.slice(0, mistake.mostBraces).map((mark) => this.describe(mark))
    if (innermost) this.errors.push(mistake.missingBraces(this.text, [innermost, ...outer], marks.length, last))
  }

  private setAside(index: number, block: OpenMark | undefined): void {
    const isNext = this.strays.length > 0 && this.copied === index
    if (!isNext) this.reportStrays()
    this.copyUpTo(index)
    const stray = spanOf(this.source[index]!) // marks are of tokens
    this.tokens.push(token(Stray, stray.start, stray.end))
    this.copied++
    this.strays.push(stray)
    if (!isNext) this.strayIn = block
  }

  /** Those that stand side by side are one mistake. */
  private reportStrays(): void {
    const block = this.strayIn && this.describe(this.strayIn)
    if (this.strays.length > 0) this.errors.push(mistake.strayBraces(this.strays, block))
    this.strays = []
  }

  /** Leaves a statement without its `;`, which the tree reports. */
  private splitWord(index: number, count: number): void {
    this.copyUpTo(index)
    const word = this.source[index]!
    const end = word.endOffset - count
    this.tokens.push(token(Argument, word.startOffset, end))
    for (let at = end; at < word.endOffset; at++) this.tokens.push(token(Close, at, at + 1))
    this.copied++
  }

  private describe({ token: index, line }: OpenMark): mistake.UnclosedBlock {
    margin.lastIndex = line
    const [white = ''] = margin.exec(this.text) ?? []
    return { name: this.headerOf(index), open: spanOf(this.source[index]!), margin: white } // marks are of tokens
  }

  /** The words before the brace, as far as they stand on one line: those above may be a statement without its `;`. */
  private headerOf(open: number): string {
    const last = this.source[open - 1]
    if (last?.tokenType !== Argument) return '{'
    let start = last.startOffset
    for (let index = open - 2; last.endOffset - start < 100; index--) {
      const word = this.source[index]
      if (word?.tokenType !== Argument || this.text.slice(word.startOffset, start).includes('\n')) break
      start = word.startOffset
    }
    return this.text.slice(start, last.endOffset)
  }
}

const margin = /[ \t]*/y

function spanOf({ startOffset, endOffset }: Token): Span {
  return { start: startOffset, end: endOffset }
}
