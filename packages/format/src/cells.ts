import type { Gap } from './gap.ts'

/** A word that may stand in a column of its own, below and above others. Columns count from where its statement begins. */
export interface Cell {
  readonly gap: Gap
  /** Where what stands before it ends, as it is to be; 0 when the word begins a line. */
  readonly width: number
  /** The column, and the space before it, as the author has them. */
  readonly own: number
  readonly space: number
}

/** Where a cell is now, while columns are moved. */
type Place = Pick<Cell, 'own' | 'space'>

/** What moves may come to stand below another, as if it had been aligned: then it is. */
const ROUNDS = 4

/**
 * Aligns the words that the author had aligned, and the others among them. A word that is none of them gets one space, or
 * the indentation `indent` when it begins a line.
 */
export function alignCells(cells: readonly Cell[], indent: number): void {
  if (cells.length < 2 && cells.every((cell) => cell.gap.breaks === 0)) {
    for (const { gap } of cells) gap.columns = 1
    return
  }
  let places: readonly Place[] = cells
  for (let round = 0; round < ROUNDS; round++) {
    const columns = aligned(cells, places, indent)
    places = cells.map(({ width }, i) => ({ own: columns[i]!, space: columns[i]! - width }))
  }
  cells.forEach(({ gap, width }, i) => {
    gap.columns = places[i]!.own - (gap.breaks === 0 ? width : indent)
  })
}

function aligned(cells: readonly Cell[], places: readonly Place[], indent: number): readonly number[] {
  const groups = new Map<number, number[]>()
  places.forEach(({ own }, i) => {
    const group = groups.get(own)
    if (group) group.push(i)
    else groups.set(own, [i])
  })
  const columns = new Map([...groups].map(([own, members]) => [own, columnOf(members, cells, places)]))
  const most = [...groups].reduce((a, b) => (b[1].length > a[1].length ? b : a))
  const usual = columns.get(most[0])!
  const fitting = cells.filter(({ width }) => width < usual).length
  const common = most[1].length * 2 > fitting ? usual : 0
  const around = surroundings(places.map(({ own }) => columns.get(own)!))
  return cells.map(({ gap, width }, i) => {
    const column = columns.get(places[i]!.own)!
    if (gap.breaks > 0) return Math.max(column, indent)
    if (column > 0) return column
    return [around[i]!, common].find((other) => other > width) ?? width + 1
  })
}

/** Zero when it is no alignment: a single word, or just a space after others of one length. */
function columnOf(members: readonly number[], cells: readonly Cell[], places: readonly Place[]): number {
  const onLine = members.filter((i) => cells[i]!.gap.breaks === 0)
  if (members.length < 2 || onLine.every((i) => places[i]!.space === 1)) return 0
  const widest = onLine.reduce((most, i) => Math.max(most, cells[i]!.width), 0)
  return widest + onLine.reduce((least, i) => Math.min(least, places[i]!.space), Number.POSITIVE_INFINITY)
}

/** For each place the column of the nearest aligned ones above and below, if it is the same. */
function surroundings(columns: readonly number[]): readonly number[] {
  const above: number[] = []
  let last = 0
  for (const column of columns) {
    above.push(last)
    if (column > 0) last = column
  }
  const around: number[] = []
  last = 0
  for (let i = columns.length - 1; i >= 0; i--) {
    around[i] = above[i] === last ? last : 0
    if (columns[i]! > 0) last = columns[i]!
  }
  return around
}
