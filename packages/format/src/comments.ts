import type { Leaf } from '@nginx-lint/syntax'
import { Columns } from './columns.ts'
import type { Gap } from './gap.ts'
import { movedLua } from './lua.ts'
import type { Source } from './source.ts'
import type { Style } from './style.ts'

/** A comment behind code, or below one and aligned with it. */
interface Trailing {
  readonly gap: Gap
  /** Column of the comment as the author has it, and of the first leaf of its line. */
  readonly own: number
  readonly indent: number
  /** Where the code of the line ends, and where the line begins, as they are to be. */
  readonly end: number
  readonly newIndent: number
}

/** Comments behind code of neighbouring lines stay aligned where the author had aligned them. */
export function alignComments(source: Source, style: Style, gaps: readonly Gap[]): void {
  const columns = new Columns(source, style.size)
  let group: Trailing[] = []
  const flush = () => {
    if (group.length > 1) align(group, style)
    group = []
  }
  let lineHasComment = true
  let column = 0
  let indent = 0
  source.leaves.forEach((leaf, i) => {
    const own = gaps[i]!
    if (own.frozen) {
      flush()
      lineHasComment = false
      column = frozenColumn(source, columns, i, column)
      if (beginsLine(source, i)) indent = columns.indentOf(leaf.start)
    } else if (own.breaks > 0) {
      if (!lineHasComment) flush()
      lineHasComment = false
      indent = own.lead?.from ?? own.depth * style.size + own.columns
      column = own.lead?.to ?? indent
    } else column += own.columns
    if (leaf.kind !== 'comment') {
      column = columns.behind(leaf, column)
      if (!columns.spansLines(leaf)) return
      flush()
      indent = columns.indentOf(leaf.end)
      if (leaf.kind === 'lua' && !own.frozen) [indent, column] = lastLine(source, style, leaf, own.depth)
      return
    }
    const found = trailing(source, columns, own, i, column, indent)
    if (group[0] && group[0].own !== found.own) flush()
    if (own.breaks === 0 && i > 0 && !own.frozen) {
      group.push({ ...found, end: column - own.columns })
      lineHasComment = true
    } else if (group.length > 0 && own.breaks === 1 && !own.frozen) {
      group.push({ ...found, end: 0 })
      lineHasComment = true
    } else flush()
  })
  flush()
}

function trailing(source: Source, columns: Columns, gap: Gap, i: number, end: number, newIndent: number): Trailing {
  const { start } = source.leaves[i]!
  return { gap, own: columns.of(start), indent: columns.indentOf(start), end, newIndent }
}

/** Where the last line of Lua code begins and ends, once the code is moved. */
function lastLine({ text }: Source, style: Style, { start, end }: Leaf, depth: number): [number, number] {
  const moved = movedLua(text.slice(start, end), depth, style)
  const line = moved.slice(moved.lastIndexOf('\n') + 1)
  const columns = new Columns({ text: line }, style.size)
  return [columns.indentOf(line.length), columns.of(line.length)]
}

/** Of a leaf before which nothing moves, when the one before it ends at `column`. */
function frozenColumn(source: Source, columns: Columns, i: number, column: number): number {
  const { start } = source.leaves[i]!
  return beginsLine(source, i) ? columns.of(start) : columns.of(start, source.leaves[i - 1]?.end ?? 0, column)
}

const beginsLine = ({ leaves, text }: Source, i: number): boolean =>
  text.slice(leaves[i - 1]?.end ?? 0, leaves[i]!.start).includes('\n')

/** Where they were, seen from the first of them, or a space behind the longest line. */
function align(group: readonly Trailing[], style: Style): void {
  const first = group[0]!
  const kept = first.own - first.indent + first.newIndent
  const column = group.reduce((most, { end }) => Math.max(most, end + 1), kept)
  for (const { gap, end } of group) {
    if (gap.breaks === 0) gap.columns = column - end
    else {
      gap.depth = Math.min(gap.depth, Math.floor(column / style.size))
      gap.columns = column - gap.depth * style.size
    }
  }
}
