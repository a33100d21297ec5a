import { factOf, type Project, remembering } from '@nginx-lint/analysis'
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
import { type CompletionItem, CompletionItemTag } from 'vscode-languageserver-types'
import { formsOf } from '../forms.ts'
import { common } from './common.ts'
import { argumentsSnippet, usualShape } from './snippet.ts'

/** A directive, ready to be offered but for the place. */
export interface Offer {
  readonly spec: DirectiveSpec
  readonly takesArguments: boolean
  /** Snippets' texts: of what must follow the name, and of the block. */
  readonly required: string
  readonly block: string
  /** How it is written. */
  readonly detail: string | undefined
  readonly shown: Partial<CompletionItem>
}

/** The directives of a context that the release and the edition have. */
export function offersIn({ registry, options }: Project, context: Context): readonly Offer[] {
  const { target, plus } = options
  return known(registry)(`${context} ${target?.join('.') ?? ''} ${plus ?? ''}`, () => {
    const names = new Set(registry.in(context).map(({ name }) => name))
    return [...names].flatMap((name) => {
      const spec = registry.resolve(name, context, target, undefined, plus)
      return spec && existsIn(spec.facts, target) && (plus || !spec.isPlus) ? [offerOf(spec, context, options)] : []
    })
  })
}

const known = factOf((_: Registry) => remembering<readonly Offer[]>(100))

function offerOf(spec: DirectiveSpec, context: Context, options: MatchOptions): Offer {
  const inside = spec.opens(context)
  const forms = formsOf(spec, options)
  const usual = usualShape(spec, options)
  const first = forms.find(({ shape }) => shape === usual) ?? forms[0]
  const isOld = isDeprecated(spec, options)
  return {
    spec,
    takesArguments: spec.arity.max > 0,
    required: argumentsSnippet(spec, options),
    block: inside === undefined ? '' : ' {\n\t$0\n}',
    detail: first && (isOld ? `${first.label} (deprecated ${deprecated(...spec.facts.deprecated!)})` : first.label),
    shown: {
      ...(isOld && { tags: [CompletionItemTag.Deprecated] }),
      ...labelDetails(spec),
      sortText: `${rank(spec, isOld)}${spec.name}`,
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
