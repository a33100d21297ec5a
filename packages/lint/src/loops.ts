import {
  factOf,
  fits,
  isLoop,
  type Outcome,
  type Project,
  type Request,
  type Route,
  type Router,
  requestFor,
  type ServerConf,
  type Statement,
  type Step,
} from '@nginx-lint/analysis'
import { isClosed } from './absence.ts'
import { ARBITRARY, type Probe } from './probes.ts'

/** A request that comes to no end. */
export interface Loop {
  /**
   * - `circle`: it is redirected until it is where it was.
   * - `growth`: each redirect is to a longer URI, by the same statement.
   * - `inside`: nginx itself goes round, and gives up.
   */
  readonly kind: 'circle' | 'growth' | 'inside'
  /** In the order in which the request takes them, each statement once. */
  readonly hops: readonly Hop[]
  /** It does so only where a file is not there. */
  readonly needsMissing: boolean
}

export interface Hop {
  /** The statement that sends it on. */
  readonly by: Statement
  readonly from: string
  readonly to: string
}

/** Follows a probe through redirects to the servers that are here, and are asked by their names. */
export function loopOf(
  { request, server, location }: Probe,
  router: Router,
  project: Project,
  ways: Ways,
): Loop | undefined {
  const seen = new Map<string, number>()
  const hops: (Omit<Hop, 'by'> & { readonly by: Statement | undefined })[] = []
  let next: Request = request
  let needsMissing = false
  while (hops.length < CLIENTS_GIVE_UP) {
    const isKnown = [...seen.keys()].some((url) => url.startsWith(endpoint(next)))
    seen.set(urlOf(next), hops.length)
    const way = follow(next, router, project, ways)
    if (!way) return undefined
    if (hops.length === 0 && !comesTo(way, server, location?.statement)) return undefined
    if (hops.length > 0 && !isKnown && !fits(way.asked.names, next.host.toLowerCase())) return undefined
    needsMissing ||= way.isMissing
    if (isLoop(way.end)) return hops.length === 0 ? inside(way.steps, next, needsMissing) : undefined
    const to = way.end.kind === 'redirect' ? targetOf(way.end.to, next) : undefined
    if (!to || way.end.kind !== 'redirect') return undefined
    hops.push({ by: way.end.by, from: urlOf(next), to: urlOf(to) })
    const start = seen.get(urlOf(to))
    if (start !== undefined) return { kind: 'circle', hops: known(hops.slice(start)), needsMissing }
    next = to
  }
  const [first] = hops
  const grows = hops.every(({ by, from, to }) => by && by === first?.by && to.length > from.length)
  return grows ? { kind: 'growth', hops: known(hops.slice(0, 2)), needsMissing } : undefined
}

/** Where requests for a URL go, for those that come there from elsewhere. Undefined: something else decides. */
export type Ways = Map<string, Followed | undefined>

interface Followed {
  /** The server that is asked. */
  readonly asked: ServerConf
  /** The location that is found first. */
  readonly location: Statement | undefined
  /** Those of a loop. */
  readonly steps: readonly Step[]
  readonly end: Outcome
  /** A file was looked for, and not there. */
  readonly isMissing: boolean
}

function follow(request: Request, router: Router, project: Project, ways: Ways): Followed | undefined {
  const url = urlOf(request)
  if (!ways.has(url)) ways.set(url, followed(router.route(request), router, project))
  return ways.get(url)
}

function followed(route: Route, router: Router, project: Project): Followed | undefined {
  const way = wayOf(route)
  const asked = way && serverOf(way, router)
  if (!asked || !isCertain(way, asked, project)) return undefined
  const { steps, end, isMissing } = way
  const location = steps.find(({ kind }) => kind === 'location')?.at
  return { asked, location, steps: isLoop(end) ? steps : [], end, isMissing }
}

/** Browsers follow no more than 20. */
const CLIENTS_GIVE_UP = 20

const known = (hops: readonly (Omit<Hop, 'by'> & { readonly by: Statement | undefined })[]): Hop[] =>
  hops.flatMap(({ by, ...hop }) => (by ? [{ ...hop, by }] : []))

type FollowedWay = Pick<Followed, 'steps' | 'end' | 'isMissing'>

/** The file of an arbitrary request is missing, and others are there, as fallbacks are. Undefined: something else decides. */
function wayOf(route: Route): FollowedWay | undefined {
  const steps: Step[] = []
  let isMissing = false
  for (let { steps: more, end } = route; ; { steps: more, end } = end.ways[0]!.route) {
    steps.push(...more)
    if (end.kind !== 'fork') return { steps, end, isMissing }
    const { path } = end
    if (path === undefined) return undefined
    const isArbitrary = path.includes(ARBITRARY)
    const wanted = isArbitrary ? 'nothing' : path.endsWith('/') ? 'a folder' : 'a file'
    isMissing ||= isArbitrary
    const way = end.ways.find(({ answer }) => answer.split(' or ').includes(wanted))
    if (!way) return undefined
    end = { ...end, ways: [way] }
  }
}

const byStatement = factOf(
  ({ servers }: Router): ReadonlyMap<Statement, ServerConf> =>
    new Map(servers.map((server) => [server.statement, server])),
)

function serverOf({ steps }: FollowedWay, router: Router): ServerConf | undefined {
  const at = steps.find(({ kind }) => kind === 'server')?.at
  return at && byStatement(router).get(at)
}

/** Nothing that is not in the text has a say in it. */
function isCertain({ steps }: FollowedWay, { scope }: ServerConf, project: Project): boolean {
  const scopes = [scope, ...steps.flatMap(({ at }) => at?.inner ?? [])]
  return steps.every(({ kind }) => kind !== 'caution') && scopes.every((each) => isClosed(each, project))
}

const comesTo = (way: Followed, server: ServerConf, location: Statement | undefined): boolean =>
  way.asked === server && (!location || way.location === location)

const isStandard = ({ scheme, port }: Request): boolean => port === (scheme === 'https' ? 443 : 80)

const endpoint = (request: Request): string =>
  `${request.scheme}://${request.host.toLowerCase()}${isStandard(request) ? '' : `:${request.port}`}/`

const urlOf = (request: Request): string => endpoint(request) + request.target.slice(1)

/** Where a client goes; undefined: that cannot be said. */
function targetOf(to: string | undefined, from: Request): Request | undefined {
  if (to === undefined || /[^\x21-\x7e]/.test(to) || to.startsWith('//')) return undefined
  if (to.startsWith('/')) return { ...from, target: to.replace(/#.*$/, '') }
  const request = /^https?:\/\/[^/?#]/.test(to) ? requestFor(to) : undefined
  return request && !('error' in request) ? request : undefined
}

/** Of the ten rounds those that show how it goes. */
function inside(steps: readonly Step[], { target }: Request, needsMissing: boolean): Loop | undefined {
  const moves = steps.filter(({ kind, uri }) => (kind === 'rewrite' && uri !== undefined) || kind === 'redirect')
  const again = moves.findIndex(({ at }, i) => at && moves.slice(i + 1).some((later) => later.at === at))
  const first = moves[again]
  if (!first) return undefined
  const end = moves.findIndex(({ at }, i) => i > again && at === first.at)
  const before = moves.slice(0, again).findLast(({ uri }) => uri !== undefined)
  let from = before?.uri ?? target
  const hops = moves.slice(again, Math.max(end, again + 1)).map(({ at, uri }) => {
    const to = uri ?? at?.args.at(-1) ?? from
    const hop = { by: at, from, to }
    from = to
    return hop
  })
  return { kind: 'inside', hops: known(hops), needsMissing }
}
