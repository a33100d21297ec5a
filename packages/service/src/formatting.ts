import { type FormatOptions, formatEdits, formatRange } from '@nginx-lint/format'
import type { Edit, Span } from '@nginx-lint/syntax'
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver-types'
import { textEdits } from './diagnostics.ts'
import type { Document } from './document.ts'
import type { Workspace } from './workspace.ts'

/** What there is to change so that a file is laid out as it should be, in as few characters as possible. */
export function formatting(workspace: Workspace, path: string, editor?: FormattingOptions): TextEdit[] {
  const document = workspace.document(path)
  return document ? smallest(document, formatEdits(document.text, formatOptionsFor(workspace, path, editor))) : []
}

/** The same for the statements on some lines. A selection that ends where a line begins is not about that line. */
export function rangeFormatting(
  workspace: Workspace,
  path: string,
  ranges: Range | readonly Range[],
  editor?: FormattingOptions,
): TextEdit[] {
  const document = workspace.document(path)
  if (!document) return []
  const options = formatOptionsFor(workspace, path, editor)
  const edits: Edit[] = []
  for (const lines of linesOf(document, [ranges].flat()))
    for (const edit of formatRange(document.text, lines, options))
      if (edit.start >= (edits.at(-1)?.end ?? 0)) edits.push(edit)
  return smallest(document, edits)
}

/** What the editor says is for files of which the configuration says nothing. */
export function formatOptionsFor(workspace: Workspace, path: string, editor?: FormattingOptions): FormatOptions {
  return {
    ...(editor && { indentSize: editor.tabSize, indentStyle: editor.insertSpaces ? 'space' : 'tab' }),
    // `false` says that none is added, not that one is taken away.
    ...(editor?.insertFinalNewline && { insertFinalNewline: true }),
    ...workspace.formatOptions(path),
    path,
  }
}

/** In order; those that share lines together. */
function linesOf(document: Document, ranges: readonly Range[]): readonly Span[] {
  const lines: { start: number; end: number; last: number }[] = []
  const sorted = ranges.toSorted((a, b) => a.start.line - b.start.line || a.end.line - b.end.line)
  for (const { start, end } of sorted) {
    const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line
    const before = lines.at(-1)
    const to = document.offset({ line: last, character: Number.MAX_SAFE_INTEGER })
    if (before && start.line <= before.last)
      Object.assign(before, { end: Math.max(before.end, to), last: Math.max(before.last, last) })
    else lines.push({ start: document.offset({ line: start.line, character: 0 }), end: to, last })
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
