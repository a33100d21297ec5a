import { instructionsIn, type SourceFile } from '@nginx-lint/analysis'
import { type FormatOptions, formatRange } from '@nginx-lint/format'
import { type Directive, type Edit, type File, type Item, pathTo } from '@nginx-lint/syntax'
import type { Position, TextEdit } from 'vscode-languageserver-types'
import { formatOptionsFor, smallest } from './formatting.ts'
import { beginsLine, lineStart, marginAt, textsOf } from './texts.ts'
import type { Workspace } from './workspace.ts'

/** What is typed that asks for formatting: the first, and others. */
export const onTypeFormattingCharacters = [';', '}', '\n'] as const

/**
 * What to change now that `;`, `}` or a line end has been typed before the position: the lines of the statement, the
 * place of the brace, or how far the new line is indented. No line comes or goes, and nothing behind the cursor moves.
 */
export function onTypeFormatting(
  workspace: Workspace,
  path: string,
  position: Position,
  character: string,
): TextEdit[] {
  const document = workspace.document(path)
  if (!document) return []
  const offset = document.offset(position)
  const file = textsOf(workspace, path).find(
    ({ offset: start, tree }) => start <= offset && offset <= start + tree.text.length,
  )
  const edits = file && editsAfter(character, file, offset - file.offset, formatOptionsFor(workspace, path))
  return smallest(document, edits ?? [])
}

/** `at` is the place behind what was typed in the tree of the file; the edits are at offsets of the document. */
function editsAfter(typed: string, file: SourceFile, at: number, options: FormatOptions): readonly Edit[] {
  if (typed === '\n') return newLine(file, at, options)
  const ended = pathTo(file.tree, at - 1).findLast((node) => node.kind === 'directive')
  if (typed !== file.tree.text[at - 1] || ended?.end !== at || (typed === '}') !== (ended.body !== undefined)) return []
  if (typed === '}') return closingBrace(file, ended.start, at - 1)
  return formatted(file, ended.start, at, options)
}

/** It stands below the line on which its block begins. */
function closingBrace(file: SourceFile, block: number, brace: number): readonly Edit[] {
  const { tree, offset } = file
  if (!beginsLine(tree.text, brace) || isFrozen(file, brace)) return []
  const start = lineStart(tree.text, brace)
  return start <= block ? [] : [{ start: start + offset, end: brace + offset, text: marginOf(file, block) }]
}

/** What is to change from the line's beginning up to `end`, but for line ends. */
function formatted({ text, tree, offset }: SourceFile, start: number, end: number, options: FormatOptions) {
  const from = lineStart(tree.text, start) + offset
  return formatRange(text, { start: start + offset, end: end + offset }, options).filter(
    (edit) =>
      edit.start >= from &&
      edit.end <= end + offset &&
      lineEnds(edit.text) === lineEnds(text.slice(edit.start, edit.end)),
  )
}

const lineEnds = (text: string): number => text.split('\n').length

function newLine(file: SourceFile, at: number, options: FormatOptions): readonly Edit[] {
  const { text, tree, offset } = file
  const start = lineStart(tree.text, at)
  const first = start + /[ \t]*/.exec(tree.text.slice(start))![0].length
  const isBlank = /^(?:\r?\n|$)/.test(tree.text.slice(first, first + 2))
  // What nginx does not read: a tag of a template, dots of a document. Marks of block quotes are white space.
  if (isBlank && /[^ \t>]/.test(/^.*/.exec(text.slice(start + offset))![0])) return []
  if (!isBlank) return formatted(file, first, first, options).filter((edit) => edit.end === first + offset)
  const margin = marginFor(file, start, options)
  return margin === undefined ? [] : [{ start: start + offset, end: first + offset, text: margin }]
}

/** What an empty line begins with: as the statement before it in its block. Undefined where that is not ours to say. */
function marginFor(file: SourceFile, start: number, options: FormatOptions): string | undefined {
  const { tree } = file
  const isBetween = ['file', 'block'].includes(pathTo(tree, start).at(-1)!.kind)
  if (!isBetween || isFrozen(file, start)) return undefined
  const { block, before } = placeIn(tree, start)
  if (before?.kind === 'directive' && !before.terminated) return undefined
  if (before && beginsLine(tree.text, before.start)) return marginOf(file, before.start)
  if (!block || before) return undefined
  const { indentStyle, indentSize = 4 } = options
  return marginOf(file, block.start) + (indentStyle === 'tab' ? '\t' : ' '.repeat(indentSize))
}

/** In whose block an offset is, which may have no end yet, and behind which of its items. */
function placeIn(tree: File, at: number): { readonly block?: Directive; readonly before?: Item } {
  let items = tree.items
  let block: Directive | undefined
  for (;;) {
    const before: Item | undefined = items.findLast(({ start }) => start < at)
    const body = before?.kind === 'directive' ? before.body : undefined
    if (body?.kind !== 'block' || (body.closed && body.end <= at))
      return { ...(block && { block }), ...(before && { before }) }
    block = before as Directive
    items = body.items
  }
}

/** As it is in the document, where marks of block quotes may stand in it. */
const marginOf = ({ text, tree, offset }: SourceFile, at: number): string => {
  const line = lineStart(tree.text, at)
  return text.slice(line + offset, line + offset + marginAt(tree.text, at).length)
}

/** Does a comment say that nothing is formatted here? */
const isFrozen = ({ tree }: SourceFile, at: number): boolean =>
  instructionsIn(tree).findLast(({ kind, end }) => kind === 'format' && end <= at)?.words[0]?.text === 'off'
