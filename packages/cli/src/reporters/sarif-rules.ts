import { dedented, type Rule, rules, type Severity } from '@nginx-lint/lint'
import { UNREADABLE } from '@nginx-lint/workspace'
import type { ReportingDescriptor, Result } from 'sarif'

export const levels: Readonly<Record<Severity, NonNullable<Result['level']>>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
}

/** How GitHub ranks a finding about security: above 7.0 is high, above 4.0 medium, the rest low. */
const scores: Readonly<Record<Severity, string>> = { error: '8.0', warning: '6.0', info: '3.0', hint: '1.0' }

/** What there is to know about a rule. Its examples are left to `nginx-lint explain`. */
type About = Pick<Rule, 'id' | 'group' | 'severity' | 'summary' | 'docs' | 'nginxSays' | 'links'>

export function descriptor(rule: About): ReportingDescriptor {
  const { id, group, severity, summary } = rule
  const help = markdown(rule)
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: `${summary}.` },
    fullDescription: { text: `${summary}.` },
    help: { text: help, markdown: help },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [group], ...(group === 'security' && { 'security-severity': scores[severity] }) },
  }
}

function markdown({ docs, nginxSays = [], links = [] }: About): string {
  const parts = [
    dedented(docs).trimEnd(),
    nginxSays.length > 0 && `nginx says:\n\n${nginxSays.map((said) => `- \`${said}\``).join('\n')}`,
    links.length > 0 && `See also:\n\n${links.map((link) => `- <${link}>`).join('\n')}`,
  ]
  return parts.filter((part) => part !== false).join('\n\n')
}

const pascalCase = (id: string): string => id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** All that a finding can be about: the rules, and what the command itself says. */
export const descriptors: readonly ReportingDescriptor[] = [
  ...rules.map(descriptor),
  descriptor({
    id: UNREADABLE,
    group: 'correctness',
    severity: 'error',
    summary: 'A file cannot be read',
    docs: `
      A file that was named, or one that is included, is there but cannot be read as text, or is not there at all. What
      is in it was not checked.
    `,
  }),
]
