import type { Statement } from '@nginx-lint/analysis'
import {
  type Context,
  compareVersions,
  type DirectiveSpec,
  deprecated,
  existsIn,
  type MatchOptions,
  parseVersion,
  type Registry,
} from '@nginx-lint/directives'
import { type CompletionItem, CompletionItemKind, CompletionItemTag, InsertTextMode } from 'vscode-languageserver-types'
import { formsOf } from '../forms.ts'
import { common } from './common.ts'
import { asSnippet, type CompletionData, type CompletionOptions, escaped } from './item.ts'
import { type Place, rangeFrom } from './place.ts'
import { argumentsSnippet, usualShape } from './snippet.ts'

/** A directive, ready to be offered but for the place. */
interface Offer {
  readonly spec: DirectiveSpec
  readonly takesArguments: boolean
  /** Snippets' texts: of what must follow the name, and of the block. */
  readonly required: string
  readonly block: string
  readonly shown: Partial<CompletionItem>
}

/** What may stand at the beginning of a statement. */
export function directives(place: Place, options: CompletionOptions): readonly CompletionItem[] {
  const { cursor, block, siblings } = place
  const standing = new Map<string, Statement>(siblings.map((sibling) => [sibling.name, sibling]))
  const range = rangeFrom(place, 0, /^\w*/)
  const following = whatFollows(place)
  const seen = new Set<string>()
  return block.contexts.flatMap((context) =>
    offersIn(cursor.project.registry, context, cursor.project.options).flatMap((offer) => {
      const { spec } = offer
      if (seen.has(spec.name) || (spec.facts.repeatable === undefined && standing.has(spec.name))) return []
      seen.add(spec.name)
      const { text, more } = shownFor(offer, following, options)
      return [{ label: spec.name, kind: kindOf(spec), textEdit: { range, newText: text }, ...more }]
    }),
  )
}

const kindOf = ({ facts }: DirectiveSpec) =>
  facts.block === undefined ? CompletionItemKind.Property : CompletionItemKind.Module

/** `arguments`: words on the same line, which may well be the directive's. */
type Following = 'nothing' | ';' | '{' | 'arguments'

function whatFollows({ cursor, typed }: Place): Following {
  const { text } = cursor.file.tree
  const from = cursor.offset + /^\w*/.exec(typed.rest)![0].length
  const next = /\S/.exec(text.slice(from))
  const char = next?.[0]
  if (char === ';' || char === '{') return char
  const isOnLine = next && !text.slice(from, from + next.index).includes('\n')
  return isOnLine && char !== '}' && char !== '#' ? 'arguments' : 'nothing'
}

const ready = new WeakMap<Offer, Map<string, Shown>>()

/** Of an item all but its place. There are hundreds at each keystroke, which differ in nothing else. */
function shownFor(offer: Offer, following: Following, options: CompletionOptions): Shown {
  let forms = ready.get(offer)
  if (!forms) {
    forms = new Map()
    ready.set(offer, forms)
  }
  const key = options.snippets ? following : `plain ${following}`
  let shown = forms.get(key)
  if (!shown) {
    const { text = offer.spec.name, ...more } = { ...offer.shown, ...inserted(offer, following, options) }
    shown = { text, more }
    forms.set(key, shown)
  }
  return shown
}

interface Shown {
  readonly text: string
  readonly more: Partial<CompletionItem>
}

function inserted(
  { spec, required, block, takesArguments }: Offer,
  following: Following,
  { snippets }: CompletionOptions,
): Partial<CompletionItem> & { text?: string } {
  const isSimple = spec.facts.block === undefined
  if (following === 'arguments') return {}
  if (!snippets) return isSimple && !takesArguments && following === 'nothing' ? { text: `${spec.name};` } : {}
  const end = following === 'nothing' ? (isSimple ? ';' : block) : ''
  const text = `${escaped(spec.name)}${required === '' ? '' : ` ${required}`}${end}`
  const isOpen = required === '' && takesArguments && isSimple
  return {
    text: isOpen ? text.replace(/;?$/, ' $0$&') : text,
    ...asSnippet,
    ...(end.includes('\n') && { insertTextMode: InsertTextMode.adjustIndentation }),
  }
}

const known = new WeakMap<Registry, Map<string, readonly Offer[]>>()

/** Once for each context, release and edition. */
function offersIn(registry: Registry, context: Context, options: MatchOptions): readonly Offer[] {
  let ready = known.get(registry)
  if (!ready) {
    ready = new Map()
    known.set(registry, ready)
  }
  const key = `${context} ${options.target?.join('.') ?? ''} ${options.plus ?? ''}`
  let offers = ready.get(key)
  if (!offers) {
    const names = new Set(registry.in(context).map(({ name }) => name))
    const { target, plus } = options
    offers = [...names].flatMap((name) => {
      const spec = registry.resolve(name, context, target, undefined, plus)
      return spec && existsIn(spec.facts, target) && (plus || !spec.isPlus) ? [offerOf(spec, context, options)] : []
    })
    ready.set(key, offers)
  }
  return offers
}

function offerOf(spec: DirectiveSpec, context: Context, options: MatchOptions): Offer {
  const inside = spec.opens(context)
  const forms = formsOf(spec, options)
  const usual = usualShape(spec, options)
  const first = forms.find(({ shape }) => shape === usual) ?? forms[0]
  const isOld = isDeprecated(spec, options)
  const data: CompletionData = { kind: 'directive', name: spec.name, module: spec.module.name }
  return {
    spec,
    takesArguments: spec.arity.max > 0,
    required: argumentsSnippet(spec, options),
    block: inside === undefined ? '' : ' {\n\t$0\n}',
    shown: {
      ...(first && {
        detail: isOld ? `${first.label} (deprecated ${deprecated(...spec.facts.deprecated!)})` : first.label,
      }),
      ...(isOld && { tags: [CompletionItemTag.Deprecated] }),
      ...labelDetails(spec),
      sortText: `${rank(spec, isOld)}${spec.name}`,
      data,
    },
  }
}

function labelDetails(spec: DirectiveSpec): Partial<CompletionItem> {
  const description = spec.isPlus ? 'NGINX Plus' : spec.module.thirdParty
  return description === undefined ? {} : { labelDetails: { description } }
}

function isDeprecated({ facts }: DirectiveSpec, { target }: MatchOptions): boolean {
  const since = facts.deprecated && parseVersion(facts.deprecated[0])
  return facts.deprecated !== undefined && !(target && since && compareVersions(target, since) < 0)
}

/** Common ones, then those that belong to few places, then the rest of nginx; other people's; deprecated ones. */
function rank(spec: DirectiveSpec, isOld: boolean): number {
  if (isOld) return 5
  if (spec.module.thirdParty !== undefined) return 4
  // The fewer places one may stand in, the more this place is about it.
  if (common.has(spec.name)) return 1 + Math.min(spec.facts.in.length || 9, 9) / 10
  return spec.facts.block !== undefined || spec.facts.in.length < 3 ? 2 : 3
}
