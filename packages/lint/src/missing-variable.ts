import { type Lookup, type Project, type Registered, suggest } from '@nginx-lint/analysis'
import { existsIn, type KnownVariable, NEWEST } from '@nginx-lint/directives'
import type { Span } from '@nginx-lint/syntax'
import type { Fix, More } from './rule.ts'
import { nameAt, variableAt, writtenAs } from './variable-places.ts'

// Why nginx does not find a variable, and what was probably meant.

export interface Missing {
  /** Where to mend it: the first use, or a definition that misses its aim. */
  readonly lookup: Lookup
  readonly at: Span
  readonly message: string
  readonly more: More
}

export type Families = ReadonlyMap<string, Registered>

/** Says of a name that the configuration uses and does not define what is wrong; undefined when nginx has it. */
export function missingVariable(project: Project, families: Families) {
  const nearest = suggestions(project, families)
  return (name: string, family: string, uses: readonly Lookup[]): Missing | undefined => {
    const first = uses[0]
    if (!first || isConditionAdvice(first)) return undefined
    const known = project.registry.variable(name, family, project.options.target)
    if (known && !known.awaited) return unavailable(first, known, project)
    return (
      unnamed(first) ??
      misdefined(first, families.get(family)) ??
      foreign(first, family, project, families) ??
      misspelt(uses, first, nearest(name, family)) ??
      glued(first, family, project, families) ??
      misspelt(uses, first, withPrefix(name, family, project)) ??
      finding(first, `nothing defines the variable "${writtenAs(first)}"`)
    )
  }
}

/** `invalid-condition` speaks of `if ($a=b)` and of `if (${a})`. */
const isConditionAdvice = ({ statement, name }: Lookup): boolean =>
  statement.name === 'if' && /^(\{\w+\}|\w+!?(=|~\*?)[^\s=~].*)$/s.test(name)

const finding = (lookup: Lookup, message: string, more: More = {}): Missing => {
  return { lookup, at: variableAt(lookup), message, more }
}

/** nginx has it, but not this release, or only NGINX Plus. */
function unavailable(first: Lookup, known: KnownVariable, { options }: Project): Missing | undefined {
  const shown = writtenAs(first)
  if (known.plus)
    return options.plus
      ? undefined
      : finding(first, `"${shown}" is a variable of NGINX Plus`, options.target ? {} : { severity: 'warning' })
  if (existsIn(known, options.target)) return undefined
  if (known.removed !== undefined && existsIn({ ...known, removed: '9999.0' }, options.target))
    return finding(first, `the variable "${shown}" is gone since nginx ${known.removed}`)
  if (options.plus) return undefined // which had many things earlier
  const target = options.target?.join('.') ?? NEWEST
  return finding(first, `the variable "${shown}" came with nginx ${known.since}, and ${target} is asked for`)
}

/** What is no variable to a person: a number, or a directive's own wish. */
function unnamed(first: Lookup): Missing | undefined {
  const { name, argument, statement } = first
  const shown = writtenAs(first)
  if (argument === undefined)
    return finding(first, `"${statement.name}" reads the variable "${shown}", which nothing defines: set ${shown} …`)
  if (!/^\w+$/.test(name)) return finding(first, `nginx takes all of "${shown}" as the name of a variable`)
  if (!/^\d/.test(name)) return undefined
  if (shown.startsWith('${') && /^[1-9]$/.test(name) && first.takesCaptures)
    return finding(
      first,
      `braces make a variable's name of the "${name}": a capture is written $${name}`,
      rewritten(first, `$${name}`),
    )
  if (/^[1-9]$/.test(name))
    return finding(first, `"${shown}" is no capture here, and no variable: name the group, (?<name>…), and write $name`)
  return finding(first, `nginx has no "${shown}": captures are $1 to $9`)
}

/** `set ${a} 1` defines a variable that is called `{a}`. */
function misdefined({ name }: Lookup, registered: Registered | undefined): Missing | undefined {
  const [definition] = registered?.definitions.get(`{${name}}`) ?? []
  if (!definition) return undefined
  const isUsed = registered?.uses.has(`{${name}}`) === true
  const message = `the braces become a part of the name here, so that "$${name}" is not defined: write $${name}`
  return finding(definition, message, rewritten(definition, `$${name}`, isUsed))
}

/** The other of http and stream has it. */
function foreign(
  first: Lookup,
  family: string,
  { registry, options }: Project,
  families: Families,
): Missing | undefined {
  const other = family === 'http' ? 'stream' : 'http'
  const known = registry.variable(first.name, other, options.target)
  const shown = writtenAs(first)
  if (known && !known.awaited && existsIn(known, options.target))
    return finding(first, `"${shown}" is a variable of ${other}, and ${family} has none of that name`)
  if (!families.get(other)?.definitions.has(first.name)) return undefined
  return finding(first, `"${shown}" is defined in ${other}, and ${family} has variables of its own`)
}

function misspelt(uses: readonly Lookup[], first: Lookup, better: string | undefined): Missing | undefined {
  if (better === undefined) return undefined
  const edits = uses.flatMap((use) => {
    const at = use.statement.file === first.statement.file ? nameAt(use) : undefined
    return at ? [{ start: at.start, end: at.end, text: better }] : []
  })
  const distinct = edits.filter(({ start }, i) => edits.findIndex((edit) => edit.start === start) === i)
  const fix: Fix = { title: `Replace it by "$${better}"`, edits: distinct, unsafe: true }
  return finding(
    first,
    `nothing defines the variable "${writtenAs(first)}", did you mean "$${better}"?`,
    distinct.length > 0 ? { fix } : {},
  )
}

/** `$host_cache`: a variable that is known, and text that is glued to it. */
function glued(first: Lookup, family: string, { registry }: Project, families: Families): Missing | undefined {
  const { name } = first
  const text = writtenAs(first)
  if (!text.startsWith('$') || text.startsWith('${')) return undefined
  for (let end = name.lastIndexOf('_'); end > 0; end = name.lastIndexOf('_', end - 1)) {
    const head = name.slice(0, end)
    if (!families.get(family)?.definitions.has(head) && !registry.variableNames(family).includes(head)) continue
    const better = `\${${text.slice(1, end + 1)}}${text.slice(end + 1)}`
    const hint = `if "${text.slice(end + 1)}" is text, write "${better}"`
    return finding(first, `nothing defines the variable "${text}": ${hint}`, rewritten(first, better, true))
  }
  return undefined
}

/** Unknown names that get a suggestion: where there are more, something else is wrong. */
const SUGGESTED = 50

/** A variable that a misspelt name nearly is. */
function suggestions(project: Project, families: Families) {
  const { registry, options } = project
  let count = 0
  return (name: string, family: string): string | undefined => {
    if (count++ >= SUGGESTED) return undefined
    const own = registry
      .variableNames(family)
      .filter((known) => isThere(registry.variable(known, family, options.target), project))
    const defined = [...(families.get(family)?.definitions.keys() ?? [])].filter((known) => /^\w+$/.test(known))
    return suggest(name, [...defined, ...own])
  }
}

const isThere = (facts: KnownVariable | undefined, { options }: Project): boolean =>
  facts !== undefined && existsIn(facts, options.target) && !facts.awaited && (!facts.plus || options.plus === true)

/** `cokie_a_b` is nearly one of those that begin with `cookie_`. */
function withPrefix(name: string, family: string, project: Project): string | undefined {
  for (const facts of project.registry.variablePrefixes(family)) {
    if (!isThere(facts, project)) continue
    const words = name.split('_')
    const head = words.splice(0, facts.name.split('_').length - 1).join('_')
    if (words.length > 0 && suggest(head, [facts.name.slice(0, -1)]) !== undefined) return facts.name + words.join('_')
  }
  return undefined
}

/** The fix that writes the variable in another way, where its place in the text is known. */
function rewritten(lookup: Lookup, text: string, isUnsafe = false): More {
  if (!nameAt(lookup)) return {}
  const edits = [{ ...spanOf(variableAt(lookup)), text }]
  return { fix: { title: `Write ${text}`, edits, ...(isUnsafe && { unsafe: true as const }) } }
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })
