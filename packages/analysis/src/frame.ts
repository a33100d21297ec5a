/** A line of a file, fit for a terminal, with carets to stand under it. */
export interface Frame {
  readonly source: string
  readonly marks: string
}

/** Columns of a line that are shown, and how many of them before the place in question when the line is cut. */
const MOST = 120
const BEFORE = 40

/** `start` and `end` are offsets in the line; a range without a width, or beyond the line's end, gets one caret. */
export function frame(line: string, start: number, end: number): Frame {
  const near = nearby(line.replace(/\r$/, ''), start)
  const cells = cellsOf(near.text, start - near.offset, end - near.offset)
  const { from, to } = cut(cells, near)
  const leftOut = from > 0 || near.offset > 0
  const rightOut = to < cells.length || near.more
  const shown = cells.slice(from, to)
  const marks = shown.map((cell) => (cell.text === '\t' ? '\t' : (cell.marked ? '^' : ' ').repeat(cell.width))).join('')
  return {
    source: (leftOut ? '…' : '') + shown.map((cell) => cell.text).join('') + (rightOut ? '…' : ''),
    marks: (leftOut ? ' ' : '') + withCaret(marks, shown),
  }
}

interface Cell {
  readonly text: string
  readonly width: number
  readonly offset: number
  readonly marked: boolean
}

/** A minified line may have megabytes: only what can be shown is looked at. */
function nearby(line: string, start: number) {
  const from = boundary(line, Math.max(0, start - 4 * MOST))
  const to = boundary(line, Math.min(line.length, start + 4 * MOST))
  return { text: line.slice(from, to), offset: from, more: to < line.length }
}

/** Not between the halves of a character. */
const boundary = (line: string, at: number): number => (/[\udc00-\udfff]/.test(line[at] ?? '') ? at - 1 : at)

function cellsOf(text: string, start: number, end: number): readonly Cell[] {
  const cells: Cell[] = []
  let offset = 0
  for (const character of text) {
    const marked = offset < end && offset + character.length > start
    cells.push({ ...harmless(character), offset, marked })
    offset += character.length
  }
  if (start >= text.length) cells.push({ text: ' ', width: 1, offset, marked: true })
  return cells
}

function cut(cells: readonly Cell[], near: { readonly offset: number; readonly more: boolean }) {
  const whole = cells.reduce((sum, cell) => sum + cell.width, 0)
  if (whole <= MOST && near.offset === 0 && !near.more) return { from: 0, to: cells.length }
  const place = Math.max(
    0,
    cells.findIndex((cell) => cell.marked),
  )
  let from = place
  for (let room = BEFORE; from > 0 && room > 0; from--) room -= cells[from - 1]!.width
  let to = from
  for (let room = MOST; to < cells.length && room > 0; to++) room -= cells[to]!.width
  return { from, to }
}

/** Nothing to see, such as a byte order mark, is pointed at where it would be; what follows the carets is dropped. */
function withCaret(marks: string, shown: readonly Cell[]): string {
  if (marks.includes('^')) return marks.slice(0, marks.lastIndexOf('^') + 1)
  const before = shown.slice(
    0,
    shown.findIndex((cell) => cell.marked),
  )
  return before.map((cell) => (cell.text === '\t' ? '\t' : ' '.repeat(cell.width))).join('') + '^'
}

function harmless(character: string): { readonly text: string; readonly width: number } {
  if (character === '\t') return { text: character, width: 1 }
  if (character === '\ufeff') return { text: '', width: 0 }
  if (control.test(character)) return { text: '\ufffd', width: 1 }
  return { text: character, width: widthOf(character) }
}

/** What moves the cursor, colours the terminal, or turns the direction of writing. */
const control = /[\0-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u

function widthOf(character: string): number {
  if (character < '\u0300') return 1
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** East Asian Width W and F (Unicode Standard Annex #11), and characters that are emoji by default. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u

/** Text of a message or a path: on one line, and nothing in it speaks to the terminal. */
export function plain(text: string): string {
  const code = (character: string) => character.codePointAt(0)!.toString(16)
  return text.replace(/\s*\n\s*/g, ' ').replace(new RegExp(control, 'gu'), (found) => `\\u{${code(found)}}`)
}
