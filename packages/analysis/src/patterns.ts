import { typeOf } from '@nginx-lint/directives'
import { groupsOf } from '@nginx-lint/regex'
import { bindingsOf } from './bindings.ts'
import type { Project } from './project.ts'
import { isEntry, outwards, type Scope, type Statement } from './scope.ts'

/** A regular expression whose groups nginx keeps, at offsets in the value of that argument. */
export interface Pattern {
  readonly statement: Statement
  /** -1 is the first word of an entry. */
  readonly argument: number
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The regular expressions of a statement: what the notation says are some, and what follows an operator. */
export function patternsOf(statement: Statement, project: Project): readonly Pattern[] {
  const found: Pattern[] = []
  const words = wordsOf(statement)
  const add = (index: number, start: number, end: number): void => {
    const argument = isEntry(statement) ? index - 1 : index
    if (found.some((pattern) => pattern.argument === argument)) return
    found.push({ statement, argument, start, end, text: words[index]!.slice(start, end) })
  }
  for (const { argument, start, end, value } of bindingsOf(statement, project)) {
    const kind = typeOf(value).captures
    if (kind === 'always') add(argument, start, end)
    else if (kind && words[argument]![start] === '~') add(argument, start + 1, end)
  }
  words.forEach((text, index) => {
    if (index === 0 || !OPERATOR.test(words[index - 1]!)) return
    const isClosed = words[0]!.startsWith('(') && index === words.length - 1 && text.endsWith(')')
    add(index, 0, text.length - (isClosed ? 1 : 0))
  })
  return found
}

/** The words of a statement that mean something: of an entry its first one, too. */
export const wordsOf = (statement: Statement): readonly string[] =>
  isEntry(statement) ? [statement.name, ...statement.args] : statement.args

/** What stands before a regular expression: of a condition, and of a location. */
export const OPERATOR = /^\(?!?~\*?$/

/**
 * The regular expression that `$1`, `$2`, … of a statement's argument are of: its own, or else the only one around that
 * has so many groups. Undefined when there are several, as nobody knows which of them matched last.
 */
export function patternInForce(statement: Statement, group: number, project: Project): Pattern | undefined {
  const having = (patterns: readonly Pattern[]) =>
    patterns.filter(({ text }) => groupsOf(text).numbered.length >= group)
  const own = having(patternsOf(statement, project))
  if (own.length > 0 || isEntry(statement)) return only(own)
  for (const scope of outwards(statement.scope)) {
    const beside = scope.statements.filter((other) => other !== statement && !opensItsOwn(other, scope))
    const here = having([...(scope.opener ? [scope.opener] : []), ...beside].flatMap((s) => patternsOf(s, project)))
    if (here.length > 0) return only(here)
    if (isServer(scope)) return undefined
  }
  return undefined
}

const only = <T>(of: readonly T[]): T | undefined => (of.length === 1 ? of[0] : undefined)

/** What is captured for a location's block is of no use beside it; what is captured for a condition's remains. */
const opensItsOwn = ({ inner }: Statement, { context }: Scope): boolean =>
  inner !== undefined && inner.context !== `${context}.if`

const isServer = ({ context }: Scope): boolean => context === 'http.server' || context === 'stream.server'
