import type { Scope, Statement } from '../scope.ts'
import { hasHole } from '../text/index.ts'
import { toBytes } from './bytes.ts'
import { type Pattern, patternFor } from './pattern.ts'

/** One argument of `server_name`. Names are bytes in lower case. */
export interface NamePattern {
  readonly statement: Statement
  readonly argument: number
  /** `.example.com` is `domain`: itself, and all names below it. */
  readonly kind: 'exact' | 'domain' | 'leading' | 'trailing' | 'regex' | 'unknown'
  /** Without the wildcard, with the dot beside it; of a `domain` with its dot. */
  readonly text: string
  readonly regex?: Pattern
}

/** ngx_http_core_server_name(); a server without any name has the empty one. */
export function namesOf(server: Scope): NamePattern[] {
  const statements = server.statements.filter(({ name, spec }) => name === 'server_name' && spec)
  return statements.flatMap((statement) =>
    statement.args.map((text, argument) => ({ statement, argument, ...nameOf(text) })),
  )
}

function nameOf(text: string): Pick<NamePattern, 'kind' | 'text' | 'regex'> {
  if (hasHole(text)) return { kind: 'unknown', text: '' }
  if (text.startsWith('~')) {
    // nginx compares without case when the pattern has a capital letter: the host never has one.
    const pattern = text.slice(1)
    return { kind: 'regex', text: toBytes(pattern), regex: patternFor(pattern, /[A-Z]/.test(pattern)) }
  }
  if (text === '$hostname') return { kind: 'unknown', text: '' }
  const name = toBytes(text).toLowerCase()
  if (name.startsWith('*.')) return { kind: 'leading', text: name.slice(1) }
  if (name.startsWith('.')) return { kind: 'domain', text: name }
  if (name.endsWith('.*')) return { kind: 'trailing', text: name.slice(0, -1) }
  return { kind: 'exact', text: name }
}

/** How good a wildcard fits a host, as a number: the larger the better; undefined: it does not. */
export function fitness({ kind, text }: NamePattern, host: string): number | undefined {
  switch (kind) {
    case 'domain':
      return host.endsWith(text) || host === text.slice(1) ? LEADING + text.length : undefined
    case 'leading':
      return host.endsWith(text) ? LEADING + text.length : undefined
    case 'trailing':
      return host.startsWith(text) ? text.length : undefined
    case 'exact':
    case 'regex':
    case 'unknown':
      return undefined
  }
}

/** Is one of the names for this host, a valid one in lower case? No, when that cannot be said. */
export const fits = (names: readonly NamePattern[], host: string): boolean =>
  names.some((name) =>
    name.kind === 'exact'
      ? name.text === host
      : fitness(name, host) !== undefined || typeof name.regex?.exec(host) === 'object',
  )

/** No name is longer than a `Host` header may be. */
const LEADING = 1_000_000

/**
 * The host of a `Host` header, without port and final dot, in lower case, as ngx_http_validate_host() makes it.
 * Undefined: 400 (Bad Request).
 */
export function validHost(header: string): string | undefined {
  if (header.includes('..') || /[\0- /\x7f]/.test(header)) return undefined
  const host = header.startsWith('[') ? /^\[[^\]]*\]?/.exec(header)![0] : header.replace(/:.*$/s, '')
  const trimmed = host.endsWith('.') ? host.slice(0, -1) : host
  return trimmed === '' ? undefined : trimmed.toLowerCase()
}
