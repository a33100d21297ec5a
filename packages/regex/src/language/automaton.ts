import { namedSet } from '../sets.ts'
import { and, Exhausted, FALSE, type Formula, isTrue, keyOf, literal, not, or, TRUE } from './formula.ts'
import type { Before, State, States } from './states.ts'

/**
 * A deterministic automaton over bytes that is made while it is walked. Its states are numbers: from DEAD nothing is
 * accepted any more, from FULL everything. What throws Exhausted has grown too large.
 */
export interface Automaton {
  readonly start: number
  /** Of each byte its class: the automaton does not tell bytes of one class apart. */
  readonly classes: Uint8Array
  readonly next: (state: number, byteClass: number) => number
  /** The string may end here. */
  readonly accepts: (state: number) => boolean
}

export const DEAD = 0
export const FULL = 1

const MOST_STATES = 10_000

export function automatonOf(states: States): Automaton {
  return new Determined(states)
}

export function accepts(automaton: Automaton, bytes: string): boolean {
  let state = automaton.start
  for (let i = 0; i < bytes.length && state > FULL; i++) {
    state = automaton.next(state, automaton.classes[bytes.charCodeAt(i)]!)
  }
  return automaton.accepts(state)
}

/** What lies before a place, as far as something asks for it. */
interface Context {
  readonly isStart: boolean
  readonly isBehindNewline: boolean
  readonly isBehindWord: boolean
  /** Of each lookbehind where it may be, and whether it holds here. */
  readonly lookbehinds: readonly { readonly at: readonly number[]; readonly holds: boolean }[]
}

const WORD = namedSet('w')
const NEWLINE = 10

class Determined implements Automaton {
  readonly start: number
  readonly classes: Uint8Array
  private readonly states: readonly State[]
  private readonly lookbehinds: readonly number[]
  private readonly asked: ReadonlySet<Before>
  /** Of each class the first byte, to ask about. */
  private readonly bytes: readonly number[]

  private readonly numbers = new Map<string, number>([
    ['dead', DEAD],
    ['full', FULL],
  ])
  private readonly formulas: Formula[] = [FALSE, TRUE]
  private readonly contexts: number[] = [0, 0]
  private readonly knownContexts: Context[] = []
  private readonly contextNumbers = new Map<string, number>()
  /** By state and class; -1 for what has not been asked. */
  private readonly transitions: Int32Array[] = []
  private readonly closures = new Map<number, Formula>()
  private readonly nextContexts = new Map<number, number>()

  constructor({ states, start, lookbehinds }: States) {
    this.states = states
    this.lookbehinds = lookbehinds
    this.asked = new Set(states.flatMap((state) => (state.is === 'before' ? [state.what] : [])))
    this.classes = classesOf(states, this.asked)
    this.bytes = representatives(this.classes)
    const context = this.contextNumber(
      true,
      -1,
      lookbehinds.map(() => []),
    )
    this.start = this.stateNumber(this.closure(start, context), context)
  }

  next(state: number, byteClass: number): number {
    if (state <= FULL) return state
    this.transitions[state] ??= new Int32Array(this.bytes.length).fill(-1)
    const known = this.transitions[state][byteClass]!
    if (known >= 0) return known
    const byte = this.bytes[byteClass]!
    const context = this.nextContext(this.contexts[state]!, byte)
    const formula = or(this.formulas[state]!.map((clause) => this.derived(clause, byte, context)))
    const result = this.stateNumber(formula, context)
    this.transitions[state][byteClass] = result
    return result
  }

  /** The rest is empty: what is left to ask for is the end. */
  accepts(state: number): boolean {
    const isEnd = (one: number) => this.states[one >> 1]!.is === 'end'
    return this.formulas[state]!.some((clause) => clause.every((one) => isEnd(one) === ((one & 1) === 0)))
  }

  private derived(clause: readonly number[], byte: number, context: number): Formula {
    let result = TRUE
    for (const one of clause) {
      const state = this.states[one >> 1]!
      const isTaken = state.is === 'set' && state.set[byte] === 1
      const rest = isTaken ? this.closure(state.next, context) : FALSE
      result = and(result, one & 1 ? not(rest) : rest)
      if (result.length === 0) return FALSE
    }
    return result
  }

  private stateNumber(formula: Formula, context: number): number {
    if (formula.length === 0) return DEAD
    if (isTrue(formula)) return FULL
    const key = `${keyOf(formula)}@${context}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    if (this.formulas.length >= MOST_STATES) throw new Exhausted()
    this.numbers.set(key, this.formulas.length)
    this.contexts.push(context)
    return this.formulas.push(formula) - 1
  }

  private closure(state: number, context: number): Formula {
    const key = state * 65_536 + context
    let formula = this.closures.get(key)
    if (!formula) {
      formula = or(this.collect(state, this.knownContexts[context]!, new Set()))
      this.closures.set(key, formula)
    }
    return formula
  }

  /**
   * What is asked of the next byte. A state that has been `seen` asks for nothing new: what leads to it once more, with
   * or without further conditions, is no other way to accept.
   */
  private collect(number: number, context: Context, seen: Set<number>): Formula[] {
    const found: Formula[] = []
    const todo = [number]
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      const state = this.states[next]!
      if (state.is === 'any of') todo.push(...state.targets)
      else if (state.is === 'before') {
        if (this.holds(state.what, context) !== state.negated) todo.push(state.next)
      } else if (state.is === 'both') {
        const body = or(this.collect(state.body, context, new Set()))
        const rest = or(this.collect(state.next, context, new Set(seen)))
        found.push(this.withoutContradictions(and(state.negated ? not(body) : body, rest)))
      } else if (state.is === 'accept') found.push(TRUE)
      else if (state.is !== 'never') found.push(literal(next))
    }
    return found
  }

  /** At the end there is no further byte. */
  private withoutContradictions(formula: Formula): Formula {
    const isEnd = (one: number) => (one & 1) === 0 && this.states[one >> 1]!.is === 'end'
    const isByte = (one: number) => (one & 1) === 0 && this.states[one >> 1]!.is === 'set'
    const kept = formula.filter((clause) => !(clause.some(isEnd) && clause.some(isByte)))
    if (!kept.some((clause) => clause.length > 1 && clause.some(isEnd))) return kept
    return or(kept.map((clause) => (clause.some(isEnd) ? [clause.filter(isEnd)] : [clause])))
  }

  private holds(what: Before, context: Context): boolean {
    if (what === 'start') return context.isStart
    if (what === 'newline') return context.isBehindNewline
    if (what === 'word') return context.isBehindWord
    return context.lookbehinds[what]!.holds
  }

  private nextContext(context: number, byte: number): number {
    const key = context * 256 + byte
    const known = this.nextContexts.get(key)
    if (known !== undefined) return known
    const moved = this.knownContexts[context]!.lookbehinds.map(({ at }) =>
      at.flatMap((number) => {
        const state = this.states[number]!
        return state.is === 'set' && state.set[byte] === 1 ? [state.next] : []
      }),
    )
    const result = this.contextNumber(false, byte, moved)
    this.nextContexts.set(key, result)
    return result
  }

  private contextNumber(isStart: boolean, byte: number, moved: readonly (readonly number[])[]): number {
    const { asked } = this
    const base = {
      isStart: isStart && asked.has('start'),
      isBehindNewline: byte === NEWLINE && asked.has('newline'),
      isBehindWord: WORD[byte] === 1 && asked.has('word'),
      lookbehinds: [],
    }
    const lookbehinds = this.lookbehinds.map((begin, i) => this.lookbehindAt([...moved[i]!, begin], base))
    const key = JSON.stringify([base, lookbehinds])
    const known = this.contextNumbers.get(key)
    if (known !== undefined) return known
    if (this.knownContexts.length >= MOST_STATES) throw new Exhausted()
    const number = this.knownContexts.push({ ...base, lookbehinds }) - 1
    this.contextNumbers.set(key, number)
    return number
  }

  private lookbehindAt(from: readonly number[], context: Context): Context['lookbehinds'][number] {
    const seen = new Set<number>()
    const found = from.flatMap((number) => this.collect(number, context, seen))
    const at = [...new Set(found.filter((formula) => !isTrue(formula)).flatMap((formula) => formula[0]![0]! >> 1))]
    return { at: at.sort((a, b) => a - b), holds: found.some(isTrue) }
  }
}

function classesOf(states: readonly State[], asked: ReadonlySet<Before>): Uint8Array {
  const sets = new Set(states.flatMap((state) => (state.is === 'set' ? [state.set] : [])))
  if (asked.has('word')) sets.add(WORD)
  if (asked.has('newline')) sets.add(Uint8Array.from({ length: 256 }, (_, byte) => (byte === NEWLINE ? 1 : 0)))
  const classes = new Uint8Array(256)
  for (const set of sets) {
    const numbers = new Map<number, number>()
    for (let byte = 0; byte < 256; byte++) {
      const key = 2 * classes[byte]! + set[byte]!
      if (!numbers.has(key)) numbers.set(key, numbers.size)
      classes[byte] = numbers.get(key)!
    }
  }
  return classes
}

function representatives(classes: Uint8Array): number[] {
  const bytes: number[] = []
  for (const [byte, byteClass] of classes.entries()) bytes[byteClass] ??= byte
  return bytes
}
