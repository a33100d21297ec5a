import type { SourceFile } from '@nginx-lint/analysis'
import type { Item } from '@nginx-lint/syntax'
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types'
import type { Document } from './document.ts'
import { beginsLine, itemsIn, textsOf } from './texts.ts'
import type { Workspace } from './workspace.ts'

/**
 * What can be folded: blocks and Lua code, whose closing brace stays in sight; statements over several lines; comments
 * that follow each other; and what stands between `# region` and `# endregion`.
 */
export function foldingRanges(workspace: Workspace, path: string): FoldingRange[] {
  const document = workspace.document(path)
  if (!document) return []
  const found = textsOf(workspace, path).flatMap((file) => [...foldsIn(file, document)])
  const widest = new Map<number, FoldingRange>()
  for (const fold of found) {
    const other = widest.get(fold.startLine)
    if (fold.startLine < fold.endLine && (!other || other.endLine < fold.endLine)) widest.set(fold.startLine, fold)
  }
  return [...widest.values()].sort((a, b) => a.startLine - b.startLine)
}

function* foldsIn({ tree, offset }: SourceFile, document: Document): Generator<FoldingRange> {
  const lineOf = (at: number): number => document.position(at + offset).line
  for (const item of itemsIn(tree.items)) {
    const startLine = lineOf(item.start)
    yield { startLine, endLine: lastLine(item) }
  }
  yield* commentFolds()

  function lastLine(item: Item): number {
    const end = lineOf(item.end)
    const body = item.kind === 'directive' ? item.body : undefined
    const isClosed = item.kind === 'junk' ? tree.text[item.end - 1] === '}' : body?.closed
    return isClosed && beginsLine(tree.text, item.end - 1) ? end - 1 : end
  }

  function* commentFolds(): Generator<FoldingRange> {
    const regions: number[] = []
    let run: { startLine: number; endLine: number } | undefined
    for (const { start, end } of tree.comments) {
      if (!beginsLine(tree.text, start)) continue
      const line = lineOf(start)
      const mark = REGION.exec(tree.text.slice(start, end))
      if (!mark && run?.endLine === line - 1) {
        run.endLine = line
        continue
      }
      if (run) yield { ...run, kind: FoldingRangeKind.Comment }
      run = mark ? undefined : { startLine: line, endLine: line }
      if (!mark) continue
      if (!mark[1]) regions.push(line)
      else if (regions.length > 0) yield { startLine: regions.pop()!, endLine: line, kind: FoldingRangeKind.Region }
    }
    if (run) yield { ...run, kind: FoldingRangeKind.Comment }
  }
}

const REGION = /^#+[ \t]*(end)?region\b/i
