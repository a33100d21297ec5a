import type { Leaf } from '@nginx-lint/syntax'
import { alignCells, type Cell } from './cells.ts'
import { Columns } from './columns.ts'
import type { Gap } from './gap.ts'
import type { Source } from './source.ts'
import type { Style } from './style.ts'

/** Indices of the leaves of a statement: its name, and its `;` or `{`. */
export interface Row {
  readonly start: number
  readonly end: number
}

/** The columns of a text, before and after. */
export class Table {
  private readonly source: Source
  private readonly style: Style
  private readonly gaps: readonly Gap[]
  private readonly columns: Columns

  constructor(source: Source, style: Style, gaps: readonly Gap[]) {
    this.source = source
    this.style = style
    this.gaps = gaps
    this.columns = new Columns(source, style.size)
  }

  /** Aligns the values of `key value;` lines. */
  alignValues(rows: readonly Row[]): void {
    const cells = rows.flatMap((row) => (row.end > row.start + 1 ? (this.cell(row, row.start + 1) ?? []) : []))
    alignCells(cells, this.style.size)
  }

  /** Aligns the arguments from the second on, and the braces of blocks on one line, of statements of one name. */
  alignArguments(rows: readonly Row[]): void {
    if (rows.length < 2) return
    const { leaves } = this.source
    const most = rows.reduce((longest, { start, end }) => Math.max(longest, end - start), 0)
    for (let n = 2; n <= most; n++) {
      const cells = rows.flatMap((row) => {
        const i = row.start + n
        const isThere = i <= row.end && leaves[i]!.kind !== ';' && this.gaps[i]!.breaks === 0
        return isThere ? (this.cell(row, i) ?? []) : []
      })
      alignCells(cells, this.style.size)
    }
  }

  private cell({ start }: Row, i: number): Cell | undefined {
    const { leaves } = this.source
    const leaf = leaves[i]!
    const gap = this.gaps[i]!
    if (leaf.kind === 'comment') return undefined
    let width = 0
    for (let k = start; k < i; k++) {
      const before = leaves[k]!
      const own = this.gaps[k]!
      if (k > start && own.breaks > 0) return undefined
      if (own.frozen || own.lead > 0 || before.kind === 'comment' || this.isUneven(before)) return undefined
      width += before.end - before.start + (k > start ? own.columns : 0)
    }
    if (gap.frozen || (gap.breaks === 0 && gap.columns === 0)) return undefined
    // On a line with other statements it is nowhere yet.
    if (!this.beginsLine(start)) return gap.breaks > 0 ? undefined : { gap, width, own: width + 1, space: 1 }
    const previous = leaves[i - 1]!
    const from = this.columns.of(leaves[start]!.start)
    const own = this.columns.of(leaf.start) - from
    if (gap.breaks > 0) return { gap, width: 0, own, space: own }
    const space = own - (this.columns.of(previous.end) - from)
    return space > 0 ? { gap, width, own, space } : { gap, width, own: width + 1, space: 1 }
  }

  /** Where it ends depends on where it begins, or not at all. */
  private isUneven({ start, end }: Leaf): boolean {
    return /[\t\n]/.test(this.source.reading.slice(start, end))
  }

  private beginsLine(i: number): boolean {
    if (i === 0) return true
    const { leaves, reading } = this.source
    return reading.slice(leaves[i - 1]!.end, leaves[i]!.start).includes('\n')
  }
}
