import { firstNotCovered, inAll, type Language, language } from '@nginx-lint/regex'
import type { Statement } from '../scope.ts'
import type { Level, LocationConf } from './configuration.ts'
import { findLocation } from './find-location.ts'
import { languageOf, longerThan, URIS } from './languages.ts'
import { type Unreached, unreachedOnPath } from './reach.ts'
import type { Router } from './router.ts'

/** What a location takes, and what others take of what it matches. Each URI has been looked up as nginx does. */
export interface Contest {
  /** It is proven that no request comes to it, or to one around it: then there is nothing else to say. */
  readonly unreached: Unreached | undefined
  /** A URI that it takes, as a client writes it; undefined: none was found in a short time. */
  readonly example: string | undefined
  /** Not all that there may be: those that were found in a short time. */
  readonly rivals: readonly Rival[]
  /** Some were not looked at. */
  readonly isCut: boolean
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

/** Undefined: no location of a server, or one that no client comes to. */
export function contestOf(router: Router, statement: Statement): Contest | undefined {
  for (const server of router.servers) {
    const path = pathTo(server.level, statement)
    const location = path.at(-1)
    if (!location) continue
    if (location.kind === 'named') return undefined
    const levels = [server.level, ...path.slice(0, -1).map(({ level }) => level)]
    if (levels.some(({ all }) => all.length > MOST_LOCATIONS)) return NOTHING
    const unreached = unreachedOnPath(router, server, path, LIMITS)
    return unreached ? { ...NOTHING, unreached } : contest(levels, path)
  }
  return undefined
}

const NOTHING: Contest = { unreached: undefined, example: undefined, rivals: [], isCut: false }

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

/** `levels`: those of the locations of the path, that of the server first. */
function contest(levels: readonly Level[], path: readonly LocationConf[]): Contest {
  const [server, level, location] = [levels[0]!, levels.at(-1)!, path.at(-1)!]
  const around = [language(URIS.clean), ...path.slice(0, -1).map((each, i) => languageOf(each, levels[i]!))]
  const own = languageOf(location, level)
  if (!own || !isKnown(around)) return NOTHING
  const takes = (uri: string, one: LocationConf): boolean => {
    const found = findLocation(server, uri)
    return found.as === 'location' && found.location !== undefined && isIn(found.location, one)
  }
  const candidates = candidatesBeside(location, level)
  const looked = candidates.slice(0, MOST_RIVALS)
  const rivals = looked.flatMap(({ location: rival, within }) => {
    const example = isKnown(within) ? shared([...within, own, ...around]) : undefined
    return example !== undefined && takes(example, rival)
      ? [{ at: rival.statement, example: asRequested(example) }]
      : []
  })
  const isPrefix = location.kind === 'prefix' || location.kind === 'prefix-first'
  const longer = isPrefix ? longerThan(location, level) : []
  const lookedLonger = longer.slice(0, Math.max(0, MOST_RIVALS - looked.length))
  for (const rival of lookedLonger) {
    const language = languageOf(rival, level)
    const example = language && shared([language, ...around])
    if (example !== undefined && takes(example, rival))
      rivals.push({ at: rival.statement, example: asRequested(example) })
  }
  const others = candidates.flatMap(({ within: [language] }) => language ?? [])
  const left = firstNotCovered(own, others, around, LIMITS)
  const isExample = left.is === 'witness' && takes(left.text, location)
  return {
    unreached: undefined,
    example: isExample ? asRequested(left.text) : undefined,
    rivals,
    isCut: looked.length < candidates.length || lookedLonger.length < longer.length,
  }
}

/** A location that may come first, and what a URI is in that comes to it: its own language first, then those around it. */
interface Candidate {
  readonly location: LocationConf
  readonly within: readonly (Language | undefined)[]
}

/** Those beside it that come first where both match, and those in others beside it, which are tried with these. */
function candidatesBeside({ kind, regex }: LocationConf, level: Level): readonly Candidate[] {
  const { statics, regexes } = level
  const plain = (location: LocationConf): Candidate => ({ location, within: [languageOf(location, level)] })
  if (kind === 'prefix') return regexes.map(plain)
  if (!regex) return []
  const earlier = regexes.slice(
    0,
    regexes.findIndex((each) => each.regex === regex),
  )
  return [
    ...statics.filter((each) => each.kind !== 'prefix').map(plain),
    ...statics.filter((each) => each.kind === 'prefix').flatMap((each) => nested(each, [languageOf(each, level)])),
    ...earlier.map(plain),
  ]
}

function nested({ level }: LocationConf, around: Candidate['within']): readonly Candidate[] {
  return level.all.flatMap((location) => {
    const within = [languageOf(location, level), ...around]
    const isFirst = location.regex !== undefined || location.kind === 'exact'
    return [...(isFirst ? [{ location, within }] : []), ...nested(location, within)]
  })
}

const isKnown = (languages: readonly (Language | undefined)[]): languages is readonly Language[] =>
  languages.every((each) => each !== undefined)

function shared(languages: readonly Language[]): string | undefined {
  const answer = inAll(languages, LIMITS)
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
