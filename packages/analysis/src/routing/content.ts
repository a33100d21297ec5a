import { effective } from '../effective.ts'
import { outwards, type Statement } from '../scope.ts'
import { answer } from './answer.ts'
import { toText } from './bytes.ts'
import { lostAlias, pathOf, pathToTry } from './paths.ts'
import { jump, redirectTo } from './phases.ts'
import { askPath, end, type State, step, undecided } from './state.ts'
import type { Route } from './trace.ts'
import { escapeUri, splitArgs } from './uri.ts'
import { evaluate } from './variables.ts'

/** `try_files` first, then the content handler or a file (NGX_HTTP_PRECONTENT_PHASE, NGX_HTTP_CONTENT_PHASE). */
export function content(state: State): Route {
  // It is not inherited: not by a location, and not by an "if".
  const tried = state.scope.statements.filter(({ name, spec, args }) => name === 'try_files' && spec && args[0]).at(-1)
  if (!tried) return serve(state)
  return aliasLost(state) ?? tryFiles(state, tried, 0)
}

/** 500: an `alias` fits only what the location's name begins, and a rewrite with `break` has changed that. */
function aliasLost(state: State): Route | undefined {
  const by = lostAlias(state)
  return by && answer(state, { status: 500, by, why: '"alias" cannot be used after a rewrite with "break"' })
}

/** ngx_http_try_files_handler() */
function tryFiles(state: State, statement: Statement, at: number): Route {
  const text = statement.args[at]!
  if (at === statement.args.length - 1) return fallBack(state, statement, text)
  const wantsFolder = text.endsWith('/')
  const value = evaluate(state, wantsFolder ? text.slice(0, -1) : text)
  const tried = value === undefined ? undefined : pathToTry(state, value, !text.includes('$'))
  const what = wantsFolder ? 'a folder' : 'a file'
  const others = wantsFolder ? (['a file', 'nothing'] as const) : (['a folder', 'nothing'] as const)
  return askPath(state, tried?.path, statement, [
    {
      answer: what,
      things: [what],
      go: (next) => {
        if (!tried) return undecided(next, `"${text}" depends on something that is not known here`)
        if (tried.isWhole) next.isAliasFolder = !wantsFolder
        if (!tried.isWhole || !wantsFolder) next.uri = tried.uri
        step(next, 'file', `there is ${what} for "${text}"`, { at: statement, uri: toText(next.uri) })
        return serve(next)
      },
    },
    { answer: others.join(' or '), things: others, go: (next) => tryFiles(next, statement, at + 1) },
  ])
}

function fallBack(state: State, statement: Statement, text: string): Route {
  if (text.startsWith('=')) return finalized(state, statement, Number(text.slice(1)))
  const whole = evaluate(state, text)
  const says = 'nothing of this is there'
  if (whole === undefined) return undecided(state, `"${text}" depends on something that is not known here`)
  // What an alias takes away of names to try, it takes away of this one as well.
  const value = text.includes('$') ? pathToTry(state, whole, false).rest : whole
  if (value.startsWith('@')) return jump(state, value, statement, says)
  const { path, args } = splitArgs(value)
  return redirectTo(state, path, args, statement, says)
}

/** ngx_http_finalize_request(): a code that is no error and has no body is taken for the end of an answer. */
function finalized(state: State, by: Statement, status: number): Route {
  if (status >= 300 || status === 201 || status === 204) return answer(state, { status, by })
  return answer(state, { status: 444, by, why: `nothing is sent, as nginx has no text for the status ${status}` })
}

function serve(state: State): Route {
  const { handler, location, uri, args, status } = state
  if (!handler) return file(state)
  const by = handlerInForce(state, handler)
  if (!by)
    return answer(state, {
      status: 500,
      by: handler,
      why: `an "if" that was true later is in force now, and has no "${handler.name}"`,
    })
  return end(state, {
    kind: 'served',
    location: location?.statement,
    by,
    uri: toText(uri),
    args: toText(args),
    ...(status !== undefined && { status }),
  })
}

/** The handler of an `if` stays when another one is true later; its settings do not (ngx_http_update_location_config). */
function handlerInForce({ scope }: State, handler: Statement): Statement | undefined {
  if (handler.spec?.facts.content !== 'redirecting') return handler
  for (const each of outwards(scope)) {
    const own = each.statements.filter(({ name, spec }) => spec && name === handler.name).at(-1)
    if (own || !/\.(if|limit_except)$/.test(each.context ?? '')) return own
  }
  return undefined
}

/** ngx_http_index_handler(), ngx_http_autoindex_handler(), ngx_http_static_handler() */
function file(state: State): Route {
  if (!['GET', 'HEAD', 'POST'].includes(state.method))
    return answer(state, { status: 405, why: `a file cannot be asked for with ${state.method}` })
  if (state.uri.endsWith('/')) return tryIndex(state, indexesOf(state), 0)
  const lost = aliasLost(state)
  if (lost) return lost
  const path = pathOf(state, state.uri)
  return askPath(state, path, undefined, [
    { answer: 'a file', things: ['a file'], go: (next) => serveFile(next, path) },
    {
      answer: 'a folder',
      things: ['a folder'],
      go: (next) => {
        const to = `${escapeUri(next.uri)}/${next.args === '' ? '' : `?${next.args}`}`
        return answer(next, { status: 301, to, why: 'a folder is asked for with a slash at the end' })
      },
    },
    {
      answer: 'nothing',
      things: ['nothing'],
      go: (next) => answer(next, { status: 404, why: 'there is no such file' }),
    },
  ])
}

function serveFile(state: State, path: string | undefined): Route {
  if (state.method === 'POST') return answer(state, { status: 405, why: 'a file cannot be asked for with POST' })
  return end(state, {
    kind: 'served',
    location: state.location?.statement,
    by: undefined,
    uri: toText(state.uri),
    args: toText(state.args),
    ...(path !== undefined && { file: toText(path) }),
    ...(state.status !== undefined && { status: state.status }),
  })
}

interface Index {
  readonly statement: Statement | undefined
  readonly text: string
}

function indexesOf(state: State): readonly Index[] {
  const found = effective(state.scope, 'index').flatMap((statement) =>
    statement.args.map((text) => ({ statement, text })),
  )
  return found.length > 0 ? found : [{ statement: undefined, text: 'index.html' }]
}

function tryIndex(state: State, indexes: readonly Index[], at: number): Route {
  const index = indexes[at]
  if (!index) return folder(state)
  const { statement, text } = index
  const name = evaluate(state, text)
  if (name === undefined) return undecided(state, `"${text}" depends on something that is not known here`)
  if (name.startsWith('/')) return redirectTo(state, name, state.args, statement, 'the index is elsewhere')
  const lost = aliasLost(state)
  if (lost) return lost
  const path = pathOf(state, state.uri)
  const uri = state.uri + name
  return askPath(state, path === undefined ? undefined : path + name, statement, [
    {
      answer: 'a file or a folder',
      things: ['a file', 'a folder'],
      go: (next) => redirectTo(next, uri, next.args, statement, 'there is an index'),
    },
    {
      answer: 'nothing',
      things: ['nothing'],
      go: (next) => inFolder(next, (inside) => tryIndex(inside, indexes, at + 1)),
    },
  ])
}

/** ngx_http_index_test_dir(): without the folder no other index is tried. */
function inFolder(state: State, go: (state: State) => Route): Route {
  return askPath(state, pathOf(state, state.uri), undefined, [
    { answer: 'a folder', things: ['a folder'], go },
    {
      answer: 'a file',
      things: ['a file'],
      go: (next) => answer(next, { status: 500, why: 'an index is looked for in what is no folder' }),
    },
    {
      answer: 'nothing',
      things: ['nothing'],
      go: (next) => answer(next, { status: 404, why: 'there is no such folder' }),
    },
  ])
}

/** Without an index: a listing, or 403; 404 when there is no such folder. */
function folder(state: State): Route {
  const listing = effective(state.scope, 'autoindex').at(-1)
  const hasListing = listing?.args[0]?.toLowerCase() === 'on'
  return inFolder(state, (next) =>
    hasListing
      ? end(next, {
          kind: 'response',
          location: next.location?.statement,
          by: listing,
          status: next.status ?? 200,
          why: 'a listing of the folder',
        })
      : answer(next, { status: 403, why: 'the folder has no index' }),
  )
}
