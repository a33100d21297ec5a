import { badExamples, dedented, type Example, goodExamples, type Rule } from './rule.ts'

/** What there is to read about a rule, as a Markdown page. `note`: a line below its title. */
export function rulePage(rule: Rule, note?: string): string {
  const { id, summary, group, severity, docs, nginxSays = [], links = [] } = rule
  const parts = [`# ${id}`, ...(note === undefined ? [] : [note]), `${summary}.`]
  parts.push(`Group: ${group}. Severity: ${severity}.`, dedented(docs).trimEnd())
  if (nginxSays.length > 0) parts.push('nginx says:', nginxSays.map((said) => `- \`${said}\``).join('\n'))
  parts.push('## Wrong', ...badExamples(rule).map(example))
  const fixed = badExamples(rule).flatMap((bad) => bad.fixed ?? [])
  if (fixed.length > 0) parts.push('## Fixed', ...fixed.map(fence))
  parts.push('## Right', ...goodExamples(rule).map(example))
  if (links.length > 0) parts.push('## See also', links.map((link) => `- <${link}>`).join('\n'))
  parts.push(`To silence it: \`# nginx-lint-ignore ${id}: the reason\` on the line, or on a line of its own above it.`)
  return `${parts.join('\n\n')}\n`
}

function example({ code, target, files }: Example): string {
  const about = target === undefined ? '' : `For nginx ${target}:\n\n`
  const others = Object.entries(files ?? {}).map(([path, text]) => `\n\n\`${path}\`:\n\n${fence(text)}`)
  return about + fence(code) + others.join('')
}

/** Words too long for a page, such as 4,096 letters in a row, are cut. */
const fence = (code: string): string => `\`\`\`nginx\n${code.trimEnd().replace(/(\S{40})\S{100,}/g, '$1…')}\n\`\`\``
