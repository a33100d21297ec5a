import { effective, type Project, type Scope, type Statement, statementsOf } from '@nginx-lint/analysis'
import { tlsOf } from './tls.ts'

/** Does nginx never look into the values of the statement? See `DirectiveFacts.readFor`. */
export function isUnread({ scope, spec, name }: Statement, { options }: Project): boolean {
  const readFor = spec?.facts.readFor
  if (readFor === undefined) return false
  const isAround = scope.context === 'http' || scope.context === 'stream'
  if (!isAround && readFor === 'servers') return false
  const servers = isAround ? statementsOf(scope, 'server').flatMap(({ inner }) => inner ?? []) : [scope]
  return !servers.some((server) => takes(server, name, scope) && (readFor === 'servers' || hasTls(server, options)))
}

const takes = (server: Scope, name: string, from: Scope): boolean =>
  effective(server, name).some(({ scope }) => scope === from)

/** ngx_http_ssl_compile_certificates(): without certificates no key is looked at either. */
function hasTls(server: Scope, options: Project['options']): boolean {
  const { certificates, isUsed } = tlsOf(server, options)
  return isUsed && certificates.length > 0
}
