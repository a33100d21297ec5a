import { type Automaton, DEAD, FULL } from './automaton.ts'
import { Exhausted } from './formula.ts'

const MOST_STATES = 10_000

/** Accepts what one of the automata accepts. */
export function unionOf(parts: readonly Automaton[]): Automaton {
  const { classes, bytes } = jointClasses(parts)
  const vectors: number[][] = [[], []]
  const numbers = new Map<string, number>()
  const numberOf = (vector: number[]): number => {
    if (vector.includes(FULL)) return FULL
    if (vector.every((state) => state === DEAD)) return DEAD
    const key = vector.join()
    const known = numbers.get(key)
    if (known !== undefined) return known
    if (vectors.length > MOST_STATES) throw new Exhausted()
    numbers.set(key, vectors.length)
    return vectors.push(vector) - 1
  }
  const known: Int32Array[] = []
  const next = (state: number, byteClass: number): number => {
    if (state <= FULL) return state
    known[state] ??= new Int32Array(bytes.length).fill(-1)
    const row = known[state]
    if (row[byteClass]! < 0) {
      const byte = bytes[byteClass]!
      row[byteClass] = numberOf(vectors[state]!.map((at, i) => parts[i]!.next(at, parts[i]!.classes[byte]!)))
    }
    return row[byteClass]!
  }
  const accepts = (state: number) => state === FULL || vectors[state]!.some((at, i) => parts[i]!.accepts(at))
  return { start: numberOf(parts.map(({ start }) => start)), classes, next, accepts }
}

/** The coarsest classes that none of the automata tells apart, and of each the first byte in the order given. */
export function jointClasses(
  parts: readonly Pick<Automaton, 'classes'>[],
  order?: readonly number[],
): { classes: Uint8Array; bytes: number[] } {
  const classes = new Uint8Array(256)
  const seen = new Set<Uint8Array>()
  for (const part of parts) {
    if (seen.has(part.classes)) continue
    seen.add(part.classes)
    const numbers = new Map<number, number>()
    for (let byte = 0; byte < 256; byte++) {
      const key = 256 * classes[byte]! + part.classes[byte]!
      if (!numbers.has(key)) numbers.set(key, numbers.size)
      classes[byte] = numbers.get(key)!
    }
  }
  const bytes: number[] = []
  const first = new Set<number>()
  for (let i = 0; i < 256; i++) {
    const byte = order ? order[i]! : i
    if (first.has(classes[byte]!)) continue
    first.add(classes[byte]!)
    if (order) bytes.push(byte)
    else bytes[classes[byte]!] = byte
  }
  return { classes, bytes }
}
