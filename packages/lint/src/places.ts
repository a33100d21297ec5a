import type { Statement } from '@nginx-lint/analysis'
import type { Span, Word } from '@nginx-lint/syntax'

/** A part of a word, by offsets in its value; the whole word when escapes make the two differ. */
export function partOf(word: Word, part: Span | undefined): Span {
  if (!part) return word
  const quotes = word.quote === '' ? 0 : 1
  const plain = word.end - word.start - 2 * quotes === word.value.length
  if (!plain || part.start >= part.end) return word
  return { start: word.start + quotes + part.start, end: word.start + quotes + part.end }
}

/** From the directive's name to its last argument. */
export const headOf = ({ node }: Statement): Span => ({
  start: node.name.start,
  end: (node.args.at(-1) ?? node.name).end,
})

/** From one argument to the last. */
export const fromArgument = ({ node }: Statement, index: number): Span => ({
  start: node.args[index]!.start,
  end: node.args.at(-1)!.end,
})

/** A number with its noun: `1 argument`, `2 arguments`. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

/** The words as a person lists them: `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], conjunction = 'or'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`
}
