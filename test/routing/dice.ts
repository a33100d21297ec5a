import { randomOf } from '../random.ts'

/** Choices that are the same for the same seed. */
export interface Dice {
  /** A whole number from 0 to below the limit. */
  readonly below: (limit: number) => number
  readonly chance: (probability: number) => boolean
  readonly oneOf: <T>(list: readonly T[]) => T
  /** As many as `least` to `most`, each made anew. */
  readonly times: <T>(least: number, most: number, make: () => T) => readonly T[]
  /** One of the makers, by weight. */
  readonly weighted: <T>(makers: readonly (readonly [weight: number, make: () => T])[]) => T
  readonly shuffled: <T>(list: readonly T[]) => readonly T[]
}

export function diceOf(seed: number): Dice {
  const random = randomOf(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  return {
    below,
    chance: (probability) => random() < probability,
    oneOf: (list) => list[below(list.length)]!,
    times: (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make),
    weighted: (makers) => {
      let left = random() * makers.reduce((sum, [weight]) => sum + weight, 0)
      const found = makers.find(([weight]) => {
        left -= weight
        return left < 0
      })
      return (found ?? makers.at(-1)!)[1]()
    },
    shuffled: (list) => {
      const rest = [...list]
      return list.map(() => rest.splice(below(rest.length), 1)[0]!)
    },
  }
}
