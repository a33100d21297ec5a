import type { Edit, Span } from '@nginx-lint/syntax'
import type { Gap } from './gap.ts'
import { layOut } from './layout.ts'
import { movedLua } from './lua.ts'
import { hidden, type Source } from './source.ts'
import { indentation, type Style } from './style.ts'
import { tagLine } from './tags.ts'

/** What is to be replaced, in order, at the source's own offsets. */
export function* editsFor(source: Source, style: Style, frozen: readonly Span[]): Generator<Edit> {
  const gaps = layOut(source, style, frozen)
  const { text, leaves } = source
  let at = 0
  for (const [i, leaf] of leaves.entries()) {
    const own = gaps[i]!
    if (!own.frozen) yield* edit(text, at, leaf.start, whiteSpace(source, style, own, i, at))
    if (leaf.kind === 'lua' && !own.frozen)
      yield* edit(text, leaf.start, leaf.end, movedLua(text.slice(leaf.start, leaf.end), own.depth, style))
    at = leaf.end
  }
  const isFrozen = frozen.some(({ end }) => end >= text.length)
  if (!isFrozen && hidden(text, at, text.length).length === 0)
    yield* edit(text, at, text.length, ending(text.slice(at), source, style))
}

function* edit(text: string, start: number, end: number, after: string): Generator<Edit> {
  if (end - start !== after.length || !text.startsWith(after, start)) yield { start, end, text: after }
}

function whiteSpace(source: Source, style: Style, own: Gap, i: number, start: number): string {
  const { text, leaves } = source
  const end = leaves[i]!.start
  const mark = i === 0 && text.startsWith('\ufeff') ? '\ufeff' : ''
  if (end - start > 1 && hidden(text, start, end).length > 0)
    return mark + aroundTags(source, style, own, i, start + mark.length)
  if (i === 0) return mark + style.margin
  if (own.breaks === 0) return ' '.repeat(own.columns)
  return style.endOfLine.repeat(own.breaks) + indentation(style, own.depth, own.columns)
}

/** Lines that begin with a tag stand where a comment would; a tag of several lines is not touched. */
function aroundTags({ text, leaves }: Source, style: Style, own: Gap, i: number, start: number): string {
  const { kind, start: end } = leaves[i]!
  const depth = kind === '}' ? own.depth + 1 : own.depth
  const [first, ...others] = text.slice(start, end).split('\n')
  const last = others.length > 0 ? others.pop()! : undefined
  const head = i === 0 ? [] : [first!.trimEnd()]
  let at = start + first!.length + 1
  const inner = i === 0 && last !== undefined ? [tagLine(first!, start, own.tags, depth, style).trimEnd()] : []
  for (const line of others) {
    inner.push(tagLine(line, at, own.tags, depth, style).trimEnd())
    at += line.length + 1
  }
  const afterOpening = i === 0 || leaves[i - 1]!.kind === '{'
  const kept = inner.filter((line, n) => line !== '' || (n === 0 ? !afterOpening : inner[n - 1] !== ''))
  if (kind === '}' && kept.at(-1) === '') kept.pop()
  return [...head, ...kept, own.lead?.text ?? indentation(style, own.depth, own.columns)].join(style.endOfLine)
}

/** A block of a document keeps the line end before its fence. */
function ending(old: string, { leaves, isPart }: Source, { endOfLine, insertFinalNewline }: Style): string {
  if (leaves.length === 0) return isPart ? old : old.startsWith('\ufeff') ? '\ufeff' : ''
  return (insertFinalNewline ?? old.includes('\n')) ? endOfLine : ''
}
