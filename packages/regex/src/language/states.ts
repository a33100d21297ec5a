import { isAnchored, leastOf } from '../hints.ts'
import type { Look, Node, Repeated } from '../model.ts'
import { type ByteSet, characterSet, namedSet } from '../sets.ts'
import type { Place } from '../tree.ts'

/**
 * A pattern as an alternating automaton: from each state the rest of the string is accepted or not, and for a lookahead
 * two things are asked of the same rest.
 */
export type State =
  | { readonly is: 'set'; readonly set: ByteSet; readonly next: number }
  | { readonly is: 'any of'; readonly targets: readonly number[] }
  /** The rest must be accepted from `next`, and from `body`, or with `negated` not from there. */
  | { readonly is: 'both'; readonly body: number; readonly negated: boolean; readonly next: number }
  /** Something about what was before. */
  | { readonly is: 'before'; readonly what: Before; readonly negated: boolean; readonly next: number }
  | { readonly is: 'end' | 'accept' | 'never' }

/** The start, a newline or a character of a word before it; or by its number a lookbehind that holds. */
export type Before = 'start' | 'newline' | 'word' | number

export interface States {
  readonly states: readonly State[]
  readonly start: number
  /** Where each lookbehind begins: what is to be accepted when it holds. */
  readonly lookbehinds: readonly number[]
}

const MOST_STATES = 4_000

/** The states that accept a string in which the pattern is found; `undefined` if there are none that do exactly that. */
export function statesOf(root: Node): States | undefined {
  const builder = new Builder()
  try {
    return builder.finish(root)
  } catch (error) {
    if (error instanceof Irregular) return undefined
    throw error
  }
}

/** Nothing that states can follow, or too many of them. */
class Irregular extends Error {}

const ALL = namedSet('C')
const NEWLINE = characterSet(10, false)
const WORD = namedSet('w')

class Builder {
  private readonly states: State[] = []
  private readonly known = new Map<string, number>()
  private readonly sets = new Map<string, number>()
  private readonly setNumbers = new Map<ByteSet, number>()
  private readonly lookbehinds: number[] = []
  private isInLookbehind = false
  private readonly accept = this.add({ is: 'accept' })
  private readonly end = this.add({ is: 'end' })

  finish(root: Node): States {
    const found = this.build(root, this.accept)
    if (isAnchored(root)) return { states: this.states, start: found, lookbehinds: this.lookbehinds }
    const start = this.loop((again) => this.add({ is: 'set', set: ALL, next: again }), found)
    return { states: this.states, start, lookbehinds: this.lookbehinds }
  }

  /** The state from which `node` and then what is accepted from `next` is accepted. */
  private build(node: Node, next: number): number {
    switch (node.is) {
      case 'set':
        return this.add({ is: 'set', set: node.set, next })
      case 'sequence':
        return node.items.reduceRight((after, item) => this.build(item, after), next)
      case 'either':
        return this.anyOf(node.branches.map((branch) => this.build(branch, next)))
      case 'capture':
        return this.build(node.body, next)
      case 'atomic':
        return this.atomic(node.body, next)
      case 'repeated':
        return this.repeated(node, next)
      case 'look':
        return this.look(node, node.manner === 'negative', next)
      case 'conditional': {
        const { condition, yes, no } = node
        if (condition === false) return this.build(no, next)
        if (typeof condition === 'number') throw new Irregular()
        const isNegative = condition.manner === 'negative'
        const [then, otherwise] = [this.build(yes, next), this.build(no, next)]
        return this.anyOf([this.look(condition, isNegative, then), this.look(condition, !isNegative, otherwise)])
      }
      case 'place':
        return this.place(node.place, next)
      case 'keep':
        return next
      case 'never':
        return this.add({ is: 'never' })
      case 'backreference':
        throw new Irregular()
    }
  }

  private repeated({ body, min, max, mode }: Repeated, next: number): number {
    if (mode === 'possessive') return this.possessive(body, min, max, next)
    let state = next
    if (max === Infinity) state = this.loop((again) => this.build(body, again), next)
    else for (let i = min; i < max; i++) state = this.anyOf([this.build(body, state), next])
    for (let i = 0; i < min; i++) state = this.build(body, state)
    return state
  }

  /** Behind it no further one may follow, unless there are as many as there may be. */
  private possessive(body: Node, min: number, max: number, next: number): number {
    if (!isOneWay(body) || (min !== max && leastOf(body) === 0)) throw new Irregular()
    const stop = min === max ? next : this.unless(body, next)
    let state = next
    if (max === Infinity) state = this.loop((again) => this.build(body, again), stop)
    else for (let i = min; i < max; i++) state = this.anyOf([this.build(body, state), stop])
    for (let i = 0; i < min; i++) state = this.build(body, state)
    return state
  }

  /** What has one way at most to match is atomic; of alternatives one is tried when those before it do not match. */
  private atomic(body: Node, next: number): number {
    if (body.is === 'capture' || body.is === 'atomic') return this.atomic(body.body, next)
    if (body.is === 'repeated' && body.mode === 'greedy') return this.possessive(body.body, body.min, body.max, next)
    if (isOneWay(body)) return this.build(body, next)
    if (body.is !== 'either' || !body.branches.every(isOneWay)) throw new Irregular()
    return this.anyOf(
      body.branches.map((branch, i) =>
        body.branches
          .slice(0, i)
          .reduceRight((after, earlier) => this.unless(earlier, after), this.build(branch, next)),
      ),
    )
  }

  private unless(node: Node, next: number): number {
    this.checkLookahead()
    return this.add({ is: 'both', body: this.build(node, this.accept), negated: true, next })
  }

  private look({ branches }: Look, negated: boolean, next: number): number {
    if (branches.every(({ back }) => back === 0)) {
      if (branches.every(({ body }) => isOnlyPlaces(body)) && !negated) {
        return this.anyOf(branches.map(({ body }) => this.build(body, next)))
      }
      this.checkLookahead()
      const body = this.anyOf(branches.map((branch) => this.build(branch.body, this.accept)))
      return this.add({ is: 'both', body, negated, next })
    }
    if (this.isInLookbehind) throw new Irregular()
    this.isInLookbehind = true
    const body = this.anyOf(branches.map((branch) => this.build(branch.body, this.accept)))
    this.isInLookbehind = false
    const number = this.lookbehinds.push(body) - 1
    return this.add({ is: 'before', what: number, negated, next })
  }

  private place(place: Place, next: number): number {
    switch (place) {
      case 'start':
        return this.before('start', next)
      case 'line start': {
        // Not at the very end, unless that is the start.
        const inside = this.ahead(this.add({ is: 'set', set: ALL, next: this.accept }), next)
        return this.anyOf([this.before('start', next), this.before('newline', inside)])
      }
      case 'end':
        return this.ahead(this.end, next)
      case 'last line end': {
        const newline = this.add({ is: 'set', set: NEWLINE, next: this.end })
        return this.ahead(this.anyOf([this.end, newline]), next)
      }
      case 'line end': {
        const newline = this.add({ is: 'set', set: NEWLINE, next: this.accept })
        return this.ahead(this.anyOf([this.end, newline]), next)
      }
      default:
        return this.wordBoundary(place === 'no word boundary', next)
    }
  }

  private wordBoundary(isNone: boolean, next: number): number {
    const word = this.add({ is: 'set', set: WORD, next: this.accept })
    return this.anyOf([
      this.before('word', this.ahead(word, next, !isNone)),
      this.before('word', this.ahead(word, next, isNone), true),
    ])
  }

  private before(what: Before, next: number, negated = false): number {
    return this.add({ is: 'before', what, negated, next })
  }

  private ahead(body: number, next: number, negated = false): number {
    this.checkLookahead()
    return this.add({ is: 'both', body, negated, next })
  }

  /** What a lookbehind asks has to be known where it ends. */
  private checkLookahead(): void {
    if (this.isInLookbehind) throw new Irregular()
  }

  private anyOf(targets: readonly number[]): number {
    const different = [...new Set(targets)]
    return different.length === 1 ? different[0]! : this.add({ is: 'any of', targets: different })
  }

  private loop(body: (again: number) => number, next: number): number {
    const targets: number[] = []
    const again = this.addNew({ is: 'any of', targets })
    targets.push(body(again), next)
    return again
  }

  /** States that are the same are one: formulas about fewer states are smaller. */
  private add(state: State): number {
    const key = this.keyOf(state)
    const known = this.known.get(key)
    if (known !== undefined) return known
    const number = this.addNew(state)
    this.known.set(key, number)
    return number
  }

  private keyOf(state: State): string {
    if (state.is === 'set') return `${this.setNumber(state.set)}>${state.next}`
    if (state.is === 'any of') return state.targets.join('|')
    if (state.is === 'both') return `${state.body}${state.negated ? '!' : '&'}${state.next}`
    return state.is === 'before' ? `${state.what}${state.negated ? '!' : ''}<${state.next}` : state.is
  }

  private addNew(state: State): number {
    if (this.states.length >= MOST_STATES) throw new Irregular()
    return this.states.push(state) - 1
  }

  private setNumber(set: ByteSet): number {
    let number = this.setNumbers.get(set)
    if (number !== undefined) return number
    const key = set.join('')
    number = this.sets.get(key) ?? this.sets.size
    this.sets.set(key, number)
    this.setNumbers.set(set, number)
    return number
  }
}

/** From one position it matches in one way, or not at all. */
function isOneWay(node: Node): boolean {
  switch (node.is) {
    case 'sequence':
      return node.items.every(isOneWay)
    case 'capture':
      return isOneWay(node.body)
    case 'repeated':
      return node.mode === 'possessive' || (node.min === node.max && isOneWay(node.body))
    case 'atomic':
    case 'set':
    case 'place':
    case 'keep':
    case 'never':
    case 'look':
      return true
    default:
      return false
  }
}

function isOnlyPlaces(node: Node): boolean {
  return node.is === 'place' || (node.is === 'sequence' && node.items.every(isOnlyPlaces))
}
