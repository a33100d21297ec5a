import { statementsOf } from '../effective.ts'
import { isRegexKind, locationOf } from '../locations.ts'
import { outwards, type Scope, type Statement } from '../scope.ts'
import { toBytes } from './bytes.ts'
import type { State, Value } from './state.ts'
import { evaluate } from './variables.ts'

/** The path of a file for a URI, as ngx_http_map_uri_to_path() makes it. Undefined: it depends on something unknown. */
export function pathOf(state: State, uri: string): Value {
  if (lostAlias(state)) return ''
  const { directory, prefix, isWhole } = folderFor(state)
  if (directory === undefined) return undefined
  if (isWhole) return state.isAliasFolder ? directory + uri : directory
  return directory + uri.slice(prefix)
}

/**
 * What `try_files` looks for, and what the URI becomes when it is there. Behind an `alias` a name with variables loses
 * what the location's name is of it; one without is taken as it is.
 */
export function pathToTry(state: State, name: string, isPlain: boolean): Tried {
  const { directory, prefix, isWhole } = folderFor(state)
  const start = isWhole ? '' : state.uri.slice(0, prefix)
  const rest = !isPlain && name.startsWith(start) ? name.slice(start.length) : name
  return { path: directory === undefined ? undefined : directory + rest, uri: start + rest, isWhole, rest }
}

interface Tried {
  readonly path: Value
  readonly uri: string
  readonly isWhole: boolean
  /** The name without what the location's name is of it: where the last one leads. */
  readonly rest: string
}

/** The `alias` that nginx cannot use, as the URI was rewritten: 500. */
export function lostAlias(state: State): Statement | undefined {
  const statement = state.isAliasLost ? folderStatement(state)?.statement : undefined
  return statement?.name === 'alias' ? statement : undefined
}

/** `$document_root` */
export const rootOf = (state: State): Value => folderFor(state).directory

interface Folder {
  readonly directory: Value
  /** How much of the URI an alias replaces. */
  readonly prefix: number
  /** An alias in a regular expression's location is the file itself. */
  readonly isWhole: boolean
}

function folderFor(state: State): Folder {
  const { statement, scope } = folderStatement(state) ?? {}
  if (!statement || !scope) return { directory: 'html', prefix: 0, isWhole: false }
  const directory = evaluate(state, statement.args[0] ?? '')
  if (statement.name === 'root') return { directory: directory?.replace(/\/$/, ''), prefix: 0, isWhole: false }
  const location = locationAround(scope)
  const isRegex = location !== undefined && isRegexKind(location.kind)
  return { directory, prefix: location ? toBytes(location.pattern).length : 0, isWhole: isRegex }
}

/** `root` and `alias` are inherited as one: the nearest of either counts. */
function folderStatement(state: State): { readonly statement: Statement; readonly scope: Scope } | undefined {
  for (const scope of outwards(state.scope)) {
    const statement = statementsOf(scope, 'root')[0] ?? statementsOf(scope, 'alias')[0]
    if (statement) return { statement, scope }
  }
  return undefined
}

function locationAround(scope: Scope): ReturnType<typeof locationOf> {
  for (const { opener } of outwards(scope)) {
    const location = opener && locationOf(opener)
    if (location) return location
  }
  return undefined
}
