import {
  effective,
  factOf,
  isEntry,
  type Project,
  type Scope,
  type Statement,
  scopesIn,
  statementsOf,
} from '@nginx-lint/analysis'
import { isConditional } from './entries.ts'

/** The blocks of http in which nginx merges what is set with what is set around: each server and all that is in it. */
export const mergedScopes = factOf(({ root }: Project): readonly Scope[] =>
  [root, ...scopesIn(root)].filter(({ context }) => context !== undefined && MERGED.test(context)),
)

const MERGED = /^http\.(server|location)(\.|$)/

/** What a directive is set to in a block: a statement, nothing (the default), or who knows. */
export type Setting = Statement | 'default' | 'unknown'

/**
 * What counts in a block, of a directive that is set once. Where not all of the configuration is known, only what
 * stands in the block itself is certain: nginx refuses a second one there.
 */
export function settingIn(scope: Scope, name: string, project: Project): Setting {
  const found = (project.complete ? effective(scope, name) : statementsOf(scope, name)).at(-1)
  if (!found) return project.complete ? 'default' : 'unknown'
  return found.fit?.ok && !isConditional(found) && !isEntry(found) ? found : 'unknown'
}

/** How many blocks are around the one the statement stands in. */
export function depthOf({ scope }: Statement): number {
  let depth = 0
  for (let at = scope.outer; at; at = at.outer) depth++
  return depth
}
