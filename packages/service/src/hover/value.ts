import { bindingsOf, isEntry, type Statement } from '@nginx-lint/analysis'
import { type Argument, literalOf, meaningOf, type Part, typeOf, type Value } from '@nginx-lint/directives'
import { partOfWord, type Span, type Word } from '@nginx-lint/syntax'
import type { Cursor } from '../cursor.ts'
import { patternsOf } from '../patterns.ts'
import { documentationOf } from '../reference.ts'
import { specOf } from './directive.ts'
import { includedText } from './include.ts'
import { listenText } from './listen.ts'
import { locationText } from './location.ts'
import { literal, type Page } from './page.ts'
import { parameterText } from './parameters.ts'
import { regexText } from './regex.ts'

export interface Explained {
  readonly page: Page
  readonly span: Span
  /** A regular expression, in which `$` is an anchor. */
  readonly isPattern?: true
}

/** What the argument at the cursor is, or the part of it; `index` -1 is the first word of an entry. */
export async function valueAt(
  cursor: Cursor,
  statement: Statement,
  word: Word,
  index: number,
): Promise<Explained | undefined> {
  const { project, file, offset } = cursor
  const inText = (part: Span): Span => partOfWord(file.tree.text, word, part)
  const isIn = (part: Span): boolean => {
    const { start, end } = inText(part)
    return start <= offset && offset <= end
  }
  const pattern = patternsOf(statement, project).find((known) => known.argument === index)
  const bindings = bindingsOf(statement, project).filter(
    (known) => known.argument === index + (isEntry(statement) ? 1 : 0),
  )
  const binding = bindings.find(isIn) ?? bindings[0]
  const whole = { start: 0, end: word.value.length }
  const text = binding && word.value.slice(binding.start, binding.end)
  const key = binding ? word.value.slice(0, binding.start) : word.value
  const manual = await parameterOf(cursor, statement, key, binding !== undefined)
  const span = inText(binding && !pattern ? binding : (pattern ?? whole))

  if (pattern) {
    const here = index === statement.args.length - 1 ? locationText(statement, project) : undefined
    return { page: { head: [...(here ? [here] : []), ...regexText(pattern), manual] }, span, isPattern: true }
  }
  if (binding && text !== undefined) {
    const meaning = meaningOf(binding.value, text)
    const own = [
      binding.value.type === 'listen' ? listenText(statement) : undefined,
      locationText(statement, project),
      includedText(cursor.workspace, project, statement),
    ]
    const head = meaning ? `${literal(text)} = ${meaning}` : undefined
    return { page: { head: [head, ...own, manual, typeOf(binding.value).doc] }, span }
  }
  if (manual !== undefined) return { page: { head: [`**parameter** ${literal(word.value)}`, manual] }, span: word }
  const expected = expectedAt(statement, word, index)
  return expected === undefined ? undefined : { page: { head: [expected] }, span: word }
}

/** The manual's words about a parameter, or one of the words that may stand here. */
async function parameterOf(
  cursor: Cursor,
  statement: Statement,
  text: string,
  isKey: boolean,
): Promise<string | undefined> {
  const owner = isEntry(statement) ? statement.scope.opener : statement
  const spec = owner && specOf(cursor.project, owner)
  const name = /^[\w.-]+=?/.exec(text)?.[0]
  if (!spec || name === undefined || (isKey && !text.includes('='))) return undefined
  const manual = await documentationOf('directive', spec.name, spec.module.name)
  return manual === undefined ? undefined : parameterText(manual, name)
}

/** Of an argument that does not fit: what may stand there. */
function expectedAt(statement: Statement, word: Word, index: number): string | undefined {
  if (statement.fit?.ok !== false || isEntry(statement) || statement.fit.at !== index) return undefined
  const here = statement.fit.expected.filter(
    (argument) => word.value.startsWith(literalOf(argument.parts)) || argument.parts[0]?.kind === 'value',
  )
  const docs = [...new Set(here.flatMap(valuesOf).map((value) => typeOf(value).doc))]
  return docs.length > 0 ? docs.join('\n\n') : undefined
}

const valuesOf = ({ parts }: Argument): readonly Value[] =>
  parts.filter((part: Part): part is Value => part.kind === 'value')
