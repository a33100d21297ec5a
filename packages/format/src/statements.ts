import { HOLE } from '@nginx-lint/analysis'
import type { Columns } from './columns.ts'
import type { Gap } from './gap.ts'
import type { Source } from './source.ts'
import type { Style } from './style.ts'

interface Closing {
  readonly leaf: number
  readonly depth: number
}

/** Statements that are spread over lines, or have to be. */
export class Statements {
  private readonly source: Source
  private readonly style: Style
  private readonly gaps: Gap[]
  private readonly columns: Columns

  constructor(source: Source, style: Style, gaps: Gap[], columns: Columns) {
    this.source = source
    this.style = style
    this.gaps = gaps
    this.columns = columns
  }

  /**
   * Places the lines of the statement from leaf `start` to its `;` or `{` at `end`: below the argument where its author
   * had aligned them, or a level deeper than it. They keep their places to each other. Too long a simple one is wrapped.
   */
  spread(start: number, end: number, kind: 'simple' | 'table' | 'block'): void {
    const { gaps } = this
    const inner = gaps.slice(start + 1, end + 1)
    // Words with an empty line between them are two statements without a ";", or text; tags may hold words.
    if (inner.some(({ breaks, tags }) => breaks > 1 || tags.length > 0)) for (const own of inner) own.frozen = true
    if (inner.some(({ frozen }) => frozen)) return
    const first = this.firstBreak(start, end)
    const wraps = kind === 'simple' && this.wraps
    if (first < 0 && !wraps) return
    const depth = this.depthOf(start)
    const anchor = first < 0 ? undefined : this.anchor(start, first)
    const deeper = (depth + 1) * this.style.size
    const isAligned = anchor !== undefined && anchor.column !== deeper
    const base = isAligned
      ? { depth, columns: anchor.column - depth * this.style.size }
      : { depth: depth + 1, columns: 0 }
    if (first >= 0) this.place(start, end, this.sourceColumn(first), base, this.closing(start, end))
    if (wraps) this.wrap(start, end, anchor?.leaf ?? start + 1, base)
  }

  private get wraps(): boolean {
    return this.style.lineWidth < Number.POSITIVE_INFINITY
  }

  private depthOf(start: number): number {
    const { breaks, depth } = this.gaps[start]!
    return breaks > 0 ? depth : 0
  }

  private columnOf(start: number): number {
    return this.gaps[start]!.lead?.to ?? this.depthOf(start) * this.style.size
  }

  /** The first argument that begins a line, or -1. */
  private firstBreak(start: number, end: number): number {
    for (let i = start + 1; i < end; i++)
      if (this.gaps[i]!.breaks > 0 && this.source.leaves[i]!.kind === 'word') return i
    return -1
  }

  /** The argument of the first line below which leaf `i` stands, and its new column. */
  private anchor(start: number, i: number): { readonly leaf: number; readonly column: number } | undefined {
    const { leaves } = this.source
    const wanted = this.sourceColumn(i)
    let at = leaves[start]!.start
    let old = this.columns.of(at)
    let now = this.columnOf(start)
    for (let k = start; k < i; k++) {
      const leaf = leaves[k]!
      if (k > start && this.gaps[k]!.breaks > 0) return undefined
      old = this.columns.of(leaf.start, at, old)
      at = leaf.start
      if (k > start) now += this.gaps[k]!.columns
      if (k > start && old === wanted && leaf.kind === 'word') return { leaf: k, column: now }
      if (this.columns.spansLines(leaf)) return undefined
      now = this.columns.behind(leaf, now)
    }
    return undefined
  }

  private sourceColumn(i: number): number {
    return this.columns.of(this.source.leaves[i]!.start)
  }

  /** The `'}'` that begins the last line, no deeper than the statement: it is to stand below it. */
  private closing(start: number, end: number): Closing | undefined {
    const { leaves, reading } = this.source
    let i = end - 1
    while (i > start && (leaves[i]!.kind === 'comment' || (this.gaps[i]!.breaks === 0 && !this.wraps))) i--
    // Where what stands behind it may be wrapped, it need not remain the last line.
    if (i === start || this.gaps[i]!.breaks === 0) return undefined
    if (!/["']?[)\]}]/y.test(reading.slice(leaves[i]!.start, leaves[i]!.end))) return undefined
    if (this.sourceColumn(i) > this.sourceColumn(start) || this.gaps[start]!.lead) return undefined
    return { leaf: i, depth: this.depthOf(start) }
  }

  /** `reference`: the column of the first argument that begins a line. */
  private place(
    start: number,
    end: number,
    reference: number,
    base: Pick<Gap, 'depth' | 'columns'>,
    closing: Closing | undefined,
  ): void {
    const { leaves } = this.source
    let waiting: Gap[] = []
    for (let i = start + 1; i < end; i++) {
      const target = this.gaps[i]!
      if (target.breaks === 0) continue
      target.depth = base.depth
      target.columns = base.columns
      if (i === closing?.leaf) {
        Object.assign(target, { depth: closing.depth, columns: 0 })
        return
      }
      if (leaves[i]!.kind === 'comment') {
        waiting.push(target)
        continue
      }
      target.columns += Math.max(0, this.sourceColumn(i) - reference)
      for (const comment of waiting) comment.columns = target.columns
      waiting = []
    }
  }

  private wrap(start: number, end: number, unmoved: number, base: Pick<Gap, 'depth' | 'columns'>): void {
    const { leaves } = this.source
    let line = base
    let column = this.columnOf(start)
    for (let i = start; i < end; i++) {
      const { start: from, end: to, kind } = leaves[i]!
      const own = this.gaps[i]!
      if (own.breaks > 0 && i > start) line = { depth: own.depth, columns: own.columns }
      const width = to - from + (i + 1 === end ? 1 : 0)
      const mayBreak = i > unmoved && own.breaks === 0 && own.columns > 0 && kind === 'word' && !this.isTag(i)
      if (mayBreak && column + own.columns + width > this.style.lineWidth) Object.assign(own, { breaks: 1, ...line })
      if (i > start) column = own.breaks > 0 ? this.width(own) : column + own.columns
      column = this.columns.behind(leaves[i]!, column)
    }
  }

  /** Where a placeholder begins a line, it may be taken for something else. */
  private isTag(i: number): boolean {
    return this.source.reading[this.source.leaves[i]!.start] === HOLE
  }

  private width({ depth, columns }: Gap): number {
    return depth * this.style.size + columns
  }
}
