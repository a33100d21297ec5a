import { HOLE } from './hole.ts'
import type { Marker, Role } from './markers.ts'
import type { Style } from './placeholders.ts'
import type { Place } from './walk.ts'

/** Something to be replaced, and where it stands. */
export interface Mark extends Marker {
  /** Of a placeholder. */
  readonly style?: Style
  readonly place: Place
  /** It begins where a statement may, and its line has nothing else. */
  readonly alone: boolean
}

interface Fill {
  readonly start: number
  readonly end: number
  readonly with: string
  /** Absent: of several marks together. */
  readonly role?: Role
}

/** The text without its marks. See `Template`. */
export function mask(text: string, marks: readonly Mark[]) {
  const fills = fillsOf(text, marks)
  const parts: string[] = []
  let offset = 0
  for (const fill of fills) {
    parts.push(text.slice(offset, fill.start))
    const length = fill.end - fill.start
    parts.push(fill.with === HOLE ? HOLE.repeat(length) : text.slice(fill.start, fill.end).replace(/[^\r\n]/g, ' '))
    offset = fill.end
  }
  parts.push(text.slice(offset))
  const branching = marks.some(({ role }) => ['open', 'else', 'definition'].includes(role))
  const conditional = branching || marks.some(({ role, alone }) => role === 'value' && alone)
  const holes = fills.map(({ start, end, role }) => ({ start, end, ...(role && { role }) }))
  return { text: parts.join(''), holes, conditional, branching }
}

function fillsOf(text: string, marks: readonly Mark[]): readonly Fill[] {
  const choices = findChoices(text, marks)
  const fills: Fill[] = []
  let done = 0
  marks.forEach((mark, index) => {
    if (mark.start < done) return
    const choice = choices.get(index)
    if (choice) {
      fills.push(...choice)
      done = choice.at(-1)!.end
    } else {
      fills.push({ start: mark.start, end: mark.end, with: isValue(text, mark) ? HOLE : ' ', role: mark.role })
    }
  })
  return fills
}

/** Spaces would cut a word in two where `a{% if b %}c` has none: then it is a value, too. */
function isValue(text: string, mark: Mark): boolean {
  // The comment must not end earlier than it does.
  if (mark.place.where === 'comment') return text.slice(mark.start, mark.end).includes('\n')
  if (mark.role === 'value') return !mark.alone
  if (mark.place.where === 'statement' || mark.place.where === 'lua') return false
  return isGlued(text, mark.start, mark.end)
}

function isGlued(text: string, start: number, end: number): boolean {
  const trimsBefore = /^\{[{%#][-~]/.test(text.slice(start, start + 3))
  const trimsAfter = /[-~](\}|[%#])\}$/.test(text.slice(end - 3, end))
  const before = trimsBefore || !/^[\s;{}]?$/.test(text.charAt(start - 1))
  const after = trimsAfter || !/^[\s;{]?$/.test(text.charAt(end))
  return before && after
}

/**
 * Alternatives within a statement, as in `listen {% if a %}443{% else %}80{% endif %};`, cannot both be there: each
 * such region is one hole. By the index of the mark that opens it.
 */
function findChoices(text: string, marks: readonly Mark[]): ReadonlyMap<number, readonly Fill[]> {
  const choices = new Map<number, readonly Fill[]>()
  const open: { index: number; hasElse: boolean }[] = []
  marks.forEach((mark, index) => {
    if (mark.role === 'open') open.push({ index, hasElse: false })
    if (mark.role === 'else' && open.length > 0) open.at(-1)!.hasElse = true
    if (mark.role !== 'close') return
    const region = open.pop()
    const fills = region?.hasElse && fillChoice(text, marks[region.index]!, mark)
    if (fills) choices.set(region.index, fills)
  })
  return choices
}

function fillChoice(text: string, first: Mark, last: Mark): readonly Fill[] | undefined {
  const [from, to] = [first.place, last.place]
  if (from.braces !== to.braces || from.quote !== to.quote) return undefined
  const whole: readonly Fill[] = [{ start: first.start, end: last.end, with: HOLE }]
  const words = ['between', 'word', 'quoted']
  if (words.includes(from.where) && words.includes(to.where)) {
    return from.semicolons === to.semicolons ? whole : undefined
  }
  const lineBefore = /[^\n]*$/.exec(text.slice(Math.max(0, first.start - 200), first.start))![0]
  const lineAfter = /^[^\r\n]*/.exec(text.slice(last.end, last.end + 200))![0]
  // {% if a %}listen 80{% else %}listen 81{% endif %};
  if (from.where === 'statement' && words.includes(to.where)) {
    return from.semicolons === to.semicolons && /^\s*[;{]/.test(lineAfter) ? whole : undefined
  }
  // listen {% if a %}80;{% else %}81;{% endif %}
  if (words.includes(from.where) && to.where === 'statement' && lineBefore.trim() !== '') {
    return [
      { start: first.start, end: to.semicolon, with: HOLE },
      { start: to.semicolon + 1, end: last.end, with: ' ' },
    ]
  }
  return undefined
}
