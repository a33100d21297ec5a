import type { SourceFile } from '@nginx-lint/analysis'
import type { Directive, Item, Span } from '@nginx-lint/syntax'

/** The directives of a file in order, each before those of its block; `within`: only those that begin there. */
export function* directivesOf({ tree }: SourceFile, within?: Span): Generator<Directive> {
  const stack: Item[] = [...tree.items].reverse()
  for (let item = stack.pop(); item; item = stack.pop()) {
    if (within && (item.end < within.start || item.start > within.end)) continue
    if (item.kind === 'directive' && (!within || item.start >= within.start)) yield item
    const inner = item.kind === 'junk' ? item.items : item.body?.kind === 'block' ? item.body.items : []
    for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i]!)
  }
}
