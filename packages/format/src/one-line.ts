import type { Source } from './source.ts'
import type { Style } from './style.ts'

/**
 * May the block that opens at the leaf `open` stay on one line: it has one to itself, with nothing in it but simple
 * statements, and fits?
 */
export function isOneLine(source: Source, style: Style, start: number, open: number, depth: number): boolean {
  const { leaves, reading } = source
  const first = leaves[start]!
  if (start > 0 && !reading.slice(leaves[start - 1]!.end, first.start).includes('\n')) return false
  const found = reading.indexOf('\n', first.start)
  const lineEnd = found < 0 ? reading.length : found
  let width = depth * style.size
  for (let i = start; i < leaves.length; i++) {
    const leaf = leaves[i]!
    if (leaf.end > lineEnd || leaf.kind === 'comment' || leaf.kind === 'lua') return false
    if (leaf.kind === '{' && i !== open) return false
    width += leaf.end - leaf.start + (leaf.kind === ';' || i === start ? 0 : 1)
    if (width > style.oneLineWidth) return false
    if (leaf.kind === '}') return isLast(source, i, lineEnd)
  }
  return false
}

/** Nothing but a comment follows on the line. */
function isLast({ leaves }: Source, close: number, lineEnd: number): boolean {
  const next = leaves[close + 1]
  return !next || next.start >= lineEnd || next.kind === 'comment'
}
