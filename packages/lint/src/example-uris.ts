import { firstNotCovered, fromBytes, type Language, language } from '@nginx-lint/regex'

/** URIs as people write them. */
const READABLE = String.raw`^/(?:[\w-][\w.-]*/?)*\z`

/**
 * The shortest URI that is in all of some languages and in none of others. Undefined: there is none that reads well, or
 * it would take too long to find.
 */
export function exampleUri(within: readonly Language[], without: readonly Language[] = []): string | undefined {
  const universe = language(READABLE)
  if (!universe) return undefined
  const answer = firstNotCovered(universe, without, within, { steps: 300_000 })
  return answer.is === 'witness' ? fromBytes(answer.text) : undefined
}
