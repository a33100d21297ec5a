import { expect } from 'vitest'
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types'
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

/** What is offered at the mark; snippets are filled in unless the options say otherwise. */
export async function check(
  source: string,
  expected: Offered,
  { snippets = true, trigger, retrigger, ...around }: Around & Partial<CompletionOptions> = {},
): Promise<void> {
  const { workspace, path, position, text } = await marked(source, around)
  const list = await completion(workspace, path, position, {
    snippets,
    ...(trigger !== undefined && { trigger }),
    ...(retrigger !== undefined && { retrigger }),
  })
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
