import { suggest } from '@nginx-lint/analysis'
import { type Rule, type Severities, type Severity, UNREADABLE } from '@nginx-lint/lint'
import { UsageError } from './usage-error.ts'

export const severityNames = ['off', 'hint', 'info', 'warning', 'error'] as const satisfies readonly (
  | Severity
  | 'off'
)[]

export { type Severities, UNREADABLE }

export const ruleIds = (rules: readonly Rule[]): readonly string[] => [...rules.map((rule) => rule.id), UNREADABLE]

/** What `--rule ID=SEVERITY` says. */
export function readRuleOption(text: string, rules: readonly Rule[]): Severities {
  const [, id, name] = /^([^=]*)=(.*)$/.exec(text) ?? []
  if (id === undefined) throw new UsageError(`--rule needs a rule and its severity, such as --rule ${text}=off`)
  if (!ruleIds(rules).includes(id)) {
    const meant = suggest(id, ruleIds(rules))
    throw new UsageError(
      `unknown rule "${id}"${meant ? `, did you mean "${meant}"?` : '; "nginx-lint explain" lists them'}`,
    )
  }
  const severity = severityNames.find((known) => known === name)
  if (severity) return { [id]: severity }
  throw new UsageError(
    `unknown severity "${name}" for rule "${id}", expected ${severityNames.slice(0, -1).join(', ')} or ${severityNames.at(-1)}`,
  )
}
