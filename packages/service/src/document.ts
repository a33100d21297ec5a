import type { Span } from '@nginx-lint/syntax'
import type { Position, Range } from 'vscode-languageserver-types'

/** In what the characters of a position are counted: bytes, UTF-16 units, or code points. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32'

/** A text as an editor has it: positions are lines and characters from 0. */
export class Document {
  readonly uri: string
  readonly path: string
  readonly text: string
  private readonly encoding: PositionEncoding
  private starts: readonly number[] | undefined

  constructor(uri: string, path: string, text: string, encoding: PositionEncoding = 'utf-16') {
    this.uri = uri
    this.path = path
    this.text = text
    this.encoding = encoding
  }

  /** A text made of this one, for the same editor. */
  derived(text: string): Document {
    return new Document(this.uri, this.path, text, this.encoding)
  }

  position(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.text.length)
    const starts = this.lineStarts()
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= inside) low = middle
      else high = middle - 1
    }
    return { line: low, character: this.count(this.text.slice(starts[low]!, inside)) }
  }

  /** The nearest place inside of the text, and of the line. */
  offset({ line, character }: Position): number {
    const starts = this.lineStarts()
    if (line < 0) return 0
    if (line >= starts.length) return this.text.length
    const start = starts[line]!
    const content = /[^\r\n]*/y
    content.lastIndex = start
    const text = content.exec(this.text)![0]
    return start + this.unitsOf(text, character)
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) }
  }

  span({ start, end }: Range): Span {
    return { start: this.offset(start), end: this.offset(end) }
  }

  /** Lines end as the protocol has it: at LF, CR LF, or CR. */
  private lineStarts(): readonly number[] {
    this.starts ??= startsOf(this.text)
    return this.starts
  }

  private count(text: string): number {
    if (this.encoding === 'utf-16') return text.length
    let count = 0
    for (const character of text) count += this.width(character)
    return count
  }

  /** UTF-16 units of as much of the text as has `count` of the encoding's. */
  private unitsOf(text: string, count: number): number {
    if (this.encoding === 'utf-16') return Math.min(Math.max(count, 0), text.length)
    let left = count
    let units = 0
    for (const character of text) {
      left -= this.width(character)
      if (left < 0) break
      units += character.length
    }
    return units
  }

  private width(character: string): number {
    if (this.encoding === 'utf-32') return 1
    const code = character.codePointAt(0)!
    if (code < 0x80) return 1
    if (code < 0x800) return 2
    return code < 0x10000 ? 3 : 4
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0]
  // Of most texts, which have no CR, the ends are found by the engine's fastest search.
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return starts
  }
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length)
  return starts
}
