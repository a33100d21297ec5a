import {
  factOf,
  isEntry,
  locationOf,
  outwards,
  type Project,
  type Scope,
  type Statement,
  walk,
} from '@nginx-lint/analysis'
import { partOfWord, type Span, type Word } from '@nginx-lint/syntax'
import type { Cursor } from '../cursor.ts'
import { groupsOf, type Pattern, patternsOf } from '../patterns.ts'
import { headCode } from './code.ts'
import { code, literal, type Page, placeOf } from './page.ts'

/** `$1` at the cursor, by the offsets of the tree. */
export function captureAt(
  { file, offset }: Cursor,
  word: Word,
): { readonly number: number; readonly span: Span } | undefined {
  for (const found of word.value.matchAll(/\$(?:([1-9])|\{([1-9])\})/g)) {
    const span = partOfWord(file.tree.text, word, { start: found.index, end: found.index + found[0].length })
    if (span.start <= offset && offset <= span.end) return { number: Number(found[1] ?? found[2]), span }
  }
  return undefined
}

/** What a capture holds, with its group where it is certain which regular expression has matched last. */
export function capturePage({ workspace, project }: Cursor, statement: Statement, number: number): Page {
  const title = `**capture** \`$${number}\``
  const pattern = patternInForce(statement, project)
  const groups = pattern && groupsOf(pattern.text)
  if (!groups) return { head: [title, `Group ${number} of the regular expression that matched last.`] }
  const group = groups[number - 1]
  const says = group
    ? `Group ${number} of the regular expression: ${literal(group.source)}${group.name === undefined ? '' : `, also \`$${group.name}\``}`
    : `The regular expression has no group ${number}: the value is empty.`
  return { head: [title, says, code(headCode(pattern.statement)), placeOf(workspace, pattern.statement)] }
}

/**
 * The statement's own regular expression, of which its other arguments use the groups; else that of the location around
 * it, if no other may match in between.
 */
function patternInForce(statement: Statement, project: Project): Pattern | undefined {
  const own = patternsOf(statement, project).filter(({ negated }) => !negated)
  if (own.length > 0) return own.length === 1 && !statement.inner ? own[0] : undefined
  if (isEntry(statement) || mapsMatch(project)) return undefined
  const condition = conditionBefore(statement, project)
  if (condition) return condition
  const scopes = [...outwards(statement.scope)]
  const at = scopes.findIndex(({ opener }) => opener && locationOf(opener)?.kind.endsWith('regex'))
  const location = scopes[at]?.opener
  if (!location) return undefined
  if ([...walk(scopes[at]!)].some((other) => patternsOf(other, project).length > 0)) return undefined
  if (scopes.slice(at + 1).some((scope) => matchesFromOutside(scope, project))) return undefined
  const [pattern, ...others] = patternsOf(location, project)
  return others.length === 0 ? pattern : undefined
}

/** In a block with a condition, the directives of its own module are run in turn, and right after the condition. */
function conditionBefore(statement: Statement, project: Project): Pattern | undefined {
  const { opener, statements } = statement.scope
  if (!opener?.spec || opener.spec.module !== statement.spec?.module) return undefined
  const before = statements.slice(0, statements.indexOf(statement))
  if (before.some((other) => patternsOf(other, project).length > 0)) return undefined
  const [pattern, ...others] = patternsOf(opener, project)
  return pattern && !pattern.negated && others.length === 0 ? pattern : undefined
}

/** Is there a regular expression in an outer block that is in force in locations as well? */
const matchesFromOutside = ({ statements }: Scope, project: Project): boolean =>
  statements.some(
    (statement) =>
      statement.spec?.facts.in.includes('http.location') &&
      statement.spec.facts.inherits !== 'never' &&
      !statement.inner &&
      patternsOf(statement, project).length > 0,
  )

/** A map matches when its variable is read, which may be at any time. */
const mapsMatch = factOf((project: Project): boolean =>
  [...walk(project.root)].some((other) => isEntry(other) && patternsOf(other, project).length > 0),
)
