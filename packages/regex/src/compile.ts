import { LARGEST_GROUP } from './numbers.ts'
import type { Parse } from './parse.ts'
import type { Condition, Group, Item, Reference, Repeat } from './tree.ts'

/** PCRE2's MAX_PATTERN_SIZE with links of two bytes, its default. */
const LARGEST = 65_536
/** A bracket with its end; what a further branch adds. */
const GROUP_SIZE = 6
const BRANCH_SIZE = 3
const REFERENCE_SIZE = 3

/** What PCRE2 finds wrong only when it compiles what it has parsed: references, \K, the size; at last conditions. */
export function checkCompiled(parse: Parse): void {
  new Compiled(parse).check()
}

class Compiled {
  private readonly parse: Parse
  private lookarounds = 0

  constructor(parse: Parse) {
    this.parse = parse
  }

  check(): void {
    this.sizeOfGroup(this.parse.root)
    this.checkConditions(this.parse.root)
  }

  /** The least that PCRE2's first pass counts for it; that it counts more for some only means saying nothing. */
  private sizeOfGroup(group: Group): number {
    if (group.condition) this.checkCondition(group.condition)
    const isLookaround = group.form === 'ahead' || group.form === 'behind'
    if (isLookaround) this.lookarounds++
    let size = GROUP_SIZE + (group.branches.length - 1) * BRANCH_SIZE
    for (const item of group.branches.flat()) {
      size += this.sizeOfRepeated(item)
      if (size > LARGEST) this.refuseSize(item)
    }
    if (isLookaround) this.lookarounds--
    return size + sizeOfHead(group)
  }

  private sizeOfRepeated(item: Item): number {
    const { repeat } = item
    if (item.kind !== 'group') {
      this.checkSimple(item)
      if (item.kind === 'call' && repeat) return sizeOfCalls(repeat)
      return 'size' in item ? item.size : REFERENCE_SIZE
    }
    // An empty negative lookahead is (*FAIL).
    const isEmpty = item.branches.length === 1 && item.branches[0]!.length === 0
    const size = item.form === 'ahead' && isEmpty ? 1 : this.sizeOfGroup(item)
    if (!repeat) return size
    // PCRE2 tries a repeated assertion once more than it must, not without end.
    const isAssertion = item.form === 'ahead' || item.form === 'behind'
    const max = isAssertion && repeat.max === Infinity ? repeat.min + 1 : repeat.max
    return size + sizeOfCopies(size, repeat.min, max)
  }

  private refuseSize(item: Item): never {
    const message = `the pattern needs more than ${LARGEST} bytes when it is compiled`
    return this.parse.refuse(20, item.from, item.repeat?.to ?? item.to, message)
  }

  private checkSimple(item: Exclude<Item, Group>): void {
    if (item.kind === 'backreference' || item.kind === 'call') this.checkReference(item)
    if (item.kind === 'keep' && this.lookarounds > 0) {
      this.parse.refuse(99, item.from, item.to, '"\\K" may not be in a lookaround')
    }
  }

  private checkReference({ group, from, to }: Pick<Reference, 'group' | 'from' | 'to'>): void {
    const { parse } = this
    if (typeof group === 'string') {
      if (!parse.names.has(group)) parse.refuse(15, from, to, `there is no group called "${group}"`)
    } else if (group > parse.count) {
      parse.refuse(15, from, to, `there is no group ${group}`)
    }
  }

  private checkCondition({ group, recursion, from, to }: Condition): void {
    const { parse } = this
    const isByNumber = recursion && typeof group === 'string' && !parse.names.has(group)
    const number = isByNumber ? Number(group.slice(1)) : group
    if (isByNumber && Number(number) > LARGEST_GROUP) {
      parse.refuse(61, from, to, `the largest group number is ${LARGEST_GROUP}`)
    }
    this.checkReference({ group: number, from, to })
  }

  /** PCRE2 counts the branches of a condition at its end: the inner ones first. */
  private checkConditions(group: Group): void {
    for (const item of group.branches.flat()) if (item.kind === 'group') this.checkConditions(item)
    const { parse } = this
    const { form, branches, from, opened } = group
    if (form === 'define' && branches.length > 1) {
      parse.refuse(54, from, opened, 'a group of definitions has one branch only')
    }
    if (form === 'conditional' && branches.length > 2) {
      parse.refuse(27, from, opened, 'a conditional group has two branches at most, for yes and for no')
    }
  }
}

/** What a bracket holds besides its links: a group's number, a condition. */
function sizeOfHead({ form, condition }: Group): number {
  if (condition) return 3
  return form === 'capture' ? 2 : form === 'define' ? 1 : 0
}

/** A repeated group is copied: as often as it must occur, and nested as often as it may. */
function sizeOfCopies(size: number, min: number, max: number): number {
  if (min === 1 && max === 1) return 0
  const required = min === 0 ? 1 : (min - 1) * size
  if (max === Infinity) return required
  const optional = max - Math.max(min, 1)
  return required + (optional > 0 ? optional * (size + 7) - GROUP_SIZE : 0)
}

/** So is a call, which gets a group around it where it is optional. */
function sizeOfCalls({ min, max }: Repeat): number {
  if (min === max) return REFERENCE_SIZE * Math.max(min, 1)
  const required = min === 1 && max === Infinity ? 0 : REFERENCE_SIZE * min
  const size = GROUP_SIZE + REFERENCE_SIZE
  return required + size + sizeOfCopies(size, 0, max - min)
}
