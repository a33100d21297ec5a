import { memoryFiles } from '../files.ts'
import { loadText } from '../project.ts'
import { type Request, requestFor } from './request.ts'
import { routerOf } from './router.ts'
import type { Outcome, Route } from './trace.ts'

/** What becomes of a request, in words: forks are taken as `things` says, by path; where it does not, `nothing`. */
export async function followed(
  conf: string,
  url: string,
  { things = {}, ...more }: { readonly things?: Readonly<Record<string, string>> } & Partial<Request> = {},
): Promise<string> {
  const project = await loadText('nginx.conf', conf, memoryFiles({}))
  const request = requestFor(url)
  if ('error' in request) return request.error
  const route = routerOf(project).route({ ...request, isComplete: true, ...more })
  return told(taken(route, things))
}

/** All ways, each with its answers. */
export async function ways(conf: string, url: string, more: Partial<Request> = {}): Promise<readonly string[]> {
  const project = await loadText('nginx.conf', conf, memoryFiles({}))
  const request = requestFor(url) as Request
  return described(routerOf(project).route({ ...request, ...more }), [])
}

function described({ end }: Route, answers: readonly string[]): readonly string[] {
  if (end.kind !== 'fork') return [[...answers, told(end)].join(' → ')]
  return end.ways.flatMap(({ answer, route }) => described(route, [...answers, `${end.question}? ${answer}`]))
}

function taken({ end }: Route, things: Readonly<Record<string, string>>): Outcome {
  if (end.kind !== 'fork') return end
  const thing = things[end.path?.replace(/(?<=.)\/$/, '') ?? ''] ?? 'nothing'
  const way = end.ways.find(({ answer }) => answer.split(' or ').includes(thing))
  if (!way) throw new Error(`"${end.question}" has no answer "${thing}"`)
  return taken(way.route, things)
}

function told(outcome: Outcome): string {
  const { location } = outcome
  const where = location ? `location ${location.args.join(' ')}` : 'server'
  switch (outcome.kind) {
    case 'served': {
      const { by, uri, args, status } = outcome
      const what = by ? `${by.name} ${by.args.join(' ')}`.trim() : 'file'
      return `${where}: ${what} for ${uri}${args === '' ? '' : `?${args}`}${status === undefined ? '' : ` as ${status}`}`
    }
    case 'redirect':
      return `${where}: ${outcome.status} to ${outcome.to ?? 'somewhere'}`
    case 'response':
      return `${where}: ${outcome.status}${outcome.text === undefined ? '' : ` "${outcome.text}"`}`
    case 'undecided':
      return `undecided: ${outcome.why}`
  }
}
