import type { Project, SourceFile } from '@nginx-lint/analysis'
import type { Span } from '@nginx-lint/syntax'
import type { Range, SemanticTokens } from 'vscode-languageserver-types'
import { statementOf } from './cursor.ts'
import type { Document } from './document.ts'
import { modifiers, type Token, tokensOf, types } from './semantic-words.ts'
import { itemsIn } from './texts.ts'
import { partsOf, type Workspace } from './workspace.ts'

/** What the numbers of the tokens mean. */
export const semanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [...modifiers] }

/**
 * What words are to nginx: directives that it knows, parameters, values of a choice, numbers, names, variables and
 * regular expressions. The rest, such as plain strings and comments, is left to the editor's grammar.
 */
export function semanticTokens(workspace: Workspace, path: string, range?: Range): SemanticTokens {
  const document = workspace.document(path)
  if (!document) return { data: [] }
  const span = range ? document.span(range) : { start: 0, end: document.text.length }
  const texts = new Map<number, readonly Token[]>()
  for (const { project, file } of partsOf(workspace, path))
    if (!texts.has(file.offset)) texts.set(file.offset, [...tokensIn(file, project, span)])
  const tokens = [...texts].sort(([a], [b]) => a - b).flatMap(([, tokens]) => tokens)
  return { data: encoded(tokens, document) }
}

/** The tokens of the statements that stand, at least in part, in the span, at the offsets of the document. */
function* tokensIn(file: SourceFile, project: Project, span: Span): Generator<Token> {
  const { tree, offset } = file
  const isWanted = ({ start, end }: Span): boolean => start + offset <= span.end && span.start <= end + offset
  for (const item of itemsIn(tree.items, isWanted)) {
    const statement = item.kind === 'directive' ? statementOf(project, item) : undefined
    for (const token of statement ? tokensOf(statement, project) : [])
      for (const { start, end } of linesOf(tree.text, token))
        yield { ...token, start: start + offset, end: end + offset }
  }
}

/** The parts of a span on each of its lines. */
function linesOf(text: string, { start, end }: Span): readonly Span[] {
  const source = text.slice(start, end)
  if (!/[\r\n]/.test(source)) return start < end ? [{ start, end }] : []
  return [...source.matchAll(/[^\r\n]+/g)].map((line) => ({
    start: start + line.index,
    end: start + line.index + line[0].length,
  }))
}

/** As the protocol has them: each by its distance from the one before. */
function encoded(tokens: readonly Token[], document: Document): number[] {
  const data: number[] = []
  let last = { line: 0, character: 0 }
  for (const { start, end, type, modifiers: own } of tokens) {
    const from = document.position(start)
    const length = document.position(end).character - from.character
    const column = from.line === last.line ? from.character - last.character : from.character
    const bits = own.reduce((sum, modifier) => sum | (1 << modifiers.indexOf(modifier)), 0)
    data.push(from.line - last.line, column, length, types.indexOf(type), bits)
    last = from
  }
  return data
}
