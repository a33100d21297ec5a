import { is } from './characters.ts'
import { endOfLine } from './quotes.ts'
import { Argument, Close, Open, type Token } from './tokens.ts'

/** What the layout says about a token. Columns count from 0; a token that is not the first of its line has none, -1. */
export type Landmark = OpenMark | CloseMark | StatementMark | BracesInWord

export interface OpenMark {
  readonly kind: 'open'
  readonly token: number
  /** Of the line on which the block's header ends: the words before it may be a statement that lacks its `;`. */
  readonly indent: number
  /** Where that line starts. */
  readonly line: number
  /** The column of what is first in the block. */
  content: number
}

export interface CloseMark {
  readonly kind: 'close'
  readonly token: number
  readonly column: number
}

/** A statement that begins a line. */
export interface StatementMark {
  readonly kind: 'statement'
  readonly token: number
  readonly column: number
}

/** A word that ends with `}`, as in `return 404}`: nginx reads it as it stands, people mean something else. */
export interface BracesInWord {
  readonly kind: 'braces in word'
  readonly token: number
  readonly count: number
}

export function landmarks(text: string, tokens: readonly Token[]): Landmark[] {
  const surveyor = new Surveyor(text)
  for (const [index, token] of tokens.entries()) surveyor.visit(token, index)
  return surveyor.marks
}

class Surveyor {
  readonly marks: Landmark[] = []
  private readonly text: string
  private readonly line: Line
  private isPending = false
  private header = { line: 0, indent: 0 }
  private entered: OpenMark | undefined

  constructor(text: string) {
    this.text = text
    this.line = new Line(text)
  }

  visit({ tokenType, startOffset, endOffset, contentEnd }: Token, token: number): void {
    this.line.advance(startOffset)
    const column = this.line.columnOf(startOffset)
    if (this.entered && tokenType !== Close) this.entered.content = column
    this.entered = undefined
    if (tokenType === Argument) {
      if (column >= 0 && !this.isPending) this.marks.push({ kind: 'statement', token, column })
      this.isPending = true
      if (this.header.line !== this.line.start) this.header = { line: this.line.start, indent: this.line.indent }
      if (contentEnd === endOffset) this.word(startOffset, endOffset, token)
      return
    }
    if (tokenType === Close) this.marks.push({ kind: 'close', token, column })
    if (tokenType === Open) this.open(token)
    this.isPending = false
  }

  private word(start: number, end: number, token: number): void {
    if (this.text.charCodeAt(end - 1) !== is.close) return
    const [, word = '', braces = ''] = /^([^{]*[^{\\}])(\}+)$/.exec(this.text.slice(start, end)) ?? []
    if (word === '') return
    this.marks.push({ kind: 'braces in word', token, count: braces.length })
    this.isPending = false
  }

  private open(token: number): void {
    const { line, indent } = this.isPending ? this.header : { line: this.line.start, indent: this.line.indent }
    this.entered = { kind: 'open', token, indent, line, content: -1 }
    this.marks.push(this.entered)
  }
}

/** The line of the offset it was last advanced to. */
class Line {
  start = 0
  indent = 0
  private readonly text: string
  private end = -1
  private firstOffset = 0

  constructor(text: string) {
    this.text = text
  }

  advance(offset: number): void {
    if (offset < this.end) return
    while (offset > this.end) {
      this.start = this.end + 1
      this.end = endOfLine(this.text, this.start)
    }
    this.measure()
  }

  columnOf(offset: number): number {
    return offset === this.firstOffset ? this.indent : -1
  }

  private measure(): void {
    this.indent = 0
    let at = this.start
    for (; at < this.end; at++) {
      const code = this.text.charCodeAt(at)
      if (code === is.tab) this.indent += tabWidth - (this.indent % tabWidth)
      else if (code === is.space) this.indent++
      else if (code !== is.byteOrderMark) break
    }
    this.firstOffset = at
  }
}

/** Matters only where tabs and spaces are mixed. */
const tabWidth = 4
