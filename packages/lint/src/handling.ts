import {
  effectiveValue,
  endsAlways,
  handlerIn,
  type LocationConf,
  outwards,
  type Project,
  type Scope,
  scriptOf,
} from '@nginx-lint/analysis'
import { isClosed, isClosedOutwards } from './absence.ts'

/** What becomes of the requests that a location takes, where its text says so and it does not depend. */
export type Handling =
  /** To another server. */
  | { readonly does: 'passes'; readonly to: string }
  /** By a `return`. */
  | { readonly does: 'answers'; readonly status: number; readonly words: string }
  /** Files. `isOwn`: a location says from where, and not the server around all of them. */
  | { readonly does: 'reads'; readonly from: string; readonly isAlias: boolean; readonly isOwn: boolean }

/** Undefined: it depends, or is something else. */
export function handlingOf({ scope }: LocationConf, project: Project): Handling | undefined {
  if (!isClosed(scope, project)) return undefined
  if (deniesAll(scope)) return { does: 'answers', status: 403, words: 'deny all' }
  const script = scriptOf(scope)
  const end = endsAlways(script)
  if (end) return answering(end.statement.args)
  // It goes on elsewhere, or in another way.
  if (script.some((one) => one.op === 'refused' || one.op === 'return')) return undefined
  if (script.some((one) => one.op === 'rewrite' && one.flag !== 'break')) return undefined
  if (script.some((one) => one.op === 'if' && one.scope && handlerIn(one.scope))) return undefined
  const handler = handlerIn(scope)
  if (handler) return handler.spec?.facts.content === 'redirecting' ? passing(handler.args) : undefined
  return reading(scope, project)
}

/** The same becomes of a URI below `folder` in both; that is what the first one, a prefix location, matches. */
export function doesTheSame(one: Handling, folder: string, two: Handling): boolean {
  switch (one.does) {
    case 'reads':
      return two.does === 'reads' && fileIn(one, folder) === fileIn(two, folder)
    case 'passes':
      // To pass "/app/" on as "/app/" is to pass the URI as it is.
      return two.does === 'passes' && (one.to === two.to || one.to === two.to + folder)
    case 'answers':
      return two.does === 'answers' && one.words === two.words
  }
}

function deniesAll({ statements }: Scope): boolean {
  const rules = statements.filter(({ name }) => name === 'allow' || name === 'deny')
  return rules[0]?.name === 'deny' && rules[0].args[0] === 'all'
}

/** As the end of a sentence about a request: `passed to "http://a", not to "http://b"`. */
export function instead(done: Handling, wanted: Handling): string {
  const [verb, how, what] = told(done)
  const [otherVerb, otherHow, other] = told(wanted)
  return `${verb} ${how} "${what}", not ${verb === otherVerb ? '' : `${otherVerb} `}${otherHow} "${other}"`
}

function told(handling: Handling): readonly [string, string, string] {
  switch (handling.does) {
    case 'passes':
      return ['passed', 'to', handling.to]
    case 'answers':
      return ['answered', 'by', handling.words]
    case 'reads':
      return ['read', 'from', handling.from]
  }
}

function answering(args: readonly string[]): Handling {
  const [first = ''] = args
  return { does: 'answers', status: /^\d+$/.test(first) ? Number(first) : 302, words: ['return', ...args].join(' ') }
}

const passing = ([to]: readonly string[]): Handling | undefined =>
  to === undefined ? undefined : { does: 'passes', to }

function reading(scope: Scope, project: Project): Handling | undefined {
  const own = scope.statements.findLast(({ name }) => name === 'alias')?.args[0]
  const from = own ?? effectiveValue(scope, 'root') ?? (isClosedOutwards(scope, project) ? 'html' : undefined)
  if (from === undefined) return undefined
  const isOwn = [...outwards(scope)].some(
    ({ context, statements }) =>
      context === 'http.location' && statements.some(({ name }) => name === 'alias' || name === 'root'),
  )
  return { does: 'reads', from, isAlias: own !== undefined, isOwn }
}

type Reading = Extract<Handling, { does: 'reads' }>

/** Slashes count once for a disk. */
const fileIn = ({ from, isAlias }: Reading, folder: string): string =>
  `${isAlias ? from : `${from}/${folder}`}/`.replace(/\/+/g, '/')
