import type { Conditional, Look, Model, Node, Repeated } from './model.ts'
import type { ByteSet } from './sets.ts'
import type { Place } from './tree.ts'

/** What the machine of `run.ts` does, one number for each instruction, its operands behind it. */
export const OP = {
  /** The end of the pattern. */
  match: 0,
  fail: 1,
  /** byte */
  byte: 2,
  /** set */
  set: 3,
  /** target: go on, and there when that fails. */
  split: 4,
  /** target */
  jump: 5,
  /** set, min, max, mode */
  repeat: 6,
  /** register: keep the position in it. */
  start: 7,
  /** group, register: what began at the register's position is the group's. */
  close: 8,
  /** register, target: again from the target, unless nothing was matched since the register's position. */
  loop: 9,
  /** register, target: on, and again from the target when that fails. */
  lazyLoop: 10,
  /** register: keep in it what there is to go back to. */
  mark: 11,
  /** register: forget what there is to go back to since its mark. */
  cut: 12,
  /** register: the position is what it keeps. */
  restore: 13,
  /** width */
  back: 14,
  /** place */
  place: 15,
  /** group, caseless, min, max, mode */
  backreference: 16,
  /** group, target: there unless the group is set. */
  ifSet: 17,
  keep: 18,
} as const

export const MODES = { greedy: 0, lazy: 1, possessive: 2 } as const
export const NO_LIMIT = 0x7fffffff

export const PLACES: readonly Place[] = [
  'start',
  'line start',
  'last line end',
  'line end',
  'end',
  'word boundary',
  'no word boundary',
]

export interface Program {
  readonly code: Int32Array
  readonly sets: readonly ByteSet[]
  /** Capturing groups: registers 0 to 2 * count + 1 are where they begin and end, 0 where the match begins. */
  readonly count: number
  readonly registers: number
}

/** More than PCRE2 makes of 65,536 bytes, its limit; whatever is larger is left alone. */
const LARGEST = 400_000

/** The program of a pattern, in which repeated groups are copied as PCRE2 copies them. */
export function programOf({ root, count }: Model): Program | undefined {
  const compiler = new Compiler(count)
  try {
    compiler.node(root)
  } catch (error) {
    if (error instanceof TooLarge) return undefined
    throw error
  }
  return compiler.finish()
}

class TooLarge extends Error {}

class Compiler {
  private readonly code: number[] = []
  private readonly sets: ByteSet[] = []
  private readonly setNumbers = new Map<ByteSet, number>()
  private readonly count: number
  private registers: number

  constructor(count: number) {
    this.count = count
    this.registers = 2 * count + 2
  }

  finish(): Program {
    this.emit(OP.match)
    return { code: Int32Array.from(this.code), sets: this.sets, count: this.count, registers: this.registers }
  }

  node(node: Node): void {
    switch (node.is) {
      case 'set':
        this.set(node.set)
        break
      case 'sequence':
        for (const item of node.items) this.node(item)
        break
      case 'either':
        this.either(node.branches.map((branch) => () => this.node(branch)))
        break
      case 'capture': {
        const register = this.register()
        this.emit(OP.start, register)
        this.node(node.body)
        this.emit(OP.close, node.number, register)
        break
      }
      case 'atomic':
        this.atomic(() => this.node(node.body))
        break
      case 'repeated':
        this.repeated(node)
        break
      case 'look':
        this.look(node)
        break
      case 'conditional':
        this.conditional(node)
        break
      case 'place':
        this.emit(OP.place, PLACES.indexOf(node.place))
        break
      case 'backreference':
        this.emit(OP.backreference, node.group, node.caseless ? 1 : 0, 1, 1, MODES.greedy)
        break
      case 'keep':
        this.emit(OP.keep)
        break
      case 'never':
        this.emit(OP.fail)
    }
  }

  private set(set: ByteSet): void {
    const first = set.indexOf(1)
    if (first >= 0 && set.indexOf(1, first + 1) < 0) this.emit(OP.byte, first)
    else this.emit(OP.set, this.setNumber(set))
  }

  private either(branches: readonly (() => void)[]): void {
    const ends: number[] = []
    for (const branch of branches.slice(0, -1)) {
      const split = this.emit(OP.split, 0)
      branch()
      ends.push(this.emit(OP.jump, 0))
      this.target(split + 1)
    }
    branches.at(-1)?.()
    for (const end of ends) this.target(end + 1)
  }

  private atomic(body: () => void): void {
    const mark = this.register()
    this.emit(OP.mark, mark)
    body()
    this.emit(OP.cut, mark)
  }

  private repeated({ body, min, max, mode }: Repeated): void {
    if (max === 0) return
    const limit = max === Infinity ? NO_LIMIT : max
    if (min === 1 && max === 1 && body.is !== 'set' && mode === 'possessive') this.atomic(() => this.node(body))
    else if (min === 1 && max === 1) this.node(body)
    else if (body.is === 'set') this.emit(OP.repeat, this.setNumber(body.set), min, limit, MODES[mode])
    else if (body.is === 'backreference') {
      this.emit(OP.backreference, body.group, body.caseless ? 1 : 0, min, limit, MODES[mode])
    } else if (mode === 'possessive') this.atomic(() => this.copies(body, min, max, false))
    else this.copies(body, min, max, mode === 'lazy')
  }

  private copies(body: Node, min: number, max: number, isLazy: boolean): void {
    const required = max === Infinity && min > 0 ? min - 1 : min
    for (let i = 0; i < required; i++) this.node(body)
    if (max === Infinity) {
      const skips = min === 0 ? [this.optional(isLazy)] : []
      const register = this.register()
      const from = this.emit(OP.start, register)
      this.node(body)
      this.emit(isLazy ? OP.lazyLoop : OP.loop, register, from)
      for (const skip of skips) this.target(skip)
      return
    }
    const skips: number[] = []
    for (let i = min; i < max; i++) {
      skips.push(this.optional(isLazy))
      this.node(body)
    }
    for (const skip of skips) this.target(skip)
  }

  /** What follows may be left out; gives the place of the target behind it. */
  private optional(isLazy: boolean): number {
    if (!isLazy) return this.emit(OP.split, 0) + 1
    const split = this.emit(OP.split, 0)
    const jump = this.emit(OP.jump, 0)
    this.target(split + 1)
    return jump + 1
  }

  private branchesOf({ branches }: Look): void {
    this.either(
      branches.map(({ back, body }) => () => {
        if (back > 0) this.emit(OP.back, back)
        this.node(body)
      }),
    )
  }

  private look(look: Look): void {
    const mark = this.register()
    if (look.manner === 'negative') {
      this.emit(OP.mark, mark)
      const split = this.emit(OP.split, 0)
      this.branchesOf(look)
      this.emit(OP.cut, mark)
      this.emit(OP.fail)
      this.target(split + 1)
      return
    }
    const start = this.register()
    if (look.manner === 'atomic') this.emit(OP.mark, mark)
    this.emit(OP.start, start)
    this.branchesOf(look)
    if (look.manner === 'atomic') this.emit(OP.cut, mark)
    this.emit(OP.restore, start)
  }

  private conditional({ condition, yes, no }: Conditional): void {
    if (condition === false) {
      this.node(no)
      return
    }
    if (typeof condition === 'number') {
      const test = this.emit(OP.ifSet, condition, 0)
      this.twoWays(test + 2, yes, no)
      return
    }
    const [mark, start] = [this.register(), this.register()]
    this.emit(OP.mark, mark)
    this.emit(OP.start, start)
    const split = this.emit(OP.split, 0)
    this.branchesOf(condition)
    // What the assertion captured stays, even if it is a negative one.
    this.emit(OP.cut, mark)
    this.emit(OP.restore, start)
    if (condition.manner === 'negative') this.twoWays(split + 1, no, yes)
    else this.twoWays(split + 1, yes, no)
  }

  private twoWays(target: number, here: Node, there: Node): void {
    this.node(here)
    const end = this.emit(OP.jump, 0)
    this.target(target)
    this.node(there)
    this.target(end + 1)
  }

  private register(): number {
    return this.registers++
  }

  private setNumber(set: ByteSet): number {
    const known = this.setNumbers.get(set)
    if (known !== undefined) return known
    this.setNumbers.set(set, this.sets.length)
    return this.sets.push(set) - 1
  }

  /** Where the instruction is. */
  private emit(...instruction: number[]): number {
    const at = this.code.length
    if (at > LARGEST) throw new TooLarge()
    this.code.push(...instruction)
    return at
  }

  private target(operand: number): void {
    this.code[operand] = this.code.length
  }
}
