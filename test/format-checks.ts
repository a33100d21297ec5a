// What must hold of the formatter for any text: see `complaint`.
import { type FormatOptions, type Formatted, format, formatRange } from '@nginx-lint/format'
import { applyEdits } from '@nginx-lint/syntax'
import { difference } from './format-oracle.ts'

/** What is wrong with how a text is formatted; undefined when its tokens are kept and its second formatting changes nothing. */
export function complaint(
  text: string,
  options: FormatOptions = {},
  { text: once, skipped }: Formatted = format(text, options),
): string | undefined {
  const isDocument = /\.md$/.test(options.path ?? '')
  if (skipped.length > 0 && !isDocument) return once === text ? undefined : 'was skipped, and changed'
  const changed = difference(text, once, options.path)
  if (changed) return `changed: ${changed}`
  const twice = format(once, options).text
  if (twice !== once) return `is not stable: ${firstChange(once, twice)}`
  // Lines of tags before the first statement are nobody's.
  if (isDocument || /\{[{%#]|<%/.test(text)) return undefined
  const whole = applyEdits(text, formatRange(text, { start: 0, end: text.length }, options))
  return whole.trim() === once.trim() ? undefined : `is another one as a range: ${firstChange(once, whole)}`
}

/** The same for some lines of a text. */
export function complaintOfRange(
  text: string,
  start: number,
  end: number,
  options: FormatOptions,
  { skipped }: Formatted = format(text, options),
): string | undefined {
  const edits = formatRange(text, { start, end }, options)
  const result = applyEdits(text, edits)
  // How a reader goes on behind a syntax error is its own matter.
  const isBroken = skipped.length > 0
  const changed = isBroken ? differenceInText(text, result) : difference(text, result, options.path)
  if (changed) return `changed: ${changed}`
  const line = text.slice(0, start).lastIndexOf('\n') + 1
  const outside = edits.find(
    (edit, i) => edit.start < line || edit.start > edit.end || edit.start < (edits[i - 1]?.end ?? 0),
  )
  return outside && `has an edit out of place: ${JSON.stringify(outside)}`
}

/** Other characters than white space. */
function differenceInText(before: string, after: string): string | undefined {
  const [a, b] = [before.replace(/\s/g, ''), after.replace(/\s/g, '')]
  return a === b ? undefined : firstChange(a, b)
}

function firstChange(a: string, b: string): string {
  let at = 0
  while (a[at] === b[at]) at++
  const from = Math.max(0, a.lastIndexOf('\n', Math.max(0, at - 80)))
  return `${JSON.stringify(a.slice(from, at + 60))} became ${JSON.stringify(b.slice(from, at + 60))}`
}
