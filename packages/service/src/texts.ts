import type { SourceFile } from '@nginx-lint/analysis'
import type { Directive, Item } from '@nginx-lint/syntax'
import { partsOf, type Workspace } from './workspace.ts'

/** What nginx reads of a document, each text once, in order: the file, or the blocks of a Markdown document. */
export function textsOf(workspace: Workspace, path: string): readonly SourceFile[] {
  const texts = new Map<number, SourceFile>()
  for (const { file } of partsOf(workspace, path)) if (!texts.has(file.offset)) texts.set(file.offset, file)
  return [...texts.values()].sort((a, b) => a.offset - b.offset)
}

/** Items with all that is in their blocks, each before what is in it. What is not `wanted` is left out with its block. */
export function* itemsIn(items: readonly Item[], wanted: (item: Item) => boolean = () => true): Generator<Item> {
  const stack = [...items].reverse()
  for (let item = stack.pop(); item; item = stack.pop()) {
    if (!wanted(item)) continue
    yield item
    const inner = itemsOf(item)
    for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i]!)
  }
}

export function itemsOf(item: Item): readonly Item[] {
  if (item.kind === 'junk') return item.items
  return item.body?.kind === 'block' ? item.body.items : []
}

/** Up to its last argument. */
export const headEnd = ({ name, args }: Directive): number => (args.at(-1) ?? name).end

/** The white space that the line of an offset begins with, as far as it goes. */
export function marginAt(text: string, offset: number): string {
  const start = lineStart(text, offset)
  return /[ \t]*/y.exec(text.slice(start, offset))![0]
}

export const lineStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1

/** Is there nothing but white space before the offset on its line? */
export const beginsLine = (text: string, offset: number): boolean =>
  text.slice(lineStart(text, offset), offset).trim() === ''
