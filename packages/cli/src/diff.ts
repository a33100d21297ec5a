import type { Colors } from './reporters/colors.ts'

/** A unified diff as `git apply` and `patch -p1` take it. Empty when the texts are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const a = linesOf(before)
  const b = linesOf(after)
  const outside = path.startsWith('/') || path.startsWith('../')
  let diff = `--- ${named(outside ? path : `a/${path}`)}\n+++ ${named(outside ? path : `b/${path}`)}\n`
  for (const hunk of hunks(changes(a, b), a.length)) diff += draw(hunk, a, b)
  return diff
}

/** A name as git writes it, in any encoding: bytes that are no ASCII text by their numbers, a tab behind one with spaces. */
function named(path: string): string {
  const quoted = path.replace(special, (found) => [...Buffer.from(found)].map(escaped).join(''))
  if (quoted !== path) return `"${quoted}"`
  return path.includes(' ') ? `${path}\t` : path
}

const special = /["\\]|[^\x20-\x7e]+/g

const escaped = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`

export function colored(diff: string, { bold, cyan, green, red }: Colors): string {
  const paints = { '-': red, '+': green, '@': cyan } as Readonly<Record<string, Colors['red']>>
  return diff.replace(/^(?:(---|\+\+\+)|[-+@]).*/gm, (line, heading) =>
    heading ? bold(line) : paints[line[0]!]!(line),
  )
}

/** Lines of the old text, `start` to `end`, that become lines of the new one. */
interface Change {
  readonly start: number
  readonly end: number
  readonly newStart: number
  readonly newEnd: number
}

const CONTEXT = 3
/** Beyond this many differences, what lies between the first and the last of them is one change. */
const ENOUGH = 2000

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), between what both texts begin and end with. */
function changes(a: readonly string[], b: readonly string[]): readonly Change[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const width = a.length - head - tail
  const height = b.length - head - tail
  const trace = search(width, height, (x, y) => a[head + x] === b[head + y])
  if (!trace) return [{ start: head, end: head + width, newStart: head, newEnd: head + height }]
  return joined(stepsBack(trace, width, height)).map(({ start, end, newStart, newEnd }) => ({
    start: start + head,
    end: end + head,
    newStart: newStart + head,
    newEnd: newEnd + head,
  }))
}

/** How far one gets on each diagonal `k`, at `k + d + 1`, with `d` differences. */
type Reached = Int32Array

/** What is reached before each further difference; undefined when there are too many. */
function search(
  width: number,
  height: number,
  same: (x: number, y: number) => boolean,
): readonly Reached[] | undefined {
  const trace: Reached[] = []
  let reached = new Int32Array(1)
  for (let d = 0; d <= ENOUGH; d++) {
    // From the last diagonals -d + 1 … d - 1 to -d - 1 … d + 1: a place on each side.
    const before = new Int32Array(2 * d + 3)
    before.set(reached, 2)
    trace.push(before)
    reached = new Int32Array(2 * d + 1)
    for (let k = -d; k <= d; k += 2) {
      let x = from(before, k, d).x
      while (x < width && x - k < height && same(x, x - k)) x++
      reached[k + d] = x
      if (x >= width && x - k >= height) return trace
    }
  }
  return undefined
}

/** Down from the diagonal above, or to the right from the one below: where that was, and where it leads. */
function from(before: Reached, k: number, d: number) {
  const above = before[k + d + 2]!
  const below = before[k + d]!
  const down = k === -d || (k !== d && below < above)
  return down
    ? { down, fromX: above, x: above, fromY: above - k - 1 }
    : { down, fromX: below, x: below + 1, fromY: below - k + 1 }
}

function stepsBack(trace: readonly Reached[], width: number, height: number): readonly Change[] {
  const steps: Change[] = []
  let x = width
  let y = height
  for (let d = trace.length - 1; d > 0; d--) {
    const { down, fromX, fromY } = from(trace[d]!, x - y, d)
    steps.push({ start: fromX, end: down ? fromX : fromX + 1, newStart: fromY, newEnd: down ? fromY + 1 : fromY })
    x = fromX
    y = fromY
  }
  return steps.reverse()
}

function joined(steps: readonly Change[]): Change[] {
  const whole: Change[] = []
  for (const step of steps) {
    const last = whole.at(-1)
    if (last && last.end === step.start && last.newEnd === step.newStart)
      whole[whole.length - 1] = { ...last, end: step.end, newEnd: step.newEnd }
    else whole.push(step)
  }
  return whole
}

/** Changes with less than twice the context between them are shown together. */
function hunks(all: readonly Change[], length: number): readonly (readonly Change[])[] {
  const groups: Change[][] = []
  for (const change of all) {
    const last = groups.at(-1)
    if (last && change.start - last.at(-1)!.end <= Math.min(2 * CONTEXT, length)) last.push(change)
    else groups.push([change])
  }
  return groups
}

function draw(hunk: readonly Change[], a: readonly string[], b: readonly string[]): string {
  const first = hunk[0]!
  const last = hunk.at(-1)!
  const start = Math.max(0, first.start - CONTEXT)
  const end = Math.min(a.length, last.end + CONTEXT)
  const newStart = start + first.newStart - first.start
  const newEnd = end + last.newEnd - last.end
  let text = `@@ -${place(start, end)} +${place(newStart, newEnd)} @@\n`
  let at = start
  for (const change of hunk) {
    for (; at < change.start; at++) text += line(' ', a[at]!)
    for (; at < change.end; at++) text += line('-', a[at]!)
    for (let i = change.newStart; i < change.newEnd; i++) text += line('+', b[i]!)
  }
  for (; at < end; at++) text += line(' ', a[at]!)
  return text
}

/** An empty range is named after the line before it. */
function place(start: number, end: number): string {
  const from = end > start ? start + 1 : start
  return end - start === 1 ? `${from}` : `${from},${end - start}`
}

const line = (sign: string, text: string): string =>
  text.endsWith('\n') ? sign + text : `${sign}${text}\n\\ No newline at end of file\n`
