import { type Outcome, type Route, requestFor, type Statement } from '@nginx-lint/analysis'
import type { Location } from 'vscode-languageserver-types'
import { headCode } from './hover/code.ts'
import { routerFor } from './routing.ts'
import { placeName, projectsOf, type Workspace } from './workspace.ts'

/** What happens to a request, for people to choose from and go to; or what is wrong with the URL. */
export type Routed = { readonly stops: readonly Stop[] } | { readonly error: string }

/** A step, a question that the configuration does not answer, or an end. */
export interface Stop {
  readonly kind: 'step' | 'question' | 'end'
  readonly text: string
  /** `conf.d/site.conf:3` */
  readonly place?: string
  readonly location?: Location
  /** What is answered to the questions before. */
  readonly answers: readonly string[]
}

/** Where a URL goes in the configuration that a file is part of. */
export function routeOf(workspace: Workspace, path: string, url: string): Routed {
  const project = projectsOf(workspace, path)[0]
  if (!project) return { error: 'the file is part of no configuration' }
  const request = requestFor(url.trim())
  if ('error' in request) return request
  return { stops: stopsOf(workspace, routerFor(project).route(request), []) }
}

function stopsOf(workspace: Workspace, { steps, end }: Route, answers: readonly string[]): readonly Stop[] {
  const stop = (kind: Stop['kind'], text: string, at: Statement | undefined): Stop => ({
    kind,
    text,
    ...placed(workspace, at),
    answers,
  })
  const before = steps.map(({ message, at }) => stop('step', at ? `${headCode(at)}: ${message}` : message, at))
  if (end.kind !== 'fork') return [...before, stop('end', outcomeText(end), end.location ?? by(end))]
  const ways = end.ways.flatMap(({ answer, route }) => stopsOf(workspace, route, [...answers, answer]))
  return [...before, stop('question', `${end.question}?`, end.at), ...ways]
}

function placed(workspace: Workspace, at: Statement | undefined): Pick<Stop, 'place' | 'location'> {
  const document = at && workspace.document(at.file.path)
  if (!document) return {}
  const { node, file } = at
  const span = { start: node.start + file.offset, end: (node.args.at(-1) ?? node.name).end + file.offset }
  return { place: placeName(workspace, at), location: { uri: document.uri, range: document.range(span) } }
}

const by = (outcome: Outcome): Statement | undefined => ('by' in outcome ? outcome.by : undefined)

function outcomeText(outcome: Outcome): string {
  const { location } = outcome
  if (outcome.kind === 'undecided') return `cannot be followed further: ${outcome.why}`
  return `${location ? headCode(location) : 'the server itself'}: ${whatText(outcome)}`
}

function whatText(outcome: Exclude<Outcome, { kind: 'undecided' }>): string {
  if (outcome.kind === 'redirect') return `${outcome.status} to ${outcome.to ?? 'what is not known here'}`
  if (outcome.kind === 'served') {
    const what = outcome.by ? headCode(outcome.by) : `file ${outcome.file ?? `for ${outcome.uri}`}`
    return `${what}${outcome.status === undefined ? '' : `, as ${outcome.status}`}`
  }
  const { status, text, why } = outcome
  return `${status === 444 ? 'closed without an answer' : status}${text === undefined ? (why === undefined ? '' : `: ${why}`) : ` "${text}"`}`
}
