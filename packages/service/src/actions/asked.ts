import type { SourceFile } from '@nginx-lint/analysis'
import type { Diagnostic as Finding } from '@nginx-lint/lint'
import type { Edit, Span } from '@nginx-lint/syntax'
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionTriggerKind,
  type WorkspaceEdit,
} from 'vscode-languageserver-types'
import { diagnosticOf, textEdits } from '../diagnostics.ts'
import type { Document } from '../document.ts'
import { textsOf } from '../texts.ts'
import type { Workspace } from '../workspace.ts'

/** For what actions are asked for. */
export interface Asked {
  readonly workspace: Workspace
  readonly document: Document
  /** What is selected, or where the cursor is, at the offsets of the document. */
  readonly span: Span
  /** All findings of the file, and those that the selection touches. */
  readonly findings: readonly Finding[]
  readonly here: readonly Finding[]
}

/** Does the editor want actions of this kind? `quickfix` stands for `quickfix.x` as well. */
export const isWanted = (kind: string, { only }: CodeActionContext): boolean =>
  only === undefined || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))

/** The editor asks by itself, as the cursor moves: what is no answer to a finding would be in the way. */
export const isUnasked = ({ triggerKind, only }: CodeActionContext): boolean =>
  triggerKind === CodeActionTriggerKind.Automatic && only === undefined

/** An action that changes the document, at its offsets. */
export function action(
  { workspace, document }: Asked,
  kind: string,
  title: string,
  edits: readonly Edit[],
  findings: readonly Finding[] = [],
): CodeAction {
  const edit: WorkspaceEdit = { changes: { [document.uri]: textEdits(document, edits) } }
  const diagnostics = findings.map((finding) => diagnosticOf(workspace, document, finding))
  return { title, kind, ...(diagnostics.length > 0 && { diagnostics }), edit }
}

/** The text that has an offset of the document: the file, or a block of a Markdown document. */
export const textAt = ({ workspace, document }: Asked, offset: number): SourceFile | undefined =>
  textsOf(workspace, document.path).find(
    (file) => file.offset <= offset && offset <= file.offset + file.tree.text.length,
  )
