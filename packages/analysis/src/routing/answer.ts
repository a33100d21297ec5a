import { effective } from '../effective.ts'
import type { Statement } from '../scope.ts'
import { toText } from './bytes.ts'
import { jump, redirectTo } from './phases.ts'
import { end, type State, step, type Value } from './state.ts'
import type { Route } from './trace.ts'
import { splitArgs } from './uri.ts'
import { evaluate } from './variables.ts'

/** What nginx answers by itself. */
export interface Answer {
  readonly status: number
  readonly by?: Statement
  /** The text of `return`, sent as it is. */
  readonly text?: Value
  readonly isSent?: boolean
  /** The `Location` header, where there is one. */
  readonly to?: Value
  readonly why?: string
}

/** ngx_http_finalize_request() with a status: an `error_page` may take it elsewhere. */
export function answer(state: State, given: Answer): Route {
  const { status, isSent } = given
  // NGX_HTTP_CLOSE ends the connection; a text is sent, and so is a status that is no error
  if (status !== 444 && isSent !== true) {
    const route = errorPage(state, given)
    if (route) return route
  }
  return end(state, outcome(state, given))
}

function outcome(state: State, given: Answer): Route['end'] & { kind: 'redirect' | 'response' } {
  const { by, to, text, why, isSent } = given
  const status = isSent ? (state.status ?? given.status) : shownStatus(given.status)
  const place = { location: state.location?.statement, by }
  if (Object.hasOwn(given, 'to'))
    return { kind: 'redirect', ...place, status, to: to === undefined ? undefined : toText(to) }
  return {
    kind: 'response',
    ...place,
    status,
    ...(text !== undefined && text !== '' && { text: toText(text) }),
    ...(why !== undefined && { why }),
  }
}

/** ngx_http_special_response_handler() and ngx_http_send_error_page(); undefined: there is no page for it. */
function errorPage(state: State, { status }: Answer): Route | undefined {
  state.status = undefined
  if (state.isErrorPage || state.changesLeft === 0) return undefined
  const page = effective(state.scope, 'error_page').find(({ args }) => args.some((arg) => arg === String(status)))
  if (!page) return undefined
  if (effective(state.scope, 'recursive_error_pages').at(-1)?.args[0]?.toLowerCase() !== 'on') state.isErrorPage = true
  const overwrite = page.args.find((arg) => arg.startsWith('='))
  state.status = statusFor(status, overwrite)
  const target = page.args.at(-1)!
  const uri = evaluate(state, target)
  const says = `status ${status} has a page`
  if (uri === undefined)
    return end(state, {
      kind: 'undecided',
      location: state.location?.statement,
      why: `"${target}" depends on something that is not known here`,
    })
  if (uri.startsWith('@')) return jump(state, uri, page, says)
  if (!uri.startsWith('/')) {
    const wanted = Number(overwrite?.slice(1))
    const redirect = REDIRECTS.has(wanted) ? wanted : 302
    step(state, 'redirect', says, { at: page })
    return end(state, {
      kind: 'redirect',
      location: state.location?.statement,
      by: page,
      status: redirect,
      to: toText(uri),
    })
  }
  const { path, args } = splitArgs(uri)
  if (state.method !== 'HEAD') state.method = 'GET'
  return redirectTo(state, path, args, page, says)
}

/** Statuses of which ngx_http_send_response() and error pages make a `Location` header. */
export const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** `=200` says it, `=` leaves it to what answers; some of nginx's own codes are sent as 400. */
function statusFor(status: number, overwrite: string | undefined): number | undefined {
  if (overwrite === undefined) return shownStatus(status)
  return overwrite === '=' || Number(overwrite.slice(1)) === 0 ? undefined : Number(overwrite.slice(1))
}

/** NGX_HTTP_TO_HTTPS and its like are nginx's own: clients get 400. */
const shownStatus = (status: number): number => (status >= 494 && status <= 497 ? 400 : status)
