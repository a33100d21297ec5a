export interface Position {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
}

/** Lines end at line feeds only, as nginx counts them. Places outside of the text become the nearest inside. */
export interface LineIndex {
  readonly count: number
  position(offset: number): Position
  offset(line: number, column: number): number
}

export function lineIndex(text: string): LineIndex {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const startOf = (line: number) => starts[line - 1] ?? text.length

  return {
    count: starts.length,
    position(offset) {
      const inside = clamp(offset, 0, text.length)
      const line = lastAtOrBefore(starts, inside) + 1
      return { line, column: inside - startOf(line) + 1 }
    },
    offset(line, column) {
      if (line < 1) return 0
      const start = startOf(line)
      const end = line < starts.length ? startOf(line + 1) - 1 : text.length
      return clamp(start + column - 1, start, end)
    },
  }
}

/** `starts` begins with 0: there is always one. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset)
      low = middle // between low and high
    else high = middle - 1
  }
  return low
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
