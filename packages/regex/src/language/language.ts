import { isBytes, toBytes } from '../bytes.ts'
import { modelOf, type Node, type Undecided } from '../model.ts'
import { characterSet } from '../sets.ts'
import { type Automaton, accepts, automatonOf } from './automaton.ts'
import { Exhausted } from './formula.ts'
import { type Budget, findString } from './search.ts'
import { statesOf } from './states.ts'
import { unionOf } from './union.ts'

/** A set of strings of bytes. */
export interface Language {
  readonly is: 'language'
  /** Whether a binary string is in it; `undefined` when the automaton for it grows too large. */
  readonly has: (bytes: string) => boolean | undefined
  readonly automaton: Automaton
}

export interface Options {
  readonly caseless?: boolean
}

export interface Limits {
  /** How many steps may be taken, a step being a byte in one automaton: 2,000,000 when nothing is said, some 0.3 s. */
  readonly steps?: number
}

/** A binary string that shows it; or there is none, which is proven; or it would take too much to find out. */
export type Answer = { readonly is: 'witness'; readonly text: string } | { readonly is: 'none' } | Undecided

/**
 * The strings in which a pattern is found, wherever that is: with an anchor that is for the pattern to say. Exact, or
 * `undefined`: of what `matcher()` does not know, of backreferences and of conditions that ask for a group, of atomic
 * groups and possessive quantifiers around what could match in several ways, and of lookbehinds that look ahead. Where
 * PCRE2 would give up after 10,000,000 steps, the language has what more steps would have found.
 */
export function language(pattern: string, { caseless = false }: Options = {}): Language | undefined {
  const model = modelOf(pattern, caseless)
  return model.is === 'undecided' ? undefined : languageOf(model.root)
}

/** One string only: the text's bytes. */
export function exactly(text: string, { caseless = false }: Options = {}): Language {
  return languageOf({ is: 'sequence', items: [START, ...literals(text, caseless), END] })!
}

export function startingWith(prefix: string, { caseless = false }: Options = {}): Language {
  return languageOf({ is: 'sequence', items: [START, ...literals(prefix, caseless)] })!
}

export function union(languages: readonly Language[]): Language {
  return wrap(unionOf(languages.map(({ automaton }) => automaton)))
}

/** The shortest string that is in all of the languages; of the shortest the most readable. */
export function inAll(languages: readonly Language[], limits: Limits = {}): Answer {
  return guarded(() => answer(findString(automataOf(languages), [], budgetOf(limits))))
}

/** The shortest string of both; `within` says which strings there are at all. */
export function intersects(a: Language, b: Language, within?: Language, limits: Limits = {}): Answer {
  return inAll(within ? [a, b, within] : [a, b], limits)
}

/** How many of the others are taken at once to see whether they cover the rest. */
const AT_ONCE = 6

/**
 * The shortest string of a language that is in none of the others: 'none' is the proof that they cover it. `within`: it
 * is to be in these as well. Few of the others matter: it begins with none of them, and takes in those that have the string that was found, until no other
 * has it, or until there is no such string.
 */
export function firstNotCovered(
  covered: Language,
  others: readonly Language[],
  within: Language | readonly Language[] = [],
  limits: Limits = {},
): Answer {
  const wanted = automataOf([covered, ...[within].flat()])
  const budget = budgetOf(limits)
  let left = automataOf(others)
  const taken: Automaton[] = []
  return guarded(() => {
    for (;;) {
      const found = findString(wanted, taken, budget)
      if (found === undefined || found === 'exhausted') return answer(found)
      const hits = firstThat(left, (other) => accepts(other, found))
      if (hits.length === 0) return answer(found)
      left = left.filter((other) => !hits.includes(other))
      taken.push(...hits)
    }
  })
}

const START: Node = { is: 'place', place: 'start' }
const END: Node = { is: 'place', place: 'end' }

function literals(text: string, caseless: boolean): Node[] {
  return Array.from(toBytes(text), (byte) => ({ is: 'set', set: characterSet(byte.charCodeAt(0), caseless) }))
}

function languageOf(root: Node): Language | undefined {
  try {
    const states = statesOf(root)
    return states && wrap(automatonOf(states))
  } catch (error) {
    if (error instanceof Exhausted) return undefined
    throw error
  }
}

function wrap(automaton: Automaton): Language {
  const has = (bytes: string): boolean | undefined => {
    try {
      return isBytes(bytes) && accepts(automaton, bytes)
    } catch (error) {
      if (error instanceof Exhausted) return undefined
      throw error
    }
  }
  return { is: 'language', has, automaton }
}

function automataOf(languages: readonly Language[]): Automaton[] {
  return languages.map(({ automaton }) => automaton)
}

function budgetOf({ steps = 2_000_000 }: Limits): Budget {
  return { left: steps }
}

function firstThat<T>(all: readonly T[], is: (one: T) => boolean): T[] {
  const found: T[] = []
  for (const one of all) {
    if (is(one)) found.push(one)
    if (found.length === AT_ONCE) break
  }
  return found
}

function answer(found: string | undefined | 'exhausted'): Answer {
  if (found === undefined) return { is: 'none' }
  return found === 'exhausted' ? TOO_MUCH : { is: 'witness', text: found }
}

const TOO_MUCH: Undecided = { is: 'undecided', why: 'it takes too many steps' }

function guarded(find: () => Answer): Answer {
  try {
    return find()
  } catch (error) {
    if (error instanceof Exhausted) return TOO_MUCH
    throw error
  }
}
