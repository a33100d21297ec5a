import type { FormatOptions } from '@nginx-lint/format'
import { type Token, tokensOf } from './format-tokens.ts'

/** What in a formatted configuration is not as docs/format.md has it; undefined when all is. */
export function untidiness(text: string, { indentSize = 4, indentStyle }: FormatOptions): string | undefined {
  const unit = indentStyle === 'tab' ? '\t' : ' '.repeat(indentSize)
  const tokens = tokensOf(text)
  let depth = 0
  for (const [i, token] of tokens.entries()) {
    const previous = tokens[i - 1]
    const gap = text.slice(previous?.end ?? 0, token.start)
    if (token.kind === '}') depth--
    const isOneLine = token.kind === '{' && /^[^\n]*\}/.test(text.slice(token.end))
    const why = untidy(previous, token, isOneLine ? gap.replace(/^ +$/, ' ') : gap, unit.repeat(depth))
    if (why) return `${why}, at ${token.start}: ${JSON.stringify(text.slice(Math.max(0, token.start - 60), token.end))}`
    if (token.kind === '{') depth++
  }
  return /^(?:\r?\n)?$/.test(text.slice(tokens.at(-1)?.end ?? 0)) ? undefined : 'white space at the end'
}

function untidy(previous: Token | undefined, token: Token, gap: string, indent: string): string | undefined {
  if (token.kind === 'lua' || previous?.kind === 'lua') return undefined
  const lines = gap.split('\n')
  if (lines.slice(0, -1).some((line) => !/^\r?$/.test(line))) return 'white space at the end of a line'
  if (lines.length > 3) return 'two empty lines'
  if (lines.length > 2 && (previous?.kind === '{' || token.kind === '}')) return 'an empty line at the edge of a block'
  if (!previous) return gap === '' || gap === '\ufeff' ? undefined : 'white space at the beginning'
  const afterComment = previous.kind === 'comment'
  if (token.kind === ';' || token.kind === '{') {
    const wanted = token.kind === ';' ? '' : ' '
    if (afterComment ? lines.at(-1) !== indent : gap !== wanted) return `white space before "${token.kind}"`
  } else if (token.kind === '}' && previous.kind === '{') {
    if (gap !== '') return 'white space in an empty block'
  } else if (';{}'.includes(previous.kind) && lines.length > 1 && token.kind !== 'comment') {
    if (lines.at(-1) !== indent) return 'another indentation'
  }
  return undefined
}
