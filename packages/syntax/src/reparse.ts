import type { Block, Directive, File, Item, SyntaxError as Mistake, Parsed, Span } from './ast.ts'
import { type Edit, editBetween, textBetween } from './edit-between.ts'
import { parse } from './parse.ts'
import { closingQuote, isUnclosed } from './quotes.ts'

/**
 * What `parse(text)` gives, made of an earlier reading of nearly the same text: what an edit has not touched stays the
 * same objects, moved to where it is now. The earlier reading is used up: its tree must not be looked at again.
 */
export function reparse(before: Parsed, text: string): Parsed {
  let known = before
  for (let edits = 1; ; edits++) {
    if (spent.has(known.file)) return parse(text)
    if (known.file.text === text) return known
    const edit = editBetween(known.file.text, text)
    const between = edits < MOST_EDITS ? textBetween(known.file.text, text, edit) : undefined
    known = edited(known, between ?? text, between === undefined ? edit : editBetween(known.file.text, between))
    if (between === undefined) return known
  }
}

/** Each costs a look at all of the tree behind it. */
const MOST_EDITS = 6

function edited(before: Parsed, text: string, edit: Edit): Parsed {
  const change = isLocal(before) ? changeFor(before.file, text, edit) : undefined
  if (!change || !areQuotesAsBefore(before, text, change)) return parse(text)
  spent.add(before.file)
  return applied(before, text, change)
}

const spent = new WeakSet<File>()

/** Offsets are those of the old text; that of the new one ends `by` later. */
interface Change extends Edit {
  /** The blocks around it, outermost first, by their places among their siblings. */
  readonly path: readonly number[]
  /** Of the innermost the items from `first` up to, and without, `behind` are replaced. */
  readonly first: number
  readonly behind: number
  /** What stands between its offsets now, with offsets of its own. */
  readonly parsed: Parsed
}

/**
 * Of other mistakes than a missing `;` and a quote that is not closed on its line, what they mean for the text around them
 * depends on all of it. A `}` at the end of a word that lacks a `;` may have been taken for a brace, for the same reason.
 */
function isLocal({ file, errors }: Parsed): boolean {
  return errors.every(
    ({ code, end }) => (code === 'missing-semicolon' && file.text[end - 1] !== '}') || code === 'unclosed-quote',
  )
}

/** Those that nothing closed on their lines: what follows may do so now, or may have done so in the piece alone. */
function areQuotesAsBefore({ errors }: Parsed, text: string, { start, end, by, parsed }: Change): boolean {
  const isQuote = ({ code }: Mistake): boolean => code === 'unclosed-quote'
  const inside = parsed.errors.filter(isQuote).map((error) => start + error.start)
  const before = errors.filter((error) => isQuote(error) && error.start < start).map((error) => error.start)
  const behind = errors.filter((error) => isQuote(error) && error.start >= end).map((error) => error.start + by)
  const isOfOneLine = (one: number, two: number): boolean => !text.slice(one, two).includes('\n')
  // Of those on one line only the first is reported. Where the text ends that was to be in quotes, the end of the line says.
  const isEnd = end + by === text.length
  if (before.some((at) => isOfOneLine(at, start)) || behind.some((at) => isOfOneLine(end + by, at))) return false
  if (!isEnd && inside.some((at) => isOfOneLine(at, end + by))) return false
  return [...before, ...inside, ...behind].every((at) => isUnclosed(text, at, closingQuote(text, at)))
}

/** The smallest piece that can be read by itself; undefined: nothing less than the whole file. */
function changeFor(file: File, text: string, edit: Edit): Change | undefined {
  const levels: Level[] = [{ items: file.items, start: 0, end: file.text.length }]
  const path: number[] = []
  for (;;) {
    const level = levels.at(-1)!
    const at = indexAround(level.items, edit)
    const body = at < 0 ? undefined : bodyAround(level.items[at]!, edit)
    if (!body) break
    path.push(at)
    levels.push(body)
  }
  if (path.length > MOST_DEPTH) return undefined
  for (; levels.length > 0; levels.pop(), path.pop()) {
    const change = changeIn(levels.at(-1)!, text, edit)
    if (change) return { ...change, path }
  }
  return undefined
}

/** The parser counts depth from the top of a file, and looks into no more than twice as many blocks. */
const MOST_DEPTH = 50

/** The statements of a block, or of a file, and between which offsets they stand. */
interface Level extends Span {
  readonly items: readonly Item[]
}

/** The statement that holds the whole edit; -1: none does. */
function indexAround(items: readonly Item[], { start, end }: Edit): number {
  const at = firstBehind(items, start)
  const item = items[at]
  return item && item.start < start && end < item.end ? at : -1
}

/** The inside of a statement's block, if the edit is wholly in there. */
function bodyAround(item: Item, { start, end }: Edit): Level | undefined {
  if (item.kind !== 'directive' || item.body?.kind !== 'block') return undefined
  const { body } = item
  const inside = { items: body.items, start: body.start + 1, end: body.end - 1 }
  return start >= inside.start && end <= inside.end ? inside : undefined
}

/** The index of the first item that ends behind an offset. */
function firstBehind(items: readonly Item[], offset: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function changeIn({ items, ...level }: Level, text: string, edit: Edit): Omit<Change, 'path'> | undefined {
  let first = firstBehind(items, edit.start)
  // What has no end goes on with what follows.
  while (first > 0 && isOpen(items[first - 1]!)) first--
  let behind = first
  while (behind < items.length && items[behind]!.start <= edit.end) behind++
  const start = items[first - 1]?.end ?? level.start
  for (let more = 0; more < MOST_MORE; more++, behind++) {
    const end = items[behind]?.start ?? level.end
    const parsed = parse(copied(text.slice(start, end + edit.by)))
    if (!isLocal(parsed) || isTooDeep(parsed.file.items, MOST_DEPTH)) return undefined
    if (endsBetween(parsed, behind === items.length)) return { start, end, by: edit.by, first, behind, parsed }
    if (behind === items.length) return undefined
  }
  return undefined
}

/** Words are pieces of what was parsed, and would keep all of the text in memory: here a text of each keystroke. */
const copied = (text: string): string => ` ${text}`.slice(1)

/** How many statements a statement without its `;` may take: one, nearly always. */
const MOST_MORE = 3

const isOpen = (item: Item | undefined): boolean => item?.kind === 'directive' && !item.terminated

/** Read with what follows it, the piece would be the same: it ends where a statement may begin. */
function endsBetween({ file: { items, comments, end } }: Parsed, isLast: boolean): boolean {
  const item = items.at(-1)
  if ((comments.at(-1)?.end ?? -1) >= end) return false
  return !isOpen(item) || (isLast && item!.end < end)
}

function isTooDeep(items: readonly Item[], left: number): boolean {
  return items.some((item) => {
    const inner = item.kind === 'directive' && item.body?.kind === 'block' ? item.body.items : []
    return inner.length > 0 && (left === 0 || isTooDeep(inner, left - 1))
  })
}

function applied({ file, errors }: Parsed, text: string, change: Change): Parsed {
  const { start, end, by, parsed } = change
  for (const item of parsed.file.items) moveItem(item, start)
  for (const comment of parsed.file.comments) move(comment, start)
  const items = changedItems(file.items, change, 0)
  const comments = [
    ...file.comments.filter((comment) => comment.end <= start),
    ...parsed.file.comments,
    ...file.comments.filter((comment) => comment.start >= end).map((comment) => move(comment, by)),
  ]
  const mistakes = [
    ...errors.filter((error) => error.end <= start),
    ...parsed.errors.map((error) => moved(error, start)),
    ...errors.filter((error) => error.start >= end).map((error) => moved(error, by)),
  ]
  return { file: { kind: 'file', start: 0, end: text.length, text, items, comments }, errors: mistakes }
}

/** Blocks around the change are new, and all others stay what they are. */
function changedItems(items: readonly Item[], change: Change, depth: number): Item[] {
  const { path, first, behind, by, parsed } = change
  const at = path[depth]
  const kept = at === undefined ? behind : at + 1
  for (let i = kept; by !== 0 && i < items.length; i++) moveItem(items[i]!, by)
  if (at === undefined) return [...items.slice(0, first), ...parsed.file.items, ...items.slice(behind)]
  const { kind, start, end, name, args, body, terminated } = items[at] as Directive
  if (body?.kind !== 'block') throw new Error('bug: a path leads through blocks')
  const inside = changedItems(body.items, change, depth + 1)
  const inner: Block = { kind: 'block', start: body.start, end: body.end + by, items: inside, closed: body.closed }
  const around: Directive = { kind, start, end: end + by, name, args, body: inner, terminated }
  return items.with(at, around)
}

type Movable = { -readonly [K in keyof Span]: Span[K] }

function move<S extends Span>(span: S, by: number): S {
  const movable = span as Movable
  movable.start += by
  movable.end += by
  return span
}

function moveItem(item: Item, by: number): void {
  move(item, by)
  if (item.kind === 'junk') {
    for (const inner of item.items) moveItem(inner, by)
    return
  }
  move(item.name, by)
  for (const word of item.args) move(word, by)
  if (!item.body) return
  move(item.body, by)
  if (item.body.kind === 'block') for (const inner of item.body.items) moveItem(inner, by)
}

/** Mistakes are few, and others may have kept them. */
function moved(error: Mistake, by: number): Mistake {
  const shifted = <S extends Span>(span: S): S => ({ ...span, start: span.start + by, end: span.end + by })
  const { related, fix } = error
  return {
    ...shifted(error),
    ...(related && { related: { ...related, span: shifted(related.span) } }),
    ...(fix && { fix: { ...fix, edits: fix.edits.map(shifted) } }),
  }
}
