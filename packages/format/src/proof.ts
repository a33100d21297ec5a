import type { Span } from '@nginx-lint/syntax'
import { isSameLua } from './lua.ts'
import { hidden, type Source } from './source.ts'

/**
 * Where the second text has something else than the first, as an offset into the first; undefined when they differ in
 * white space between tokens only, which is all that the formatter may change.
 */
export function firstDifference(before: readonly Source[], after: readonly Source[]): number | undefined {
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    const a = before[i]
    const b = after[i]
    if (!a || !b) return a?.offset ?? before.at(-1)?.offset ?? 0
    const at = differenceIn(a, b)
    if (at !== undefined) return a.offset + at
  }
  return undefined
}

function differenceIn(before: Source, after: Source): number | undefined {
  const { leaves } = before
  if (leaves.length !== after.leaves.length) {
    const at = leaves.findIndex((_, i) => !isSame(before, after, i))
    return at < 0 ? before.text.length : leaves[at]!.start
  }
  for (let i = 0; i < leaves.length; i++) if (!isSame(before, after, i)) return leaves[i]!.start
  return sameHidden(before, after, leaves.length) ? changedTag(before, after) : before.text.length
}

/** White space in a tag is the other program's: only line ends may be others. */
function changedTag(before: Source, after: Source): number | undefined {
  const found = before.tags.find((tag, i) => textOf(before, tag) !== textOf(after, after.tags[i]))
  return found?.start
}

const textOf = ({ text }: Source, tag: Span | undefined): string | undefined =>
  tag && text.slice(tag.start, tag.end).replaceAll('\r\n', '\n')

function isSame(before: Source, after: Source, i: number): boolean {
  const a = before.leaves[i]!
  const b = after.leaves[i]
  if (!b || a.kind !== b.kind || !sameHidden(before, after, i)) return false
  if (a.kind === ';' || a.kind === '{' || a.kind === '}') return true
  const old = before.text.slice(a.start, a.end)
  const now = after.text.slice(b.start, b.end)
  return a.kind === 'lua' ? isSameLua(old, now) : old === now
}

/** What stands before the leaf and is not nginx's. */
function sameHidden(before: Source, after: Source, i: number): boolean {
  const a = gapBefore(before, i)
  const b = gapBefore(after, i)
  if (a.length === 0 && b.length === 0) return true
  return a.join('\n') === b.join('\n')
}

function gapBefore({ text, leaves }: Source, i: number): readonly string[] {
  return hidden(text, leaves[i - 1]?.end ?? 0, leaves[i]?.start ?? text.length)
}
