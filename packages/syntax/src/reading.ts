import type { BracesInWord, CloseMark, Landmark, OpenMark, StatementMark } from './layout.ts'

/** What a person would change so that the braces balance. Numbers are of tokens. */
export type Repair =
  | { readonly kind: 'missing'; readonly before: number; readonly blocks: readonly OpenMark[] }
  | { readonly kind: 'stray'; readonly token: number; readonly block: OpenMark | undefined }
  | { readonly kind: 'braces in word'; readonly token: number; readonly count: number }

/**
 * Of all ways to insert `missing` braces and set `strays` aside, the one that agrees best with the layout: a closing
 * brace stands below what it closes, a statement to the right of its block and below its sisters. Where the layout says
 * nothing, a stray is what closes nothing, and what is missing is missing at the end.
 *
 * Readings are followed side by side through the file; only the best of them are followed on.
 */
export function bestReading(marks: readonly Landmark[], tokens: number, missing: number, strays: number): Repair[] {
  let readings = [firstReading(marks, missing, strays)]
  for (const mark of marks) {
    const next: Reading[] = []
    for (const reading of readings) reading.goOn(mark, next)
    readings = next.length > readings.length ? best(next) : next
  }
  return best(readings)[0]!.repairs(tokens) // the plain reading reaches the end
}

const maxReadings = 12

function best(readings: readonly Reading[]): Reading[] {
  const ordered = readings.toSorted((a, b) => a.cost - b.cost || a.changes - b.changes)
  const kept: Reading[] = []
  for (const reading of ordered) {
    const isNeeded = reading.isPlain || (kept.length < maxReadings && !kept.some((other) => other.goesOnAs(reading)))
    if (isNeeded) kept.push(reading)
  }
  return kept
}

function firstReading(marks: readonly Landmark[], missing: number, strays: number): Reading {
  let topLevel = -1
  let indented = 0
  for (const mark of marks) {
    if (mark.kind === 'statement' && topLevel < 0) topLevel = mark.column
    if (mark.kind === 'open' && mark.content >= 0) indented += mark.content > mark.indent ? 1 : -1
  }
  return new Reading({ topLevel, isIndented: indented > 0, decisions: 0 }, missing, strays)
}

/** How the file is laid out: where its outermost statements begin, and whether those in blocks begin further right. */
interface Style {
  readonly topLevel: number
  readonly isIndented: boolean
  decisions: number
}

class Reading {
  cost = 0
  changes = 0
  /** Changes only where braces cannot be matched without: this reading never gets stuck. */
  isPlain = true

  private readonly style: Style
  private missing: number
  private strays: number
  private block: OpenBlock | undefined
  private last: Change | undefined

  constructor(style: Style, missing: number, strays: number) {
    this.style = style
    this.missing = missing
    this.strays = strays
  }

  /** Adds the ways to go on from here; none, if this reading got stuck. */
  goOn(mark: Landmark, ways: Reading[]): void {
    switch (mark.kind) {
      case 'open':
        this.block = { mark, outer: this.block }
        ways.push(this)
        break
      case 'statement':
        this.passStatement(mark, ways)
        break
      case 'close':
        this.passClose(mark, ways)
        break
      case 'braces in word':
        this.passBracesInWord(mark, ways)
        break
    }
  }

  private passStatement({ token, column }: StatementMark, ways: Reading[]): void {
    const closed = Math.min(this.missing, this.blocksFrom(column))
    if (closed > 0 && this.mayFork()) {
      const other = this.fork().insert(token, closed)
      other.cost += other.misplacement(column)
      ways.push(other)
    }
    this.cost += this.misplacement(column)
    ways.push(this)
  }

  private passClose({ token, column }: CloseMark, ways: Reading[]): void {
    if (!this.block) {
      if (this.strays > 0) ways.push(this.setAside(token))
      return
    }
    if (column >= 0 && column !== this.block.mark.indent) {
      const closed = this.blocksFrom(column + 1)
      const meant = this.blockAt(closed)
      if (closed > 0 && closed <= this.missing && meant?.mark.indent === column && this.mayFork()) {
        ways.push(this.fork().insert(token, closed).leave(1))
      }
      if (this.strays > 0 && this.mayFork()) ways.push(this.fork().setAside(token))
      this.cost += 1
    }
    ways.push(this.leave(1))
  }

  private passBracesInWord({ token, count }: BracesInWord, ways: Reading[]): void {
    const isPossible = count <= this.missing && this.blockAt(count - 1) !== undefined
    if (isPossible && this.mayFork()) ways.push(this.fork().splitWord(token, count))
    this.cost += 2
    ways.push(this)
  }

  /** How many of the inner blocks begin at `column` or to the right of it. */
  private blocksFrom(column: number): number {
    let count = 0
    for (let block = this.block; block && block.mark.indent >= column && count < maxLook; block = block.outer) count++
    return count
  }

  private blockAt(distance: number): OpenBlock | undefined {
    let block = this.block
    for (let step = 0; block && step < distance && step < maxLook; step++) block = block.outer
    return block
  }

  private misplacement(column: number): number {
    const { content, indent } = this.block?.mark ?? { content: this.style.topLevel, indent: -1 }
    const isOutside = column <= indent
    if (column === content) return isOutside && this.style.isIndented ? 1 : 0
    if (isOutside) return 2
    return content < 0 ? 0 : 1
  }

  /** A file that takes more decisions than this has no layout to go by. */
  private mayFork(): boolean {
    return this.style.decisions++ < 20_000
  }

  private fork(): Reading {
    const copy = new Reading(this.style, this.missing, this.strays)
    copy.cost = this.cost
    copy.changes = this.changes
    copy.block = this.block
    copy.last = this.last
    copy.isPlain = false
    return copy
  }

  private insert(before: number, count: number): Reading {
    const blocks: OpenMark[] = []
    for (let block = this.block; block && blocks.length < count; block = block.outer) blocks.push(block.mark)
    this.missing -= count
    this.note({ kind: 'missing', before, blocks })
    return this.leave(count)
  }

  private setAside(token: number): Reading {
    this.strays--
    this.note({ kind: 'stray', token, block: this.block?.mark })
    return this
  }

  private splitWord(token: number, count: number): Reading {
    this.missing -= count
    this.note({ kind: 'braces in word', token, count })
    return this.leave(count)
  }

  private note(repair: Repair): void {
    this.last = { repair, earlier: this.last }
    this.changes++
  }

  private leave(count: number): Reading {
    for (let left = count; this.block && left > 0; left--) this.block = this.block.outer
    return this
  }

  /** Whether nothing that follows can tell the two apart. */
  goesOnAs(other: Reading): boolean {
    return this.block === other.block && this.missing === other.missing && this.strays === other.strays
  }

  repairs(tokens: number): Repair[] {
    const found: Repair[] = []
    for (let change = this.last; change; change = change.earlier) found.push(change.repair)
    found.reverse()
    const blocks: OpenMark[] = []
    for (let block = this.block; block; block = block.outer) blocks.push(block.mark)
    if (blocks.length > 0) found.push({ kind: 'missing', before: tokens, blocks })
    return found
  }
}

interface OpenBlock {
  readonly mark: OpenMark
  readonly outer: OpenBlock | undefined
}

interface Change {
  readonly repair: Repair
  readonly earlier: Change | undefined
}

/** So that hostile nesting takes no quadratic time. */
const maxLook = 32
