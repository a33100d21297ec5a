import { factOf, hasHole, isEntry, outwards, type Project, type Scope, type Statement } from '@nginx-lint/analysis'
import { isRefused, swallowed } from './swallowed.ts'

const closed = factOf((_project: Project) => new Map<Scope, boolean>())

/**
 * Does the block say all that it says? Not when a file is not here that it includes, when placeholders or branches of
 * a template stand in it, and when it has a mistake that may have been meant for what is missing.
 * A mistake anywhere in a file is one: of a block that lives on it may be another the next time.
 */
export function isClosed(scope: Scope, project: Project): boolean {
  const scopes = closed(project)
  let known = scopes.get(scope)
  if (known === undefined) {
    known = !project.isExcerpt && saysAll(scope, project) && scope.statements.every((each) => isRead(each, project))
    scopes.set(scope, known)
  }
  return known
}

/** The same for all that is around it, up to the main file: what nothing says there is nowhere said. */
export const isClosedOutwards = (scope: Scope, project: Project): boolean =>
  project.root.context === 'main' && [...outwards(scope)].every((level) => isClosed(level, project))

/** As far as the block itself shows. */
const saysAll = factOf((scope, project: Project): boolean =>
  scope.statements.every((statement) => {
    const { name, spec } = statement
    if (hasHole(name)) return false
    if (name === 'include') return true
    return (spec !== undefined || isEntry(statement)) && !swallowed(statement, project)?.refused
  }),
)

/** A statement because of which a block may not say all, by what it says itself. */
export const isDoubtful = (statement: Statement): boolean =>
  (statement.spec === undefined && !isEntry(statement)) || isRefused(statement)

/** As far as the files are here, and can be read. */
const isRead = ({ name, file, node }: Statement, project: Project): boolean =>
  !file.template?.conditional && file.errors.length === 0 && (name !== 'include' || !missingIncludes(project).has(node))

const missingIncludes = factOf(
  ({ includes }: Project): ReadonlySet<unknown> =>
    new Set(includes.filter(({ found }) => !found).map(({ node }) => node)),
)
