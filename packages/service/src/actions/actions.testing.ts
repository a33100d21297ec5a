import { applyEdits } from '@nginx-lint/syntax'
import { expect } from 'vitest'
import { type CodeAction, CodeActionTriggerKind, TextDocumentEdit } from 'vscode-languageserver-types'
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
  const actions = codeActions(
    m.workspace,
    m.path,
    { start: start!, end: end! },
    {
      diagnostics: [],
      triggerKind,
      ...(only && { only }),
    },
  )
  const found = Object.fromEntries(
    actions.map((action) => [`${action.title}${action.isPreferred ? '*' : ''}`, outcome(action, m)]),
  )
  expect(found).toEqual(expected)
  expect(Object.keys(found)).toEqual(Object.keys(expected))
  expect(Object.keys(found)).toHaveLength(actions.length)
  for (const { kind } of actions) if (only) expect(only.some((wanted) => kind!.startsWith(wanted))).toBe(true)
}

function outcome({ edit }: CodeAction, { workspace, path, text }: Marked): string {
  const of = (edits: TextDocumentEdit['edits']) => {
    const document = workspace.document(path)!
    return applyEdits(
      text(path),
      edits.map((e) => ({
        ...document.span('range' in e ? e.range : ({} as never)),
        text: 'newText' in e ? e.newText : '',
      })),
    )
  }
  const uri = workspace.document(path)!.uri
  if (edit?.changes) {
    expect(Object.keys(edit.changes)).toEqual([uri])
    return of(edit.changes[uri]!)
  }
  const changes = edit!.documentChanges!.filter(TextDocumentEdit.is)
  const own = changes.find(({ textDocument }) => textDocument.uri === uri)!
  const others = changes.filter((change) => change !== own)
  const created = edit!.documentChanges!.filter((change) => 'kind' in change)
  expect(created.map((change) => [change.kind, 'uri' in change && change.uri])).toEqual(
    others.map(({ textDocument }) => ['create', textDocument.uri]),
  )
  const contents = others.map(
    ({ textDocument, edits }) =>
      `#- ${textDocument.uri.replace('file:///work/', '')}\n${edits.map((e) => ('newText' in e ? e.newText : '')).join('')}`,
  )
  return of(own.edits) + contents.join('')
}
