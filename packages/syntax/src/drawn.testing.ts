import { expect } from 'vitest'
import { applyEdits, type Edit, type Parsed, parse } from './index.ts'

/**
 * Checks that a text's mistakes are those drawn under its lines, and says how they look otherwise:
 *
 *     gzip on}
 *     #    ^^^ error[missing-semicolon]: message
 *
 * A mark speaks of the nearest line above that is no mark. `# <---` marks as many first columns as there are dashes,
 * since carets cannot stand under the "#". Marks end with the line; `see` marks what an error is related to.
 */
export function expectErrors(drawn: string): void {
  const text = withoutMarks(drawn)
  expect(draw(text, marksOf(parse(text)))).toBe(drawn)
}

/** Applies every fix of a drawn text. */
export function mended(drawn: string): string {
  const text = withoutMarks(drawn)
  const edits = parse(text).errors.flatMap(({ fix }): readonly Edit[] => fix?.edits ?? [])
  return applyEdits(text, edits)
}

const mark = /^[ \t]*# *(?:\^+|<-+) (?:error|see)\b/

export function withoutMarks(drawn: string): string {
  return linesOf(drawn)
    .filter((line) => !mark.test(line))
    .join('')
}

interface Mark {
  readonly start: number
  readonly end: number
  readonly text: string
}

function marksOf({ errors }: Parsed): Mark[] {
  return errors.flatMap(({ start, end, code, message, related }) => {
    const error = { start, end, text: `error[${code}]: ${message}` }
    return related ? [error, { ...related.span, text: `see: ${related.message}` }] : [error]
  })
}

function draw(text: string, marks: readonly Mark[]): string {
  let at = 0
  let drawn = ''
  for (const line of linesOf(text)) {
    const end = at + line.length
    const isLast = end === text.length
    const here = marks.filter(({ start }) => start >= at && (start < end || isLast)).sort((a, b) => a.start - b.start)
    const newline = line.endsWith('\r\n') ? '\r\n' : '\n'
    drawn += line
    if (here.length > 0 && !line.endsWith('\n')) drawn += newline
    for (const each of here) drawn += drawMark(each, at, line) + newline
    at = end
  }
  return drawn
}

function drawMark({ start, end, text }: Mark, lineStart: number, line: string): string {
  const column = start - lineStart
  const width = Math.max(1, Math.min(end - lineStart, line.trimEnd().length) - column)
  if (column === 0) return `# <${'-'.repeat(width)} ${text}`
  const margin = /^[ \t]*/.exec(line)![0] // may be empty
  const sharp = column > margin.length ? `${margin}#` : '#'
  return `${sharp.padEnd(column)}${'^'.repeat(width)} ${text}`
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/)
}
