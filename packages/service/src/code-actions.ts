import { type CodeAction, type CodeActionContext, CodeActionKind, type Range } from 'vscode-languageserver-types'
import { type Asked, isUnasked, isWanted } from './actions/asked.ts'
import { extractions } from './actions/extract.ts'
import { FIX_ALL, fixAll, fixes, fixesOfRules } from './actions/fix.ts'
import { ignores } from './actions/ignore.ts'
import { quotes } from './actions/quote.ts'
import { findingsOf } from './findings.ts'
import type { Workspace } from './workspace.ts'

/** The kinds of actions there are. */
export const codeActionKinds = [
  CodeActionKind.QuickFix,
  FIX_ALL,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorRewrite,
]

/** What can be done at a place: the best first. */
export function codeActions(
  workspace: Workspace,
  path: string,
  range: Range,
  context: CodeActionContext,
): CodeAction[] {
  const document = workspace.document(path)
  if (!document) return []
  const span = document.span(range)
  const findings = findingsOf(workspace, path)
  const here = findings.filter(({ start, end }) => start <= span.end && span.start <= end)
  const asked: Asked = { workspace, document, span, findings, here }
  const isIdle = isUnasked(context)
  const mending = isWanted(CodeActionKind.QuickFix, context) ? fixes(asked) : []
  const known = new Set(mending.map(({ edit }) => JSON.stringify(edit)))
  const all = [
    ...mending,
    ...(isIdle && here.length === 0 ? [] : quotes(asked)).filter(({ edit }) => !known.has(JSON.stringify(edit))),
    ...(isWanted(CodeActionKind.QuickFix, context) ? [...fixesOfRules(asked), ...ignores(asked)] : []),
    ...(!isIdle && isWanted(`${CodeActionKind.RefactorExtract}.include`, context) ? extractions(asked) : []),
    ...(!isIdle && isWanted(FIX_ALL, context) ? fixAll(asked) : []),
  ]
  return all.filter(({ kind }) => isWanted(kind!, context) && !(isIdle && kind !== CodeActionKind.QuickFix))
}
