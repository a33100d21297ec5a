import { factOf, isEntry, type Statement } from '@nginx-lint/analysis'
import { type DirectiveSpec, type SymbolFacts, typeOf } from '@nginx-lint/directives'
import type { ProjectCheck } from './rule.ts'

/** What a check of a whole configuration goes by. */
export interface Reads {
  readonly isRead: IsRead
  /** It asks whether blocks say all (`isClosed`). */
  readonly asksIfClosed: boolean
}

/** By what a statement says itself. */
type IsRead = (statement: Statement) => boolean

/**
 * A check that goes by some statements and the blocks they stand in, and not by files, comments or mistakes in the syntax:
 * by those of some names, or by what else a statement says itself. When it had nothing to say, and no such statement has
 * come or gone since, it is not asked again.
 */
export const reading = (by: readonly string[] | IsRead, check: ProjectCheck): ProjectCheck =>
  withReads(check, { isRead: isReadBy(by), asksIfClosed: false })

/** The same of a check that asks as well whether blocks say all (`isClosed`), and is silent where they do not. */
export const readingClosed = (by: readonly string[] | IsRead, check: ProjectCheck): ProjectCheck =>
  withReads(check, { isRead: isReadBy(by), asksIfClosed: true })

const withReads = (check: ProjectCheck, reads: Reads): ProjectCheck =>
  Object.assign<ProjectCheck, Pick<ProjectCheck, 'reads'>>((project, report) => check(project, report), { reads })

function isReadBy(by: readonly string[] | IsRead): IsRead {
  if (typeof by === 'function') return by
  const names = new Set(by)
  return ({ name }) => names.has(name)
}

/** It has a name of such a kind, defined or used. */
export const naming =
  (isMeant: (facts: SymbolFacts) => boolean): IsRead =>
  ({ fit }) =>
    fit?.bindings.some(({ value }) => {
      const { symbol } = typeOf(value)
      return symbol !== undefined && isMeant(symbol)
    }) === true

/** Of settings that are inherited: they, and the blocks that may inherit them. */
export const settingOrBlock =
  (names: RegExp): IsRead =>
  ({ name, node }) =>
    node.body !== undefined || names.test(name)

/** It may define variables, or be around what does. */
export const mayDefineVariables: IsRead = ({ node, name, args, spec, fit }) => {
  if (node.body || name.includes('(?') || args.some((arg) => arg.includes('(?'))) return true
  if (!fit?.ok) return spec !== undefined && isForVariables(spec)
  return fit.bindings.some(({ value }) => value.defines && typeOf(value).symbol?.kind === 'variable')
}

const isForVariables = factOf(({ facts }: DirectiveSpec): boolean =>
  JSON.stringify(facts.syntax).includes('<new variable'),
)

/** Of where servers listen, and what they are called. */
export const isAboutServerNames: IsRead = ({ name }) => /^(?:server|listen|server_name)$/.test(name)

/** Of a configuration's addresses, servers and what these say of TLS, to clients and to other servers. */
export const isAboutTls: IsRead = ({ name }) =>
  /(?:^|_)ssl(?:_|$)|^(?:server|listen|starttls|(?:proxy|grpc|uwsgi)_pass)$/.test(name)

/** It may have a say in where requests go, as far as `Router` follows them. */
export const mayRoute: IsRead = (statement) => {
  const { spec } = statement
  if (isEntry(statement) || mayDefineVariables(statement)) return true
  if (!spec) return false
  const { content, intervenes, requests } = spec.facts
  return (content ?? intervenes ?? requests) !== undefined || ROUTING.has(spec.module.name)
}

const ROUTING: ReadonlySet<string> = new Set(
  ['core', 'rewrite', 'index', 'autoindex', 'access', 'ssl'].map((name) => `ngx_http_${name}_module`),
)
