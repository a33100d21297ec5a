import type { Hole } from '@nginx-lint/analysis'
import type { Span } from '@nginx-lint/syntax'
import { Columns } from './columns.ts'
import type { Source } from './source.ts'
import { indentation, type Style } from './style.ts'

/** A tag of a template between two leaves, and the levels that its own line is to be indented by. */
export interface PlacedTag {
  readonly start: number
  readonly end: number
  readonly depth: number
  /** It stays at the beginning of its line: where white space before it is printed, people put it there. */
  readonly isPinned: boolean
}

/** The beginning of a line, up to the leaf behind its tags, as it is to be. */
export interface Lead {
  readonly text: string
  /** The columns where the first tag begins, and where the leaf does. */
  readonly from: number
  readonly to: number
}

/** What is between `{% if %}` and `{% endif %}` is a level deeper where the author has it so. */
export class Tags {
  private readonly source: Source
  private readonly columns: Columns
  private next = 0
  /** Of the tags that are open: the level that each adds. */
  private readonly open: (0 | 1)[] = []

  constructor(source: Source, columns: Columns) {
    this.source = source
    this.columns = columns
  }

  get levels(): number {
    return this.open.reduce<number>((sum, level) => sum + level, 0)
  }

  /** Goes on up to `end`, past the tags on the way, in a block of this depth. */
  pass(end: number, depth: number): readonly PlacedTag[] {
    const { tags } = this.source
    const placed: PlacedTag[] = []
    for (; this.next < tags.length && tags[this.next]!.start < end; this.next++) {
      const tag = tags[this.next]!
      if (tag.role === 'close') this.open.pop()
      const back = tag.role === 'else' ? (this.open.at(-1) ?? 0) : 0
      const { start, end } = tag
      const isFirst = this.columns.lineStart(start) + this.source.margin.length === start
      const isPinned = depth > 0 && isFirst && tag.role !== 'value'
      placed.push({ start, end, depth: depth + this.levels - back, isPinned })
      if (tag.role === 'open') this.open.push(!isPinned && this.isIndenting(tag) ? 1 : 0)
    }
    return placed
  }

  private isIndenting({ start, end }: Hole): boolean {
    const { text } = this.source
    const from = this.columns.lineStart(start)
    // A brace that closes the block around is not between it and its end.
    const rest = /[ \t]*(?:\r?\n[ \t]*)+(?=[^ \t\r\n}])/y
    rest.lastIndex = end
    if (text.slice(from, start).trim() !== '' || text.slice(start, end).includes('\n') || !rest.test(text)) return false
    return this.columns.of(rest.lastIndex) > this.columns.of(start)
  }
}

/** The lines from `start` to `end`, but that those on which a tag goes on are one. */
export function linesAround(text: string, start: number, end: number, tags: readonly Span[]): readonly Span[] {
  const lines: Span[] = []
  let from = start
  let next = 0
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    while (next < tags.length && tags[next]!.end <= at) next++
    if (next < tags.length && tags[next]!.start < at) continue
    lines.push({ start: from, end: at })
    from = at + 1
  }
  return [...lines, { start: from, end }]
}

/** The line that begins at `at`, or what of it there is before a leaf: it begins with a tag, or stands at this depth. */
export function tagLine(line: string, at: number, tags: readonly PlacedTag[], depth: number, style: Style): string {
  const end = at + line.length
  const begun = tags.find((tag) => tag.start >= at && tag.start <= end)
  const spans = tags.some((tag) => (tag.start < at && at < tag.end) || (tag.start <= end && end < tag.end))
  if (spans) return line
  const text = line.replace(/^[ \t\r\ufeff]+/, '')
  if (text === '') return ''
  return (begun?.isPinned ? style.margin : indentation(style, begun?.depth ?? depth, 0)) + text
}

/** A line that ends where a leaf begins; undefined when there is only white space. */
export function leadOf(text: string, { margin, size }: Style): Lead | undefined {
  if (text === '') return undefined
  const columns = new Columns({ text: text.slice(margin.length) }, size)
  const end = text.length - margin.length
  return { text, from: columns.indentOf(end), to: columns.of(end) }
}
