import { hasSpanningString } from '@nginx-lint/syntax'
import { indentation, type Style } from './style.ts'

/**
 * The code of a `*_by_lua_block`, from brace to brace, as it stands in a block of this depth: moved as a whole, its
 * lines keep their places to each other. Where a string spans lines, only the closing brace moves.
 */
export function movedLua(code: string, depth: number, style: Style): string {
  const lines = code.split('\n')
  if (lines.length === 1) return code
  const inner = lines.slice(1, isBlank(lines.at(-1)!) ? -1 : undefined)
  const moved = hasSpanningString(code) ? inner : shifted(inner, indentation(style, depth + 1, 0))
  const last = inner.length < lines.length - 1 ? [indentation(style, depth, 0)] : []
  return [lines[0]!, ...moved, ...last].join('\n')
}

function shifted(lines: readonly string[], indent: string): readonly string[] {
  const margin = commonMargin(lines)
  return lines.map((line) => (isBlank(line) ? line.replace(/[ \t]+/g, '') : indent + line.slice(margin)))
}

/** How much white space all lines begin with. */
function commonMargin(lines: readonly string[]): number {
  let margin: string | undefined
  for (const line of lines) {
    if (isBlank(line)) continue
    const own = /^[ \t]*/.exec(line)![0]
    margin ??= own
    while (!own.startsWith(margin)) margin = margin.slice(0, -1)
  }
  return margin?.length ?? 0
}

/** Does the code mean the same, and say it in the same lines? */
export function isSameLua(before: string, after: string): boolean {
  if (before === after) return true
  const a = before.split('\n')
  const b = after.split('\n')
  if (a.length !== b.length) return false
  const isFixed = hasSpanningString(before)
  return a.every((line, i) => {
    if (line === b[i]) return true
    if (i === 0) return false
    if (isFixed && i < a.length - 1) return false
    return unindented(line) === unindented(b[i]!)
  })
}

const isBlank = (line: string): boolean => /^[ \t\r]*$/.test(line)
const unindented = (line: string): string => (isBlank(line) ? '' : line.replace(/^[ \t]+/, ''))
