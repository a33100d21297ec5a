import type { Edit, Span } from '@nginx-lint/syntax'
import type { Gap } from './gap.ts'
import { layOut } from './layout.ts'
import { movedLua } from './lua.ts'
import { hidden, type Source } from './source.ts'
import { indentation, type Style } from './style.ts'

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
    yield* edit(text, at, text.length, ending(text.slice(at), leaves.length === 0, style))
}

function* edit(text: string, start: number, end: number, after: string): Generator<Edit> {
  if (end - start !== after.length || !text.startsWith(after, start)) yield { start, end, text: after }
}

function whiteSpace(source: Source, style: Style, own: Gap, i: number, start: number): string {
  const { text, leaves } = source
  const end = leaves[i]!.start
  if (end - start > 1 && hidden(text, start, end).length > 0) return aroundTags(source, style, own, i, start)
  if (i === 0) return (text.startsWith('\ufeff') ? '\ufeff' : '') + style.margin
  if (own.breaks === 0) return ' '.repeat(own.columns)
  return style.endOfLine.repeat(own.breaks) + indentation(style, own.depth, own.columns)
}

/** Lines of tags stand where a comment would. */
function aroundTags({ text, leaves, tags }: Source, style: Style, own: Gap, i: number, start: number): string {
  const { kind, start: end } = leaves[i]!
  const indent = indentation(style, kind === '}' ? own.depth + 1 : own.depth, 0)
  const lines: string[] = []
  let at = start
  for (const line of text.slice(start, end).split('\n')) {
    const isInside = tags.some((tag) => tag.start < at && at < tag.end)
    at += line.length + 1
    if (isInside) lines.push(line.replace(/\r$/, ''))
    else lines.push(/[^ \t\r\ufeff]/.test(line) ? indent + line.trim() : '')
  }
  const inner = i === 0 ? lines.slice(0, -1) : lines.slice(1, -1)
  const kept = inner.filter((line, n) => line !== '' || (n > 0 && inner[n - 1] !== ''))
  const head = i === 0 ? [] : ['']
  return [...head, ...kept, indentation(style, own.depth, own.columns)].join(style.endOfLine)
}

function ending(old: string, isEmpty: boolean, { endOfLine, insertFinalNewline }: Style): string {
  if (isEmpty) return old.startsWith('\ufeff') ? '\ufeff' : ''
  return (insertFinalNewline ?? old.includes('\n')) ? endOfLine : ''
}
