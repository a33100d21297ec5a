import type { Word } from './ast.ts'
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
