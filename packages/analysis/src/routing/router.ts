import { effectiveValue } from '../effective.ts'
import { factOf } from '../facts.ts'
import type { Project } from '../project.ts'
import { answer } from './answer.ts'
import { toBytes, toText } from './bytes.ts'
import { type ServerConf, serversIn } from './configuration.ts'
import { serverPhase } from './phases.ts'
import type { Request } from './request.ts'
import { chooseServer } from './server.ts'
import { type Socket, socketsFor, socketsOf, socketText } from './sockets.ts'
import { ask, CHANGES, type Course, capture, end, type State, step } from './state.ts'
import type { Route } from './trace.ts'
import { normalize, type Uri } from './uri.ts'
import { definitionsOf } from './variables.ts'

/** What can be said about where requests go. */
export interface Router {
  /** In the order of the text. */
  readonly servers: readonly ServerConf[]
  readonly sockets: readonly Socket[]
  route(request: Request): Route
}

/** How many ways a route may have in all. */
const WAYS = 200

/** Routes requests through the `http` block of a configuration, as nginx does. */
export const routerOf = factOf((project: Project): Router => {
  const servers = serversIn(project)
  const sockets = socketsOf(servers)
  const definitions = definitionsOf(project)
  return {
    servers,
    sockets,
    route: (request) => routed({ request, definitions, waysLeft: WAYS }, sockets),
  }
})

function routed(course: Course, sockets: readonly Socket[]): Route {
  const { request } = course
  const candidates = socketsFor(sockets, request)
  const [first] = candidates
  if (!first) return { steps: [], end: { kind: 'undecided', location: undefined, why: nobody(request) } }
  const state = initial(course, first)
  if (candidates.length === 1 || sameServer(candidates, request)) return connected(state, candidates)
  return ask(
    state,
    'which address does the connection come to',
    undefined,
    candidates.map((socket) => ({
      answer: socketText(socket),
      go: (next) => {
        next.socket = socket
        next.server = socket.byDefault
        return connected(next, [socket])
      },
    })),
  )
}

const nobody = ({ listen, port }: Request): string =>
  listen === undefined ? `no server listens on port ${port}` : `no server listens on ${listen}`

function initial(course: Course, socket: Socket): State {
  const server = socket.byDefault
  return {
    course,
    steps: [],
    socket,
    server,
    uri: '',
    args: '',
    isQuoted: false,
    method: course.request.method,
    location: undefined,
    scope: server.scope,
    handler: undefined,
    isInternal: false,
    isUriChanged: false,
    isAliasLost: false,
    isAliasFolder: false,
    changesLeft: CHANGES,
    isErrorPage: false,
    status: undefined,
    groups: [],
    variables: new Map(),
    things: new Map(),
    answers: new Map(),
  }
}

/** The same server answers on each of them, and by the same rules. */
function sameServer(candidates: readonly Socket[], request: Request): boolean {
  const [first, ...rest] = candidates.map((socket) => ({ socket, choice: chooseServer(socket, request.host) }))
  return rest.every(
    ({ socket, choice }) =>
      choice.server !== undefined &&
      choice.server === first!.choice.server &&
      socket.isSsl === first!.socket.isSsl &&
      merges(socket.byDefault) === merges(first!.socket.byDefault),
  )
}

function connected(state: State, sockets: readonly Socket[]): Route {
  const { request } = state.course
  const { socket } = state
  step(state, 'socket', `the connection comes to ${sockets.map(socketText).join(' or ')}`, {
    at: socket.byDefault.statement,
  })
  if (request.scheme === 'https' && !socket.isSsl)
    return end(state, {
      kind: 'response',
      location: undefined,
      by: undefined,
      status: 400,
      why: `${socketText(socket)} is not for TLS: no "listen" there has "ssl"`,
    })
  const choice = chooseServer(socket, request.host)
  // The URI is read before the Host header, but with TLS the name of the server is known by then.
  const reader = request.scheme === 'https' ? choice.server : socket.byDefault
  const uri = reader && normalize(toBytes(request.target), merges(reader))
  if (reader && !uri) return refused(state, reader, 'the URI cannot be decoded', unread(request.target))
  if (choice.isRefused) return refused(state, socket.byDefault, choice.why, { host: '' }, uri)
  const { server, match, considered, why } = choice
  if (!server || !uri) return end(state, { kind: 'undecided', location: undefined, why })
  state.server = server
  state.scope = server.scope
  if (match) capture(state, match)
  step(state, 'server', why, { at: server.statement, considered })
  return requested(state, uri)
}

/** Headers come later, and a line that does not even look like one leaves `$request_method` empty as well. */
function unread(target: string): Partial<Request> {
  const isLine = target.startsWith('/') && !/[\0- \x7f]/.test(target)
  return { host: '', target: '', headers: new Map(), isComplete: true, ...(!isLine && { method: '' }) }
}

/** 400, which the server answers that would read on: it may have a page for that. */
function refused(state: State, server: ServerConf, why: string, unknown: Partial<Request>, uri?: Uri): Route {
  const { course } = state
  const next = { ...state, course: { ...course, request: { ...course.request, ...unknown } }, server }
  next.scope = server.scope
  next.uri = uri?.path ?? ''
  next.args = uri?.args ?? ''
  step(next, 'server', 'is the default server there, and answers what cannot be read', { at: server.statement })
  return answer(next, { status: 400, why })
}

function requested(state: State, uri: Uri): Route {
  const { request } = state.course
  const { socket, server } = state
  if (request.scheme === 'https' && effectiveValue(server.scope, 'ssl_reject_handshake')?.toLowerCase() === 'on')
    return end(state, {
      kind: 'response',
      location: undefined,
      by: server.scope.statements.find(({ name }) => name === 'ssl_reject_handshake'),
      status: 444,
      why: 'the TLS handshake is refused',
    })
  state.uri = uri.path
  state.args = uri.args
  state.isQuoted = uri.isQuoted
  if (uri.path !== toBytes(request.target).replace(/[?#].*$/s, ''))
    step(state, 'uri', `nginx works with the URI "${toText(uri.path)}"`, { uri: toText(uri.path) })
  if (request.scheme === 'http' && socket.isSsl)
    return answer(state, { status: 497, why: `${socketText(socket)} is for TLS, and the request is not` })
  return serverPhase(state)
}

const merges = ({ scope }: ServerConf): boolean => effectiveValue(scope, 'merge_slashes')?.toLowerCase() !== 'off'
