import type { Leaf } from '@nginx-lint/syntax'
import type { Source } from './source.ts'

/** Columns of a text, from 0, as an editor shows them where a tab has this size. */
export class Columns {
  private readonly text: string
  private readonly size: number

  constructor({ text }: Pick<Source, 'text'>, size: number) {
    this.text = text
    this.size = size
  }

  /** Where the line of `offset` begins. A byte order mark takes no column. */
  lineStart(offset: number): number {
    const start = offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1
    return start === 0 && offset > 0 && this.text.charCodeAt(0) === 0xfeff ? 1 : start
  }

  /** The column of `offset`, given that of `from`, which is on the same line. */
  of(offset: number, from = this.lineStart(offset), column = 0): number {
    let result = column
    for (let at = from; at < offset; at++) result = this.text.charCodeAt(at) === 9 ? this.nextTab(result) : result + 1
    return result
  }

  private nextTab(column: number): number {
    return (Math.floor(column / this.size) + 1) * this.size
  }

  /** Behind a leaf that begins at `column`. Those that span lines stay as they are. */
  behind(leaf: Leaf, column: number): number {
    const { start, end } = leaf
    if (this.spansLines(leaf)) return this.of(end)
    return this.text.slice(start, end).includes('\t') ? this.of(end, start, column) : column + end - start
  }

  spansLines({ start, end }: Leaf): boolean {
    return this.text.slice(start, end).includes('\n')
  }

  /** Of the first leaf of the line. */
  indentOf(offset: number): number {
    const start = this.lineStart(offset)
    let end = start
    while (end < offset && (this.text[end] === ' ' || this.text[end] === '\t')) end++
    return this.of(end, start)
  }
}
