import { conditionOf, outwards, type Scope, type Statement } from '@nginx-lint/analysis'

/** Has the block, or one around it, an `if` that looks at the URI, and that may be there for this one? */
export const isAskedFor = (uri: string, scope: Scope): boolean =>
  [...outwards(scope)].some(({ statements }) => statements.some((statement) => asksFor(uri, statement)))

function asksFor(uri: string, statement: Statement): boolean {
  const condition = statement.inner?.context?.endsWith('.if') ? conditionOf(statement) : undefined
  if (condition?.kind !== 'match' || !URI.test(condition.variable)) return false
  const found = condition.pattern.exec(uri)
  return found === 'undecided' || (found === undefined) === condition.isNegated
}

const URI = /^(?:uri|request_uri|document_uri|request_filename|fastcgi_script_name)$/i
