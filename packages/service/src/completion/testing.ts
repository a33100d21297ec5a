import { expect } from 'vitest'
import { type CompletionItem, type CompletionList, InsertTextFormat, type TextEdit } from 'vscode-languageserver-types'
import { type Around, marked } from '../testing.ts'
import { type CompletionOptions, completion } from './index.ts'

export interface Offered {
  /** All labels, in the order of the list. */
  readonly only?: readonly string[]
  readonly first?: readonly string[]
  readonly has?: readonly string[]
  readonly lacks?: readonly string[]
  /** By label: the line with the cursor when it has been chosen. */
  readonly line?: Readonly<Record<string, string>>
  /** By label: some of the item's other properties. */
  readonly item?: Readonly<Record<string, Partial<CompletionItem>>>
  /** Labels of items after which the client asks again. */
  readonly asks?: readonly string[]
}

/**
 * What is offered at the mark; snippets are filled in unless the options say otherwise. A client that takes what items have
 * in common once is offered the same.
 */
export async function check(
  source: string,
  expected: Offered,
  { snippets = true, trigger, retrigger, ...around }: Around & Partial<CompletionOptions> = {},
): Promise<void> {
  const { workspace, path, position, text } = await marked(source, around)
  const options = {
    snippets,
    ...(trigger !== undefined && { trigger }),
    ...(retrigger !== undefined && { retrigger }),
  }
  const list = await completion(workspace, path, position, options)
  expect(list?.itemDefaults).toBeUndefined()
  const short = await completion(workspace, path, position, { ...options, defaults: itemDefaults })
  expect(short?.items.map((one) => expanded(one, short))).toEqual(list?.items)
  const items = [...(list?.items ?? [])].sort((a, b) => compare(a.sortText ?? a.label, b.sortText ?? b.label))
  const labels = items.map(({ label }) => label)
  const found = (label: string): CompletionItem => {
    expect(labels).toContain(label)
    return items.find((item) => item.label === label)!
  }
  if (expected.only) expect(labels).toEqual(expected.only)
  if (expected.first) expect(labels.slice(0, expected.first.length)).toEqual(expected.first)
  for (const label of expected.has ?? []) expect(labels).toContain(label)
  for (const label of expected.lacks ?? []) expect(labels).not.toContain(label)
  if (expected.asks) expect(items.flatMap(({ label, command }) => (command ? [label] : []))).toEqual(expected.asks)
  for (const [label, item] of Object.entries(expected.item ?? {})) expect(found(label)).toMatchObject(item)
  for (const [label, line] of Object.entries(expected.line ?? {})) {
    const { range, newText } = found(label).textEdit as TextEdit
    const before = text().split('\n')[range.start.line]!
    expect(range.end.line).toBe(range.start.line)
    expect(`${before.slice(0, range.start.character)}${newText}${before.slice(range.end.character)}`.trim()).toBe(line)
  }
}

/** Those that the service knows. */
export const itemDefaults: ReadonlySet<string> = new Set(['editRange', 'insertTextFormat', 'data'])

/** An item as a client has it that has read the list, by the protocol's rules. */
export function expanded(
  { textEditText, ...one }: CompletionItem,
  { itemDefaults: { editRange, insertTextFormat, data } = {} }: CompletionList,
): CompletionItem {
  const whole = { ...one }
  if (editRange && !whole.textEdit)
    whole.textEdit = { range: editRange as TextEdit['range'], newText: textEditText ?? whole.label }
  if (insertTextFormat) whole.insertTextFormat ??= insertTextFormat
  whole.data ??= data
  // What is meant by saying nothing.
  if (whole.insertTextFormat === InsertTextFormat.PlainText) delete whole.insertTextFormat
  if (whole.data === undefined || Object.keys(whole.data).length === 0) delete whole.data
  return whole
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** In an http block with one of each kind of name. */
export const inServer = (text: string): string => `
events { }
http {
  upstream back { server 10.0.0.1; }
  upstream other { server 10.0.0.2; }
  limit_req_zone $binary_remote_addr zone=one:10m rate=1r/s;
  log_format json '{}';
  proxy_cache_path /cache keys_zone=pages:10m;
  map $host $kind { default a; }
  server {
    ${text}
  }
}
`
