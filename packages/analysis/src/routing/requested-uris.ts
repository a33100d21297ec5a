import { factOf } from '../facts.ts'
import { type Scope, type Statement, walk } from '../scope.ts'
import { HOLE } from '../text/index.ts'
import type { Uris } from './languages.ts'

/** What URIs requests of a server may have: those that clients send, and those of its directives, which nginx does not clean. */
export function urisIn(server: Scope, keepsSlashes: boolean): Uris {
  const requested = [server.outer ? requestedAround(server.outer) : null, requestedIn(server)]
  for (const uris of ['any', 'made'] as const) if (requested.includes(uris)) return uris
  return keepsSlashes ? 'slashes' : 'clean'
}

const requestedAround = factOf(({ statements }) => requestedByAll(statements))
const requestedIn = factOf((server) => requestedByAll(walk(server)))

/** Null: none that a client could not send. */
function requestedByAll(statements: Iterable<Statement>): 'any' | 'made' | null {
  let uris: 'made' | null = null
  for (const statement of statements) {
    const requested = requestedBy(statement)
    if (requested === 'any') return 'any'
    if (requested) uris = 'made'
  }
  return uris
}

/** May there be requests because of it that a client could not send? */
export const requestsMore = (statement: Statement): boolean => requestedBy(statement) !== undefined

/** Undefined: none that a client could not send. */
function requestedBy({ args, spec }: Statement): Uris | undefined {
  if (!spec) return undefined
  const { requests, content, intervenes } = spec.facts
  // A backend may say which in X-Accel-Redirect, code in its own way.
  if (requests === 'unsaid' || content === 'redirecting' || (spec.module.thirdParty && intervenes)) return 'made'
  if (requests === undefined || TO_CLIENT.test(args[2] ?? '')) return undefined
  if (requests !== 'names') return kindOf(args.at(requests) ?? '')
  return args.map((name) => kindOf(name.startsWith('/') ? name : `/${name}`)).find((kind) => kind)
}

/** The flags of a `rewrite` that sends the client there. */
const TO_CLIENT = /^(?:redirect|permanent)$/

function kindOf(uri: string): Uris | undefined {
  if (NO_URI.test(uri) || isClean(uri)) return undefined
  return /^(?:\/|\$(?:document_)?uri\b)/.test(uri) ? 'made' : 'any'
}

/** A named location, a status, a client's redirect, or the word that says that there is none. */
const NO_URI = /^(?:$|[@=]|https?:\/\/|\$scheme|off$)/

function isClean(uri: string): boolean {
  if (!uri.startsWith('/') || uri.includes('$') || uri.includes(HOLE)) return false
  const names = uri.slice(1).split('/')
  return names.every((name, i) => name !== '.' && name !== '..' && (name !== '' || i === names.length - 1))
}
