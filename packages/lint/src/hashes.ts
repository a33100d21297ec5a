import {
  effective,
  factOf,
  familyOf,
  isEntry,
  type Occurrence,
  type Project,
  type Scope,
  type Statement,
  statementsOf,
  variablesOf,
} from '@nginx-lint/analysis'
import type { Span } from '@nginx-lint/syntax'
import { serverGroupsOf } from './addresses.ts'
import { entryBlocks } from './entries.ts'
import { mergedScopes, type Setting, settingIn } from './merged-scopes.ts'
import { partOf } from './places.ts'
import { isAboutServerNames, mayDefineVariables } from './reads.ts'

/** A hash that nginx builds of what the configuration says. */
export interface Hash {
  /** As nginx calls it; two directives are called so with `_max_size` and `_bucket_size` behind. */
  readonly name: string
  /** Perhaps not all: nginx may have some of its own, or a module. */
  readonly keys: readonly Key[]
  /** They share one hash; otherwise there are several, of parts of the names. */
  readonly isOne: boolean
  readonly maxSize: Setting
  readonly bucketSize: Setting
  readonly defaults: { readonly maxSize: number; readonly bucketSize: number }
  /** What it is built for, when no directive gives its size. */
  readonly owner: Statement | undefined
}

export interface Key {
  readonly text: string
  readonly statement: Statement
  readonly at: Span
}

/** Hashes that nginx builds for certain, and the statements by which it is decided what is in them. */
interface Hashes {
  readonly isRead: (statement: Statement) => boolean
  of(project: Project): Iterable<Hash>
}

const isSizeOf = (hash: string, { name }: Statement): boolean =>
  name === `${hash}_max_size` || name === `${hash}_bucket_size`

const ofServerNames: Hashes = {
  isRead: (statement) => isAboutServerNames(statement) || isSizeOf(SERVER_NAMES, statement),
  *of(project) {
    for (const scope of scopesCalled(project, ['http', 'stream'])) yield* serverNames(scope, project)
  },
}

const ofVariables: Hashes = {
  isRead: (statement) => mayDefineVariables(statement) || isSizeOf(VARIABLES, statement),
  *of(project) {
    for (const scope of scopesCalled(project, ['http', 'stream'])) yield variables(scope, project)
  },
}

const ofMaps: Hashes = {
  isRead: (statement) => isEntry(statement) || statement.name === 'map' || isSizeOf(MAP, statement),
  of: maps,
}

const ofBlocks: Hashes = {
  isRead: (statement) =>
    isEntry(statement) ||
    /^(?:server|types|proxy_(?:set|hide|pass)_header)$/.test(statement.name) ||
    [TYPES, PROXY_HEADERS].some((hash) => isSizeOf(hash, statement)),
  *of(project) {
    for (const scope of mergedScopes(project)) {
      if (isFirstServer(scope) || !project.complete) yield* hashesIn(scope, project)
      else yield* knownIn(scope, project)
    }
  },
}

export const hashes: readonly Hashes[] = [ofServerNames, ofVariables, ofMaps, ofBlocks]

const SERVER_NAMES = 'server_names_hash'
const VARIABLES = 'variables_hash'
const MAP = 'map_hash'
const TYPES = 'types_hash'
const PROXY_HEADERS = 'proxy_headers_hash'

function* hashesIn(scope: Scope, project: Project): Generator<Hash> {
  yield* types(scope, project)
  yield* proxyHeaders(scope, project)
}

/** Of all that is around a first server depends what is in it; not so of another. */
const knownIn = factOf((scope, project: Project): readonly Hash[] => [...hashesIn(scope, project)])

const scopesCalled = ({ root }: Project, names: readonly string[]): Scope[] =>
  names.flatMap((name) => statementsOf(root, name).flatMap(({ inner }) => inner ?? []))

const sized = (name: string, scope: Scope, project: Project): Pick<Hash, 'name' | 'maxSize' | 'bucketSize'> => ({
  name,
  maxSize: settingIn(scope, `${name}_max_size`, project),
  bucketSize: settingIn(scope, `${name}_bucket_size`, project),
})

/** ngx_http_server_names(), of addresses that several servers share. */
function* serverNames(around: Scope, project: Project): Generator<Hash> {
  for (const { servers, addresses } of serverGroupsOf(project)) {
    if (servers[0]?.outer !== around) continue
    const seen = new Set<string>()
    for (const { claims } of addresses) {
      if (claims.length < 2) continue
      const names = claims.flatMap(({ server }) => namesOf(server))
      const isNameless = claims.some(({ server }) => statementsOf(server, 'server_name').length === 0)
      const { exact, labels } = hostKeys(names.filter(({ text }) => !/^[~$]/.test(text)))
      const isBuilt = isNameless || exact.length + labels.length > 0
      const id = names.map(({ text }) => text).join(' ')
      if (!isBuilt || seen.has(id)) continue
      seen.add(id)
      yield {
        ...sized(SERVER_NAMES, around, project),
        keys: [...exact, ...labels],
        isOne: labels.length === 0,
        defaults: { maxSize: 512, bucketSize: 64 },
        owner: around.opener,
      }
    }
  }
}

const namesOf = factOf((server) => statementsOf(server, 'server_name').flatMap(keysOf))

/** ngx_hash_add_key(): of names with a `*` each label is a key, in a hash of its own. */
function hostKeys(names: readonly Key[]): { readonly exact: readonly Key[]; readonly labels: readonly Key[] } {
  const isWild = ({ text }: Key): boolean => /^\.|\*/.test(text)
  const labels = names.filter(isWild).flatMap((key) => key.text.split('.').map((text) => ({ ...key, text })))
  return { exact: distinct(names.filter((key) => !isWild(key))), labels }
}

const keysOf = (statement: Statement): Key[] =>
  statement.node.args.map((word) => ({ text: word.value, statement, at: word }))

function distinct(keys: readonly Key[]): Key[] {
  const byText = new Map(keys.map((key) => [key.text.toLowerCase(), key]))
  return [...byText.values()]
}

/** ngx_http_variables_init_vars(): those that are defined, beside nginx's own. */
function variables(around: Scope, project: Project): Hash {
  const family = around.context ?? ''
  const keys = variablesOf(project)
    .flatMap(({ definitions }) => definitions)
    .filter(({ statement }) => familyOf(statement) === family && statement.spec?.module.thirdParty === undefined)
    .filter(({ argument }) => argument >= 0)
    .map((definition) => ({ text: definition.name, statement: definition.statement, at: placeOf(definition) }))
  return {
    ...sized(VARIABLES, around, project),
    keys: distinct(keys),
    isOne: true,
    defaults: { maxSize: 1024, bucketSize: 64 },
    owner: around.opener,
  }
}

const placeOf = ({ statement, argument, start, end }: Occurrence): Span => {
  const word = statement.node.args[argument]
  return word ? partOf(word, { start, end }) : statement.node.name
}

/** ngx_http_map_block(): of the keys that are no regular expressions. */
function* maps(project: Project): Generator<Hash> {
  for (const { opener, entries } of entryBlocks(project, 'map')) {
    const keys = entries
      .filter(({ name, args }) => args.length > 0 && name !== 'default' && name !== 'include' && !/^~/.test(name))
      .map((entry) => ({ text: entry.name.replace(/^\\/, ''), statement: entry, at: entry.node.name }))
    const hasHosts = entries.some(({ name, args }) => name === 'hostnames' && args.length === 0)
    const { exact, labels } = hasHosts ? hostKeys(keys) : { exact: distinct(keys), labels: [] }
    if (keys.length > 0)
      yield {
        ...sized(MAP, opener.scope, project),
        keys: [...exact, ...labels],
        isOne: labels.length === 0,
        defaults: { maxSize: 2048, bucketSize: 64 },
        owner: opener,
      }
  }
}

/**
 * ngx_http_core_merge_loc_conf(): of the extensions, where a block has its own; of those of http together with the first
 * server; and of nginx's own in each server, when there are none in http.
 */
function* types(scope: Scope, project: Project): Generator<Hash> {
  const own = statementsOf(scope, 'types')
  const around = scope.context === 'http.server' && scope.outer ? scope.outer : undefined
  const inherited = around ? statementsOf(around, 'types') : []
  if (own.length > 0) yield typesHash(own)
  if (inherited.length > 0 && isFirstServer(scope)) yield typesHash(inherited)
  if (around && own.length === 0 && inherited.length === 0) yield typesHash([])

  function typesHash(blocks: readonly Statement[]): Hash {
    const entries = blocks.flatMap(({ inner }) => inner?.statements ?? [])
    return {
      ...sized(TYPES, scope, project),
      keys: distinct(entries.filter(({ name }) => name !== 'include').flatMap(keysOf)),
      isOne: true,
      defaults: { maxSize: 1024, bucketSize: 64 },
      owner: blocks[0],
    }
  }
}

/**
 * ngx_http_proxy_init_headers(), ngx_http_upstream_hide_headers_hash(): where the block has headers of its own, and of
 * what http has together with the first server.
 */
function* proxyHeaders(scope: Scope, project: Project): Generator<Hash> {
  for (const headersOf of [setHeaders, hiddenHeaders]) {
    const own = headersOf(scope)
    if (own.length === 0 && !isFirstServer(scope)) continue
    yield {
      ...sized(PROXY_HEADERS, scope, project),
      keys: own.length > 0 || !scope.outer ? own : headersOf(scope.outer),
      isOne: true,
      defaults: { maxSize: 512, bucketSize: 64 },
      owner: own[0]?.statement,
    }
  }
}

const setHeaders = (scope: Scope): readonly Key[] => distinct(statementsOf(scope, 'proxy_set_header').flatMap(firstKey))

function hiddenHeaders(scope: Scope): readonly Key[] {
  const hidden = statementsOf(scope, 'proxy_hide_header').flatMap(firstKey)
  if (hidden.length === 0) return hidden
  const passed = new Set(effective(scope, 'proxy_pass_header').map(({ args }) => args[0]?.toLowerCase()))
  return distinct(hidden.filter(({ text }) => !passed.has(text.toLowerCase())))
}

const firstKey = (statement: Statement): Key[] => keysOf(statement).slice(0, 1)

const isFirstServer = (scope: Scope): boolean =>
  scope.context === 'http.server' &&
  scope.outer !== undefined &&
  statementsOf(scope.outer, 'server')[0]?.inner === scope
