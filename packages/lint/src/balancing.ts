import type { Statement } from '@nginx-lint/analysis'
import { existsIn, type MatchOptions } from '@nginx-lint/directives'
import { isConditional } from './entries.ts'

/** The last statement before this one in its upstream that nginx knows as the method of load balancing. */
export function methodBefore(statement: Statement, options: MatchOptions, as?: 'method'): Statement | undefined {
  const { statements } = statement.scope
  for (let i = statements.indexOf(statement) - 1; i >= 0; i--) {
    const { spec } = statements[i]!
    // Nobody knows which method another module's directive is.
    if (!spec || spec.module.thirdParty !== undefined || isConditional(statements[i]!)) return undefined
    const { balances } = spec.facts
    if (!balances || (as && balances.as !== as)) continue
    if (balances.until === undefined || !existsIn({ since: balances.until }, options.target)) return statements[i]
  }
  return undefined
}
