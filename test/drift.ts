import { existsIn, modules, registry, type VariableFacts } from '@nginx-lint/directives'

/** What nginx's sources and running binaries say of a directive: an entry of the facts' `directives.json`. */
export interface DirectiveFact {
  readonly name: string
  readonly module: string | null
  readonly family: string
  readonly status: 'current' | 'plus' | 'removed' | 'module'
  readonly source?: {
    readonly contexts: readonly string[]
    readonly arg_counts?: readonly number[]
    readonly min_args: number
    readonly max_args?: number
    readonly block: boolean
  }
  readonly duplicate?: { readonly outcome: string }
  readonly history?: { readonly since?: string; readonly removed?: readonly string[] }
}

export interface VariableFact {
  readonly name: string
  readonly family: string
  readonly status: string
  readonly prefix: boolean
  readonly source?: { readonly changeable?: boolean }
}

const CONTEXTS: Readonly<Record<string, string>> = {
  'http/server': 'http.server',
  'http/location': 'http.location',
  'http/if-in-server': 'http.server.if',
  'http/if-in-location': 'http.location.if',
  'http/limit_except': 'http.location.limit_except',
  'http/upstream': 'http.upstream',
  'mail/server': 'mail.server',
  'stream/server': 'stream.server',
  'stream/upstream': 'stream.upstream',
}

/** Each difference between the tables and the facts, a line each, sorted. */
export function drift(directives: readonly DirectiveFact[], variables: readonly VariableFact[]): string[] {
  return [...directives.flatMap(ofDirective), ...variables.flatMap(ofVariable)].sort()
}

function ofDirective(fact: DirectiveFact): string[] {
  const label = `${fact.module ?? fact.family} ${fact.name}`
  const spec =
    registry.find(fact.name).find((s) => s.module.name === fact.module) ??
    registry.find(fact.name).find((s) => !fact.module || s.module.family === fact.family)
  if (!spec) return [`${label}: not in the tables`]
  const out: string[] = []
  const { source } = fact
  const differ = (what: string, ours: unknown, theirs: unknown) => {
    if (String(ours) !== String(theirs))
      out.push(`${label}: ${what}: the tables say ${ours || 'none'}, nginx ${theirs || 'none'}`)
  }
  if (source) {
    const theirs = source.contexts.map((c) => CONTEXTS[c] ?? c).filter((c) => c !== 'any')
    differ('contexts', [...spec.facts.in].sort(), theirs.sort())
    differ('block', spec.facts.block !== undefined, source.block)
    const counts = source.arg_counts ?? []
    const { min, max } = spec.arity
    if (min < source.min_args)
      out.push(`${label}: arguments: the tables take ${min}, nginx at least ${source.min_args}`)
    if (
      max !== Number.POSITIVE_INFINITY &&
      source.max_args !== undefined &&
      max > source.max_args &&
      !counts.includes(max)
    )
      out.push(`${label}: arguments: the tables take ${max}, nginx at most ${source.max_args}`)
    if (source.max_args === undefined && max < 2)
      out.push(`${label}: arguments: the tables take at most ${max}, nginx any number`)
  }
  const outcome = fact.duplicate?.outcome
  if (outcome === 'error')
    differ('may repeat', spec.facts.repeatable !== undefined && typeof spec.facts.repeatable !== 'object', false)
  if (outcome === 'allowed') differ('may repeat', spec.facts.repeatable !== undefined, true)
  if (fact.status === 'current') differ('removed', spec.facts.removed ?? '', '')
  if (fact.status === 'removed' && existsIn(spec.facts)) out.push(`${label}: removed in nginx, not in the tables`)
  if (fact.status === 'plus' && !spec.isPlus) out.push(`${label}: NGINX Plus only, not so in the tables`)
  const since = fact.history?.since
  if (fact.status === 'current' && since !== undefined && /^1\.(1[4-9]|[2-9]\d)\./.test(since))
    differ('since', spec.facts.since ?? '', since)
  return out
}

function ofVariable(fact: VariableFact): string[] {
  const label = `${fact.family} $${fact.name}`
  const found: VariableFacts | undefined = variableIn(fact)
  if (!found) return [`${label}: not in the tables`]
  const out: string[] = []
  if (Boolean(found.prefix) !== fact.prefix)
    out.push(`${label}: prefix: the tables say ${Boolean(found.prefix)}, nginx ${fact.prefix}`)
  if (fact.source && Boolean(found.changeable) !== Boolean(fact.source.changeable))
    out.push(
      `${label}: changeable: the tables say ${Boolean(found.changeable)}, nginx ${Boolean(fact.source.changeable)}`,
    )
  return out
}

function variableIn(fact: VariableFact): VariableFacts | undefined {
  for (const { family, variables } of modules)
    if (family === fact.family && variables && Object.hasOwn(variables, fact.name)) return variables[fact.name]
  return undefined
}
