import type { Project } from '../project.ts'
import { type Statement, statementsCalled } from '../scope.ts'
import { familyOf } from '../symbols.ts'
import { hasHole } from '../text/index.ts'
import { variablesOf } from '../variables.ts'
import { toBytes } from './bytes.ts'
import { pathOf, rootOf } from './paths.ts'
import { type Pattern, patternFor } from './pattern.ts'
import { fitness, type NamePattern } from './server-names.ts'
import { capture, type State, type Value } from './state.ts'

/** What the configuration says about variables. Names are in lower case, as nginx compares them. */
export interface Definitions {
  /** `map` blocks; of two for one variable the last counts. */
  readonly maps: ReadonlyMap<string, MapConf>
  /** Set by `set` or a regular expression only: empty before that. */
  readonly settable: ReadonlySet<string>
  /** Directives that may do something to a request that no configuration says. */
  readonly intervening: readonly string[]
}

interface MapConf {
  readonly source: string
  readonly isVolatile: boolean
  readonly hostnames: readonly (readonly [NamePattern['kind'], string, string])[]
  readonly exact: ReadonlyMap<string, string>
  readonly regexes: readonly (readonly [Pattern, string])[]
  readonly byDefault: string
  /** A template fills something in. */
  readonly isUnsure: boolean
}

export function definitionsOf(project: Project): Definitions {
  const maps = new Map<string, MapConf>()
  for (const statement of statementsCalled(project.root, 'map')) {
    const { args, inner, spec, fit } = statement
    if (spec?.hasEntries && inner && fit?.ok && familyOf(statement) === 'http')
      maps.set(args[1]!.slice(1).toLowerCase(), mapConf(args[0]!, inner.statements))
  }
  let settable: ReadonlySet<string> | undefined
  return {
    maps,
    get settable() {
      settable ??= settableIn(project, maps)
      return settable
    },
    get intervening() {
      return project.registry.intervening()
    },
  }
}

function settableIn(project: Project, maps: Definitions['maps']): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { name, definitions } of variablesOf(project)) {
    const isSettable = definitions.every((by) => by.statement.name === 'set' || definesNoName(by.statement))
    if (definitions.length > 0 && isSettable && !maps.has(name.toLowerCase())) found.add(name.toLowerCase())
  }
  return found
}

/** What a statement defines that binds no new name is captured by its regular expression. */
const definesNoName = ({ fit }: Statement): boolean =>
  !fit?.bindings.some(({ value }) => value.defines && value.type === 'variable')

/** ngx_http_map(): `default`, `hostnames`, `volatile`, and the rest are keys. */
function mapConf(source: string, lines: readonly Statement[]): MapConf {
  const hostnames: [NamePattern['kind'], string, string][] = []
  const exact = new Map<string, string>()
  const regexes: [Pattern, string][] = []
  let byDefault = ''
  let hasHostnames = false
  let isVolatile = false
  for (const { name, args } of lines) {
    const [value] = args
    if (value === undefined) {
      hasHostnames ||= name === 'hostnames'
      isVolatile ||= name === 'volatile'
    } else if (name === 'include') continue
    else if (name === 'default') byDefault = value
    else if (name.startsWith('~')) regexes.push([patternFor(name.replace(/^~\*?/, ''), name.startsWith('~*')), value])
    else addKey(toBytes(name.replace(/^\\/, '')).toLowerCase(), value)
  }
  const isUnsure = lines.some(({ name, args }) => hasHole(name) || args.some(hasHole))
  return { source, isVolatile, hostnames, exact, regexes, byDefault, isUnsure }

  function addKey(key: string, value: string): void {
    if (hasHostnames && key.startsWith('*.')) hostnames.push(['leading', key.slice(1), value])
    else if (hasHostnames && key.startsWith('.')) hostnames.push(['domain', key, value])
    else if (hasHostnames && key.endsWith('.*')) hostnames.push(['trailing', key.slice(0, -1), value])
    else exact.set(key, value)
  }
}

/** The value of a variable, by its name without `$`. */
export function variable(state: State, name: string): Value {
  const key = name.toLowerCase()
  if (state.variables.has(key)) return state.variables.get(key)
  const { maps, settable } = state.course.definitions
  const map = maps.get(key)
  if (map) return mapped(state, key, map)
  const known = Object.hasOwn(BUILT_IN, key) ? BUILT_IN[key] : undefined
  if (known) return known(state)
  for (const [prefix, value] of PREFIXES) if (key.startsWith(prefix)) return value(state, key.slice(prefix.length))
  return settable.has(key) ? '' : undefined
}

const BUILT_IN: Readonly<Record<string, (state: State) => Value>> = {
  uri: ({ uri }) => uri,
  document_uri: ({ uri }) => uri,
  request_uri: ({ course }) => toBytes(course.request.target),
  args: ({ args }) => args,
  query_string: ({ args }) => args,
  is_args: ({ args }) => (args === '' ? '' : '?'),
  scheme: ({ course }) => course.request.scheme,
  https: ({ course }) => (course.request.scheme === 'https' ? 'on' : ''),
  // An error page makes it GET, but for HEAD; of a line that could not be read it is not known before.
  request_method: ({ course, method }) => (method === 'HEAD' ? course.request.method : method),
  host: ({ course, server }) =>
    toBytes(course.request.host.toLowerCase().replace(/\.$/, '')) || serverName(server.names),
  server_name: ({ server }) => serverName(server.names),
  server_port: ({ course }) => String(course.request.port),
  document_root: (state) => rootOf(state),
  realpath_root: () => undefined,
  request_filename: (state) => pathOf(state, state.uri),
}

/** The first name of the server (ngx_http_core_server_name). */
const serverName = (names: readonly NamePattern[]): Value => {
  const [first] = names
  if (!first) return ''
  const { kind, text } = first
  if (kind === 'unknown') return undefined
  if (kind === 'domain') return text.slice(1)
  return kind === 'leading' ? `*${text}` : kind === 'trailing' ? `${text}*` : kind === 'regex' ? `~${text}` : text
}

const PREFIXES: readonly (readonly [string, (state: State, rest: string) => Value])[] = [
  ['http_', ({ course }, rest) => header(course.request.headers, course.request.isComplete, rest.replaceAll('_', '-'))],
  ['arg_', ({ args }, rest) => parameter(args.split('&'), rest)],
  [
    'cookie_',
    ({ course }, rest) => {
      const cookies = header(course.request.headers, course.request.isComplete, 'cookie')
      return cookies && parameter(cookies.split(/;\s*/), rest)
    },
  ],
]

function header(headers: ReadonlyMap<string, string>, isComplete: boolean | undefined, name: string): Value {
  const value = headers.get(name)
  return value === undefined ? (isComplete ? '' : undefined) : toBytes(value)
}

/** The first of that name (ngx_http_arg). */
function parameter(all: readonly string[], name: string): string {
  const found = all.find((part) => part.toLowerCase().startsWith(`${name}=`))
  return found === undefined ? '' : found.slice(name.length + 1)
}

/** ngx_http_map_variable(): exact keys, then names with wildcards, then regular expressions, then the default. */
function mapped(state: State, name: string, map: MapConf): Value {
  const source = map.isUnsure ? undefined : evaluate(state, map.source)
  if (source === undefined) return undefined
  const value = evaluatedEntry(state, source.toLowerCase(), source, map)
  if (!map.isVolatile) state.variables.set(name, value)
  return value
}

function evaluatedEntry(state: State, key: string, source: string, map: MapConf): Value {
  const host = map.hostnames.length > 0 ? key.replace(/\.$/, '') : key
  const exact = map.exact.get(host)
  if (exact !== undefined) return evaluate(state, exact)
  let best: { readonly fit: number; readonly value: string } | undefined
  for (const [kind, text, value] of map.hostnames) {
    const fit = host === '' ? undefined : fitness({ kind, text } as NamePattern, host)
    if (fit !== undefined && (!best || fit > best.fit)) best = { fit, value }
  }
  if (best) return evaluate(state, best.value)
  for (const [pattern, value] of source === '' ? [] : map.regexes) {
    const match = pattern.exec(source)
    if (match === 'undecided') return undefined
    if (!match) continue
    capture(state, match)
    return evaluate(state, value)
  }
  return evaluate(state, map.byDefault)
}

/**
 * A value with its variables and captures put in, as ngx_http_complex_value() does. `escapes`: what is done to captures.
 */
export function evaluate(state: State, text: string, escapes = (bytes: string): string => bytes): Value {
  if (hasHole(text)) return undefined
  let out: Value = ''
  let last = 0
  for (const found of text.matchAll(/\$(?:([1-9])|(\w+)|\{(\w+)\})/g)) {
    const [whole, group, plain, braced] = found
    const value: Value =
      group !== undefined ? escapes(state.groups[Number(group)] ?? '') : variable(state, (plain ?? braced)!)
    if (value === undefined) return undefined
    out += toBytes(text.slice(last, found.index)) + value
    last = found.index + whole.length
  }
  return out + toBytes(text.slice(last))
}
