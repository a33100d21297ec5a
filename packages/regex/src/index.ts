import { checkCompiled } from './compile.ts'
import { checkLookbehinds } from './lookbehind.ts'
import { Parse } from './parse.ts'
import { Refusal, wording } from './refusal.ts'
import { readSource, type Source, unchanged } from './source.ts'

export { fromBytes, toBytes } from './bytes.ts'
export {
  type Answer,
  exactly,
  firstNotCovered,
  inAll,
  intersects,
  type Language,
  type Limits,
  language,
  startingWith,
  union,
} from './language/language.ts'
export { type Captured, type Match, type Matcher, matcher, type Outcome } from './matcher.ts'
export type { Undecided } from './model.ts'

/**
 * What PCRE2 would refuse in a pattern, and what it captures: PCRE2 10.42 as nginx calls it, on bytes, without
 * options (PCRE2_CASELESS changes nothing here). When in doubt it says nothing.
 */
export interface RegexError {
  /** The UTF-16 offset into the pattern of what is wrong, and its length. */
  readonly offset: number
  readonly length: number
  /** In plain words: `missing ")" for this group`. */
  readonly message: string
  /** PCRE2's own wording, as nginx logs it: `missing closing parenthesis`. */
  readonly pcre: string
}

export interface Captures {
  /** The number of capturing groups, the named ones included: how far `$1`, `$2`, … go. */
  readonly count: number
  /** The names of groups in the order of the pattern, each once. */
  readonly names: readonly string[]
}

/** A stretch of a pattern, by UTF-16 offsets. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

export interface Groups {
  /** The first group of each number, parentheses included: `$1` is at 0. */
  readonly numbered: readonly Stretch[]
  /** Each place where a group's name is written: where it gets it, and what refers to it. */
  readonly named: readonly (Stretch & { readonly name: string; readonly defines: boolean })[]
}

/** What every PCRE2 that nginx may be built with refuses. */
export function checkRegex(pattern: string): RegexError | undefined {
  const error = refusal(pattern)
  return error && isTakenLater(error, pattern) ? undefined : error
}

/** What PCRE2 10.42 refuses. */
export function refusal(pattern: string): RegexError | undefined {
  return inspect(pattern).error
}

/**
 * From 10.43 on lookbehinds may vary in length and the options `(?r)` and `(?a)` are known, names may be longer from
 * 10.44 on, and each release knows more properties of Unicode.
 */
function isTakenLater({ pcre, offset, length }: RegexError, pattern: string): boolean {
  if (pcre === wording[11]) return /[ra]/.test(pattern.slice(offset, offset + length))
  return pcre === wording[25] || pcre === wording[47] || pcre === wording[48]
}

/** Of a pattern that PCRE2 refuses: what was captured up to the error. */
export function captures(pattern: string): Captures {
  return inspect(pattern).captures
}

/** Where the groups of a pattern are. Of a pattern that PCRE2 refuses: up to the error. */
export function groupsOf(pattern: string): Groups {
  const { parse } = inspect(pattern)
  if (!parse) return { numbered: [], named: [] }
  const stretch = ({ from, to }: { from: number; to: number }): Stretch => {
    const { offset, length } = parse.source.place(from, to)
    return { start: offset, end: offset + length }
  }
  const groups = [...parse.groups].sort(([a], [b]) => a - b)
  const known = parse.spelled.filter(({ name }) => parse.names.has(name))
  return {
    numbered: groups.map(([, group]) => stretch(group)),
    named: known.map((place) => ({
      name: place.name,
      defines: isDefinition(pattern, stretch(place)),
      ...stretch(place),
    })),
  }
}

/** `(?<name>`, `(?'name'` and `(?P<name>`. A condition, `(?(<name>)`, has one parenthesis more. */
const isDefinition = (pattern: string, { start }: Stretch): boolean => /\(\?P?[<']$/.test(pattern.slice(0, start))

function inspect(pattern: string): { error: RegexError | undefined; captures: Captures; parse?: Parse } {
  const nothing = { count: 0, names: [] }
  let source: Source
  try {
    source = readSource(pattern)
  } catch (refusal) {
    return { error: describe(refusal, unchanged), captures: nothing }
  }

  const parse = new Parse(source)
  const captured = (): Captures => ({ count: parse.count, names: [...parse.names.keys()] })
  try {
    // In PCRE2's order: of two errors it reports the same one.
    parse.run()
    checkLookbehinds(parse)
    checkCompiled(parse)
    return { error: undefined, captures: captured(), parse }
  } catch (refusal) {
    return { error: describe(refusal, source.place), captures: captured(), parse }
  }
}

/** Anything but a refusal would be a mistake in here, and no reason to speak ill of the pattern. */
function describe(refusal: unknown, place: Source['place']): RegexError | undefined {
  if (!(refusal instanceof Refusal)) return undefined
  return { ...place(refusal.from, refusal.to), message: refusal.message, pcre: wording[refusal.number] }
}
