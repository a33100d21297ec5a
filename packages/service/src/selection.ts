import type { SourceFile } from '@nginx-lint/analysis'
import { type Block, type Directive, type Node, partOfWord, pathTo, type Span, type Word } from '@nginx-lint/syntax'
import type { Position, SelectionRange } from 'vscode-languageserver-types'
import type { Document } from './document.ts'
import { headEnd, textsOf } from './texts.ts'
import type { Workspace } from './workspace.ts'

/**
 * What is to be selected around each position, from the inside out: a part of a word, the word, all arguments, the
 * statement, what is in the block, the block with its braces, its statement, and so on up to the file.
 */
export function selectionRanges(workspace: Workspace, path: string, positions: readonly Position[]): SelectionRange[] {
  const document = workspace.document(path)
  if (!document) return []
  const texts = textsOf(workspace, path)
  return positions.map((position) => {
    const offset = document.offset(position)
    const file = texts.find((text) => text.offset <= offset && offset <= text.offset + text.tree.text.length)
    const spans = file ? spansAt(file, offset - file.offset).map((span) => moved(span, file.offset)) : []
    return chain([...growing(spans, offset), { start: 0, end: document.text.length }], offset, document)
  })
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })

/** Each around the one before, and larger. */
function growing(spans: readonly Span[], offset: number): readonly Span[] {
  const found: Span[] = []
  let last: Span = { start: offset, end: offset }
  for (const span of spans) {
    if (span.start > last.start || span.end < last.end || span.end - span.start === last.end - last.start) continue
    found.push(span)
    last = span
  }
  return found
}

function chain(spans: readonly Span[], offset: number, document: Document): SelectionRange {
  let range: SelectionRange | undefined
  for (const span of growing(spans, offset).toReversed())
    range = { range: document.range(span), ...(range && { parent: range }) }
  return range ?? { range: document.range({ start: offset, end: offset }) }
}

function spansAt(file: SourceFile, offset: number): readonly Span[] {
  const { tree } = file
  const path = pathTo(tree, offset)
  return path.toReversed().flatMap((node, i) => around(node, path[path.length - i - 2], tree.text, offset))
}

/** What a node adds, smallest first. Its parent stands outside of it. */
function around(node: Node, parent: Node | undefined, text: string, offset: number): readonly Span[] {
  switch (node.kind) {
    case 'word':
      return [...partsOf(node, text, offset), ...(parent?.kind === 'directive' ? argumentsOf(parent, node) : [])]
    case 'comment':
      return [run(text, node, offset, /[\w$-]/), trimmed(text, { start: node.start + 1, end: node.end }), node]
    case 'lua':
      return [
        run(text, node, offset, /\w/),
        trimmed(text, run(text, node, offset, /[^\r\n]/)),
        inside(node, text),
        node,
      ]
    case 'block':
      return [inside(node, text), node]
    case 'directive':
      return [node]
    case 'junk':
      return [node]
    case 'file':
      return [trimmed(text, node), node]
  }
}

/** A name in it, the variable, the value behind `=`, and all in the quotes. */
function partsOf(word: Word, text: string, offset: number): readonly Span[] {
  const content = partOfWord(text, word, { start: 0, end: word.value.length })
  const source = text.slice(content.start, content.end)
  const pieces = [...source.matchAll(/\$\{\w+\}|\$\w+/g), ...source.matchAll(/(?<=^[\w-]+=).*$/gs)].map((found) => ({
    start: content.start + found.index,
    end: content.start + found.index + found[0].length,
  }))
  const own = pieces.filter(({ start, end }) => start <= offset && offset <= end)
  return [run(text, content, offset, /\w/), ...own, content, word]
}

/** All arguments; for a block, also what stands before its brace. */
function argumentsOf(directive: Directive, word: Word): readonly Span[] {
  const { name, args, body } = directive
  const head = { start: name.start, end: headEnd(directive) }
  return [...(word === name ? [] : [{ start: args[0]!.start, end: head.end }]), ...(body ? [head] : [])]
}

/** As many characters of a kind as stand around the offset, within a span. */
function run(text: string, { start, end }: Span, offset: number, kind: RegExp): Span {
  let from = Math.min(Math.max(offset, start), end)
  let to = from
  while (from > start && kind.test(text[from - 1]!)) from--
  while (to < end && kind.test(text[to]!)) to++
  return { start: from, end: to }
}

/** Between the braces, without the white space there. */
const inside = ({ start, end, closed }: Pick<Block, 'start' | 'end' | 'closed'>, text: string): Span =>
  trimmed(text, { start: start + 1, end: closed ? end - 1 : end })

function trimmed(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && /\s/.test(text[from]!)) from++
  while (to > from && /\s/.test(text[to - 1]!)) to--
  return { start: from, end: to }
}
