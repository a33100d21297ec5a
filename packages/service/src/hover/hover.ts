import { isEntry } from '@nginx-lint/analysis'
import type { Span } from '@nginx-lint/syntax'
import type { Hover, Position } from 'vscode-languageserver-types'
import { type Cursor, cursorAt } from '../cursor.ts'
import { namesAt } from '../names.ts'
import type { Workspace } from '../workspace.ts'
import { captureAt, capturePage } from './capture.ts'
import { headCode } from './code.ts'
import { directivePage, shortPage, specOf } from './directive.ts'
import { code, contents, type Page, placeOf } from './page.ts'
import { symbolPage } from './symbol.ts'
import { type Explained, valueAt } from './value.ts'
import { variableAt, variablePage } from './variable.ts'

/** What stands at a place: a directive, a value, a name, a variable. Undefined where nothing is known of it. */
export async function hover(
  workspace: Workspace,
  path: string,
  position: Position,
  { markdown = true }: { readonly markdown?: boolean } = {},
): Promise<Hover | undefined> {
  const cursor = cursorAt(workspace, path, position)
  const found = cursor && (await explained(cursor))
  if (!cursor || !found) return undefined
  const { start, end } = found.span
  const { offset } = cursor.file
  const shown = contents(found.pages, markdown)
  return shown && { contents: shown, range: cursor.document.range({ start: start + offset, end: end + offset }) }
}

interface Answer {
  readonly pages: readonly Page[]
  readonly span: Span
}

async function explained(cursor: Cursor): Promise<Answer | undefined> {
  const { workspace, project, statement, word } = cursor
  if (!statement || !word) return undefined
  if (word.argument < 0 && !isEntry(statement)) {
    const page = await directivePage(workspace, project, statement)
    return page && { pages: [page], span: word.node }
  }
  const found = await wordAt(cursor)
  const opener = isEntry(statement) ? statement.scope.opener : undefined
  if (opener) {
    const context = { head: [], rest: [`${code(headCode(opener))}\n\n${placeOf(workspace, opener)}`] }
    return found && { pages: [found.page, context], span: found.span }
  }
  const spec = specOf(project, statement)
  if (found) return { pages: [found.page, ...(spec ? [await shortPage(spec)] : [])], span: found.span }
  const page = await directivePage(workspace, project, statement)
  return page && { pages: [page], span: word.node }
}

/** The innermost of what is known of the word at the cursor. */
async function wordAt(cursor: Cursor): Promise<Explained | undefined> {
  const { statement, word } = cursor
  if (!statement || !word) return undefined
  const value = await valueAt(cursor, statement, word.node, word.argument)
  if (!value?.isPattern) {
    const variable = variableAt(cursor, word.node)
    const page = variable && (await variablePage(cursor, statement, variable.name))
    if (page) return { page, span: variable.span }
    const capture = captureAt(cursor, word.node)
    if (capture) return { page: capturePage(cursor, statement, capture.number), span: capture.span }
  }
  for (const named of namesAt(cursor)) {
    const page = named.symbol.facts.kind === 'variable' ? undefined : symbolPage(cursor, named)
    if (page) return { page, span: named.span }
  }
  return value
}
