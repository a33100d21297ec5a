import { badExamples, dedented, type Example, goodExamples, type Rule } from '@nginx-lint/lint'
import { type Colors, paint } from '../reporters/colors.ts'

/** A rule with its examples. */
export function explainRule(rule: Rule, colors: Colors): string {
  const { id, severity, group, summary, docs, nginxSays = [], links = [] } = rule
  const good = goodExamples(rule)
  const parts = [
    `${colors.bold(id)}  ${paint(colors, severity)(severity)}  ${colors.dim(group)}\n\n${summary}.`,
    dedented(docs).trimEnd(),
    nginxSays.length > 0 && `${colors.bold('nginx says')}\n${nginxSays.map(indented).join('\n')}`,
    ...examples(badExamples(rule), colors),
    good.length > 0 && `${colors.bold('Right')}\n${good.map((one) => indented(codeOf(one))).join('\n\n')}`,
    links.length > 0 && `${colors.bold('See also')}\n${links.map(indented).join('\n')}`,
  ]
  return `${parts.filter((part) => typeof part === 'string').join('\n\n')}\n`
}

/** Every rule in one line. */
export function listRules(rules: readonly Rule[], colors: Colors): string {
  const width = Math.max(...rules.map(({ id }) => id.length))
  const lines = rules.map(({ id, severity, summary }) => {
    const level = paint(colors, severity)(severity.padEnd(7))
    return `${colors.bold(id.padEnd(width))}  ${level}  ${summary}\n`
  })
  return lines.join('')
}

function examples(bad: readonly Example[], colors: Colors): string[] {
  return bad.map((example) => {
    const target = example.target ? ` (nginx ${example.target})` : ''
    const fixed = example.fixed === undefined ? '' : `\n\n${colors.bold('after --fix')}\n${indented(example.fixed)}`
    return `${colors.bold('Wrong')}${target}\n${indented(codeOf(example))}${fixed}`
  })
}

function codeOf(example: Example): string {
  const others = Object.entries(example.files ?? {}).map(([path, text]) => `\n# ${path}\n${text}`)
  return example.code.trimEnd() + others.map((other) => `\n${other.trimEnd()}`).join('')
}

const indented = (text: string): string => text.trimEnd().replace(/^(?=.)/gm, '    ')
