import { type Automaton, DEAD, FULL } from './automaton.ts'
import { jointClasses } from './union.ts'

/** How much may be looked at: each state of one automaton counts. */
export interface Budget {
  left: number
}

/** What people type into an address first; then whatever can be seen; then the rest. */
const READABLE = [
  ...bytesOf('abcdefghijklmnopqrstuvwxyz0123456789-_./ABCDEFGHIJKLMNOPQRSTUVWXYZ~'),
  ...bytesOf('!$&\'()*+,;:=@%^[]{}|`<>"\\?#'),
]
const ORDER = [...new Set([...READABLE, 32, ...Array.from({ length: 255 }, (_, i) => 255 - i), 0])]

/**
 * A string that all of `wanted` accept and none of `unwanted`: the shortest of those that can be read, or the shortest;
 * `undefined` when there is none, and "exhausted" when the budget is.
 */
export function findString(
  wanted: readonly Automaton[],
  unwanted: readonly Automaton[],
  budget: Budget,
): string | undefined | 'exhausted' {
  const { bytes } = jointClasses([...wanted, ...unwanted], ORDER)
  const readable = bytes.filter((byte) => READABLE.includes(byte))
  const search = new Search(wanted, unwanted, budget)
  const found = search.breadthFirst(readable)
  return found === undefined && readable.length < bytes.length ? search.breadthFirst(bytes) : found
}

/** A state of each automaton, the wanted ones first; where it was come from, and by which byte. */
interface Place {
  readonly states: readonly number[]
  readonly from: Place | undefined
  readonly byte: number
}

class Search {
  private readonly automata: readonly Automaton[]
  private readonly wanted: number
  private readonly budget: Budget

  constructor(wanted: readonly Automaton[], unwanted: readonly Automaton[], budget: Budget) {
    this.automata = [...wanted, ...unwanted]
    this.wanted = wanted.length
    this.budget = budget
  }

  breadthFirst(bytes: readonly number[]): string | undefined | 'exhausted' {
    const start: Place = { states: this.automata.map((automaton) => automaton.start), from: undefined, byte: 0 }
    const queue = this.isHopeless(start.states) ? [] : [start]
    const seen = new Set(queue.map(({ states }) => states.join()))
    for (const place of queue) {
      if (this.isWanted(place.states)) return spell(place)
      for (const byte of bytes) {
        this.budget.left -= this.automata.length
        if (this.budget.left < 0) return 'exhausted'
        const states = this.after(place.states, byte)
        if (this.isHopeless(states)) continue
        const key = states.join()
        if (seen.has(key)) continue
        seen.add(key)
        queue.push({ states, from: place, byte })
      }
    }
    return undefined
  }

  private after(states: readonly number[], byte: number): number[] {
    return states.map((state, i) => {
      const automaton = this.automata[i]!
      return state <= FULL ? state : automaton.next(state, automaton.classes[byte]!)
    })
  }

  private isHopeless(states: readonly number[]): boolean {
    return states.some((state, i) => state === (i < this.wanted ? DEAD : FULL))
  }

  private isWanted(states: readonly number[]): boolean {
    return states.every((state, i) => this.automata[i]!.accepts(state) === i < this.wanted)
  }
}

function spell(place: Place): string {
  const bytes: number[] = []
  for (let at = place; at.from; at = at.from) bytes.push(at.byte)
  return String.fromCharCode(...bytes.reverse())
}

function bytesOf(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0))
}
