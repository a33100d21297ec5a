import {
  type Command,
  type CompletionItem,
  type CompletionItemKind,
  InsertTextFormat,
  type Range,
} from 'vscode-languageserver-types'

export interface CompletionOptions {
  /** The client fills in snippets. */
  readonly snippets: boolean
  /** The character that asked for completions; absent: the user. */
  readonly trigger?: string
  /** The client knows VS Code's command that asks for completions again. Absent: yes. */
  readonly retrigger?: boolean
}

/** What `resolveCompletion` finds the documentation by. */
export interface CompletionData {
  readonly kind: 'directive' | 'variable' | 'parameter'
  readonly name: string
  readonly module: string
  /** Of the directive of that name. */
  readonly parameter?: string
}

/** An item that replaces a range by a text: by its label, unless another is given. */
export function item(
  label: string,
  kind: CompletionItemKind,
  range: Range,
  { text = label, ...more }: Partial<CompletionItem> & { readonly text?: string } = {},
): CompletionItem {
  return { label, kind, textEdit: { range, newText: text }, ...more }
}

/** What makes an item's text a snippet. */
export const asSnippet = { insertTextFormat: InsertTextFormat.Snippet } as const

/** More is to be chosen behind what has been inserted. */
export function askAgain({ retrigger = true }: CompletionOptions): { readonly command?: Command } {
  return retrigger ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}
}

/** Text in a snippet, and in a placeholder of it. */
export const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&')
