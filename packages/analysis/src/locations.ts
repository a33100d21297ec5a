import type { Word } from '@nginx-lint/syntax'
import { outwards, type Scope, type Statement } from './scope.ts'

/**
 * - `exact`: `= /a`, only this URI.
 * - `prefix`: `/a`, URIs that begin so; the longest one counts, unless a regex matches.
 * - `prefix-first`: `^~ /a`, the same, and no regex is asked when it is the longest.
 * - `regex`, `caseless-regex`: `~ ^/a`, `~* ^/a`, the first that matches.
 * - `named`: `@a`, only for internal redirects.
 */
export type LocationKind = 'exact' | 'prefix' | 'prefix-first' | 'regex' | 'caseless-regex' | 'named'

/** `~` and `~*`. */
export const isRegexKind = (kind: LocationKind): boolean => kind === 'regex' || kind === 'caseless-regex'

export interface Location {
  readonly kind: LocationKind
  /** Without the modifier; of a named one with its `@`. */
  readonly pattern: string
  /** The argument the pattern stands in. */
  readonly word: Word
  /** Where in the value of the word the pattern begins: above 0 when the modifier is glued to it. */
  readonly start: number
}

/** What a `location` matches, as ngx_http_core_location() reads it. Undefined when nginx refuses the arguments. */
export function locationOf({ name, node, args }: Statement): Location | undefined {
  const [first, second] = args
  if (name !== 'location' || first === undefined) return undefined
  if (second === undefined) {
    const [kind, length] = glued(first)
    return { kind, pattern: first.slice(length), word: node.args[0]!, start: length }
  }
  const kind = args.length === 2 ? MODIFIERS.get(first) : undefined
  return kind && { kind, pattern: second, word: node.args[1]!, start: 0 }
}

const MODIFIERS = new Map<string, LocationKind>([
  ['=', 'exact'],
  ['^~', 'prefix-first'],
  ['~', 'regex'],
  ['~*', 'caseless-regex'],
])

/** One argument: its kind, and the length of the modifier it begins with. */
function glued(text: string): [LocationKind, number] {
  if (text.startsWith('@')) return ['named', 0]
  const modifier = ['=', '^~', '~*', '~'].find((m) => text.startsWith(m))
  return modifier === undefined ? ['prefix', 0] : [MODIFIERS.get(modifier)!, modifier.length]
}

/** A location around has a regular expression, however far outside: nginx then neither compares nor finds prefix and exact ones. */
export function isInRegex(scope: Scope): boolean {
  for (const { opener } of outwards(scope)) {
    const location = opener && locationOf(opener)
    if (location && isRegexKind(location.kind)) return true
  }
  return false
}
