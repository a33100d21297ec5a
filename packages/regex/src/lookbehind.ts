import type { Parse } from './parse.ts'
import type { ErrorNumber } from './refusal.ts'
import type { Group, Item, Reference } from './tree.ts'

/** PCRE2 10.42: LOOKBEHIND_MAX, and how many branches it measures before ERR35. */
const LONGEST = 65_535
const MOST_BRANCHES = 2_000
/** Branches within branches: what this may take of the stack. Patterns that people write have five. */
const DEEPEST = 600

/**
 * A lookbehind must know how far to step back: each of its branches needs a fixed length, and each group within it
 * one length for all branches. As PCRE2's check_lookbehinds(), and before what compile.ts checks.
 */
export function checkLookbehinds(parse: Parse): void {
  // Of bytes that are not known there may be any number.
  if (!parse.hasLookbehind || parse.source.guessed) return
  try {
    new Lookbehinds(parse).check(parse.root.branches)
  } catch (error) {
    if (!(error instanceof Unsure)) throw error
  }
}

/** Too deep to follow, or PCRE2 itself loses its way: say nothing. */
class Unsure extends Error {}

/** The calls and backreferences that led here, innermost first. */
interface Chain {
  readonly group: Group
  readonly reference: Reference
  readonly outer: Chain | undefined
}

interface Measured {
  readonly length: number
  readonly branches: number
}

class Lookbehinds {
  private readonly parse: Parse
  private readonly measured = new Map<Group, Measured>()
  /** The lengths of a lookbehind's branches, as far as they are known. */
  private readonly stored = new Map<Group, number[]>()
  private branches = 0
  private depth = 0

  constructor(parse: Parse) {
    this.parse = parse
  }

  check(branches: readonly Item[][], chain?: Chain): void {
    for (const item of branches.flat()) {
      if (item.kind !== 'group') continue
      if (item.form === 'behind') this.checkOne(item, chain)
      else this.check(item.branches, chain)
    }
  }

  private checkOne(lookbehind: Group, chain?: Chain): void {
    const lengths = this.stored.get(lookbehind) ?? []
    this.stored.set(lookbehind, lengths)
    for (const [i, branch] of lookbehind.branches.entries()) {
      // PCRE2 10.42 stores a length in the "|" before its branch, and sees none there when it comes again.
      if (i > 0 && lengths[i]) throw new Unsure()
      lengths[i] = this.measureBranch(branch, lookbehind, chain)
    }
  }

  private measureBranch(branch: readonly Item[], group: Group, chain: Chain | undefined): number {
    this.countBranches(1, group, chain)
    if (this.depth > DEEPEST) throw new Unsure()
    this.depth++
    let length = 0
    for (const item of branch) {
      if (item.kind === 'end') break
      length += this.measureRepeated(item, chain)
      if (length > LONGEST) this.refuse(87, item, chain, `a lookbehind may be ${LONGEST} characters long at most`)
    }
    this.depth--
    return length
  }

  private countBranches(count: number, group: Group, chain: Chain | undefined): void {
    this.branches += count
    if (this.branches > MOST_BRANCHES + 1) this.refuse(35, group, chain, 'this lookbehind is too complicated')
  }

  private measureRepeated(item: Item, chain: Chain | undefined): number {
    const length = this.measure(item, chain)
    const { repeat } = item
    // Repeating a lookahead changes nothing; PCRE2 says so of these only, not of a lookbehind.
    if (!repeat || (item.kind === 'group' && item.form === 'ahead')) return length
    if (repeat.min !== repeat.max) this.refuseVarying(item, chain)
    return length * repeat.min
  }

  private measure(item: Item, chain: Chain | undefined): number {
    switch (item.kind) {
      case 'one':
        return 1
      case 'byte':
        if (this.parse.source.utf) this.refuse(36, item, chain, 'a lookbehind may not have "\\C" here')
        return 1
      case 'some':
        return this.refuseVarying(item, chain)
      case 'backreference':
      case 'call':
        return this.measureReference(item, chain)
      case 'group':
        return this.measureGroup(item, chain)
    }
    return 0
  }

  private measureGroup(group: Group, chain: Chain | undefined): number {
    if (group.form === 'define') return 0
    if (group.form === 'ahead') {
      this.check(group.branches, chain)
      return 0
    }
    if (group.form === 'behind') {
      this.checkOne(group, chain)
      return 0
    }

    const known = this.measured.get(group)
    if (known) {
      // PCRE2 remembers the length of a group only if its number is no other group's.
      if (this.parse.sharesNumbers || group.form !== 'capture') this.countBranches(known.branches, group, chain)
      return known.length
    }
    const before = this.branches
    let length: number | undefined
    for (const branch of group.branches) {
      const next = this.measureBranch(branch, group, chain)
      length ??= next
      if (next !== length) this.refuseVarying(group, chain)
    }
    this.measured.set(group, { length: length!, branches: this.branches - before })
    return length!
  }

  private measureReference(reference: Reference, chain: Chain | undefined): number {
    const group = this.resolve(reference, chain)
    const isWithin = group.from < reference.from && reference.from < group.to
    let outer = chain
    while (outer && outer.group !== group) outer = outer.outer
    if (isWithin || outer) this.refuseVarying(reference, chain)
    return this.measureGroup(group, { group, reference, outer: chain })
  }

  /** The group, if its length can be the reference's. */
  private resolve(reference: Reference, chain: Chain | undefined): Group {
    const { names, count, groups, sharesNumbers } = this.parse
    const name = typeof reference.group === 'string' ? names.get(reference.group) : undefined
    const isUnsteady = reference.kind === 'backreference' && (sharesNumbers || name?.duplicate)
    if (typeof reference.group === 'number' && isUnsteady) this.refuseVarying(reference, chain)

    const number = typeof reference.group === 'number' ? reference.group : name?.number
    if (number === undefined || number > count) {
      const called = typeof reference.group === 'number' ? `${number}` : `called "${reference.group}"`
      this.refuse(15, reference, chain, `there is no group ${called}`)
    }
    const group = groups.get(number)
    if (isUnsteady || !group) this.refuseVarying(reference, chain)
    return group
  }

  private refuseVarying(item: Item, chain: Chain | undefined): never {
    const { from, to } = placeOf(item, chain)
    const text = this.parse.quote(from, to)
    return this.refuse(25, item, chain, `a lookbehind needs a fixed length, which ${text} does not have`)
  }

  /** What is wrong in a group called from a lookbehind is wrong with the call. */
  private refuse(number: ErrorNumber, item: Item, chain: Chain | undefined, message: string): never {
    const { from, to } = placeOf(item, chain)
    return this.parse.refuse(number, from, to, message)
  }
}

function placeOf(item: Item, chain: Chain | undefined): { from: number; to: number } {
  let culprit = item
  for (let link = chain; link; link = link.outer) culprit = link.reference
  return { from: culprit.from, to: culprit.repeat?.to ?? culprit.to }
}
