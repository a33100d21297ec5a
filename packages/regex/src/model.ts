import { checkCompiled } from './compile.ts'
import { checkLookbehinds } from './lookbehind.ts'
import { Parse } from './parse.ts'
import { NEWLINE, NEWLINE_ANYCRLF, quirkOf } from './quirks.ts'
import { Refusal } from './refusal.ts'
import { type ByteSet, characterSet, classSet, namedSet } from './sets.ts'
import { readSource } from './source.ts'
import type { Group, Item, Manner, Meaning, Place, Reference, Simple } from './tree.ts'

/** What a pattern means, with nothing left of how it is written. */
export type Node =
  | { readonly is: 'set'; readonly set: ByteSet }
  | { readonly is: 'sequence'; readonly items: readonly Node[] }
  | { readonly is: 'either'; readonly branches: readonly Node[] }
  | { readonly is: 'capture'; readonly number: number; readonly body: Node }
  | { readonly is: 'atomic'; readonly body: Node }
  | Repeated
  | Look
  | Conditional
  | { readonly is: 'place'; readonly place: Place }
  | { readonly is: 'backreference'; readonly group: number; readonly caseless: boolean }
  | { readonly is: 'keep' | 'never' }

export interface Repeated {
  readonly is: 'repeated'
  readonly body: Node
  readonly min: number
  readonly max: number
  readonly mode: 'greedy' | 'lazy' | 'possessive'
}

export interface Look {
  readonly is: 'look'
  readonly manner: 'atomic' | 'negative' | 'not atomic'
  /** Of each branch of a lookbehind, how far to step back. */
  readonly branches: readonly { readonly back: number; readonly body: Node }[]
}

export interface Conditional {
  readonly is: 'conditional'
  /** A group that must be set, or `false`, which `(?(R)` always is where nothing is called. */
  readonly condition: number | Look | false
  readonly yes: Node
  readonly no: Node
}

export interface Model {
  readonly is: 'model'
  readonly root: Node
  readonly count: number
  /** Each named group, in the order of their numbers. */
  readonly names: readonly { readonly name: string; readonly number: number }[]
}

/** What is not known here, and why. */
export interface Undecided {
  readonly is: 'undecided'
  readonly why: string
}

export const NOTHING: Node = { is: 'sequence', items: [] }

export function modelOf(pattern: string, caseless: boolean): Model | Undecided {
  try {
    const source = readSource(pattern)
    if (source.guessed) throw new Unmodelled('bytes that are not UTF-8')
    if (source.unmodelled !== undefined) throw new Unmodelled(source.unmodelled)
    if (source.newline !== 'LF') throw new Unmodelled(`(*${source.newline})`)
    const parse = new Parse(source, caseless)
    parse.run()
    checkLookbehinds(parse)
    checkCompiled(parse)
    const root = new Modelling(parse).group(parse.root)
    const quirk = quirkOf(root)
    if (quirk !== undefined) throw new Unmodelled(quirk)
    const names = [...parse.nameOf].map(([number, name]) => ({ name, number })).sort((a, b) => a.number - b.number)
    return { is: 'model', root, count: parse.count, names }
  } catch (error) {
    if (error instanceof Unmodelled) return { is: 'undecided', why: error.message }
    if (error instanceof Refusal) return { is: 'undecided', why: `PCRE2 refuses it: ${error.message}` }
    throw error
  }
}

class Unmodelled extends Error {}

class Modelling {
  private readonly parse: Parse

  constructor(parse: Parse) {
    this.parse = parse
  }

  group(group: Group): Node {
    const { form, manner } = group
    if (manner === 'script run') throw new Unmodelled('a script run')
    if (form === 'define') return NOTHING
    if (form === 'conditional') return this.conditional(group)
    if (form === 'ahead' || form === 'behind') return this.look(group, manner)
    const branches = group.branches.map((branch) => this.sequence(branch))
    const body: Node = branches.length === 1 ? branches[0]! : { is: 'either', branches }
    if (form === 'capture') return { is: 'capture', number: group.number, body }
    return manner === 'atomic' ? { is: 'atomic', body } : body
  }

  private sequence(items: readonly Item[]): Node {
    const nodes = items.map((item) => this.repeated(item))
    return nodes.length === 1 ? nodes[0]! : { is: 'sequence', items: nodes }
  }

  private repeated(item: Item): Node {
    const body = this.item(item)
    const { repeat } = item
    if (!repeat || (item.kind === 'group' && item.form === 'define')) return body
    const isAssertion = item.kind === 'group' && (item.form === 'ahead' || item.form === 'behind')
    // PCRE2 asks an assertion once more than it must, not without end.
    const max = isAssertion && repeat.max === Infinity ? repeat.min + 1 : repeat.max
    return { is: 'repeated', body, min: repeat.min, max, mode: repeat.mode }
  }

  private item(item: Item): Node {
    if (item.kind === 'group') return this.group(item)
    if ('means' in item) return this.simple(item.means)
    if (item.kind === 'call') throw new Unmodelled('a call of a group')
    return { is: 'backreference', group: this.numberOf(item.group), caseless: item.caseless }
  }

  private simple(means: Meaning): Node {
    switch (means.is) {
      case 'character':
        return { is: 'set', set: characterSet(means.code, means.caseless) }
      case 'class':
        return { is: 'set', set: classSet(means) }
      case 'type':
        return { is: 'set', set: namedSet(means.letter) }
      case 'newline':
        return this.parse.source.bsrAnycrlf ? NEWLINE_ANYCRLF : NEWLINE
      case 'place':
        return means
      case 'keep':
      case 'never':
        return { is: means.is }
      case 'nothing':
        return NOTHING
      case 'unmodelled':
        throw new Unmodelled(means.what)
    }
  }

  private numberOf(group: Reference['group']): number {
    if (typeof group === 'number') return group
    const name = this.parse.names.get(group)
    if (!name || name.duplicate) throw new Unmodelled(`the groups called "${group}"`)
    return name.number
  }

  private look({ form, branches }: Group, manner: Exclude<Manner, 'script run'> | undefined): Look {
    return {
      is: 'look',
      manner: manner ?? 'atomic',
      branches: branches.map((branch) => {
        const body = this.sequence(branch)
        return { back: form === 'behind' ? widthOf(body) : 0, body }
      }),
    }
  }

  private conditional({ condition, branches }: Group): Node {
    const [yes = [], no = []] = branches
    const rest = no.length > 0 ? this.sequence(no) : NOTHING
    if (condition)
      return { is: 'conditional', condition: this.conditionOf(condition), yes: this.sequence(yes), no: rest }
    const first = yes.findIndex((item) => !isNothing(item))
    const look = yes[first]
    if (look?.kind !== 'group' || !(look.form === 'ahead' || look.form === 'behind')) {
      throw new Unmodelled('a condition')
    }
    const asked = this.group(look) as Look
    return { is: 'conditional', condition: asked, yes: this.sequence(yes.slice(first + 1)), no: rest }
  }

  private conditionOf({ group, recursion, isCall }: NonNullable<Group['condition']>): number | false {
    if (isCall) return false
    if (recursion && typeof group === 'string' && !this.parse.names.has(group)) return false
    return this.numberOf(group)
  }
}

/** A callout: nginx sets nothing that it could call. */
function isNothing(item: Item): item is Simple {
  return 'means' in item && item.means.is === 'nothing'
}

/** How many bytes a branch of a lookbehind takes; PCRE2 took it, so there is one number. */
function widthOf(node: Node): number {
  switch (node.is) {
    case 'set':
      return 1
    case 'sequence':
      return node.items.reduce((sum, item) => sum + widthOf(item), 0)
    case 'either':
      return widthOf(node.branches[0]!)
    case 'capture':
    case 'atomic':
      return widthOf(node.body)
    case 'repeated':
      return node.body.is === 'look' ? 0 : node.min * widthOf(node.body)
    case 'conditional':
      return Math.max(widthOf(node.yes), widthOf(node.no))
    case 'backreference':
      throw new Unmodelled('a backreference in a lookbehind')
    default:
      return 0
  }
}
