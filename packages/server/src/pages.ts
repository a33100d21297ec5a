import { rulePage, rules } from '@nginx-lint/lint'

const byId = new Map(rules.map((rule) => [rule.id, rule]))

/** Is there something to read about it? Not about what is no rule, such as a file that cannot be read. */
export const hasPage = (id: string): boolean => byId.has(id)

/** What there is to read about a rule, in Markdown. Undefined: there is no such rule. */
export function pageOf(id: string): string | undefined {
  const rule = byId.get(id)
  return rule && rulePage(rule)
}
