import {
  factOf,
  type LocationConf,
  type Operation,
  type Request,
  remembering,
  type ServerConf,
  type Statement,
  scriptOf,
} from '@nginx-lint/analysis'
import { inAll, type Language, language } from '@nginx-lint/regex'

/** A request that tries out a server, or a location in it. */
export interface Probe {
  readonly request: Request
  readonly server: ServerConf
  readonly location: LocationConf | undefined
}

/** In the URI of an arbitrary request: files whose paths have it are not there. */
export const ARBITRARY = 'some-page'

/** By what they are for: thousands of servers are written alike, and a keystroke changes few of them. */
const samples = remembering<string | undefined>(2_000_000, ({ length }) => length)

/** Requests for a server that may be sent elsewhere, by names and ports of its own. */
export const probesOf = (server: ServerConf): readonly Probe[] => probesIn(server.scope, server)

const probesIn = factOf((_scope, server: ServerConf): readonly Probe[] => [...madeFor(server)])

function* madeFor(server: ServerConf): Generator<Probe> {
  const ends = endpointsOf(server)
  if (ends.length === 0) return
  for (const location of [undefined, ...locationsIn(server)]) {
    const { scope } = location ?? server
    const sendsOut = scope.statements.some(({ name, spec, inner }) => (spec || inner) && SENDING.has(name))
    if (!sendsOut && !scope.statements.some(goesOn)) continue
    // What goes on inside does so by any name and port.
    for (const target of targetsFor(location, scriptOf(scope)))
      for (const end of sendsOut ? ends : ends.slice(0, 1))
        yield { server, location, request: { ...end, target, method: 'GET', headers: new Map() } }
  }
}

/** An `if` has its own in it. */
const SENDING: ReadonlySet<string> = new Set(['return', 'rewrite', 'if'])

const goesOn = ({ name, args, spec }: Statement): boolean =>
  spec !== undefined && name === 'try_files' && !args.at(-1)?.startsWith('=')

function locationsIn({ level }: Pick<ServerConf, 'level'>): readonly LocationConf[] {
  return level.all.flatMap((location) => [location, ...locationsIn(location)])
}

type Endpoint = Pick<Request, 'scheme' | 'host' | 'port'>

/** A few names, and the first port for each scheme. */
function endpointsOf({ names, listens, scope }: ServerConf): readonly Endpoint[] {
  const hosts = names.flatMap(({ kind, text }) => {
    if (kind === 'exact' && text !== '') return [text]
    return kind === 'domain' ? [text.slice(1)] : kind === 'leading' ? [`www${text}`] : []
  })
  const saysNone = !scope.statements.some(({ name }) => name === 'listen')
  const tcp = listens.filter(({ transport, host }) => transport === 'tcp' && !host.startsWith('unix:'))
  const plain = saysNone ? 80 : tcp.find(({ parameters }) => !parameters.includes('ssl'))?.ports.first
  const secure = tcp.find(({ parameters }) => parameters.includes('ssl'))?.ports.first
  return (hosts.length > 0 ? hosts.slice(0, NAMES) : ['']).flatMap((host) => [
    ...(plain === undefined ? [] : [{ scheme: 'http', host, port: plain } as const]),
    ...(secure === undefined ? [] : [{ scheme: 'https', host, port: secure } as const]),
  ])
}

const NAMES = 2

/** URIs for the location: an arbitrary one, and one for each rewrite. */
function targetsFor(location: LocationConf | undefined, script: readonly Operation[]): ReadonlySet<string> {
  const own = patternOf(location)
  const rewrites = script.flatMap((one) => (one.op === 'rewrite' ? [one.pattern] : []))
  const found = [own ? sample([own]) : undefined]
  for (const { text, isCaseless } of rewrites) found.push(sample([{ text, isCaseless }, ...(own ? [own] : [])]))
  if (!location) found.push(`/${ARBITRARY}`)
  return new Set(found.flatMap((target) => target ?? []))
}

interface Source {
  readonly text: string
  readonly isCaseless: boolean
}

/** The URIs of a location as a regular expression; which of them really come there its probe will show. */
function patternOf(location: LocationConf | undefined): Source | undefined {
  if (!location || location.kind === 'named') return undefined
  const { kind, pattern, regex } = location
  if (regex) return regex
  const quoted = pattern.replace(/[^\w/]/g, (char) => (char > '\x7f' ? char : `\\${char}`))
  if (kind === 'exact') return { text: `^${quoted}\\z`, isCaseless: false }
  return { text: `^${quoted}${pattern.endsWith('/') ? '' : '(?:/|\\z)'}`, isCaseless: false }
}

/** A short URI that all match: an arbitrary one, or else one for which that cannot be said. */
function sample(patterns: readonly Source[]): string | undefined {
  const key = JSON.stringify(patterns.map(({ text, isCaseless }) => [text, isCaseless]))
  return samples(key, () => shortest(patterns))
}

function shortest(patterns: readonly Source[]): string | undefined {
  const languages = patterns.map(({ text, isCaseless }) => language(text, { caseless: isCaseless }))
  const uris = language(CLEAN)
  const arbitrary = language(ARBITRARY)
  if (!uris || !arbitrary || languages.includes(undefined)) return undefined
  const wanted = [...(languages as Language[]), uris]
  for (const all of [[...wanted, arbitrary], wanted]) {
    const answer = inAll(all, LIMITS)
    if (answer.is === 'witness') return answer.text
  }
  return undefined
}

/** As clients send them, with nothing that is to be decoded or cleaned. */
const CLEAN = String.raw`^/(?!(?:[^\x00]*/)?(?:/|\.\.?(?:/|\z)))[\w.~@:,=!/-]*\z`

const LIMITS = { steps: 100_000 }
