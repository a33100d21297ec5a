import { relative, resolve } from 'node:path'
import {
  loadText,
  memoryFiles,
  type Outcome,
  type Route,
  type Router,
  routerOf,
  type Statement,
} from '@nginx-lint/analysis'
import type { Disk } from './files.ts'
import type { Answered } from './nginx.ts'
import type { Asked } from './requests.ts'

/** What we say of a request, against what nginx did. */
export interface Verdict {
  readonly as: 'same' | 'different' | 'undecided'
  /** The locations that the request has passed, by label, the last one included. */
  readonly passed: readonly string[]
  /** What differs, and how: smaller cases are to show the same. */
  readonly difference: string
  /** Our side, as the answer of nginx is told. */
  readonly said: string
}

export async function routerFor(text: string): Promise<Router> {
  return routerOf(await loadText('nginx.conf', text, memoryFiles({})))
}

export function verdictOf(router: Router, asked: Asked, answered: Answered, disk: Disk): Verdict {
  const { steps, outcome } = followed(router.route(requestOf(asked)), disk)
  const passed = steps.flatMap(({ kind, at }) => ((kind === 'location' || kind === 'named') && at ? [labelOf(at)] : []))
  if (outcome.kind === 'undecided')
    return { as: 'undecided', passed, difference: '', said: `undecided: ${outcome.why}` }
  const server = steps.filter(({ kind }) => kind === 'server' || kind === 'socket').at(-1)?.at
  const place = outcome.location ?? server
  const said = told(outcome, place ? labelOf(place) : '', asked.method, disk)
  const different = Object.keys(said).filter((key) => textual(answered, key) !== said[key as keyof Told])
  const difference = `${different.join(' ')}: ${answered.status} ${said.status}`
  return { as: different.length === 0 ? 'same' : 'different', passed, difference, said: JSON.stringify(said) }
}

/** nginx's side of what we say anything about. */
export function tellAnswer(answered: Answered): string {
  return JSON.stringify(Object.fromEntries(Object.keys(answered).map((key) => [key, textual(answered, key)])))
}

function requestOf({ listen, host, method, target, headers }: Asked) {
  const lower = Object.entries(headers).map(([name, value]): [string, string] => [name.toLowerCase(), value])
  return {
    scheme: 'http',
    host: host?.replace(/(?<!^\[[^\]]*):\d*$/, '') ?? '',
    port: Number(/:(\d+)$/.exec(listen)?.[1] ?? 80),
    target,
    method,
    headers: new Map([...lower, ...(host === undefined ? [] : [['host', host] as const])]),
    isComplete: true,
    listen,
  } as const
}

/** What is asked of files is answered by the disk. */
function followed(route: Route, disk: Disk): { readonly steps: Route['steps']; readonly outcome: Outcome } {
  const { steps, end } = route
  if (end.kind !== 'fork') return { steps, outcome: end }
  const [, executable] = /^may "(.*)" be executed$/s.exec(end.question) ?? []
  const thing =
    executable === undefined
      ? disk.thingAt(below(disk, end.path ?? ''))
      : disk.isExecutable(below(disk, executable))
        ? 'yes'
        : 'no'
  const way =
    end.path === undefined && executable === undefined
      ? undefined
      : end.ways.find(({ answer }) => answer.split(' or ').includes(thing))
  if (!way)
    return {
      steps,
      outcome: {
        kind: 'undecided',
        location: undefined,
        why: `${end.question} (${end.ways.map((way) => way.answer)})? no answer "${thing}"`,
      },
    }
  const rest = followed(way.route, disk)
  return { steps: [...steps, ...rest.steps], outcome: rest.outcome }
}

/** A slash at the end stays: it makes a difference. */
const below = ({ prefix }: Disk, path: string): string => (path.startsWith('/') ? path : `${prefix}/${path}`)

/** By which the log knows a server or location. */
export function labelOf({ inner }: Statement): string {
  return inner?.statements.find(({ name }) => name === 'access_log')?.args[1] ?? ''
}

type Told = Partial<Record<keyof Answered, string | number>>

/** Only what we say, in the words of the log. */
function told(outcome: Exclude<Outcome, { kind: 'undecided' }>, at: string, method: string, { prefix }: Disk): Told {
  switch (outcome.kind) {
    case 'served': {
      const { uri, args, file, by, status } = outcome
      const isProxied = by?.name === 'proxy_pass'
      const usual = by && !isProxied && by.name !== 'empty_gif' ? 502 : (status ?? 200)
      const upstream = isProxied ? { upstream: by.args[0]!.replace(/^http:\/\/|(?<=:\d+)\/.*/g, '') } : {}
      return {
        at,
        status: usual,
        uri,
        args,
        ...upstream,
        ...(file !== undefined && method !== 'HEAD' && { body: relative(prefix, resolve(prefix, file)) }),
      }
    }
    case 'redirect':
      return { at, status: outcome.status, ...(outcome.to !== undefined && { to: outcome.to }) }
    case 'response': {
      const { status, text } = outcome
      return { at, status, ...(text !== undefined && method !== 'HEAD' && { body: text }) }
    }
  }
}

/** Bytes read as our side reads them: as UTF-8 where they are. */
function textual(answered: Answered, key: string): string | number {
  const value = answered[key as keyof Answered]
  if (typeof value === 'number') return value
  const text = Buffer.from(value, 'latin1').toString('utf8')
  const isUtf8 = !text.includes('\ufffd')
  return isUtf8 ? text : value.replace(/[\x80-\xff]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}
