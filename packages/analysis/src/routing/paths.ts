import { locationOf } from '../locations.ts'
import { outwards, type Scope } from '../scope.ts'
import { toBytes } from './bytes.ts'
import type { State, Value } from './state.ts'
import { evaluate } from './variables.ts'

/** The path of a file for a URI, as ngx_http_map_uri_to_path() makes it. Undefined: it depends on something unknown. */
export function pathOf(state: State, uri: string): Value {
  const { directory, prefix, isWhole } = folderFor(state)
  if (directory === undefined) return undefined
  return isWhole ? directory : directory + uri.slice(prefix)
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

/** `root` and `alias` are inherited as one: the nearest of either counts. */
function folderFor(state: State): Folder {
  for (const scope of outwards(state.scope)) {
    const statement = scope.statements.find(({ name, spec }) => spec && (name === 'root' || name === 'alias'))
    if (!statement) continue
    const directory = evaluate(state, statement.args[0] ?? '')
    if (statement.name === 'root') return { directory: directory?.replace(/\/$/, ''), prefix: 0, isWhole: false }
    const location = locationAround(scope)
    const isRegex = location?.kind === 'regex' || location?.kind === 'caseless-regex'
    return { directory, prefix: location ? toBytes(location.pattern).length : 0, isWhole: isRegex }
  }
  return { directory: 'html', prefix: 0, isWhole: false }
}

function locationAround(scope: Scope): ReturnType<typeof locationOf> {
  for (const { opener } of outwards(scope)) {
    const location = opener && locationOf(opener)
    if (location) return location
  }
  return undefined
}
