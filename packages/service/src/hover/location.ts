import { hasHole, type LocationKind, locationOf, type Project, type Statement } from '@nginx-lint/analysis'
import { ordinal, turnOf } from '../locations.ts'
import { literal } from './page.ts'

/** What a location matches, and when it is looked at. */
export function locationText(statement: Statement, project: Project): string | undefined {
  const location = locationOf(statement)
  if (!location || hasHole(location.pattern)) return undefined
  if (location.pattern === '' && location.kind.endsWith('regex')) return undefined
  const turn = turnOf(project, statement.node)
  const order = turn && turn.of > 1 ? ` This one is the ${ordinal(turn.turn)} of ${turn.of}.` : ''
  return `${WHAT[location.kind](literal(location.pattern))} ${WHEN[location.kind]}${order}`
}

const WHAT: Readonly<Record<LocationKind, (pattern: string) => string>> = {
  exact: (pattern) => `Takes requests for the URI ${pattern} and no other.`,
  prefix: (pattern) => `Takes requests whose URI begins with ${pattern}.`,
  'prefix-first': (pattern) => `Takes requests whose URI begins with ${pattern}.`,
  regex: (pattern) => `Takes requests whose URI fits the regular expression ${pattern}.`,
  'caseless-regex': (pattern) => `Takes requests whose URI fits the regular expression ${pattern}, whatever its case.`,
  named: (pattern) => `Takes internal redirects to ${pattern} and no request from outside.`,
}

const IN_ORDER =
  'Regular expressions are tried in the order of the file and the first that fits wins, unless an exact location fits or the longest prefix has `^~`.'

const WHEN: Readonly<Record<LocationKind, string>> = {
  exact: 'When it fits, nothing else is tried.',
  prefix: 'Of several prefixes the longest counts, and a regular expression that fits goes before it.',
  'prefix-first': 'Of several prefixes the longest counts; when it is this one, no regular expression is tried.',
  regex: IN_ORDER,
  'caseless-regex': IN_ORDER,
  named: 'It is reached by its name only.',
}
