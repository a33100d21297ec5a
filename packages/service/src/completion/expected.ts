import { type Argument, HOLE, literalOf, within } from '@nginx-lint/directives'
import type { Place } from './place.ts'

/** The arguments that the notation has for the word at the cursor, those that fit only once given away. */
export function expectedAt({ before, after, block, spec, cursor }: Place): readonly Argument[] {
  const { options } = cursor.project
  const words = block.entries ? [...before] : before.slice(1)
  const given = [...words, ...after]
  for (let tries = 0; tries < 8; tries++) {
    const next = block.entries ? block.entries.continuationOfEntry(words, options) : spec?.continuation(words, options)
    if (!next) return []
    if (next.at >= words.length) return next.expected.filter((argument) => isOpen(argument, given))
    if (words[next.at] === HOLE) return []
    words[next.at] = HOLE
  }
  return []

  function isOpen({ parts, limits }: Argument, others: readonly string[]): boolean {
    const key = literalOf(parts)
    const isGiven = key.length > 1 && key.endsWith('=') && others.some((other) => other.startsWith(key))
    return !isGiven && (!limits || within(limits, options))
  }
}
