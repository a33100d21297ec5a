import { type LineIndex, lineIndex } from '@nginx-lint/syntax'
import { factOf } from '../facts.ts'
import type { Statement } from '../scope.ts'
import type { SourceFile } from '../source.ts'

/** Where a statement stands. */
export interface Place {
  readonly path: string
  readonly line: number
  readonly column: number
  /** Offsets in the file: the name and the arguments, without a block. */
  readonly start: number
  readonly end: number
  /** Its first line, and from where to where in it. */
  readonly source: string
  readonly from: number
  readonly to: number
}

export function placeOf({ node, file }: Statement): Place {
  const start = node.start + file.offset
  const end = (node.args.at(-1) ?? node.name).end + file.offset
  const { line, column } = linesOf(file).position(start)
  const lineStart = start - column + 1
  const lineEnd = file.text.indexOf('\n', lineStart)
  const source = file.text.slice(lineStart, lineEnd < 0 ? file.text.length : lineEnd)
  return {
    path: file.path,
    line,
    column,
    start,
    end,
    source,
    from: column - 1,
    to: Math.min(end - lineStart, source.length),
  }
}

export const linesOf = factOf(({ text }: SourceFile): LineIndex => lineIndex(text))

/** A statement as a line of the configuration, without its block: `location ~* \.png$`, the white space made even. */
export const written = ({ node, file }: Statement): string =>
  [node.name, ...node.args].map(({ start, end }) => file.text.slice(start + file.offset, end + file.offset)).join(' ')
