import type { Leaf, Span } from '@nginx-lint/syntax'
import { Columns } from './columns.ts'
import { alignComments } from './comments.ts'
import { type Gap, gap } from './gap.ts'
import { isOneLine } from './one-line.ts'
import { hidden, type Source } from './source.ts'
import { Statements } from './statements.ts'
import type { Style } from './style.ts'
import { type Row, Table } from './table.ts'
import { leadOf, Tags, tagLine } from './tags.ts'

/** The white space before each leaf. What is `frozen`, and what holds a tag of a template, is not moved. */
export function layOut(source: Source, style: Style, frozen: readonly Span[]): readonly Gap[] {
  const layout = new Layout(source, style, frozen)
  for (const [i, leaf] of source.leaves.entries()) layout.add(leaf, i)
  layout.finish()
  alignComments(source, style, layout.gaps)
  return layout.gaps
}

interface OpenBlock {
  /** The lines of a table. */
  readonly entries: Row[] | undefined
  /** Statements of one name that follow each other. */
  run: Row[]
}

const openBlock = (isTable: boolean): OpenBlock => ({ entries: isTable ? [] : undefined, run: [] })

class Layout {
  readonly gaps: Gap[] = []
  private readonly source: Source
  private readonly style: Style
  private readonly frozen: readonly Span[]
  private readonly statements: Statements
  private readonly tags: Tags
  private readonly table: Table
  private readonly file = openBlock(false)
  private readonly blocks: OpenBlock[] = []
  /** Where the current statement begins, or -1. */
  private start = -1
  /** The index of the leaf that closes the block that stays on one line. */
  private oneLineUntil = -1
  private nextFrozen = 0

  constructor(source: Source, style: Style, frozen: readonly Span[]) {
    this.source = source
    this.style = style
    this.frozen = frozen
    const columns = new Columns(source, style.size)
    this.statements = new Statements(source, style, this.gaps, columns)
    this.tags = new Tags(source, columns)
    this.table = new Table(source, style, this.gaps)
  }

  add(leaf: Leaf, i: number): void {
    const tags = this.tags.pass(leaf.start, this.blocks.length)
    const result = this.before(leaf, i)
    result.tags = tags
    // A byte order mark that came to the beginning would be another one.
    const isMark = i === 0 && this.source.reading[leaf.start] === '\ufeff'
    result.frozen = isMark || this.isFrozen(leaf)
    this.passTags(result, i)
    this.gaps.push(result)
    if (leaf.kind === 'word' && this.start < 0) this.start = i
    if (leaf.kind === ';') this.endStatement(i)
    if (leaf.kind === '{') this.open(i)
    if (leaf.kind === '}') this.close()
  }

  finish(): void {
    for (let block = this.blocks.pop(); block; block = this.blocks.pop()) this.align(block)
    this.align(this.file)
  }

  private before(leaf: Leaf, i: number): Gap {
    const { kind } = leaf
    if (i === 0) return gap(0, 0, 0)
    const previous = this.source.leaves[i - 1]!
    if (kind === 'lua' || previous.kind === 'lua') return gap(0, this.depth - 1, 0)
    if (kind === 'comment') return this.beforeComment(i)
    if (previous.kind === 'comment') return this.afterComment(kind, i)
    if (kind === ';') return gap(0, 0, 0)
    if (kind === '{') return gap(0, 0, 1)
    if (kind === '}') return this.beforeClose(previous, i)
    if (this.start >= 0) return this.beforeArgument(previous, leaf, i)
    return i <= this.oneLineUntil ? gap(0, 0, 1) : this.beforeStatement(i)
  }

  private beforeComment(i: number): Gap {
    const lines = this.lineEnds(i)
    if (lines === 0) return gap(0, 0, 1)
    return this.start < 0 ? this.beforeStatement(i) : gap(1, this.depth + 1, 0)
  }

  private afterComment(kind: Leaf['kind'], i: number): Gap {
    if (kind === '}') return gap(1, Math.max(0, this.depth - 1), 0)
    if (this.start < 0) return this.beforeStatement(i)
    return gap(1, kind === 'word' ? this.depth + 1 : this.depth, 0)
  }

  private beforeClose({ kind }: Leaf, i: number): Gap {
    if (kind === '{') return gap(0, 0, 0)
    return i <= this.oneLineUntil ? gap(0, 0, 1) : gap(1, Math.max(0, this.depth - 1), 0)
  }

  /** `)` may stand behind a quote without a space. */
  private beforeArgument(previous: Leaf, leaf: Leaf, i: number): Gap {
    const lines = this.lineEnds(i)
    if (lines > 0) return gap(lines > 1 ? 2 : 1, this.depth + 1, 0)
    return gap(0, 0, leaf.start > previous.end ? 1 : 0)
  }

  private beforeStatement(i: number): Gap {
    const wanted = this.source.leaves[i - 1]!.kind === '{' ? 1 : this.lineEnds(i)
    return gap(wanted > 1 ? 2 : 1, this.depth, 0)
  }

  private endStatement(i: number): void {
    const { start } = this
    this.start = -1
    if (start < 0) return // a stray semicolon
    const block = this.blocks.at(-1) ?? this.file
    this.statements.spread(start, i, block.entries ? 'table' : 'simple')
    if (block.entries) block.entries.push({ start, end: i })
    else if (i > this.oneLineUntil) this.addToRun(block, { start, end: i })
  }

  private open(i: number): void {
    const { start } = this
    this.start = -1
    const block = this.blocks.at(-1) ?? this.file
    if (start >= 0) {
      this.statements.spread(start, i, 'block')
      if (isOneLine(this.source, this.style, start, i, this.depth)) {
        this.oneLineUntil = this.closing(i)
        this.addToRun(block, { start, end: i })
      } else this.endRun(block)
    }
    this.blocks.push(openBlock(start >= 0 && this.isTable(start)))
  }

  private close(): void {
    this.start = -1
    const block = this.blocks.pop()
    if (block) this.align(block)
  }

  private align(block: OpenBlock): void {
    if (block.entries) {
      this.table.alignValues(block.entries)
      // What goes on over lines may stand below a value that has moved.
      for (const { start, end } of block.entries)
        if (this.gaps[start + 1]!.breaks === 0) this.statements.spread(start, end, 'table')
    }
    this.endRun(block)
  }

  private addToRun(block: OpenBlock, row: Row): void {
    const [first] = block.run
    if (first && this.nameOf(first.start) !== this.nameOf(row.start)) this.endRun(block)
    // What is spread over lines has columns of its own.
    if (this.gaps.slice(row.start + 1, row.end + 1).every(({ breaks }) => breaks === 0)) block.run.push(row)
  }

  private endRun(block: OpenBlock): void {
    this.table.alignArguments(block.run)
    block.run = []
  }

  private isTable(start: number): boolean {
    return this.style.isTable(this.nameOf(start))
  }

  private nameOf(start: number): string {
    const { start: from, end } = this.source.leaves[start]!
    return this.source.reading.slice(from, end)
  }

  private closing(open: number): number {
    let i = open
    while (this.source.leaves[i]!.kind !== '}') i++
    return i
  }

  private isFrozen({ start }: Leaf): boolean {
    while (this.frozen[this.nextFrozen] && this.frozen[this.nextFrozen]!.end < start) this.nextFrozen++
    const region = this.frozen[this.nextFrozen]
    return region !== undefined && region.start < start
  }

  /** Makes room for what stands in the gap and is not nginx's. Inside of a line, nothing moves around it. */
  private passTags(own: Gap, i: number): void {
    const { leaves, text } = this.source
    const start = leaves[i - 1]?.end ?? 0
    const end = leaves[i]!.start
    if (hidden(text, start, end).length === 0) return
    const lines = text.slice(start, end).split('\n')
    own.frozen ||= i > 0 && (own.breaks === 0 || lines.length === 1)
    if (i === 0 && lines.length > 1) Object.assign(own, { breaks: 1, depth: this.depth })
    const last = lines.at(-1)!
    const depth = leaves[i]!.kind === '}' ? own.depth + 1 : own.depth
    own.lead = leadOf(tagLine(last, end - last.length, own.tags, depth, this.style), this.style)
  }

  private get depth(): number {
    return this.blocks.length + this.tags.levels
  }

  /** In what stands before the leaf now; more than two are two. */
  private lineEnds(i: number): number {
    const { leaves, reading } = this.source
    const gap = reading.slice(leaves[i - 1]!.end, leaves[i]!.start)
    const first = gap.indexOf('\n')
    if (first < 0) return 0
    return gap.includes('\n', first + 1) ? 2 : 1
  }
}
