import {
  bindingsOf,
  familyOf,
  hasHole,
  isEntry,
  type Project,
  type Statement,
  variablesIn,
  wordsOf,
} from '@nginx-lint/analysis'
import { type Binding, compareVersions, existsIn, parseVersion, typeOf } from '@nginx-lint/directives'
import { partOfWord, type Span } from '@nginx-lint/syntax'
import { patternsOf } from './patterns.ts'

export const types = ['keyword', 'property', 'enumMember', 'number', 'class', 'variable', 'regexp'] as const
/** `block` is ours: a directive with a body, which editors may want to look otherwise. */
export const modifiers = ['block', 'definition', 'readonly', 'deprecated', 'defaultLibrary'] as const

type Modifier = (typeof modifiers)[number]

export interface Token extends Span {
  readonly type: (typeof types)[number]
  readonly modifiers: readonly Modifier[]
}

/** What the words of a statement are, in their order, at the offsets of the file's tree. */
export function* tokensOf(statement: Statement, project: Project): Generator<Token> {
  const { node, file } = statement
  const entry = isEntry(statement)
  if (!entry && project.registry.find(statement.name).length > 0)
    yield token('keyword', node.name, [
      ...(node.body ? (['block'] as const) : []),
      ...(isDeprecated(statement, project) ? (['deprecated'] as const) : []),
    ])
  const words = wordsOf(statement)
  if (words.length === 0) return
  const bindings = bindingsOf(statement, project)
  const patterns = mayHavePatterns(words, bindings) ? patternsOf(statement, project) : []
  const { ok, at } = statement.fit ?? { ok: false, at: 0 }
  for (const [i, text] of words.entries()) {
    const word = entry ? (i === 0 ? node.name : node.args[i - 1]!) : node.args[i]!
    const pattern = patterns.find(({ argument }) => argument === (entry ? i - 1 : i))
    const own = bindings.filter(({ argument }) => argument === i)
    const fits = (ok || i < at) && !hasHole(text)
    const parts = pattern
      ? [token('regexp', pattern)]
      : fits && own.length === 0
        ? literal(text, entry && i === 0)
        : valuesIn(text, own, statement, project)
    for (const part of parts) yield { ...part, ...partOfWord(file.tree.text, word, part) }
  }
}

const token = (type: Token['type'], { start, end }: Span, modifiers: readonly Modifier[] = []): Token => ({
  type,
  start,
  end,
  modifiers,
})

/** Most statements have none, and need no second look. */
const mayHavePatterns = (words: readonly string[], bindings: readonly Binding[]): boolean =>
  bindings.some(({ value }) => value.type.endsWith('regex') || typeOf(value).captures) ||
  words.some((word) => word.endsWith('~') || word.endsWith('~*'))

/** A word of the notation: a flag, a value of a choice, or a parameter with one. */
function literal(text: string, isFirst: boolean): readonly Token[] {
  const equals = text.indexOf('=')
  const whole = { start: 0, end: text.length }
  if (isFirst) return [token('keyword', whole)]
  if (equals <= 0) return /\w/.test(text) ? [token(isNumber(text) ? 'number' : 'enumMember', whole)] : []
  const value = { start: equals + 1, end: text.length }
  const type = isNumber(text.slice(value.start)) ? 'number' : 'enumMember'
  return [token('property', { start: 0, end: equals }), ...(value.start < value.end ? [token(type, value)] : [])]
}

/** What was bound in a word, with the name of the parameter before it, and the variables that stand in it. */
function valuesIn(text: string, bindings: readonly Binding[], statement: Statement, project: Project): Token[] {
  const found: Token[] = []
  const [first] = bindings
  if (first && first.start > 1 && text[first.start - 1] === '=')
    found.push(token('property', { start: 0, end: first.start - 1 }))
  for (const binding of bindings) {
    const { start, end, value } = binding
    const type = typeOf(value)
    const part = text.slice(start, end)
    const defines: readonly Modifier[] = value.defines ? ['definition'] : []
    if (type.symbol?.kind === VARIABLE)
      found.push(token('variable', binding, [...defines, ...builtIn(part, statement, project)]))
    else if (type.symbol && !part.includes('$'))
      found.push(token('class', withSigil(text, binding, type.symbol.sigil), defines))
    else if (isNumber(part)) found.push(token('number', binding))
    else if (value.type === 'flag') found.push(token('enumMember', binding))
  }
  for (const use of templateParts(text))
    if (!found.some(({ start, end }) => start < use.end && use.start < end))
      found.push(token('variable', use, builtIn(text.slice(use.start, use.end), statement, project)))
  return found.sort((a, b) => a.start - b.start)
}

const VARIABLE = 'variable'

const withSigil = (text: string, { start, end }: Span, sigil = ''): Span =>
  text.endsWith(sigil, start) ? { start: start - sigil.length, end } : { start, end }

/** Variables and captures, with what marks them. */
function templateParts(text: string): readonly Span[] {
  if (!text.includes('$')) return []
  const named = variablesIn(text).map(({ start, end }) =>
    text[start - 1] === '{' ? { start: start - 2, end: end + 1 } : { start: start - 1, end },
  )
  const captures = [...text.matchAll(/\$\d/g)].map(({ index }) => ({ start: index, end: index + 2 }))
  return [...named, ...captures]
}

/** A number, a size, a time, a share or a rate. */
const isNumber = (text: string): boolean => /^[+-]?(?:\d+(?:\.\d+)?(?:ms|[kmgsmhdwy%])?)+(?:r\/[sm])?$/i.test(text)

/** Of nginx's own variables, those that no directive may set again are there to be read only. */
function builtIn(use: string, statement: Statement, { registry }: Project): readonly Modifier[] {
  const name = use.replace(/^\$\{?|\}$/g, '').toLowerCase()
  const family = familyOf(statement)
  let known = lookups.get(registry)
  if (!known) {
    known = new Map()
    lookups.set(registry, known)
  }
  const key = `${family} ${name}`
  let found = known.get(key)
  if (!found) {
    const variable = registry.variable(name, family)
    found = !variable
      ? []
      : variable.changeable || variable.awaited
        ? ['defaultLibrary']
        : ['readonly', 'defaultLibrary']
    if (known.size > 10_000) known.clear()
    known.set(key, found)
  }
  return found
}

/** A text has few names, and each of them many times. */
const lookups = new WeakMap<Project['registry'], Map<string, readonly Modifier[]>>()

function isDeprecated({ spec }: Statement, { options: { target } }: Project): boolean {
  if (!spec) return false
  if (!existsIn(spec.facts, target)) return spec.facts.removed !== undefined
  const since = parseVersion(spec.facts.deprecated?.[0] ?? '')
  return spec.facts.deprecated !== undefined && !(target && since && compareVersions(target, since) < 0)
}
