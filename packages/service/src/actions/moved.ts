import type { SourceFile } from '@nginx-lint/analysis'
import { hasSpanningString, type Span } from '@nginx-lint/syntax'
import { itemsIn, lineStart } from '../texts.ts'

/** Statements of a file as the content of a file of their own: without the indentation of where they stood. */
export function moved({ start, end }: Span, file: SourceFile): string {
  const { text, tree, offset } = file
  const fixed = fixedIn(file, { start, end })
  const own = lineStart(tree.text, start)
  const margins: string[] = []
  const lines = [...tree.text.slice(start, end).matchAll(/[^\n]*(?:\n|$)/g)]
    .map(({ index, 0: line }) => ({ at: start + index, line }))
    .filter(({ line }) => line !== '')
    .map(({ at, line }) => {
      const isFree = at > start && !fixed.some((span) => span.start < at && at <= span.end)
      if (isFree && line.trim() !== '') margins.push(/^[ \t]*/.exec(line)![0])
      return { at, length: line.length, isFree }
    })
  const first = /^[ \t]*/.exec(tree.text.slice(own, start))![0]
  const margin = [...margins, first].reduce(common)
  const content = lines.map(({ at, length, isFree }) => {
    const line = text.slice(offset + at, offset + at + length)
    return isFree && line.startsWith(margin) ? line.slice(margin.length) : line
  })
  const endOfLine = tree.text.slice(start, end).includes('\r\n') ? '\r\n' : '\n'
  return content.join('') + endOfLine
}

function common(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return a.slice(0, length)
}

/** Where white space means something: strings over several lines, and code with such. */
function fixedIn({ tree }: SourceFile, { start, end }: Span): readonly Span[] {
  const fixed: Span[] = []
  for (const item of itemsIn(tree.items, (item) => item.start < end && start < item.end)) {
    if (item.kind !== 'directive') continue
    fixed.push(...[item.name, ...item.args].filter((word) => tree.text.slice(word.start, word.end).includes('\n')))
    if (item.body?.kind === 'lua' && hasSpanningString(tree.text.slice(item.body.start, item.body.end)))
      fixed.push(item.body)
  }
  return fixed
}
