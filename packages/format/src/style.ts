import { registry as everything, type Registry } from '@nginx-lint/directives'
import type { Source } from './source.ts'

export interface FormatOptions {
  /** Columns of a level, and of a tab; 4 when absent. */
  readonly indentSize?: number
  /** `space` when absent. */
  readonly indentStyle?: 'space' | 'tab'
  /** Statements that are wider, in columns, are wrapped; absent: none is. */
  readonly lineWidth?: number
  /** Absent: as most lines of the text end, but for those in strings and those that do not move. */
  readonly endOfLine?: 'lf' | 'crlf'
  /** Absent: the text ends as it did. */
  readonly insertFinalNewline?: boolean
  /** Tells a template or a Markdown document; absent: an nginx configuration. */
  readonly path?: string
  /** Tells which blocks are tables; absent: all modules. */
  readonly registry?: Registry
}

/** How one text is laid out: the options, and what the text itself decides. */
export interface Style {
  /** Columns of a level, and of a tab. */
  readonly size: number
  readonly unit: string
  /** Where statements are wrapped: a number of columns, or infinity. */
  readonly lineWidth: number
  /** A block that was on one line stays there when it ends within this many columns. */
  readonly oneLineWidth: number
  /** Undefined: as most lines of the text end that may move. */
  readonly endOfLine: '\n' | '\r\n' | undefined
  readonly insertFinalNewline: boolean | undefined
  /** White space before every line: that of the block of a document. */
  readonly margin: string
  /** Is it a block of `key value;` lines? */
  isTable(name: string): boolean
}

const INDENT = 4
const ONE_LINE = 100

export function styleFor(source: Source, options: FormatOptions): Style {
  const { indentSize: size = INDENT, indentStyle, lineWidth = Number.POSITIVE_INFINITY, endOfLine } = options
  const { insertFinalNewline, registry = everything } = options
  return {
    size,
    unit: indentStyle === 'tab' ? '\t' : ' '.repeat(size),
    lineWidth,
    oneLineWidth: Math.min(lineWidth, ONE_LINE),
    // The lines around a block of a document stay as they are.
    endOfLine: source.isPart || !endOfLine ? undefined : endOfLine === 'crlf' ? '\r\n' : '\n',
    insertFinalNewline: source.isPart ? undefined : insertFinalNewline,
    margin: source.margin,
    isTable: (name) => registry.find(name).some((spec) => spec.hasEntries),
  }
}

/** White space that begins a line: `depth` levels, and `columns` beyond. */
export function indentation({ margin, unit }: Style, depth: number, columns: number): string {
  return margin + unit.repeat(depth) + ' '.repeat(columns)
}
