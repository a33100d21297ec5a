import { effective, effectiveValue, factOf, type Scope, type Statement, statementsOf } from '@nginx-lint/analysis'
import { existsIn, type MatchOptions } from '@nginx-lint/directives'
import type { Word } from '@nginx-lint/syntax'

/** What counts in a server about TLS towards its clients. */
export interface Tls {
  readonly server: Scope
  readonly certificates: readonly Statement[]
  readonly keys: readonly Statement[]
  /** `ssl_reject_handshake on`: no certificate is needed. */
  readonly rejects: boolean
  /** nginx loads the certificates and judges what is said of them. */
  readonly isUsed: boolean
  /** What in this server asks for certificates, where it is judged by itself: `listen … ssl`, `starttls`, `ssl on`. */
  readonly demand: { readonly statement: Statement; readonly word: Word; readonly text: string } | undefined
}

/**
 * As the *_ssl_merge_*conf() functions see it. In http a `listen … ssl` demands nothing of its own server but of the
 * default one of its address; so it does in stream since that has default servers.
 */
export const tlsOf = factOf((server, { target }: MatchOptions): Tls => {
  const certificates = effective(server, 'ssl_certificate')
  const rejects = isOn(server, 'ssl_reject_handshake')
  const family = server.context?.split('.')[0]
  // ssl_merge_conf() of stream and mail: with 1.15.0 came the demands of "listen … ssl"
  const hasListen = existsIn({ since: '1.15.0' }, target)
  const byServer = family === 'mail' || (family === 'stream' && !existsIn({ since: '1.25.5' }, target))
  const demand =
    (byServer && hasListen ? byListen(server) : undefined) ??
    (existsIn({ removed: '1.25.1' }, target) ? said(server, 'ssl', ['on']) : undefined) ??
    said(server, 'starttls', ['on', 'only'])
  const isUsed = demand !== undefined || ((!byServer || !hasListen) && (certificates.length > 0 || rejects))
  return { server, certificates, keys: effective(server, 'ssl_certificate_key'), rejects, isUsed, demand }
})

export const isOn = (scope: Scope, name: string): boolean => effectiveValue(scope, name)?.toLowerCase() === 'on'

/** The value of the last statement that counts, unless it is empty. */
export const filled = (scope: Scope, name: string): string | undefined => effectiveValue(scope, name) || undefined

function byListen(server: Scope): Tls['demand'] {
  const statement = statementsOf(server, 'listen').findLast(({ args }) => args.includes('ssl', 1))
  const word = statement?.node.args.find(({ value }, i) => i > 0 && value === 'ssl')
  return statement && word && { statement, word, text: 'listen … ssl' }
}

function said(server: Scope, name: string, values: readonly string[]): Tls['demand'] {
  const statement = effective(server, name).at(-1)
  const word = statement?.node.args[0]
  if (!statement || !word || !values.includes(word.value.toLowerCase())) return undefined
  return { statement, word, text: `${name} ${word.value}` }
}
