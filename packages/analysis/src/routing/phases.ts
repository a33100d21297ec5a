import { effective, effectiveValue, handlerIn, statementsOf } from '../effective.ts'
import type { Scope, Statement } from '../scope.ts'
import { answer } from './answer.ts'
import { toText } from './bytes.ts'
import { content } from './content.ts'
import { findLocation, type Search } from './find-location.ts'
import { rewrite } from './rewrite.ts'
import { capture, type State, step, undecided } from './state.ts'
import { LOOP, type Route } from './trace.ts'
import { escapeUri } from './uri.ts'

/** From the server's own rewrite directives on (NGX_HTTP_SERVER_REWRITE_PHASE). */
export function serverPhase(state: State): Route {
  state.location = undefined
  enter(state, state.server.scope)
  cautions(state, state.server.scope)
  return rewrite(state, state.server.scope, locationPhase)
}

/** ngx_http_core_find_config_phase() */
function locationPhase(state: State): Route {
  state.handler = undefined
  state.isUriChanged = false
  const search = findLocation(state.server.level, state.uri)
  for (const match of search.matches) capture(state, match)
  if (search.as === 'undecided') {
    const { why = '', considered } = search
    step(state, 'location', `cannot be chosen for "${toText(state.uri)}"`, { considered })
    return undecided(state, why)
  }
  const { location, considered } = search
  step(state, 'location', chosen(state, search), { at: location?.statement, considered })
  state.location = location
  const scope = location?.scope ?? state.server.scope
  state.scope = scope
  const internal = location && effective(scope, 'internal').at(-1)
  if (internal && !state.isInternal)
    return answer(state, { status: 404, by: internal, why: 'the location is for internal redirects only' })
  enter(state, scope)
  if (search.as !== 'redirect') return locationRewrites(state)
  const to = escapeUri(location!.pattern) + (state.args === '' ? '' : `?${state.args}`)
  return answer(state, { status: 301, to, why: 'the location ends with a slash and is passed on' })
}

function chosen({ uri }: State, { location, as }: Search): string {
  const shown = toText(uri)
  if (!location) return `no location matches "${shown}": the server's own settings count`
  if (as === 'redirect') return `"${shown}" lacks the slash of "${toText(location.pattern)}", which is passed on`
  switch (location.kind) {
    case 'exact':
      return `"${shown}" is this location's URI`
    case 'prefix':
      return `is the longest prefix of "${shown}"`
    case 'prefix-first':
      return `is the longest prefix of "${shown}", and "^~" keeps regular expressions out`
    case 'regex':
    case 'caseless-regex':
      return `is the first regular expression that matches "${shown}"`
    case 'named':
      return `is named "${toText(location.pattern)}"`
  }
}

/** ngx_http_update_location_config() */
export function enter(state: State, scope: Scope): void {
  state.scope = scope
  const handler = handlerIn(scope)
  if (handler) state.handler = handler
  const limit = scope.statements.find(({ inner }) => inner?.context === 'http.location.limit_except')
  if (!limit?.inner || allows(limit, state.method)) return
  step(state, 'method', `${state.method} is not among the methods of "limit_except"`, { at: limit })
  state.scope = limit.inner
  // Only what passes requests on is inherited into it.
  const own = handlerIn(limit.inner)
  state.handler = own ?? (state.handler?.spec?.facts.content === 'redirecting' ? state.handler : undefined)
}

/** ngx_http_core_limit_except(): who may GET may ask for the HEAD. */
function allows({ args }: Statement, method: string): boolean {
  const methods = args.map((arg) => arg.toUpperCase())
  return methods.includes(method) || (method === 'HEAD' && methods.includes('GET'))
}

function locationRewrites(state: State): Route {
  cautions(state, state.scope)
  // Those of the server have been run; a "limit_except" block has none.
  return state.location ? rewrite(state, state.scope, afterRewrites) : afterRewrites(state)
}

/** ngx_http_core_post_rewrite_phase() */
function afterRewrites(state: State): Route {
  if (!state.isUriChanged) return accessPhase(state)
  state.changesLeft--
  if (state.changesLeft === 0) return loop(state, undefined)
  state.scope = state.server.scope
  return locationPhase(state)
}

function loop(state: State, by: Statement | undefined): Route {
  return answer(state, { status: 500, ...(by && { by }), why: LOOP })
}

/** ngx_http_internal_redirect() */
export function redirectTo(state: State, uri: string, args: string, by: Statement | undefined, why: string): Route {
  state.changesLeft--
  if (state.changesLeft === 0) return loop(state, by)
  if (uri === '') return undecided(state, 'the URI is empty, and nginx reads what happens to lie before it')
  state.uri = uri
  state.args = args
  state.isInternal = true
  state.isAliasLost = false
  state.handler = undefined
  step(state, 'redirect', `${why}: nginx goes on with "${toText(uri)}"`, { at: by, uri: toText(uri) })
  return serverPhase(state)
}

/** ngx_http_named_location() */
export function jump(state: State, name: string, by: Statement | undefined, why: string): Route {
  state.changesLeft--
  if (state.changesLeft === 0) return loop(state, by)
  if (state.uri === '') return answer(state, { status: 500, ...(by && { by }), why: 'there is no URI to go on with' })
  const location = state.server.level.named.get(name)
  if (!location)
    return answer(state, {
      status: 500,
      ...(by && { by }),
      why: `this server has no location "${toText(name)}"`,
    })
  state.isInternal = true
  state.isUriChanged = false
  state.handler = undefined
  state.location = location
  const where = `${why}: nginx goes to "${toText(name)}" with the same URI`
  if (by) step(state, 'redirect', where, { at: by })
  step(state, 'named', by ? 'has this name' : where, { at: location.statement })
  enter(state, location.scope)
  return locationRewrites(state)
}

/** What of the access phase the text decides: `deny all` before any other rule. */
function accessPhase(state: State): Route {
  const rules = accessRules(state.scope)
  const [first] = rules
  const mayBeEither = effectiveValue(state.scope, 'satisfy')?.toLowerCase() === 'any'
  if (first && first.args[0]?.toLowerCase() === 'all') {
    if (first.name === 'deny' && !mayBeEither)
      return answer(state, { status: 403, by: first, why: 'access is denied to all' })
  } else if (first)
    step(state, 'caution', 'may answer 403 (Forbidden), as the address of the client wants', { at: first })
  return content(state)
}

/** `allow` and `deny` are one list, inherited as a whole. */
function accessRules(from: Scope): readonly Statement[] {
  for (let scope: Scope | undefined = from; scope; scope = scope.outer) {
    if (statementsOf(scope, 'allow').length + statementsOf(scope, 'deny').length === 0) continue
    const rules = scope.statements.filter(({ name, spec }) => spec && (name === 'allow' || name === 'deny'))
    if (rules.length > 0) return rules
  }
  return []
}

/** What may do something else to the request that no configuration says. */
function cautions(state: State, scope: Scope): void {
  for (const name of state.course.definitions.intervening) {
    const statement = effective(scope, name).at(-1)
    const said = statement?.spec?.facts.intervenes
    if (!statement || !said || statement.args[0] === 'off') continue
    if (state.steps.some(({ at }) => at === statement)) continue
    step(state, 'caution', said, { at: statement })
  }
}
