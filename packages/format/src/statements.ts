import type { Columns } from './columns.ts'
import type { Gap } from './gap.ts'
import type { Source } from './source.ts'
import type { Style } from './style.ts'

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
    for (let i = start; i <= end; i++) if (gaps[i]!.frozen && i > start) return
    const first = this.firstBreak(start, end)
    const wraps = kind === 'simple' && this.style.lineWidth < Number.POSITIVE_INFINITY
    if (first < 0 && !wraps) return
    const depth = this.depthOf(start)
    const column = first < 0 ? -1 : this.alignment(start, first)
    const base = column < 0 ? { depth: depth + 1, columns: 0 } : { depth, columns: column - depth * this.style.size }
    if (first >= 0) this.place(first, end, base)
    if (wraps) this.wrap(start, end, base)
  }

  private depthOf(start: number): number {
    const { breaks, depth } = this.gaps[start]!
    return breaks > 0 ? depth : 0
  }

  /** The first argument that begins a line, or -1. */
  private firstBreak(start: number, end: number): number {
    for (let i = start + 1; i < end; i++)
      if (this.gaps[i]!.breaks > 0 && this.source.leaves[i]!.kind === 'word') return i
    return -1
  }

  /** The new column of the argument of the first line below which leaf `i` stands, or -1. */
  private alignment(start: number, i: number): number {
    const { leaves } = this.source
    const wanted = this.sourceColumn(i)
    let at = leaves[start]!.start
    let old = this.columns.of(at)
    let now = this.depthOf(start) * this.style.size + this.gaps[start]!.lead
    for (let k = start; k < i; k++) {
      const leaf = leaves[k]!
      if (k > start && this.gaps[k]!.breaks > 0) return -1
      old = this.columns.of(leaf.start, at, old)
      at = leaf.start
      if (k > start) now += this.gaps[k]!.columns
      if (k > start && old === wanted) return now
      if (this.columns.spansLines(leaf)) return -1
      now += leaf.end - leaf.start
    }
    return -1
  }

  private sourceColumn(i: number): number {
    return this.columns.of(this.source.leaves[i]!.start)
  }

  private place(first: number, end: number, base: Pick<Gap, 'depth' | 'columns'>): void {
    const { leaves } = this.source
    const reference = this.sourceColumn(first)
    let waiting: Gap[] = []
    for (let i = first; i < end; i++) {
      const target = this.gaps[i]!
      if (target.breaks === 0) continue
      target.depth = base.depth
      target.columns = base.columns
      if (leaves[i]!.kind === 'comment') {
        waiting.push(target)
        continue
      }
      target.columns += Math.max(0, this.sourceColumn(i) - reference)
      for (const comment of waiting) comment.columns = target.columns
      waiting = []
    }
  }

  private wrap(start: number, end: number, base: Pick<Gap, 'depth' | 'columns'>): void {
    const { leaves } = this.source
    let line = base
    let column = this.depthOf(start) * this.style.size + this.gaps[start]!.lead
    for (let i = start; i < end; i++) {
      const { start: from, end: to, kind } = leaves[i]!
      const own = this.gaps[i]!
      if (own.breaks > 0 && i > start) line = { depth: own.depth, columns: own.columns }
      const width = to - from + (i + 1 === end ? 1 : 0)
      const mayBreak = i > start + 1 && own.breaks === 0 && own.columns > 0 && kind === 'word'
      if (mayBreak && column + own.columns + width > this.style.lineWidth) Object.assign(own, { breaks: 1, ...line })
      if (i > start) column = own.breaks > 0 ? this.width(own) : column + own.columns
      column = this.columns.behind(leaves[i]!, column)
    }
  }

  private width({ depth, columns }: Gap): number {
    return depth * this.style.size + columns
  }
}
