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
    const cells = rows.flatMap((row) => this.cells(row).next().value ?? [])
    alignCells(cells, this.style.size)
  }

  /** Aligns the arguments from the second on, and the braces of blocks on one line, of statements of one name. */
  alignArguments(rows: readonly Row[]): void {
    let lines = rows.length < 2 ? [] : rows.map((row) => this.cells(row))
    for (let n = 1; lines.length > 0; n++) {
      const column: Cell[] = []
      lines = lines.filter((line) => {
        const { value, done } = line.next()
        if (value && n > 1) column.push(value)
        return !done
      })
      alignCells(column, this.style.size)
    }
  }

  /**
   * What follows the first word, one after the other, as long as it is certain where it stands; undefined for what stands
   * right behind a quote. Each is read when the columns before it are final.
   */
  private *cells({ start, end }: Row): Generator<Cell | undefined, undefined> {
    const { leaves } = this.source
    // On a line with other statements it is nowhere yet.
    const isPlaced = this.beginsLine(start)
    const from = isPlaced ? this.columns.of(leaves[start]!.start) : 0
    let width = 0
    let column = from
    for (let i = start + 1; i <= end; i++) {
      const leaf = leaves[i]!
      const gap = this.gaps[i]!
      if (gap.frozen || leaf.kind === ';' || leaf.kind === 'comment' || !this.isCertain(i - 1, start)) return
      const before = leaves[i - 1]!
      const length = before.end - before.start
      width += length + (i - 1 > start ? this.gaps[i - 1]!.columns : 0)
      const behind = column + length
      column = gap.breaks > 0 ? this.columns.of(leaf.start) : this.columns.of(leaf.start, before.end, behind)
      const own = gap.breaks > 0 && !isPlaced ? this.style.size : column - from
      if (gap.breaks > 0) yield { gap, width: 0, own, space: own }
      else if (gap.columns === 0) yield undefined
      else if (isPlaced && column > behind) yield { gap, width, own, space: column - behind }
      else yield { gap, width, own: width + 1, space: 1 }
    }
  }

  /** Does what follows leaf `i` of the statement from `start` on stand on its line, in a column that can be told? */
  private isCertain(i: number, start: number): boolean {
    const { frozen, lead, breaks } = this.gaps[i]!
    return !frozen && !lead && (i === start || breaks === 0) && !this.isUneven(this.source.leaves[i]!)
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
