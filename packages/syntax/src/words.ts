import type { Span, Word } from './ast.ts'
import type { Token } from './tokens.ts'

export function word(text: string, { startOffset, endOffset, contentEnd }: Token): Word {
  const first = text[startOffset]
  const quote = first === '"' || first === "'" ? first : ''
  const raw = text.slice(startOffset + quote.length, contentEnd)
  return {
    kind: 'word',
    start: startOffset,
    end: endOffset,
    quote,
    value: raw.includes('\\') ? resolveEscapes(raw) : raw,
  }
}

/** Any other backslash stays, in quotes and out of them. */
function resolveEscapes(raw: string): string {
  return raw.replace(/\\(["'\\trn])/g, (_, char: string) => replacements[char] ?? char)
}

const replacements: Record<string, string> = { t: '\t', r: '\r', n: '\n' }

/** Where a part of a word stands in the text, given by offsets in the word's value. */
export function partOfWord(text: string, { start, end, quote, value }: Word, part: Span): Span {
  const inner = start + quote.length
  if (end - inner - quote.length === value.length) return { start: inner + part.start, end: inner + part.end }
  return { start: skipped(text, inner, part.start), end: skipped(text, inner, part.end) }
}

/** The offset behind as many characters of a value, some of which are written with a backslash. */
function skipped(text: string, from: number, count: number): number {
  let at = from
  for (let n = 0; n < count; n++) at += text[at] === '\\' && /["'\\trn]/.test(text[at + 1] ?? '') ? 2 : 1
  return at
}
