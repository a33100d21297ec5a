import { familyOf, type Project, type Statement } from '@nginx-lint/analysis'
import {
  type Context,
  type DirectiveSpec,
  deprecated,
  inherited,
  limitsOf,
  moduleName,
  readableSyntax,
  releases,
  repeated,
} from '@nginx-lint/directives'
import { documentationOf, linkOf } from '../reference.ts'
import type { Workspace } from '../workspace.ts'
import { inheritedText } from './effective.ts'
import { listenText } from './listen.ts'
import { locationText } from './location.ts'
import { code, literal, type Page } from './page.ts'

/** What is known of a statement's directive; of one that does not stand in its place, of that of its name elsewhere. */
export async function directivePage(
  workspace: Workspace,
  project: Project,
  statement: Statement,
): Promise<Page | undefined> {
  const spec = specOf(project, statement)
  if (!spec) return undefined
  const { head = [], rest = [] } = await specPage(spec)
  const here = statement.spec ? [locationText(statement, project), listenText(statement)] : [elsewhere(spec, statement)]
  return { head: [...here, ...head], rest: [inheritedText(workspace, statement), ...rest] }
}

/** The directive that is meant: that of this place, or one of the same part of nginx that may not stand here. */
export function specOf({ registry }: Project, statement: Statement): DirectiveSpec | undefined {
  if (statement.spec) return statement.spec
  const known = registry.find(statement.name)
  return known.find(({ module }) => module.family === familyOf(statement)) ?? known[0]
}

function elsewhere({ facts }: DirectiveSpec, { scope: { context } }: Statement): string | undefined {
  return context && !facts.in.includes(context) ? `It does not stand in ${literal(context)}.` : undefined
}

export async function specPage(spec: DirectiveSpec): Promise<Page> {
  const { name, module, facts } = spec
  const [manual, link] = await Promise.all([documentationOf('directive', name, module.name), linkOf(spec)])
  const [summary, details] = split(manual)
  const limits = limitsOf(spec)
  return {
    head: [
      syntaxCode(spec),
      summary,
      rows([
        ['Default', facts.default === undefined ? undefined : literal(facts.default)],
        [
          'Context',
          facts.in.length === 0 ? 'anywhere' : facts.in.map((context: Context) => literal(context)).join(', '),
        ],
        ['Releases', releases(facts)],
        ['Edition', facts.plus ? 'NGINX Plus only' : undefined],
        ['Deprecated', facts.deprecated && deprecated(...facts.deprecated)],
        ['Module', moduleName(module)],
      ]),
      link && linkText(link),
    ],
    rest: [
      limits &&
        `Of the syntax:\n\n${limits
          .split('\n')
          .map((line) => `- ${termFirst(line)}`)
          .join('\n')}`,
      rows([
        ['In one block', repeated(facts.repeatable)],
        ['Inherited', inherited(facts)],
      ]),
      details,
    ],
  }
}

/** A directive in short, below what is said of one of its arguments. */
export async function shortPage(spec: DirectiveSpec): Promise<Page> {
  const link = await linkOf(spec)
  return { head: [], rest: [syntaxCode(spec), link && linkText(link)] }
}

const syntaxCode = (spec: DirectiveSpec): string => code(readableSyntax(spec).split('\n').map(wrapped).join('\n'))

/** A long line of syntax, broken before its options. */
function wrapped(line: string): string {
  const lines: string[] = []
  for (const term of line.split(/ (?=\[)/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + term.length < 80) lines[lines.length - 1] = `${last} ${term}`
    else lines.push(last === undefined ? term : `    ${term}`)
  }
  return lines.join('\n')
}

/** Markdown lines that stand under each other. */
export const rows = (all: readonly (readonly [string, string | undefined])[]): string =>
  all.flatMap(([label, text]) => (text === undefined ? [] : [`**${label}:** ${text}`])).join('  \n')

export const linkText = (link: string): string => `[nginx.org: ${link.replace(/^.*\//, '')}](${link})`

const termFirst = (line: string): string => line.replace(/^\S+(?= (?:since|removed|NGINX))/, (term) => literal(term))

/** The first paragraph, as far as it does not lead to an example, and what follows. */
export function split(manual: string | undefined): readonly [string | undefined, string | undefined] {
  if (manual === undefined) return [undefined, undefined]
  const at = /\n\n|\n```|\n- |\n> |[.)](?=\s+(?:For example|Example))|$/.exec(manual)!
  const end = at.index + (/^[.)]/.test(at[0]) ? 1 : 0)
  return [manual.slice(0, end), manual.slice(end).replace(/^\s*\n| +/, '')]
}
