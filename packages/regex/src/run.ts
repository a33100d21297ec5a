import { MODES, NO_LIMIT, OP, type Program } from './program.ts'
import { namedSet, otherCase } from './sets.ts'

/** Gives up a match: PCRE2's own limit is ten times as high, in steps that are at least as large. */
const MOST_STEPS = 1_000_000

/** What there is to go back to: its kind, instruction, position, last position or count, width, and changes until then. */
const ENTRY = 6
const RESUME = 0
/** One less of what was repeated. */
const FEWER = 1
/** One more, as lazy quantifiers have it. */
const MORE = 2
const MORE_REFERENCES = 3

const WORD = namedSet('w')
const NEWLINE = 10

/**
 * Runs a program on a subject from one position on: a stack of what there is to go back to instead of recursion, so
 * that no subject and no pattern overflows.
 */
export class Machine {
  private program!: Program
  private code!: Int32Array
  private subject = ''
  private stack = new Int32Array(ENTRY * 256)
  private height = 0
  /** Registers that were changed, with what they were: number and value. */
  private trail = new Int32Array(1024)
  private changes = 0
  registers = new Int32Array(0)
  private steps = 0
  private at = 0
  private pc = 0

  begin(program: Program, subject: string): void {
    this.program = program
    this.code = program.code
    this.subject = subject
    this.steps = 0
    if (this.registers.length < program.registers) this.registers = new Int32Array(program.registers)
  }

  /** The end of the match from `start` on, -1 when there is none, and -2 when the steps are used up. */
  run(start: number): number {
    this.registers.fill(-1, 0, this.program.registers)
    this.registers[0] = start
    this.height = 0
    this.changes = 0
    this.at = start
    this.pc = 0
    for (;;) {
      if (++this.steps > MOST_STEPS) return -2
      if (this.code[this.pc] === OP.match) return this.at
      if (!this.step() && !this.goBack()) return this.steps > MOST_STEPS ? -2 : -1
    }
  }

  private step(): boolean {
    const { code, pc } = this
    const first = code[pc + 1]!
    switch (code[pc]) {
      case OP.byte:
        this.pc = pc + 2
        return this.subject.charCodeAt(this.at++) === first
      case OP.set:
        this.pc = pc + 2
        return this.at < this.subject.length && this.program.sets[first]![this.subject.charCodeAt(this.at++)] === 1
      case OP.split:
        this.push(RESUME, first, this.at, 0, 0)
        this.pc = pc + 2
        return true
      case OP.jump:
        this.pc = first
        return true
      case OP.repeat:
        return this.repeat(pc)
      case OP.start:
        return this.keepIn(first, this.at, pc + 2)
      case OP.close:
        this.assign(2 * first, this.registers[code[pc + 2]!]!)
        return this.keepIn(2 * first + 1, this.at, pc + 3)
      case OP.loop:
      case OP.lazyLoop:
        return this.loop(pc)
      case OP.mark:
        return this.keepIn(first, this.height, pc + 2)
      default:
        return this.rareStep(pc, first)
    }
  }

  private rareStep(pc: number, first: number): boolean {
    switch (this.code[pc]) {
      case OP.cut:
        this.height = this.registers[first]!
        this.pc = pc + 2
        return true
      case OP.restore:
        this.at = this.registers[first]!
        this.pc = pc + 2
        return true
      case OP.back:
        this.at -= first
        this.pc = pc + 2
        return this.at >= 0
      case OP.place:
        this.pc = pc + 2
        return this.isPlace(first)
      case OP.backreference:
        return this.backreference(pc, first)
      case OP.ifSet:
        this.pc = this.registers[2 * first + 1]! < 0 ? this.code[pc + 2]! : pc + 3
        return true
      case OP.keep:
        return this.keepIn(0, this.at, pc + 1)
      default:
        return false
    }
  }

  private keepIn(register: number, value: number, next: number): boolean {
    this.assign(register, value)
    this.pc = next
    return true
  }

  private assign(register: number, value: number): void {
    if (this.height > 0) {
      if (this.changes + 2 > this.trail.length) this.trail = larger(this.trail)
      this.trail[this.changes] = register
      this.trail[this.changes + 1] = this.registers[register]!
      this.changes += 2
    }
    this.registers[register] = value
  }

  private push(kind: number, pc: number, at: number, last: number, width: number): void {
    const { height } = this
    if (height + ENTRY > this.stack.length) this.stack = larger(this.stack)
    const { stack } = this
    stack[height] = kind
    stack[height + 1] = pc
    stack[height + 2] = at
    stack[height + 3] = last
    stack[height + 4] = width
    stack[height + 5] = this.changes
    this.height = height + ENTRY
  }

  /** To the latest choice that has another way; `false` when there is none. */
  private goBack(): boolean {
    while (this.height > 0) {
      if (++this.steps > MOST_STEPS) return false
      const entry = this.height - ENTRY
      this.undo(this.stack[entry + 5]!)
      if (this.retry(entry)) return true
    }
    return false
  }

  private undo(changes: number): void {
    const { trail, registers } = this
    for (let i = this.changes; i > changes; i -= 2) registers[trail[i - 2]!] = trail[i - 1]!
    this.changes = changes
  }

  private retry(entry: number): boolean {
    const { stack } = this
    this.pc = stack[entry + 1]!
    this.at = stack[entry + 2]!
    switch (stack[entry]) {
      case RESUME:
        this.height = entry
        return true
      case FEWER:
        return this.retryFewer(entry)
      case MORE:
        return this.retryMore(entry)
      default:
        return this.retryMoreReferences(entry)
    }
  }

  private retryFewer(entry: number): boolean {
    const { stack, code, subject, pc } = this
    const [last, width] = [stack[entry + 3]!, stack[entry + 4]!]
    let at = this.at - width
    if (width === 1 && code[pc] === OP.byte) {
      const byte = code[pc + 1]!
      while (at > last && subject.charCodeAt(at) !== byte) at--
      this.steps += this.at - at
    }
    this.at = stack[entry + 2] = at
    if (at <= last) this.height = entry
    return true
  }

  private retryMore(entry: number): boolean {
    const { stack, code, pc, at } = this
    const set = this.program.sets[code[pc + 1]!]!
    if (at >= stack[entry + 3]! || at >= this.subject.length || set[this.subject.charCodeAt(at)] !== 1) {
      this.height = entry
      return false
    }
    this.at = stack[entry + 2] = at + 1
    this.pc = pc + 5
    return true
  }

  private retryMoreReferences(entry: number): boolean {
    const { stack, code, pc } = this
    const [remaining, width] = [stack[entry + 3]!, stack[entry + 4]!]
    if (remaining <= 0 || !this.isRepeated(code[pc + 1]!, width, code[pc + 2]! === 1)) {
      this.height = entry
      return false
    }
    this.at = stack[entry + 2] = this.at + width
    stack[entry + 3] = remaining - 1
    this.pc = pc + 6
    return true
  }

  private loop(pc: number): boolean {
    const [register, target] = [this.code[pc + 1]!, this.code[pc + 2]!]
    this.pc = pc + 3
    // PCRE2 ends a loop whose body has matched nothing.
    if (this.at === this.registers[register]) return true
    if (this.code[pc] === OP.lazyLoop) {
      this.push(RESUME, target, this.at, 0, 0)
    } else {
      this.push(RESUME, pc + 3, this.at, 0, 0)
      this.pc = target
    }
    return true
  }

  private repeat(pc: number): boolean {
    const { code, subject, at } = this
    const [min, max, mode] = [code[pc + 2]!, code[pc + 3]!, code[pc + 4]!]
    const set = this.program.sets[code[pc + 1]!]!
    const last = Math.min(subject.length, at + (mode === MODES.lazy ? min : max))
    let end = at
    while (end < last && set[subject.charCodeAt(end)] === 1) end++
    if (end < at + min) return false
    this.steps += (end - at) >> 3
    this.pc = pc + 5
    this.at = end
    if (mode === MODES.lazy) this.push(MORE, pc, end, max === NO_LIMIT ? NO_LIMIT : at + max, 0)
    else if (mode === MODES.greedy && end > at + min) this.push(FEWER, pc + 5, end, at + min, 1)
    return true
  }

  private backreference(pc: number, group: number): boolean {
    const { code, registers, at } = this
    const [min, max, mode] = [code[pc + 3]!, code[pc + 4]!, code[pc + 5]!]
    this.pc = pc + 6
    if (registers[2 * group + 1]! < 0) return min === 0
    const width = registers[2 * group + 1]! - registers[2 * group]!
    if (width === 0) return true
    const most = mode === MODES.lazy ? min : max
    const isCaseless = code[pc + 2] === 1
    let times = 0
    while (times < most && this.isRepeated(group, width, isCaseless)) {
      this.at += width
      times++
      this.steps += width >> 3
    }
    if (times < min) return false
    if (mode === MODES.lazy) this.push(MORE_REFERENCES, pc, this.at, max === NO_LIMIT ? NO_LIMIT : max - min, width)
    else if (mode === MODES.greedy && times > min) this.push(FEWER, pc + 6, this.at, at + min * width, width)
    return true
  }

  /** What the group has captured comes again here. */
  private isRepeated(group: number, width: number, isCaseless: boolean): boolean {
    const { subject, at } = this
    const begin = this.registers[2 * group]!
    if (at + width > subject.length) return false
    for (let i = 0; i < width; i++) {
      const [a, b] = [subject.charCodeAt(begin + i), subject.charCodeAt(at + i)]
      if (a !== b && !(isCaseless && otherCase(a) === b)) return false
    }
    return true
  }

  /** As PLACES counts them. */
  private isPlace(place: number): boolean {
    const { subject, at } = this
    switch (place) {
      case 0:
        return at === 0
      case 1:
        return at === 0 || (at < subject.length && subject.charCodeAt(at - 1) === NEWLINE)
      case 2:
        return at === subject.length || (at === subject.length - 1 && subject.charCodeAt(at) === NEWLINE)
      case 3:
        return at === subject.length || subject.charCodeAt(at) === NEWLINE
      case 4:
        return at === subject.length
      case 5:
        return this.isWord(at - 1) !== this.isWord(at)
      default:
        return this.isWord(at - 1) === this.isWord(at)
    }
  }

  private isWord(at: number): boolean {
    return at >= 0 && at < this.subject.length && WORD[this.subject.charCodeAt(at)] === 1
  }
}

function larger(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const result = new Int32Array(array.length * 2)
  result.set(array)
  return result
}
