import { is, isWhiteSpace } from './characters.ts'

/** The offset of the quote that closes the one at `start`, or -1. */
export function closingQuote(text: string, start: number): number {
  const quote = text.charCodeAt(start)
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) return at
    if (code === is.backslash) at++
  }
  return -1
}

/**
 * Is a quote that opens at `start` to be read as closed on no line, where `contentEnd` is what `closingQuote` says? Also
 * when the next quote of its kind, on a later line, is none that could close it: then it is that of another string.
 */
export const isUnclosed = (text: string, start: number, contentEnd: number): boolean =>
  contentEnd < 0 || (!mayFollowQuote(text, contentEnd + 1) && text.slice(start, contentEnd).includes('\n'))

/** nginx wants the next argument at a distance; a `)` may follow, so that `if ($a = "b")` works. */
export function mayFollowQuote(text: string, at: number): boolean {
  if (at >= text.length) return true
  const code = text.charCodeAt(at)
  return isWhiteSpace(code) || code === is.semicolon || code === is.open || code === is.rightParenthesis
}

const terminator = /(?:\{|;(?:[ \t}]*|[ \t]*#.*))[ \t\r]*$/

/**
 * Where to read on after a quote that is never closed: nginx would read to the end of the file, a person sees that the
 * string was to end on its line, before what ends the statement there.
 */
export function endOfUnclosed(text: string, start: number): number {
  const end = endOfLine(text, start)
  const found = terminator.exec(text.slice(start + 1, end))
  return found ? start + 1 + found.index : trimmedEnd(text, start, end)
}

/** Where the text that begins at `start` ends without the white space before `end`. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isWhiteSpace(text.charCodeAt(at - 1))) at--
  return at
}

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
