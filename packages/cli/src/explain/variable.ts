import { manual, moduleName, registry, releases } from '@nginx-lint/directives'
import type { Colors } from '../reporters/colors.ts'
import { table } from './directive.ts'

/** A variable, by name without `$`, in each part of nginx that has it. */
export function explainVariable(name: string, colors: Colors): readonly string[] {
  const families = [...new Set(registry.modules.map((module) => module.family))]
  const found = families.flatMap((family) => registry.variable(name, family) ?? [])
  return found.map(({ name: known, module, prefix, changeable, awaited, plus, ...facts }) => {
    const rows: readonly (readonly [string, string | undefined])[] = [
      ['variable', prefix ? `one of the family $${known}…` : undefined],
      ['module', moduleName(module)],
      ['releases', releases(facts)],
      ['edition', plus ? 'NGINX Plus only' : undefined],
      ['define', awaited ? AWAITED : changeable ? 'set, map and their like may define it again' : UNCHANGEABLE],
      ['manual', manual(module, prefix ? `var_${known}` : `var_${name}`)],
    ]
    return `${colors.bold(`$${name}`)}\n${table(rows, colors)}`
  })
}

const AWAITED = 'the configuration has to, with set, map or their like: nginx only reads it'
const UNCHANGEABLE = 'nginx refuses to define it again'

export const variableNames = (): readonly string[] => [
  ...new Set(registry.modules.flatMap((module) => Object.keys(module.variables ?? {}))),
]
