import {
  contestOf,
  hasBranches,
  hasHole,
  type LocationKind,
  locationOf,
  type Project,
  routerOf,
  type Statement,
  type Unreached,
} from '@nginx-lint/analysis'
import { statementsOf } from '../cursor.ts'
import { ordinal, turnOf } from '../locations.ts'
import { headCode } from './code.ts'
import { literal } from './page.ts'

/** What a location matches, and when it is looked at. */
export function locationText(statement: Statement, project: Project): string | undefined {
  const location = locationOf(statement)
  if (!location || hasHole(location.pattern)) return undefined
  if (location.pattern === '' && location.kind.endsWith('regex')) return undefined
  const turn = turnOf(project, statement.node)
  const order = turn && turn.of > 1 ? ` This one is the ${ordinal(turn.turn)} of ${turn.of}.` : ''
  const text = `${WHAT[location.kind](literal(location.pattern))} ${WHEN[location.kind]}${order}`
  return [text, ...contestTexts(statement, location.kind, project)].join('\n\n')
}

/** So many of those that come first are listed. */
const MOST = 4

function contestTexts(statement: Statement, kind: LocationKind, project: Project): readonly string[] {
  // What is included several times may have others beside it in each place.
  if (statementsOf(project, statement.node).length > 1) return []
  const contest = contestOf(routerOf(project), statement)
  if (!contest) return []
  const { unreached, example, rivals, isCut } = contest
  if (unreached) return hasBranches(project) ? [] : [unreachedText(unreached, statement)]
  const isTelling = kind.endsWith('regex') || rivals.length > 0
  const listed = rivals
    .slice(0, MOST)
    .map(({ at, example }) => `- ${literal(headCode(at))}, such as ${literal(example)}`)
  const rest = rivals.length - listed.length
  if (listed.length > 0 && (rest > 0 || isCut)) listed.push(isCut ? '- others' : `- ${rest} more`)
  return [
    ...(example !== undefined && isTelling ? [`For example, it takes ${literal(example)}.`] : []),
    ...(listed.length > 0 ? [`Some of what it matches goes elsewhere:\n\n${listed.join('\n')}`] : []),
  ]
}

function unreachedText({ location, why, takers }: Unreached, statement: Statement): string {
  const names = takers.slice(0, MOST).map((taker) => literal(headCode(taker)))
  if (takers.length > MOST) names.push('others')
  const around =
    location.statement === statement || why === 'answered'
      ? ''
      : `, nor to ${literal(headCode(location.statement))} around it`
  return `**No request comes here**${around}: ${
    {
      elsewhere: `all that match go to ${names.join(', ')}.`,
      answered: `${names.join(', ')} answers all requests of the server.`,
      ignored: 'inside a location with a regular expression nginx looks for other regular expressions only.',
      slash: 'every URI begins with `/`.',
      pattern: 'nginx has no such URIs, as it decodes and cleans them first.',
    }[why]
  }`
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
