import type { Edit, Span } from '@nginx-lint/syntax'
import type { Gap } from './gap.ts'
import { layOut } from './layout.ts'
import { endMoves, mostLineEnds } from './line-ends.ts'
import { movedLua } from './lua.ts'
import { hidden, type Source } from './source.ts'
import { indentation, type Style } from './style.ts'
import { linesAround, tagLine } from './tags.ts'

type FullStyle = Style & { readonly endOfLine: string }

/** What is to be replaced, in order, at the source's own offsets. */
export function* editsFor(source: Source, wanted: Style, frozen: readonly Span[]): Generator<Edit> {
  const gaps = layOut(source, wanted, frozen)
  const style = { ...wanted, endOfLine: wanted.endOfLine ?? mostLineEnds(source, gaps, frozen) }
  const { text, leaves } = source
  let at = 0
  for (const [i, leaf] of leaves.entries()) {
    const own = gaps[i]!
    if (!own.frozen) yield* edit(text, at, leaf.start, whiteSpace(source, style, own, i, at))
    if (leaf.kind === 'lua' && !own.frozen)
      yield* edit(text, leaf.start, leaf.end, movedLua(text.slice(leaf.start, leaf.end), own.depth, style))
    at = leaf.end
  }
  if (endMoves(source, frozen)) yield* edit(text, at, text.length, ending(text.slice(at), source, style))
}

function* edit(text: string, start: number, end: number, after: string): Generator<Edit> {
  if (end - start !== after.length || !text.startsWith(after, start)) yield { start, end, text: after }
}

function whiteSpace(source: Source, style: FullStyle, own: Gap, i: number, start: number): string {
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
function aroundTags({ text, leaves }: Source, style: FullStyle, own: Gap, i: number, start: number): string {
  const { kind, start: end } = leaves[i]!
  const depth = kind === '}' ? own.depth + 1 : own.depth
  const lines = linesAround(text, start, end, own.tags)
  const written = (line: Span): string =>
    spansLines(line, text)
      ? withEnds(line, text, style)
      : tagLine(text.slice(line.start, line.end), line.start, own.tags, depth, style)
  const last = lines.at(-1)!
  const inner = lines.slice(i === 0 ? 0 : 1, -1).map((line) => written(line).trimEnd())
  const head = i > 0 && lines.length > 1 ? [withEnds(lines[0]!, text, style).trimEnd()] : []
  const tail = spansLines(last, text)
    ? withEnds(last, text, style)
    : (own.lead?.text ?? indentation(style, own.depth, own.columns))
  const afterOpening = i === 0 || leaves[i - 1]!.kind === '{'
  const kept = inner.filter((line, n) => line !== '' || (n === 0 ? !afterOpening : inner[n - 1] !== ''))
  if (kind === '}' && kept.at(-1) === '') kept.pop()
  return [...head, ...kept, tail].join(style.endOfLine)
}

const spansLines = ({ start, end }: Span, text: string): boolean => text.slice(start, end).includes('\n')

/** With the line ends of the file, whatever else is in a tag. */
const withEnds = ({ start, end }: Span, text: string, { endOfLine }: FullStyle): string =>
  text.slice(start, end).replace(/(?<!\r)\r?\n/g, endOfLine)

/** A block of a document keeps the line end before its fence. */
function ending(old: string, { leaves, isPart }: Source, { endOfLine, insertFinalNewline }: FullStyle): string {
  if (leaves.length === 0) return isPart ? old : old.startsWith('\ufeff') ? '\ufeff' : ''
  return (insertFinalNewline ?? old.includes('\n')) ? endOfLine : ''
}
