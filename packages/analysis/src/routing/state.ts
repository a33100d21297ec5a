import type { Scope, Statement } from '../scope.ts'
import { toText } from './bytes.ts'
import type { LocationConf, ServerConf } from './configuration.ts'
import type { PatternMatch } from './pattern.ts'
import type { Request } from './request.ts'
import type { Socket } from './sockets.ts'
import type { Fork, Outcome, Route, Step, Way } from './trace.ts'
import type { Definitions } from './variables.ts'

/** Text as bytes; undefined: it depends on something unknown. */
export type Value = string | undefined

/** What a path may lead to. */
export type Thing = 'a file' | 'a folder' | 'nothing'

/** What stays the same for all ways that a request may take. */
export interface Course {
  readonly request: Request
  readonly definitions: Definitions
  /** How many more ways there may be: each fork takes some. */
  waysLeft: number
}

/** A request on one of its ways, as ngx_http_request_t has it. */
export interface State {
  readonly course: Course
  steps: Step[]
  socket: Socket
  server: ServerConf
  /** Decoded; bytes. */
  uri: string
  args: string
  /** The request's own URI had something to decode. */
  isQuoted: boolean
  method: string
  location: LocationConf | undefined
  /** The block whose settings are in force: of the server, a location, an `if` or a `limit_except`. */
  scope: Scope
  /** The content handler. */
  handler: Statement | undefined
  isInternal: boolean
  isUriChanged: boolean
  /** A rewrite with `break` has changed the URI: no `alias` fits it any more (ngx_http_request_t.valid_location). */
  isAliasLost: boolean
  /** The `alias` of a regular expression has the URI put behind it (ngx_http_request_t.add_uri_to_alias). */
  isAliasFolder: boolean
  /** ngx_http_request_t.uri_changes: at 0 it is a loop. */
  changesLeft: number
  /** An `error_page` has been taken, and no second one will be. */
  isErrorPage: boolean
  /** What the answer's status will be, whatever answers; undefined: as that says. */
  status: number | undefined
  groups: readonly (string | undefined)[]
  variables: Map<string, Value>
  /** Answers so far: what may be at a path. */
  things: Map<string, readonly Thing[]>
  /** Answers so far to other questions. */
  answers: Map<string, boolean>
}

/** NGX_HTTP_MAX_URI_CHANGES, and one more as nginx counts downwards. */
export const CHANGES = 11

export function fork(state: State): State {
  const { variables, things, answers } = state
  return { ...state, steps: [], variables: new Map(variables), things: new Map(things), answers: new Map(answers) }
}

export function step(state: State, kind: Step['kind'], message: string, more: Partial<Step> = {}): void {
  state.steps.push({ kind, message, at: undefined, considered: [], ...more })
}

export const end = (state: State, outcome: Outcome): Route => ({ steps: state.steps, end: outcome })

export const undecided = (state: State, why: string): Route =>
  end(state, { kind: 'undecided', location: state.location?.statement, why })

/** What a regular expression has captured; names are variables from then on (ngx_http_regex_exec). */
export function capture(state: State, { groups, names }: PatternMatch): void {
  state.groups = groups
  for (const [name, value] of names) state.variables.set(name.toLowerCase(), value)
}

export interface Choice {
  readonly answer: string
  readonly things?: readonly Thing[]
  /** Goes on from there; the state is a copy of its own. */
  readonly go: (state: State) => Route
}

/**
 * What is at a path? Each answer is followed, but for those that an earlier one rules out. With a slash at the end it is
 * a folder or nothing, also where there is a file without.
 */
export function askPath(state: State, path: Value, at: Statement | undefined, choices: readonly Choice[]): Route {
  if (path === undefined) return ask(state, 'is there such a file', at, choices)
  const key = path.length > 1 ? path.replace(/\/+$/, '') : path
  const hasSlash = key !== path
  const known = state.things.get(key) ?? EVERYTHING
  const open = choices.flatMap((choice) => {
    const things = known.filter((thing) => choice.things?.includes(hasSlash && thing === 'a file' ? 'nothing' : thing))
    return things.length > 0 ? [{ ...choice, things }] : []
  })
  const narrowed = open.map(({ things, go, answer }) => ({
    answer,
    go: (next: State) => {
      next.things.set(key, things)
      return go(next)
    },
  }))
  const asked = toText(hasSlash ? `${key}/` : key)
  return ask(state, `what is at "${asked}"`, at, narrowed, asked)
}

const EVERYTHING: readonly Thing[] = ['a file', 'a folder', 'nothing']

/** A question with several answers; with one there is nothing to ask. */
export function ask(
  state: State,
  question: string,
  at: Statement | undefined,
  choices: readonly Choice[],
  path?: string,
): Route {
  const [only] = choices
  if (choices.length === 1 && only) return only.go(state)
  const { course } = state
  if (course.waysLeft < choices.length) return undecided(state, 'there are too many ways from here')
  course.waysLeft -= choices.length - 1
  const ways = choices.map(({ answer, go }): Way => ({ answer, route: go(fork(state)) }))
  const asked: Fork = { kind: 'fork', question, at, ways, ...(path !== undefined && { path }) }
  return { steps: state.steps, end: asked }
}

/** Yes or no to what cannot be known. The same question gets the same answer later on. */
export function askTruth(
  state: State,
  question: string,
  at: Statement,
  go: (state: State, isTrue: boolean) => Route,
): Route {
  const known = state.answers.get(question)
  if (known !== undefined) return go(state, known)
  const choice = (isTrue: boolean): Choice => ({
    answer: isTrue ? 'yes' : 'no',
    go: (next) => {
      next.answers.set(question, isTrue)
      return go(next, isTrue)
    },
  })
  return ask(state, question, at, [choice(true), choice(false)])
}
