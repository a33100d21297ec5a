import { leastOf } from './hints.ts'
import type { Node } from './model.ts'
import { characterSet, namedSet } from './sets.ts'

/**
 * Where PCRE2 10.42 does not do what it says of itself, as `npm run oracle:regex` found; later releases may do either.
 * Says what it is, so that the pattern is left undecided.
 */
export function quirkOf(root: Node): string | undefined {
  const nodes = [...nodesIn(root)]
  // It takes them for disjoint, which "\r" is not, and finds no `.?\R` and no `\R*\s` there.
  if (nodes.includes(NEWLINE) || nodes.includes(NEWLINE_ANYCRLF)) {
    const types = [namedSet('N'), namedSet('s')]
    if (nodes.some((node) => node.is === 'set' && types.includes(node.set))) return '"\\R" together with "." or "\\s"'
  }
  // It takes what is in the second branch for what follows.
  if (nodes.some((node) => node.is === 'repeated' && node.max === 0 && hasBranches(node.body))) {
    return 'alternatives that are repeated 0 times'
  }
  // It misjudges how long a subject has to be for `((a)|\1*)`.
  if (nodes.some((node) => node.is === 'capture' && hasOptionalReference(node.body, node.number))) {
    return 'an optional backreference within its group'
  }
  // It finds no `a*(b)?+a`: at the end of the group it thinks that nothing follows.
  const isVarying = nodes.some((node) => node.is === 'repeated' && node.body.is === 'set' && node.min < node.max)
  if (isVarying && nodes.some(isAtomicAroundOptional)) return 'an optional group in an atomic one'
  return undefined
}

export const NEWLINE = newline('\n', '\v', '\f', '\r', '\x85')
export const NEWLINE_ANYCRLF = newline('\n', '\r')

function newline(...characters: string[]): Node {
  const crlf: Node = { is: 'sequence', items: [byte('\r'), byte('\n')] }
  return { is: 'atomic', body: { is: 'either', branches: [crlf, ...characters.map(byte)] } }
}

function byte(character: string): Node {
  return { is: 'set', set: characterSet(character.charCodeAt(0), false) }
}

function hasBranches(node: Node): boolean {
  if (node.is === 'capture' || node.is === 'atomic') return hasBranches(node.body)
  return node.is === 'either' || node.is === 'conditional' || node.is === 'look'
}

function hasOptionalReference(body: Node, group: number): boolean {
  return [...nodesIn(body)].some(
    (node) => node.is === 'repeated' && node.min === 0 && node.body.is === 'backreference' && node.body.group === group,
  )
}

function isAtomicAroundOptional(node: Node): boolean {
  if (leastOf(node) > 0) return false
  if (node.is === 'atomic') return [...nodesIn(node.body)].some(isOptionalGroup)
  // Without an upper limit they are no atomic groups for PCRE2.
  if (node.is !== 'repeated' || node.mode !== 'possessive') return false
  const isPlain = node.body.is === 'set' || node.body.is === 'backreference' || (node.max === Infinity && node.min < 2)
  return !isPlain && [...nodesIn(node)].some(isOptionalGroup)
}

function isOptionalGroup(node: Node): boolean {
  return node.is === 'repeated' && node.min < node.max && node.body.is !== 'set' && node.body.is !== 'backreference'
}

function* nodesIn(root: Node): Generator<Node> {
  const todo = [root]
  for (let node = todo.pop(); node; node = todo.pop()) {
    yield node
    todo.push(...partsOf(node))
  }
}

function partsOf(node: Node): readonly Node[] {
  switch (node.is) {
    case 'sequence':
      return node.items
    case 'either':
      return node.branches
    case 'capture':
    case 'atomic':
    case 'repeated':
      return [node.body]
    case 'look':
      return node.branches.map(({ body }) => body)
    case 'conditional':
      return [...(typeof node.condition === 'object' ? [node.condition] : []), node.yes, node.no]
    default:
      return []
  }
}
