import { suggest } from '@nginx-lint/analysis'
import { registry } from '@nginx-lint/directives'
import { rules } from '@nginx-lint/lint'
import type { Arguments } from '../arguments.ts'
import { explainDirective } from '../explain/directive.ts'
import { explainRule, listRules } from '../explain/rule.ts'
import { explainVariable, variableNames } from '../explain/variable.ts'
import { type Colors, colorsFor } from '../reporters/colors.ts'
import type { Terminal } from '../terminal.ts'

/** Prints what is known about rules, directives and variables. Returns the exit status. */
export function explain(args: Arguments, terminal: Terminal): number {
  const colors = colorsFor(terminal.stdout, terminal, args.color)
  if (args.operands.length === 0) {
    terminal.stdout.write(listRules(rules, colors))
    return 0
  }
  const known = args.operands.map((topic) => explanations(topic, colors))
  terminal.stdout.write(known.flat().join('\n'))
  const strange = args.operands.filter((_, i) => known[i]!.length === 0)
  for (const topic of strange) terminal.stderr.write(`nginx-lint: ${unknown(topic)}\n`)
  return strange.length > 0 ? 2 : 0
}

/** A name may mean several things: `limit_rate` is a directive, and in nginx a variable too. */
function explanations(topic: string, colors: Colors): readonly string[] {
  const rule = rules.find(({ id }) => id === topic)
  const specs = topic.startsWith('$') ? [] : registry.find(topic)
  const known = [...(rule ? [explainRule(rule, colors)] : []), ...specs.map((spec) => explainDirective(spec, colors))]
  // The shell takes the `$` away where quotes are missing, and the name with it; who knows that leaves it out.
  return known.length > 0 ? known : explainVariable(topic.replace(/^\$\{?|\}$/g, ''), colors)
}

function unknown(topic: string): string {
  const isVariable = topic.startsWith('$')
  const names = isVariable
    ? variableNames().map((name) => `$${name}`)
    : [...rules.map(({ id }) => id), ...registry.names()]
  const meant = suggest(topic, names)
  const what = isVariable ? 'variable' : 'rule, directive or variable'
  return `no ${what} "${topic}" is known${meant ? `, did you mean "${meant}"?` : ''}`
}
