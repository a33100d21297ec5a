import { plain } from '../frame.ts'
import type { Statement } from '../scope.ts'
import { written } from './places.ts'
import type { Outcome, Route } from './trace.ts'

/** One way through all forks. */
export interface Leaf {
  readonly outcome: Outcome
  /** What is answered to the questions on the way: `what is at "/srv/a"? a file`. */
  readonly answers: readonly string[]
  /** The server that took the request. */
  readonly server: Statement | undefined
  /** The location that had the request when an `error_page` took over. */
  readonly before: Statement | undefined
}

export const leavesOf = (route: Route): readonly Leaf[] => leaves(route, START, undefined)

type Known = Omit<Leaf, 'outcome'>

const START: Known = { answers: [], server: undefined, before: undefined }

/** `known`: of the steps before, `location` among them. */
function leaves({ steps, end }: Route, known: Known, location: Statement | undefined): readonly Leaf[] {
  let { server, before } = known
  let last = location
  for (const { kind, at } of steps) {
    if (kind === 'server' && at) server = at
    if (at?.name === 'error_page') before ??= last
    if (kind === 'location') last = at
  }
  if (end.kind !== 'fork') return [{ ...known, server, before, outcome: end }]
  return end.ways.flatMap(({ answer, route }) =>
    leaves(route, { server, before, answers: [...known.answers, `${end.question}? ${answer}`] }, last),
  )
}

/** Where it ends: `location /a`, or `server a.com` when no location has it. */
export function whereText({ outcome, server }: Pick<Leaf, 'outcome' | 'server'>): string {
  if (outcome.location) return plain(written(outcome.location))
  return server ? serverText(server) : 'no server'
}

/** `server a.com www.a.com`; `server` when it has no name. */
export function serverText({ inner }: Statement): string {
  const names = inner?.statements.filter(({ name }) => name === 'server_name').flatMap(({ args }) => args) ?? []
  return plain(['server', ...names].join(' '))
}

/** What the client gets: `proxy_pass http://app with /b?c`, `file /srv/a.png`, `301 to /a/`, `404: …`. */
export function whatText(outcome: Outcome): string {
  return plain(rawText(outcome))
}

function rawText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'served': {
      const { by, uri, args, file, status } = outcome
      const target = `${uri}${args === '' ? '' : `?${args}`}`
      const what = by ? `${written(by)} with ${target}` : file === undefined ? `a file for ${target}` : `file ${file}`
      return `${what}${status === undefined ? '' : `, as ${status}`}`
    }
    case 'redirect':
      return `${outcome.status} to ${outcome.to ?? 'what is not known here'}`
    case 'response': {
      const { status, text, why } = outcome
      const said = text === undefined ? (why === undefined ? '' : `: ${why}`) : ` "${text}"`
      return status === 444 ? `closed without an answer${said}` : `${status}${said}`
    }
    case 'undecided':
      return `cannot be followed further: ${outcome.why}`
  }
}

/** How it goes for the client, for a colour. */
export type Tone = 'served' | 'redirected' | 'refused' | 'failed' | 'undecided'

export function toneOf(outcome: Outcome): Tone {
  if (outcome.kind === 'redirect') return 'redirected'
  if (outcome.kind === 'undecided') return 'undecided'
  const status = outcome.status ?? 200
  return status < 400 ? 'served' : status < 500 ? 'refused' : 'failed'
}
