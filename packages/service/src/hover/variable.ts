import { familyOf, type Statement, variablesIn } from '@nginx-lint/analysis'
import { releases } from '@nginx-lint/directives'
import { partOfWord, type Span, type Word } from '@nginx-lint/syntax'
import type { Cursor } from '../cursor.ts'
import { nameFrom } from '../names.ts'
import { documentationOf, variableLinkOf } from '../reference.ts'
import { headCode } from './code.ts'
import { linkText, rows, split } from './directive.ts'
import { code, literal, type Page, placeOf } from './page.ts'
import { distinct, usesText } from './symbol.ts'

/** The variable at the cursor with its `$` and braces, by the offsets of the tree. */
export function variableAt(
  { file, offset }: Cursor,
  word: Word,
): { readonly name: string; readonly span: Span } | undefined {
  for (const { name, start, end } of variablesIn(word.value)) {
    const braced = word.value[start - 1] === '{'
    const span = partOfWord(file.tree.text, word, { start: start - (braced ? 2 : 1), end: end + (braced ? 1 : 0) })
    if (span.start <= offset && offset <= span.end) return { name, span }
  }
  return undefined
}

/** What nginx says of a variable, and where the configuration defines it. */
export async function variablePage(cursor: Cursor, statement: Statement, name: string): Promise<Page | undefined> {
  const { workspace, project } = cursor
  const family = familyOf(statement)
  const families = family === 'main' ? ['http', 'stream', 'mail'] : [family]
  const builtin = families.map((of) => project.registry.variable(name, of)).find((found) => found !== undefined)
  const symbol = nameFrom(project, 'variable', name, statement)
  const definitions = distinct(symbol?.definitions ?? [])
  if (!builtin && definitions.length === 0) return undefined
  const shown = definitions
    .slice(0, 3)
    .flatMap((of) => [code(headCode(of.statement)), `Defined in ${placeOf(workspace, of.statement)}`])
  const more = definitions.length > 3 ? `… and in ${definitions.length - 3} more places` : undefined
  const manual = builtin && (await documentationOf('variable', builtin.name, builtin.module.name))
  const link = builtin && (await variableLinkOf(builtin.name, builtin.module))
  const [summary, details] = split(manual)
  return {
    head: [
      `**variable** ${literal(`$${name}`)}${builtin?.prefix ? `, one of the family ${literal(`$${builtin.name}…`)}` : ''}`,
      ...shown,
      more,
      summary,
      builtin &&
        rows([
          ['Module', builtin.module.name],
          ['Releases', releases(builtin)],
          ['Edition', builtin.plus ? 'NGINX Plus only' : undefined],
        ]),
      link && linkText(link),
      definitions.length > 0 ? usesText(cursor) : undefined,
    ],
    rest: [details],
  }
}
