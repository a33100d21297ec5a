import type { Span } from '@nginx-lint/syntax'
import type { Gap } from './gap.ts'
import type { Source } from './source.ts'

/**
 * As most lines end, of those that are laid out: those in strings, in Lua code and in what does not move stay as they are,
 * and when they had a say the next run might decide otherwise.
 */
export function mostLineEnds({ text, leaves }: Source, gaps: readonly Gap[], frozen: readonly Span[]): '\n' | '\r\n' {
  let lines = 0
  let withReturn = 0
  const count = (start: number, end: number): void => {
    for (let at = start; at < end; at++) {
      if (text[at] !== '\n') continue
      lines++
      if (text[at - 1] === '\r') withReturn++
    }
  }
  let at = 0
  for (const [i, leaf] of leaves.entries()) {
    if (!gaps[i]!.frozen) count(at, leaf.start)
    at = leaf.end
  }
  if (!frozen.some(({ end }) => end >= text.length)) count(at, text.length)
  return withReturn * 2 > lines ? '\r\n' : '\n'
}
