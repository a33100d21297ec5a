import type { Statement } from '../scope.ts'
import type { Level, LocationConf } from './configuration.ts'
import { type Found, findStatic } from './location-tree.ts'
import type { PatternMatch } from './pattern.ts'
import type { Considered } from './trace.ts'

/** What a search for a location comes to. */
export interface Search {
  /** - `none`: no location fits, the server's own settings count. - `undecided`: see `why`. */
  readonly as: 'location' | 'redirect' | 'none' | 'undecided'
  readonly location: LocationConf | undefined
  /** Of a regular expression that matched, in the order in which they did. */
  readonly matches: readonly PatternMatch[]
  readonly considered: readonly Considered[]
  readonly why?: string
}

type Mutable = { -readonly [K in keyof Search]: Search[K] } & { matches: PatternMatch[]; considered: Considered[] }

/** ngx_http_core_find_location() */
export function findLocation(server: Level, uri: string): Search {
  const search: Mutable = { as: 'none', location: undefined, matches: [], considered: [] }
  const state = look(server, uri, search)
  if (state === 'undecided') search.as = 'undecided'
  else if (state === 'redirect') search.as = 'redirect'
  else if (search.location) search.as = 'location'
  return search
}

/** `found`: NGX_OK; `declined`: also when a prefix location was found, and a regular expression may come before it. */
type Outcome = 'found' | 'redirect' | 'declined' | 'undecided'

function look(level: Level, uri: string, search: Mutable): Outcome {
  if (level.hole) {
    search.why = 'a template fills in what one of the locations matches'
    return 'undecided'
  }
  const ignored = level.ignored.filter(({ pattern }) => uri.startsWith(pattern))
  note(search, ignored, 'not looked for: it stands in a regular expression')
  const found = findStatic(level.tree, uri)
  if (found) {
    note(search, found.shorter, `shorter than "${found.location.pattern}"`)
    search.location = found.location
  }
  if (found?.as === 'exact') {
    note(search, level.regexes, 'not tried: "=" ends the search')
    return 'found'
  }
  let outcome: Outcome = found?.as === 'redirect' ? 'redirect' : 'declined'
  if (found?.as === 'prefix') outcome = look(found.location.level, uri, search)
  if (outcome !== 'declined') return outcome
  if (found && keepsRegexesOut(found)) {
    note(search, level.regexes, `not tried: "^~ ${found.location.pattern}" is the longest prefix`)
    return 'declined'
  }
  return tryRegexes(level, uri, search)
}

const keepsRegexesOut = (found: Found): boolean => found.as === 'prefix' && found.location.kind === 'prefix-first'

function tryRegexes(level: Level, uri: string, search: Mutable): Outcome {
  for (const [index, location] of level.regexes.entries()) {
    const match = location.regex?.exec(uri)
    if (match === 'undecided') {
      search.why = `it cannot be decided whether "${location.regex!.text}" matches`
      search.considered.push({ at: location.statement, why: 'cannot be decided' })
      return 'undecided'
    }
    if (!match) {
      search.considered.push({ at: location.statement, why: 'does not match' })
      continue
    }
    if (search.location) note(search, [search.location], 'matches, but a regular expression comes before a prefix')
    search.location = location
    search.matches.push(match)
    const later = level.regexes.slice(index + 1).filter(({ regex }) => typeof regex?.exec(uri) === 'object')
    note(search, later, 'matches as well, but comes later')
    const inner = look(location.level, uri, search)
    return inner === 'undecided' ? inner : 'found'
  }
  return 'declined'
}

function note(search: Mutable, locations: readonly LocationConf[], why: string): void {
  search.considered.push(...locations.map(({ statement }): { at: Statement; why: string } => ({ at: statement, why })))
}
