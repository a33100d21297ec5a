import {
  type DirectiveSpec,
  deprecated,
  inherited,
  limitsOf,
  manual,
  moduleName,
  releases,
  repeated,
  syntaxLines,
} from '@nginx-lint/directives'
import type { Colors } from '../reporters/colors.ts'

/** One module's directive of a name. */
export function explainDirective(spec: DirectiveSpec, colors: Colors): string {
  const { name, module, facts } = spec
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['syntax', syntaxLines(spec)],
    ['of these', limitsOf(spec)],
    ['default', facts.default],
    ['context', facts.in.length === 0 ? 'anywhere' : facts.in.join(', ')],
    ['module', moduleName(module)],
    ['releases', releases(facts)],
    ['edition', facts.plus ? 'NGINX Plus only' : undefined],
    ['deprecated', facts.deprecated && deprecated(...facts.deprecated)],
    ['twice', repeated(facts.repeatable)],
    ['inherited', inherited(facts)],
    ['manual', manual(module, name)],
  ]
  return `${colors.bold(name)}\n${table(rows, colors)}`
}

/** Rows that have something to say, their values under each other. */
export function table(rows: readonly (readonly [string, string | undefined])[], colors: Colors): string {
  const width = Math.max(...rows.map(([label]) => label.length))
  const shown = rows.filter((row): row is readonly [string, string] => row[1] !== undefined)
  return shown
    .map(
      ([label, value]) =>
        `  ${colors.dim(label.padEnd(width))}  ${value.replace(/\n/g, `\n${' '.repeat(width + 4)}`)}\n`,
    )
    .join('')
}
