import { isBytes } from './bytes.ts'
import { type Hints, hintsOf } from './hints.ts'
import { type Model, modelOf, type Undecided } from './model.ts'
import { type Program, programOf } from './program.ts'
import { Machine } from './run.ts'

/** Matches one pattern as `pcre2_match()` does when nginx calls it: on bytes, from the start, without options. */
export interface Matcher {
  readonly is: 'matcher'
  /** The number of capturing groups. */
  readonly count: number
  /** The named groups, in the order of their numbers. */
  readonly names: readonly { readonly name: string; readonly number: number }[]
  /**
   * The leftmost match in a binary string: one character from U+0000 to U+00FF for each byte, as `toBytes()` makes it
   * of text. Undecided when it takes more than a million steps, or when there is a character over U+00FF.
   */
  readonly exec: (subject: string) => Outcome
}

export type Outcome = Match | { readonly is: 'no match' } | Undecided

export interface Match {
  readonly is: 'match'
  /** Where it begins, behind `\K` if there is one, and ends. */
  readonly start: number
  readonly end: number
  /** What each group has captured, `$1` at 1 and the whole match at 0; `undefined` for a group that is not set. */
  readonly captures: readonly (Captured | undefined)[]
  /** By name; of several groups with one name the last, as nginx has it. Unset groups are missing. */
  readonly named: ReadonlyMap<string, Captured>
}

export interface Captured {
  readonly start: number
  readonly end: number
  /** The bytes. */
  readonly text: string
}

/**
 * Makes a pattern run, the text of it being UTF-8 as in a configuration. It is exact, or says that it does not know:
 * of recursion, of verbs such as `(*SKIP)` and `(*ACCEPT)`, of `(*UTF)` and `(*UCP)`, of `\p` and `\X`, of conditions and
 * backreferences by a name that several groups have, and of what PCRE2 refuses.
 */
export function matcher(pattern: string, { caseless = false }: { caseless?: boolean } = {}): Matcher | Undecided {
  const model = modelOf(pattern, caseless)
  if (model.is === 'undecided') return model
  const program = programOf(model)
  if (!program) return { is: 'undecided', why: 'it is too large' }
  const hints = hintsOf(model.root)
  const { count, names } = model
  return { is: 'matcher', count, names, exec: (subject) => exec(subject, program, hints, model) }
}

const NO_MATCH = { is: 'no match' } as const

/** Its stack is used again by the next; nothing runs at the same time. */
const machine = new Machine()

function exec(subject: string, program: Program, hints: Hints, model: Model): Outcome {
  if (!isBytes(subject)) return { is: 'undecided', why: 'the subject is not bytes' }
  if (subject.length < hints.least) return NO_MATCH
  machine.begin(program, subject)
  const last = hints.anchored ? 0 : subject.length - hints.least
  for (let start = 0; start <= last; start++) {
    if (hints.first && hints.first[subject.charCodeAt(start)] !== 1) continue
    if (!beginsWith(subject, start, hints.prefix)) continue
    const end = machine.run(start)
    if (end === -2) return { is: 'undecided', why: 'it takes too many steps' }
    if (end >= 0) return matchOf(subject, end, machine.registers, model)
  }
  return NO_MATCH
}

function beginsWith(subject: string, start: number, prefix: Hints['prefix']): boolean {
  for (let i = 0; i < prefix.length; i++) if (prefix[i]![subject.charCodeAt(start + i)] !== 1) return false
  return true
}

function matchOf(subject: string, end: number, registers: Int32Array, { count, names }: Model): Match {
  const start = registers[0]!
  const captures: (Captured | undefined)[] = [{ start, end, text: subject.slice(start, end) }]
  for (let group = 1; group <= count; group++) {
    const [from, to] = [registers[2 * group]!, registers[2 * group + 1]!]
    captures.push(to < 0 ? undefined : { start: from, end: to, text: subject.slice(from, to) })
  }
  const named = new Map<string, Captured>()
  for (const { name, number } of names) {
    const captured = captures[number]
    if (captured) named.set(name, captured)
    else named.delete(name)
  }
  return { is: 'match', start, end, captures, named }
}
