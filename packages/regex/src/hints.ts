import type { Node } from './model.ts'
import type { ByteSet } from './sets.ts'

/** What can be said of each match beforehand, so that most subjects need no attempt. */
export interface Hints {
  /** It begins at the start of the subject. */
  readonly anchored: boolean
  /** It begins with one of these bytes; `undefined` when it may be empty, or when there is no saying. */
  readonly first: ByteSet | undefined
  /** Its first bytes, as far as they are always as many: of each which it may be. */
  readonly prefix: readonly ByteSet[]
  /** It has so many bytes at least. */
  readonly least: number
}

export function hintsOf(root: Node): Hints {
  const first = new Uint8Array(256)
  const mayBeEmpty = addFirst(root, first)
  return {
    anchored: isAnchored(root),
    first: mayBeEmpty ? undefined : first,
    prefix: leadingOf(root).sets,
    least: leastOf(root),
  }
}

/** Every way through it asks for the start of the subject before it takes anything. */
export function isAnchored(node: Node): boolean {
  switch (node.is) {
    case 'place':
      return node.place === 'start'
    case 'sequence':
      return isAnchored(node.items.find((item) => !isTransparent(item)) ?? { is: 'keep' })
    case 'either':
      return node.branches.length > 0 && node.branches.every(isAnchored)
    case 'capture':
    case 'atomic':
      return isAnchored(node.body)
    case 'repeated':
      return node.min > 0 && isAnchored(node.body)
    default:
      return false
  }
}

/** It takes nothing, and what is behind it may be the anchor. */
function isTransparent(node: Node): boolean {
  if (node.is === 'place') return node.place !== 'start'
  return node.is === 'keep' || (node.is === 'look' && node.branches.length > 0)
}

/** Adds the bytes with which it may begin; `true` when it may take none. */
function addFirst(node: Node, first: ByteSet): boolean {
  switch (node.is) {
    case 'set':
      for (let code = 0; code < 256; code++) first[code]! |= node.set[code]!
      return false
    case 'sequence':
      return node.items.every((item) => addFirst(item, first))
    case 'either':
      return node.branches.map((branch) => addFirst(branch, first)).includes(true)
    case 'capture':
    case 'atomic':
      return addFirst(node.body, first)
    case 'repeated':
      return node.max === 0 || addFirst(node.body, first) || node.min === 0
    case 'conditional':
      return [node.yes, node.no].map((branch) => addFirst(branch, first)).includes(true)
    case 'never':
      return false
    case 'backreference':
      first.fill(1)
      return true
    default:
      return true
  }
}

/** Longer prefixes tell no more apart. */
const LONGEST_PREFIX = 16

/** What it begins with; `isWhole` when that is all that it takes, so that more may follow. */
interface Leading {
  readonly sets: readonly ByteSet[]
  readonly isWhole: boolean
}

function leadingOf(node: Node): Leading {
  switch (node.is) {
    case 'set':
      return { sets: [node.set], isWhole: true }
    case 'sequence':
      return leadingOfAll(node.items)
    case 'either':
      return node.branches.map(leadingOf).reduce(leadingOfEither)
    case 'capture':
    case 'atomic':
      return leadingOf(node.body)
    case 'repeated': {
      const times = Math.min(node.min, LONGEST_PREFIX)
      const { sets, isWhole } = leadingOfAll(Array.from({ length: times }, () => node.body))
      return { sets, isWhole: isWhole && node.min === node.max && times === node.min }
    }
    case 'conditional':
    case 'backreference':
      return { sets: [], isWhole: false }
    default:
      return { sets: [], isWhole: true }
  }
}

function leadingOfAll(nodes: readonly Node[]): Leading {
  const sets: ByteSet[] = []
  for (const node of nodes) {
    const next = leadingOf(node)
    sets.push(...next.sets)
    if (!next.isWhole || sets.length > LONGEST_PREFIX) return { sets: sets.slice(0, LONGEST_PREFIX), isWhole: false }
  }
  return { sets, isWhole: true }
}

function leadingOfEither(a: Leading, b: Leading): Leading {
  const length = Math.min(a.sets.length, b.sets.length)
  const sets = Array.from({ length }, (_, i) => a.sets[i]!.map((bit, code) => bit | b.sets[i]![code]!))
  return { sets, isWhole: a.isWhole && b.isWhole && a.sets.length === b.sets.length }
}

export function leastOf(node: Node): number {
  switch (node.is) {
    case 'set':
      return 1
    case 'sequence':
      return node.items.reduce((sum, item) => sum + leastOf(item), 0)
    case 'either':
      return Math.min(...node.branches.map(leastOf))
    case 'capture':
    case 'atomic':
      return leastOf(node.body)
    case 'repeated':
      return node.min * leastOf(node.body)
    case 'conditional':
      return Math.min(leastOf(node.yes), leastOf(node.no))
    default:
      return 0
  }
}
