import type { Context } from '@nginx-lint/directives'
import type { Command, CompletionItem, CompletionItemKind, Range } from 'vscode-languageserver-types'

export interface CompletionOptions {
  /** The client fills in snippets. */
  readonly snippets: boolean
  /** The character that asked for completions; absent: the user. */
  readonly trigger?: string
  /** The client knows VS Code's command that asks for completions again. Absent: yes. */
  readonly retrigger?: boolean
  /** What the client takes once for all items, by its names in `itemDefaults`. Absent: nothing. */
  readonly defaults?: ReadonlySet<string>
  /** The client asks for the `detail` of the item that it shows. Absent: no. */
  readonly asksForDetail?: boolean
}

/** By which `resolveCompletion` finds the rest of an item, with its label: the same for as many as can be. */
export type CompletionData =
  | { readonly kind: 'directive'; readonly path: string; readonly context: Context }
  | { readonly kind: 'variable'; readonly path: string; readonly family: string }
  /** Fixed text in a directive's arguments. */
  | { readonly kind: 'parameter'; readonly name: string; readonly module: string }

/** What is offered. An item is whole with what stands beside it here, which most items of a list have in common. */
export interface Proposal {
  /** May be part of many lists. */
  readonly item: CompletionItem & { readonly textEditText: string }
  /** What its text replaces. */
  readonly range: Range
  readonly isSnippet: boolean
  readonly data?: CompletionData
}

export interface More extends Omit<Partial<CompletionItem>, 'data' | 'insertTextFormat'> {
  readonly text?: string
  readonly isSnippet?: boolean
  readonly data?: CompletionData
}

/** An item that replaces a range by a text: by its label, unless another is given. */
export function item(
  label: string,
  kind: CompletionItemKind,
  range: Range,
  { text = label, isSnippet = false, data, ...more }: More = {},
): Proposal {
  return { item: { label, kind, textEditText: text, ...more }, range, isSnippet, ...(data && { data }) }
}

export const labelOf = ({ item: { label } }: Proposal): string => label

export const sortedBy = (one: Proposal, sortText: string): Proposal => ({ ...one, item: { ...one.item, sortText } })

/** What makes an item's text a snippet. */
export const asSnippet = { isSnippet: true } as const

/** More is to be chosen behind what has been inserted. */
export function askAgain({ retrigger = true }: CompletionOptions): { readonly command?: Command } {
  return retrigger ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}
}

/** Text in a snippet, and in a placeholder of it. */
export const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&')
