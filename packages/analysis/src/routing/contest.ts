import { firstNotCovered, inAll, type Language, language } from '@nginx-lint/regex'
import type { Statement } from '../scope.ts'
import type { Level, LocationConf } from './configuration.ts'
import { findLocation } from './find-location.ts'
import { languageOf, URIS } from './languages.ts'
import type { Router } from './router.ts'
import { endsAlways, scriptOf } from './script.ts'

/** What a location takes, and what others take of what it matches. Each URI has been looked up as nginx does. */
export interface Contest {
  /** A URI that it takes, as a client writes it; undefined: none was found in a short time. */
  readonly example: string | undefined
  /** Not all that there may be: those that were found in a short time. */
  readonly rivals: readonly Rival[]
}

export interface Rival {
  readonly at: Statement
  /** A URI that both match, and that the rival takes. */
  readonly example: string
}

/** For an answer while somebody waits: a step is a byte in one automaton. */
const LIMITS = { steps: 8_000 }

/** How many others are looked at. */
const MOST_RIVALS = 8

/** Beside each other: among more nothing is looked for, as each URI would be tried with all of them. */
const MOST_LOCATIONS = 60

/** Undefined: no location of a server, or one that no client comes to, as the server answers before. */
export function contestOf({ servers }: Router, statement: Statement): Contest | undefined {
  for (const { level, scope } of servers) {
    const [location, ...outer] = pathTo(level, statement).reverse()
    if (!location) continue
    const isAsked = location.kind !== 'named' && !endsAlways(scriptOf(scope))
    return isAsked ? contest(level, location, outer) : undefined
  }
  return undefined
}

/** The location and those around it, the outermost first. */
function pathTo(level: Level, wanted: Statement): LocationConf[] {
  for (const location of level.all) {
    if (location.statement === wanted) return [location]
    if (location.level.all.length === 0) continue
    const path = pathTo(location.level, wanted)
    if (path.length > 0) return [location, ...path]
  }
  return []
}

function contest(server: Level, location: LocationConf, outer: readonly LocationConf[]): Contest {
  const level = outer[0]?.level ?? server
  if (level.all.length > MOST_LOCATIONS || server.all.length > MOST_LOCATIONS) return { example: undefined, rivals: [] }
  const levels = [...outer.slice(1).map((each) => each.level), ...(outer.length > 0 ? [server] : [])]
  const around = outer.map((each, i) => languageOf(each, levels[i]!))
  const own = languageOf(location, level)
  const all = own && [own, language(URIS.clean), ...around]
  if (!all?.every((each) => each !== undefined)) return { example: undefined, rivals: [] }
  const rivals = rivalsOf(location, level).slice(0, MOST_RIVALS)
  const languages = rivals.map((rival) => languageOf(rival, level))
  const takes = (uri: string, one: LocationConf): boolean => {
    const found = findLocation(server, uri)
    return found.as === 'location' && found.location !== undefined && isIn(found.location, one)
  }
  const found = rivals.flatMap((rival, i) => {
    const example = languages[i] && shared(languages[i], all)
    return example !== undefined && takes(example, rival) ? { at: rival.statement, example: asRequested(example) } : []
  })
  const [first, ...within] = all
  const others = languages.filter((each) => each !== undefined)
  const left = firstNotCovered(first!, others, within, LIMITS)
  const isExample = left.is === 'witness' && takes(left.text, location)
  return { example: isExample ? asRequested(left.text) : undefined, rivals: found }
}

/** Those beside it that come first where both match. Longer prefixes are another matter: they can be seen. */
function rivalsOf({ kind, regex }: LocationConf, { all, regexes }: Level): readonly LocationConf[] {
  if (kind === 'prefix') return regexes
  if (!regex) return []
  const earlier = regexes.slice(
    0,
    regexes.findIndex((each) => each.regex === regex),
  )
  return [...all.filter((each) => each.kind === 'exact' || each.kind === 'prefix-first'), ...earlier]
}

function shared(rival: Language, all: readonly Language[]): string | undefined {
  const answer = inAll([rival, ...all], LIMITS)
  return answer.is === 'witness' ? answer.text : undefined
}

const isIn = (inner: LocationConf, outer: LocationConf): boolean =>
  inner === outer || outer.level.all.some((each) => isIn(inner, each))

/** Percent-encoded where a request must be. */
const asRequested = (bytes: string): string =>
  bytes.replace(
    /[^!-~]|[%?#"<>\\^`{|}]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
