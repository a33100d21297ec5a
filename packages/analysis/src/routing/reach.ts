import { type Answer, firstNotCovered, inAll, type Language, type Limits, language } from '@nginx-lint/regex'
import { factOf, remembering } from '../facts.ts'
import type { Statement } from '../scope.ts'
import { type Level, type LocationConf, levelOf, type ServerConf } from './configuration.ts'
import { languageOf, URIS, type Uris } from './languages.ts'
import { flat } from './levels.ts'
import { findStatic } from './location-tree.ts'
import { urisIn } from './requested-uris.ts'
import type { Router } from './router.ts'
import { endsAlways, scriptOf } from './script.ts'

/** A location that no request comes to, proven. */
export interface Unreached {
  readonly location: LocationConf
  /**
   * - `elsewhere`: others take all of its requests.
   * - `slash`: its pattern does not begin with the slash that every URI begins with.
   * - `pattern`: no URI looks so.
   * - `ignored`: it is no regular expression, and stands in one.
   * - `answered`: the server answers all requests before it looks for a location.
   */
  readonly why: 'elsewhere' | 'slash' | 'pattern' | 'ignored' | 'answered'
  /** Of `elsewhere` the locations that take the requests, of `answered` the `return`. */
  readonly takers: readonly Statement[]
}

/**
 * The locations that nothing can reach. What cannot be proven is not among them: where a pattern is not a regular
 * language, a template fills something in, or the proof would take too long.
 */
export function* unreachedLocations({ servers }: Router): Generator<Unreached> {
  const isKept = keepsSlashes(servers)
  for (const server of servers) yield* unreachedIn(server, isKept)
}

/** The same of one location, the last of `path`, which begins in a server; also when it is that of one around it. */
export function unreachedOnPath(
  { servers }: Router,
  server: ServerConf,
  path: readonly LocationConf[],
  limits: Limits,
): Unreached | undefined {
  const [first] = path
  const answered = answerOf(server.scope)
  if (answered) return first && { location: first, why: 'answered', takers: [answered.statement] }
  const uris = urisIn(server.scope, keepsSlashes(servers))
  let around = outermost(language(URIS[uris])!)
  let { level } = server
  for (const location of path) {
    if (level.hole) return undefined
    const { unreached, inside } = reachAt(level, around, uris !== 'any', limits)(location)
    if (unreached || !inside) return unreached
    around = inside
    level = location.level
  }
  return undefined
}

/** All servers stand in one http block, which is looked through once. */
function keepsSlashes(servers: Router['servers']): boolean {
  const scopes = new Set(servers.flatMap(({ scope }) => (scope.outer ? [scope, scope.outer] : [scope])))
  return [...scopes].some(({ statements }) => statements.some(isMergeOff))
}

/**
 * Thousands of servers have the same locations: what was proven of some holds of others that are written the same,
 * and so it does after a keystroke. Places are those in `flat`.
 */
const proofs = remembering<readonly Proof[]>(2_000_000, ({ length }) => length)

interface Proof {
  readonly why: Unreached['why']
  readonly location: number
  readonly takers: readonly number[]
}

const isMergeOff = ({ name, args }: Statement): boolean => name === 'merge_slashes' && args[0]?.toLowerCase() === 'off'

function* unreachedIn(server: ServerConf, isKept: boolean): Generator<Unreached> {
  const { level, scope } = server
  if (level.all.length === 0) return
  const answered = answerOf(scope)
  if (answered) {
    for (const location of level.all)
      if (location.kind !== 'named') yield { location, why: 'answered', takers: [answered.statement] }
    return
  }
  const uris = urisIn(scope, isKept)
  const proven = proofs(`${uris} ${writtenIn(scope)}`, () => proofsOf(level, uris, flat(level)))
  if (proven.length === 0) return
  const locations = flat(level)
  for (const { why, location, takers } of proven)
    yield { why, location: locations[location]!, takers: takers.map((taker) => locations[taker]!.statement) }
}

function proofsOf(level: Level, uris: Uris, locations: readonly LocationConf[]): readonly Proof[] {
  const universe = language(URIS[uris])
  if (!universe) return []
  return [...unreachedAt(level, outermost(universe), uris !== 'any')].map(({ why, location, takers }) => ({
    why,
    location: locations.indexOf(location),
    takers: takers.map((taker) => locations.findIndex(({ statement }) => statement === taker)),
  }))
}

const answerOf = factOf((scope) => endsAlways(scriptOf(scope)) ?? null)

const writtenIn = factOf((scope) => JSON.stringify(written(levelOf(scope))))

/** All of the locations that a proof goes by. */
const written = ({ all, hole }: Level): unknown => [
  hole !== undefined,
  all.map(({ kind, pattern, regex, level }) => [kind, pattern, regex?.text, regex?.isCaseless, written(level)]),
]

/** What is around the locations of a level. */
interface Around {
  /** The URIs that come so far. */
  readonly within: readonly Language[]
  /** Take some of them before the locations here are looked at, as they stand before a regular expression around them. */
  readonly before: readonly Taker[]
  /** Regular expressions beside a prefix around them: they are tried when none here has matched. */
  readonly after: readonly Taker[]
}

interface Taker {
  readonly location: LocationConf
  readonly language: Language
}

const outermost = (universe: Language): Around => ({ within: [universe], before: [], after: [] })

function* unreachedAt(level: Level, around: Around, beginsWithSlash: boolean): Generator<Unreached> {
  if (level.hole) return
  const reach = reachAt(level, around, beginsWithSlash, LIMITS)
  for (const location of level.all) {
    const { unreached, inside } = reach(location)
    if (unreached) yield unreached
    else if (inside && location.level.all.length > 0) yield* unreachedAt(location.level, inside, beginsWithSlash)
  }
}

interface Reach {
  readonly unreached?: Unreached
  /** For the locations in it. Undefined: nobody knows what it takes. */
  readonly inside?: Around
}

/** Tells of locations beside each other why nothing reaches them. */
function reachAt(
  level: Level,
  around: Around,
  beginsWithSlash: boolean,
  limits: Limits,
): (location: LocationConf) => Reach {
  const taking = new Map(level.all.map((location) => [location, languageOf(location, level)]))
  const takers = (locations: readonly LocationConf[]): Taker[] =>
    locations.flatMap((location) => {
      const taken = taking.get(location)
      return taken ? [{ location, language: taken }] : []
    })
  const regexes = takers(level.regexes)
  const before = takers(level.statics.filter(({ kind }) => kind !== 'prefix'))
  return (location) => {
    const own = taking.get(location)
    if (level.ignored.includes(location)) return { unreached: { location, why: 'ignored', takers: [] } }
    if (!own) return {}
    const within = [...around.within, own]
    const lacksSlash = beginsWithSlash && !location.regex && !location.pattern.startsWith('/')
    if (location.regex) {
      const at = regexes.findIndex((other) => other.location === location)
      const first = [...around.before, ...before, ...regexes.slice(0, at)]
      const unreached = impossible(location, within, lacksSlash, limits) ?? taken(location, own, first, around, limits)
      return unreached ? { unreached } : { inside: { within, before: first, after: [] } }
    }
    const after = location.kind === 'prefix' ? [...regexes, ...around.after] : around.after
    const inside = { within, before: around.before, after }
    if (!lacksSlash && isRedirectedTo(location, level)) return { inside }
    const others = location.kind === 'exact' || mayEndBelow(location) ? [] : after
    const unreached = impossible(location, within, lacksSlash, limits) ?? taken(location, own, others, around, limits)
    return unreached ? { unreached } : { inside }
  }
}

function impossible(
  location: LocationConf,
  within: readonly Language[],
  lacksSlash: boolean,
  limits: Limits,
): Unreached | undefined {
  if (inAll(within, limits).is !== 'none') return undefined
  return { location, why: lacksSlash ? 'slash' : 'pattern', takers: [] }
}

function taken(
  location: LocationConf,
  own: Language,
  others: readonly Taker[],
  { within }: Around,
  limits: Limits,
): Unreached | undefined {
  const cover = (some: readonly Taker[]): Answer =>
    firstNotCovered(
      own,
      some.map((other) => other.language),
      within,
      limits,
    )
  if (others.length === 0 || cover(others).is !== 'none') return undefined
  const alone = others.find((other) => cover([other]).is === 'none')
  const takers = alone
    ? [alone]
    : others.filter((other) => inAll([own, other.language, ...within], limits).is !== 'none')
  return { location, why: 'elsewhere', takers: takers.map((taker) => taker.location.statement) }
}

/** Passed on, and with a slash at the end: the URI without it comes here, before any regular expression is asked. */
function isRedirectedTo(location: LocationConf, { tree }: Level): boolean {
  if (!location.autoRedirect) return false
  const found = findStatic(tree, location.pattern.slice(0, -1))
  return found?.as === 'redirect' && found.location === location
}

const LIMITS = { steps: 300_000 }

/** Nested ones are looked at before the regular expressions beside it, and such may end the search. */
const mayEndBelow = ({ level }: LocationConf): boolean =>
  level.regexes.length > 0 ||
  level.all.some((location) => location.kind === 'exact' || location.autoRedirect || mayEndBelow(location))
