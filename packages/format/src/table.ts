import { Columns } from './columns.ts'
import type { Gap } from './gap.ts'
import type { Source } from './source.ts'
import type { Style } from './style.ts'

/** A line of a table: indices of the leaves of its key and of what follows. */
export interface Entry {
  readonly key: number
  readonly value: number
}

/** Where a value stands, in columns from its key. */
interface Cell {
  readonly gap: Gap
  /** Of the key; 0 when the value begins a line. */
  readonly width: number
  /** The column as the author has it. */
  readonly own: number
}

const ROUNDS = 4

/** Aligns the values that the author had aligned, and the others with them where most were. */
export function alignTable(source: Source, style: Style, gaps: readonly Gap[], entries: readonly Entry[]): void {
  const columns = new Columns(source, style.size)
  const cells = entries.flatMap((entry) => cellOf(entry, source, columns, gaps) ?? [])
  let now = cells.map((cell) => cell.own)
  // What moves may come to stand below another, as if it had been aligned: then it is.
  for (let round = 0; round < ROUNDS; round++) now = aligned(cells, now, style.size)
  cells.forEach(({ gap, width }, i) => {
    gap.columns = now[i]! - (gap.breaks === 0 ? width : style.size)
  })
}

function cellOf({ key, value }: Entry, source: Source, columns: Columns, gaps: readonly Gap[]): Cell | undefined {
  const { leaves, reading } = source
  const { start, end } = leaves[key]!
  const target = gaps[value]!
  const isFirst = key === 0 || reading.slice(leaves[key - 1]!.end, start).includes('\n')
  if (leaves[value]!.kind !== 'word' || !isFirst || gaps[key]!.frozen || target.frozen) return undefined
  if (reading.slice(start, end).includes('\n')) return undefined
  const own = columns.of(leaves[value]!.start) - columns.of(start)
  if (target.breaks > 0) return { gap: target, width: 0, own }
  return own > end - start ? { gap: target, width: end - start, own } : undefined
}

function aligned(cells: readonly Cell[], now: readonly number[], indent: number): number[] {
  const groups = new Map<number, Cell[]>()
  cells.forEach((cell, i) => {
    const group = groups.get(now[i]!)
    if (group) group.push(cell)
    else groups.set(now[i]!, [cell])
  })
  const columns = new Map([...groups].map(([column, members]) => [column, columnOf(members, column)]))
  const [most, members] = [...groups].reduce((a, b) => (b[1].length > a[1].length ? b : a), [0, []])
  const common = members.length * 2 > cells.length ? (columns.get(most) ?? 0) : 0
  return cells.map((cell, i) => {
    const column = columns.get(now[i]!)!
    if (cell.gap.breaks > 0) return Math.max(column, indent)
    if (column > 0) return column
    return common > cell.width ? common : cell.width + 1
  })
}

/** Zero when it is no alignment: a single line, or just a space after keys of one length. */
function columnOf(members: readonly Cell[], column: number): number {
  const onLine = members.filter((cell) => cell.gap.breaks === 0)
  if (members.length < 2 || onLine.every((cell) => column - cell.width === 1)) return 0
  return column
}
