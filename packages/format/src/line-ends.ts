import type { Span } from '@nginx-lint/syntax'
import type { Gap } from './gap.ts'
import { hidden, type Source } from './source.ts'

/**
 * As most lines end, of those that are laid out: those in strings, in Lua code and in what does not move stay as they are,
 * and when they had a say the next run might decide otherwise.
 */
export function mostLineEnds(source: Source, gaps: readonly Gap[], frozen: readonly Span[]): '\n' | '\r\n' {
  const { text, leaves } = source
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
  if (endMoves(source, frozen)) count(at, text.length)
  return withReturn * 2 > lines ? '\r\n' : '\n'
}

/** May what stands behind the last leaf change? */
export function endMoves({ text, leaves }: Source, frozen: readonly Span[]): boolean {
  const isFrozen = frozen.some(({ end }) => end >= text.length)
  return !isFrozen && hidden(text, leaves.at(-1)?.end ?? 0, text.length).length === 0
}
