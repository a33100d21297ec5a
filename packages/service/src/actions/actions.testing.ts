import { applyEdits } from '@nginx-lint/syntax'
import { expect } from 'vitest'
import {
  type CodeAction,
  CodeActionTriggerKind,
  CreateFile,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver-types'
import { codeActions } from '../code-actions.ts'
import { type Around, type Marked, marked } from '../testing.ts'

export interface Asked extends Around {
  readonly only?: string[]
  /** The editor asks by itself. */
  readonly idle?: true
}

/**
 * The actions at the cursor, or for what is between two: by title, with `*` behind the one to prefer, what they make of
 * the file. Other files they write stand behind it, as in the test.
 */
export async function check(
  text: string,
  expected: Readonly<Record<string, string>>,
  asked: Asked = {},
): Promise<void> {
  const { only, idle, ...around } = asked
  const m = await marked(text, around)
  const [start, end = start] = m.cursors.map(({ position }) => position)
  const triggerKind = idle ? CodeActionTriggerKind.Automatic : CodeActionTriggerKind.Invoked
  const range = { start: start!, end: end! }
  const actions = codeActions(m.workspace, m.path, range, { diagnostics: [], triggerKind, ...(only && { only }) })
  const found = Object.fromEntries(
    actions.map((action) => [`${action.title}${action.isPreferred ? '*' : ''}`, outcome(action, m)]),
  )
  expect(found).toEqual(expected)
  expect(Object.keys(found)).toEqual(Object.keys(expected))
  expect(Object.keys(found)).toHaveLength(actions.length)
  for (const { kind } of actions) if (only) expect(only.some((wanted) => kind!.startsWith(wanted))).toBe(true)
}

function outcome({ edit }: CodeAction, { workspace, path, text }: Marked): string {
  const document = workspace.document(path)!
  const after = (edits: readonly TextEdit[]): string =>
    applyEdits(
      text(path),
      edits.map(({ range, newText }) => ({ ...document.span(range), text: newText })),
    )
  if (edit?.changes) {
    expect(Object.keys(edit.changes)).toEqual([document.uri])
    return after(edit.changes[document.uri]!)
  }
  const changes = edit?.documentChanges ?? []
  const edited = changes.filter(TextDocumentEdit.is).map(({ textDocument: { uri }, edits }) => {
    return { uri, edits: edits.filter(TextEdit.is) }
  })
  const others = edited.filter(({ uri }) => uri !== document.uri)
  expect(changes.filter(CreateFile.is).map(({ uri }) => uri)).toEqual(others.map(({ uri }) => uri))
  const contents = others.map(({ uri, edits }) => {
    return `#- ${uri.replace('file:///work/', '')}\n${edits.map(({ newText }) => newText).join('')}`
  })
  return after(edited.find(({ uri }) => uri === document.uri)!.edits) + contents.join('')
}
