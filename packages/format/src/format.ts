import { applyEdits, type Edit, type Span, type SyntaxError as SyntaxMistake } from '@nginx-lint/syntax'
import { editsFor } from './edits.ts'
import { firstDifference } from './proof.ts'
import { examine, type Source, sourcesOf } from './source.ts'
import { type FormatOptions, styleFor } from './style.ts'

export interface Formatted {
  /** Equal to the input where nothing is to be changed. */
  readonly text: string
  /** What was left as it is: the whole text, or blocks of a Markdown document. */
  readonly skipped: readonly Skipped[]
}

/** Offsets are those of the input, as are those of the errors. */
export interface Skipped extends Span {
  /**
   * `template`: its branches, taken together, are no configuration, or where its words end depends on what a placeholder
   * prints. `unsure`: with other white space, other parts of it would be taken for configuration.
   */
  readonly why: 'syntax-errors' | 'template' | 'unsure'
  readonly errors: readonly SyntaxMistake[]
}

/** Moves white space between tokens, and nothing else. Throws when that cannot be shown of the result: a bug. */
export function format(text: string, options: FormatOptions = {}): Formatted {
  const { edits, skipped } = planned(text, options)
  return { text: applyEdits(text, edits), skipped }
}

/** The same, as the edits that do it, in order. */
export const formatEdits = (text: string, options: FormatOptions = {}): readonly Edit[] => planned(text, options).edits

function planned(
  text: string,
  options: FormatOptions,
): { readonly edits: readonly Edit[]; readonly skipped: Skipped[] } {
  const sources = sourcesOf(text, options.path)
  const edits: Edit[] = []
  const skipped: Skipped[] = []
  for (const source of sources) {
    const { errors, isUnsure, frozen } = examine(source)
    if (errors.length > 0 || isUnsure) skipped.push(leftAlone(source, errors))
    else for (const edit of editsFor(source, styleFor(source, options), frozen)) edits.push(shifted(edit, source))
  }
  const wrong = firstChange(text, edits, sources, options)
  if (wrong === undefined) return { edits, skipped }
  // What is a tag, or a fence, may depend on the white space around it.
  if (!sources.some(isGuessed)) throw bug(text, wrong)
  return { edits: [], skipped: [{ start: 0, end: text.length, why: 'unsure', errors: [] }] }
}

/**
 * The edits that format the statements on the lines of `range`. None where one of them is broken, or stands behind
 * something that makes everything after it unsure.
 */
export function formatRange(text: string, range: Span, options: FormatOptions = {}): readonly Edit[] {
  const sources = sourcesOf(text, options.path)
  const edits: Edit[] = []
  let isSound = true
  for (const source of sources) {
    const lines = linesOf(source, range)
    if (!lines) continue
    const { errors, isUnsure, frozen } = examine(source)
    if (isUnsure || errors.some((error) => spoils(error, lines))) continue
    if (errors.length > 0) isSound = false
    for (const edit of editsFor(source, styleFor(source, options), frozen)) {
      const own = clipped(edit, source, lines)
      if (own) edits.push(shifted(own, source))
    }
  }
  const wrong = firstChange(text, edits, sources, options)
  if (wrong === undefined) return edits
  // Where braces are missing, white space says where blocks end.
  if (isSound && !sources.some(isGuessed)) throw bug(text, wrong)
  return []
}

/** The offset of the first thing that the edits change and is no white space. */
function firstChange(
  text: string,
  edits: readonly Edit[],
  sources: readonly Source[],
  options: FormatOptions,
): number | undefined {
  if (edits.length === 0) return undefined
  return firstDifference(sources, sourcesOf(applyEdits(text, edits), options.path))
}

function bug(text: string, at: number): Error {
  const line = text.slice(0, at).split('\n').length
  return new Error(`formatting would change more than white space at line ${line}`)
}

/** Is it found out by looks what of the text is configuration? */
const isGuessed = ({ isPart, text, reading }: Source): boolean => isPart || reading !== text

function leftAlone({ offset, text, isBranching }: Source, errors: readonly SyntaxMistake[]): Skipped {
  const isTemplate = isBranching || errors.length === 0
  return {
    start: offset,
    end: offset + text.length,
    why: isTemplate ? 'template' : 'syntax-errors',
    errors: errors.map((error) => movedError(error, offset)),
  }
}

function movedError(error: SyntaxMistake, by: number): SyntaxMistake {
  if (by === 0) return error
  const move = <S extends Span>(span: S): S => ({ ...span, start: span.start + by, end: span.end + by })
  const { related, fix } = error
  return {
    ...move(error),
    ...(related && { related: { ...related, span: move(related.span) } }),
    ...(fix && { fix: { ...fix, edits: fix.edits.map(move) } }),
  }
}

const shifted = (edit: Edit, { offset }: Source): Edit =>
  offset === 0 ? edit : { ...edit, start: edit.start + offset, end: edit.end + offset }

/** From the first leaf to the end of the last one on the lines of the range, at the source's own offsets. */
function linesOf({ offset, text, leaves }: Source, range: Span): Span | undefined {
  const from = text.slice(0, Math.max(range.start - offset, 0)).lastIndexOf('\n') + 1
  const found = text.indexOf('\n', Math.max(range.end - offset, 0))
  const to = found < 0 ? text.length : found
  if (range.end < offset || range.start > offset + text.length) return undefined
  const own = leaves.filter((leaf) => leaf.start >= from && leaf.start <= to)
  return own.length === 0 ? undefined : { start: from, end: Math.max(to, own.at(-1)!.end) }
}

/** A quote that is not closed, or a word without end, makes all behind it something else. */
function spoils({ code, start, end, related }: SyntaxMistake, lines: Span): boolean {
  const touches = (span: Span): boolean => span.start <= lines.end && span.end >= lines.start
  if (touches({ start, end }) || (related && touches(related.span))) return true
  return start < lines.start && (code === 'unclosed-quote' || code === 'too-long-word' || code === 'too-deep')
}

/** The part of an edit that is on the lines: the white space before their first leaf keeps its line ends. */
function clipped(edit: Edit, { text, leaves }: Source, lines: Span): Edit | undefined {
  if (edit.start >= lines.start) return edit.end <= lines.end ? edit : undefined
  const isBefore = edit.end < lines.start || !leaves.some((leaf) => leaf.start === edit.end && leaf.start <= lines.end)
  if (isBefore) return undefined
  const indent = edit.text.slice(edit.text.lastIndexOf('\n') + 1)
  const isLeaf = leaves.some((leaf) => leaf.start < edit.end && leaf.end > edit.start)
  if (isLeaf || (!edit.text.includes('\n') && lines.start > 0)) return undefined
  return text.slice(lines.start, edit.end) === indent ? undefined : { start: lines.start, end: edit.end, text: indent }
}
