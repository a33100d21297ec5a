import { exactly, firstNotCovered, type Language, language } from '@nginx-lint/regex'
import type { Address } from '../addresses.ts'
import { remembering } from '../facts.ts'
import type { Scope } from '../scope.ts'
import { toText } from './bytes.ts'
import { quoted } from './languages.ts'
import { type NamePattern, namesOf } from './server-names.ts'

/** A regular expression that is a server's name, and by which no request comes to it on an address, proven. */
export interface UnreachedName extends ServerName {
  /** The names that take all that it matches; none: no host is called so. */
  readonly takers: readonly ServerName[]
}

export interface ServerName {
  readonly server: Scope
  readonly name: NamePattern
}

/**
 * Those of an address where nginx looks at names: several servers share it, or the last regular expression captures
 * (ngx_http_optimize_servers). It looks for names without regular expressions first, and then tries these in the order
 * of the text (ngx_http_find_virtual_server).
 */
export function unreachedNames({ claims }: Address): readonly UnreachedName[] {
  const all = claims.flatMap(({ server }) => namesOf(server).map((name) => ({ server, name })))
  const regexes = all.filter(({ name }) => name.kind === 'regex')
  if (regexes.length === 0 || regexes.length > MOST_REGEXES) return []
  if (claims.length < 2 && !regexes.at(-1)?.name.regex?.captures()) return []
  return proofsOf(all).map(({ name, takers }) => ({ ...all[name]!, takers: takers.map((taker) => all[taker]!) }))
}

/** Places among all names. */
interface Proof {
  readonly name: number
  readonly takers: readonly number[]
}

function proofsOf(all: readonly ServerName[]): readonly Proof[] {
  const key = JSON.stringify(all.map(({ name }) => [isSure(name), name.kind, name.text]))
  return proven(key, () => {
    const index = indexOf(all.filter(({ name }) => isSure(name)))
    return all.flatMap((each, name) => {
      const takers = each.name.kind === 'regex' ? takersOf(each, index) : undefined
      return takers ? [{ name, takers: takers.map((taker) => all.indexOf(taker)) }] : []
    })
  })
}

/** By the names: other addresses have the same, and they are the same between keystrokes. */
const proven = remembering<readonly Proof[]>(100)

/** No branch of a template, which may not be there. */
const isSure = ({ statement }: NamePattern): boolean => statement.file.template?.conditional !== true

/** Each is tried with those before it. */
const MOST_REGEXES = 100

/** Of hosts as ngx_http_validate_host() leaves them: in lower case, without the port. */
const HOSTS = String.raw`^(?:\[[^\x00- /\x7fA-Z\]]*\]|[^\x00- /\x7fA-Z:[][^\x00- /\x7fA-Z:]*)\z`

const LIMITS = { steps: 50_000 }

/** More of them do not read well, and take long. */
const MOST_TAKERS = 6

/** Undefined: that others take all of it cannot be proven. Hosts are looked up until none is left. */
function takersOf(regex: ServerName, index: Index): readonly ServerName[] | undefined {
  const own = languageOf(regex)
  const hosts = language(HOSTS)
  if (!own || !hosts) return undefined
  const takers: ServerName[] = []
  const taken: Language[] = []
  while (taken.length <= MOST_TAKERS) {
    const left = firstNotCovered(own, taken, hosts, LIMITS)
    if (left.is === 'none') return takers
    const taker = left.is === 'witness' ? takerBefore(left.text, regex, index) : undefined
    const takes = taker && !takers.includes(taker) ? languageOf(taker) : undefined
    if (!taker || !takes) return undefined
    takers.push(taker)
    taken.push(takes)
  }
  return undefined
}

interface Index {
  readonly exact: ReadonlyMap<string, ServerName>
  readonly leading: ReadonlyMap<string, ServerName>
  readonly trailing: ReadonlyMap<string, ServerName>
  readonly regexes: readonly ServerName[]
}

/** Of two with the same name the first counts. */
function indexOf(all: readonly ServerName[]): Index {
  const keyed = (kinds: readonly NamePattern['kind'][], from = 0): [string, ServerName][] =>
    all.filter(({ name }) => kinds.includes(name.kind)).map((each) => [each.name.text.slice(from), each])
  return {
    exact: new Map([...keyed(['domain'], 1), ...keyed(['exact'])].reverse()),
    leading: new Map(keyed(['domain', 'leading']).reverse()),
    trailing: new Map(keyed(['trailing']).reverse()),
    regexes: all.filter(({ name }) => name.kind === 'regex'),
  }
}

function takerBefore(host: string, before: ServerName, index: Index): ServerName | undefined {
  const dots = [...host.matchAll(/\./g)].map((dot) => dot.index)
  const plain =
    index.exact.get(host) ??
    first(dots, (dot) => (dot > 0 ? index.leading.get(host.slice(dot)) : undefined)) ??
    first(dots.reverse(), (dot) => (dot < host.length - 1 ? index.trailing.get(host.slice(0, dot + 1)) : undefined))
  if (plain) return plain
  const earlier = index.regexes.slice(0, Math.max(index.regexes.indexOf(before), 0))
  return earlier.find(({ name }) => typeof name.regex?.exec(host) === 'object')
}

function first<T>(dots: readonly number[], find: (dot: number) => T | undefined): T | undefined {
  for (const dot of dots) {
    const found = find(dot)
    if (found) return found
  }
  return undefined
}

/** Undefined: of names that are not known. */
function languageOf({ name: { kind, text, regex } }: ServerName): Language | undefined {
  switch (kind) {
    case 'exact':
      return exactly(toText(text))
    case 'domain':
      return language(`^(?:[^\\x00]+\\.)?${quoted(text.slice(1))}\\z`)
    case 'leading':
      return language(`^[^\\x00]+${quoted(text)}\\z`)
    case 'trailing':
      return language(`^${quoted(text)}[^\\x00]+\\z`)
    case 'regex':
      return regex && language(regex.text, { caseless: regex.isCaseless })
    case 'unknown':
      return undefined
  }
}
