import type { Diagnostic } from '@nginx-lint/lint'
import { type Directive, type Item, lineIndex, parse, type Span } from '@nginx-lint/syntax'
import { tokensOf } from '../format-tokens.ts'

/** What nginx says of a file, as far as it says where. */
export interface Pointer {
  readonly text: string
  readonly path?: string
  /** From 1: where a statement ends, its head, or the block for which something was checked. */
  readonly line?: number
}

/** Is the finding where nginx points? Where it points nowhere, the place is ours to find. */
export function isPointedAt(finding: Diagnostic, said: Pointer, textOf: (path: string) => string | undefined): boolean {
  const { line, path = 'nginx.conf' } = said
  if (line === undefined) return true
  const text = textOf(path)
  if (text === undefined) return true
  // What is checked at the end of a block may stand in a file included there.
  if (finding.path !== path) return text.split('\n')[line - 1]?.includes('}') === true
  // A brace is missing before the statement that cannot stand there without it.
  if (finding.rule === 'unbalanced-braces' && isInStatementEnding(text, finding.end, line)) return true
  return (
    isInLine(text, finding, line) || (isAboutBraces(said.text) && lineIndex(text).position(finding.start).line <= line)
  )
}

/** Said where the file ends, or where one brace too many stands. */
const isAboutBraces = (text: string): boolean => /^unexpected (end of file|"\}")/.test(text)

/** Is it in the statement whose head ends in that line, or in a block that ends there? */
function isInLine(text: string, finding: Span, line: number): boolean {
  const lines = lineIndex(text)
  const lineOf = (offset: number): number => lines.position(offset).line
  if (isInStatementEnding(text, finding.start, line)) return true
  const around = [...enclosing(parse(text).file.items, finding.start)]
  const innermost = around.at(-1)
  if (!innermost) return lineOf(finding.start) <= line && line <= lineOf(finding.end) + 1
  const head = innermost.body?.start ?? innermost.end
  if (lineOf(innermost.start) <= line && line <= Math.max(lineOf(head), lineOf(finding.end))) return true
  return around.some(({ body, end }) => body && lineOf(Math.max(0, end - 1)) === line)
}

/** As nginx reads it, whatever a person would: from one `;` or brace to the next. */
function isInStatementEnding(text: string, offset: number, line: number): boolean {
  const ends = tokensOf(text).filter(({ kind }) => kind === ';' || kind === '{' || kind === '}')
  const end = ends.findIndex(({ end }) => offset < end)
  return end >= 0 && lineIndex(text).position(ends[end]!.start).line === line
}

/** The directives that an offset is in, from the outermost on. */
function* enclosing(items: readonly Item[], offset: number): Generator<Directive> {
  const item = items.find(({ start, end }) => start <= offset && offset < end)
  if (!item) return
  if (item.kind === 'directive') yield item
  yield* enclosing(item.kind === 'junk' ? item.items : item.body?.kind === 'block' ? item.body.items : [], offset)
}
