import { type FormatOptions, formatEdits, formatRange } from '@nginx-lint/format'
import type { Edit, Span } from '@nginx-lint/syntax'
import type { Range, TextEdit } from 'vscode-languageserver-types'
import { textEdits } from './diagnostics.ts'
import type { Document } from './document.ts'
import { lineStart } from './texts.ts'
import type { Workspace } from './workspace.ts'

/**
 * What there is to change so that a file is laid out as it should be, in as few characters as possible: as the command lays
 * it out, whatever the editor indents with, so that the two agree.
 */
export function formatting(workspace: Workspace, path: string): TextEdit[] {
  const document = workspace.document(path)
  return document ? smallest(document, formatEdits(document.text, formatOptionsFor(workspace, path))) : []
}

/** The same for the statements on some lines. A selection that ends where a line begins is not about that line. */
export function rangeFormatting(workspace: Workspace, path: string, ranges: Range | readonly Range[]): TextEdit[] {
  const document = workspace.document(path)
  if (!document) return []
  const options = formatOptionsFor(workspace, path)
  const edits: Edit[] = []
  for (const lines of linesOf(document, [ranges].flat())) edits.push(...formatRange(document.text, lines, options))
  return smallest(document, edits)
}

/** The name of the file tells a template or a document. */
export const formatOptionsFor = (workspace: Workspace, path: string): FormatOptions => ({
  ...workspace.formatOptions(path),
  path,
})

/** The lines of the ranges, in order; those that share one together. */
function linesOf(document: Document, ranges: readonly Range[]): readonly Span[] {
  const { text } = document
  const lines: { start: number; end: number }[] = []
  for (const { start, end } of ranges.map((range) => document.span(range)).sort((a, b) => a.start - b.start)) {
    const last = end > start && text[end - 1] === '\n' ? end - 1 : end
    const lineEnd = text.indexOf('\n', last)
    const line = { start: lineStart(text, start), end: lineEnd < 0 ? text.length : lineEnd }
    const before = lines.at(-1)
    if (before && line.start <= before.end) before.end = Math.max(before.end, line.end)
    else lines.push(line)
  }
  return lines
}

/** Without what they leave as it is, so that marks and cursors of the editor keep their places. */
export const smallest = (document: Document, edits: readonly Edit[]): TextEdit[] =>
  textEdits(
    document,
    edits.flatMap((edit) => byLine(edit, document.text)).map((edit) => shortened(edit, document.text)),
  )

/** Code that moves as a whole has as many lines as before. */
function byLine(edit: Edit, text: string): readonly Edit[] {
  const before = text.slice(edit.start, edit.end).split('\n')
  const after = edit.text.split('\n')
  if (before.length !== after.length || before.some((line, i) => line.endsWith('\r') !== after[i]!.endsWith('\r')))
    return [edit]
  let at = edit.start
  return before.flatMap((line, i) => {
    const start = at
    at += line.length + 1
    return line === after[i] ? [] : [{ start, end: start + line.length, text: after[i]! }]
  })
}

/** Without what it begins and ends with as before. In the middle of CR LF an editor knows no place. */
function shortened({ start, end, text: after }: Edit, text: string): Edit {
  const before = text.slice(start, end)
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const first = start + head
  const last = end - tail
  const change = after.slice(head, after.length - tail)
  const [early, late] = [isInLineEnd(text, first), isInLineEnd(text, last)]
  return {
    start: early ? first - 1 : first,
    end: late ? last + 1 : last,
    text: `${early ? '\r' : ''}${change}${late ? '\n' : ''}`,
  }
}

const isInLineEnd = (text: string, at: number): boolean => text[at - 1] === '\r' && text[at] === '\n'
