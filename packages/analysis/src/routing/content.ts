import { effective } from '../effective.ts'
import type { Statement } from '../scope.ts'
import { answer } from './answer.ts'
import { toText } from './bytes.ts'
import { pathOf } from './paths.ts'
import { jump, redirectTo } from './phases.ts'
import { askPath, end, type State, step, undecided } from './state.ts'
import type { Route } from './trace.ts'
import { escapeUri, splitArgs } from './uri.ts'
import { evaluate } from './variables.ts'

/** `try_files` first, then the content handler or a file (NGX_HTTP_PRECONTENT_PHASE, NGX_HTTP_CONTENT_PHASE). */
export function content(state: State): Route {
  // It is not inherited: not by a location, and not by an "if".
  const tried = state.scope.statements.filter(({ name, spec }) => name === 'try_files' && spec).at(-1)
  return tried ? tryFiles(state, tried, 0) : serve(state)
}

/** ngx_http_try_files_handler() */
function tryFiles(state: State, statement: Statement, at: number): Route {
  const text = statement.args[at]!
  if (at === statement.args.length - 1) return fallBack(state, statement, text)
  const wantsFolder = text.endsWith('/')
  const value = evaluate(state, wantsFolder ? text.slice(0, -1) : text)
  const path = value === undefined ? undefined : pathOf(state, value)
  const what = wantsFolder ? 'a folder' : 'a file'
  const others = wantsFolder ? (['a file', 'nothing'] as const) : (['a folder', 'nothing'] as const)
  return askPath(state, path, statement, [
    {
      answer: what,
      things: [what],
      go: (next) => {
        if (value === undefined) return undecided(next, `"${text}" depends on something that is not known here`)
        next.uri = value
        step(next, 'file', `there is ${what} for "${text}"`, { at: statement, uri: toText(value) })
        return serve(next)
      },
    },
    { answer: others.join(' or '), things: others, go: (next) => tryFiles(next, statement, at + 1) },
  ])
}

function fallBack(state: State, statement: Statement, text: string): Route {
  if (text.startsWith('=')) return answer(state, { status: Number(text.slice(1)), by: statement })
  const value = evaluate(state, text)
  const says = 'nothing of this is there'
  if (value === undefined) return undecided(state, `"${text}" depends on something that is not known here`)
  if (value.startsWith('@')) return jump(state, value, statement, says)
  const { path, args } = splitArgs(value)
  return redirectTo(state, path, args, statement, says)
}

function serve(state: State): Route {
  const { handler, location, uri, args, status } = state
  if (!handler) return file(state)
  const by = handler
  return end(state, {
    kind: 'served',
    location: location?.statement,
    by,
    uri: toText(uri),
    args: toText(args),
    ...(status !== undefined && { status }),
  })
}

/** ngx_http_index_handler(), ngx_http_autoindex_handler(), ngx_http_static_handler() */
function file(state: State): Route {
  if (!['GET', 'HEAD', 'POST'].includes(state.method))
    return answer(state, { status: 405, why: `a file cannot be asked for with ${state.method}` })
  if (state.uri.endsWith('/')) return tryIndex(state, indexesOf(state), 0)
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
  const path = pathOf(state, state.uri)
  const uri = state.uri + name
  return askPath(state, path === undefined ? undefined : path + name, statement, [
    {
      answer: 'a file',
      things: ['a file', 'a folder'],
      go: (next) => redirectTo(next, uri, next.args, statement, 'there is an index'),
    },
    { answer: 'nothing', things: ['nothing'], go: (next) => tryIndex(next, indexes, at + 1) },
  ])
}

/** Without an index: a listing, or 403; 404 when there is no such folder. */
function folder(state: State): Route {
  const listing = effective(state.scope, 'autoindex').at(-1)
  const hasListing = listing?.args[0]?.toLowerCase() === 'on'
  return askPath(state, pathOf(state, state.uri), undefined, [
    {
      answer: 'a folder',
      things: ['a folder', 'a file'],
      go: (next) =>
        hasListing
          ? end(next, {
              kind: 'response',
              location: next.location?.statement,
              by: listing,
              status: next.status ?? 200,
              why: 'a listing of the folder',
            })
          : answer(next, { status: 403, why: 'the folder has no index' }),
    },
    {
      answer: 'nothing',
      things: ['nothing'],
      go: (next) => answer(next, { status: 404, why: 'there is no such folder' }),
    },
  ])
}
