import type { Statement } from '../scope.ts'

/**
 * What happens to a request: steps in the order in which nginx takes them, and how it ends. Where it depends on
 * something that no configuration says (a file, a header that was not given, Lua code), the way forks, and each way is
 * followed to its end.
 */
export interface Route {
  readonly steps: readonly Step[]
  readonly end: End
}

export type End = Outcome | Fork

/** What decides is not in the configuration: `question` with the answers that there may be, each with its route. */
export interface Fork {
  readonly kind: 'fork'
  /** Without a question mark: `is there a file "/srv/a.html"`. */
  readonly question: string
  /** The statement that asks. Undefined: nginx itself does. */
  readonly at: Statement | undefined
  /** The path that it is about; the answers are then `a file`, `a folder`, `nothing`, or several of them. */
  readonly path?: string
  readonly ways: readonly Way[]
}

export interface Way {
  /** `yes`, `no`, `it is a folder`, … */
  readonly answer: string
  readonly route: Route
}

/** How a request ends. Texts and URIs are those of nginx: percent-decoded bytes, read as UTF-8 where they are. */
export type Outcome = Served | Redirect | Response | Undecided

/** The location's content handler takes it, or it is looked up as a file. */
export interface Served {
  readonly kind: 'served'
  /** Undefined: no location matches, the server itself serves it. */
  readonly location: Statement | undefined
  /** `proxy_pass`, `fastcgi_pass`, …; undefined: a file. */
  readonly by: Statement | undefined
  /** As it is then, after all rewrites. */
  readonly uri: string
  readonly args: string
  /** The file's path, as far as the configuration says it; undefined with `by`. */
  readonly file?: string
  /** That of `error_page`, when one led here. */
  readonly status?: number
}

/** An answer that sends the client elsewhere. */
export interface Redirect {
  readonly kind: 'redirect'
  readonly location: Statement | undefined
  readonly by: Statement | undefined
  readonly status: number
  /** The `Location` header before nginx makes it absolute; undefined when it holds something unknown. */
  readonly to: string | undefined
}

/** An answer that nginx gives itself: `return`, an error without a page. 444: none, the connection is closed. */
export interface Response {
  readonly kind: 'response'
  readonly location: Statement | undefined
  readonly by: Statement | undefined
  readonly status: number
  /** The text of `return`; undefined: nginx's own page, or none, or something unknown in it. */
  readonly text?: string
  /** Why, where no statement says so: `the location is internal`. */
  readonly why?: string
}

/** nginx has given up: "rewrite or internal redirection cycle", after NGX_HTTP_MAX_URI_CHANGES. */
export const isLoop = (end: End): boolean => end.kind === 'response' && end.why === LOOP

export const LOOP = 'the URI was changed more than 10 times: it is a loop'

/** Nothing more can be said: `why` ends the sentence "cannot be followed further: …". */
export interface Undecided {
  readonly kind: 'undecided'
  readonly location: Statement | undefined
  readonly why: string
}

export interface Step {
  readonly kind: StepKind
  /** What happens, in a sentence without a full stop, beginning in lower case. */
  readonly message: string
  /** The statement that makes it happen; undefined where nginx does so by itself. */
  readonly at: Statement | undefined
  /** What else came into question, in the order in which nginx looks, each with the reason why it did not win. */
  readonly considered: readonly Considered[]
  /** The URI after this step, when the step has changed it. */
  readonly uri?: string
}

export interface Considered {
  readonly at: Statement
  /** `does not match`, `shorter than "/a/b"`, `not tried: "^~" was found first`. */
  readonly why: string
}

/**
 * - `socket`: the listening socket that takes the connection.
 * - `server`: the server, by its name or as the default of the socket.
 * - `uri`: the request's URI was decoded or cleaned.
 * - `location`: the location whose turn it is.
 * - `named`: a jump to a named location.
 * - `rewrite`, `if`, `set`: of the rewrite module. `break` ends them.
 * - `redirect`: an internal redirect, by `try_files`, `index` or `error_page`, to another URI.
 * - `file`: a file or folder that was looked for, as an earlier answer says.
 * - `method`: a `limit_except` block takes the request.
 * - `caution`: something may interfere that cannot be judged: access rules, Lua code.
 */
export type StepKind =
  | 'socket'
  | 'server'
  | 'uri'
  | 'location'
  | 'named'
  | 'rewrite'
  | 'if'
  | 'set'
  | 'break'
  | 'redirect'
  | 'file'
  | 'method'
  | 'caution'
