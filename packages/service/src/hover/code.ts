import type { Statement } from '@nginx-lint/analysis'

const MOST_LINES = 12

/** The text of a statement as far as a hover has room, without the indentation of its place. */
export function dedentedCode({ file, node }: Statement): string {
  const start = node.start + file.offset
  const lines = file.text
    .slice(start, node.end + file.offset)
    .trimEnd()
    .split(/\r?\n/)
  const lineStart = file.text.slice(0, start).lastIndexOf('\n') + 1
  const indent = /^[ \t]*/.exec(file.text.slice(lineStart, start))![0]
  const dedented = lines.map((line, i) => (i > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
  if (dedented.length <= MOST_LINES) return dedented.join('\n')
  return [...dedented.slice(0, MOST_LINES - 2), '    # …', dedented.at(-1)].join('\n')
}

/** The directive and its arguments, in one line. */
export function headCode({ file, node }: Statement): string {
  const end = (node.args.at(-1) ?? node.name).end
  return file.text.slice(node.start + file.offset, end + file.offset).replace(/\s*\r?\n\s*/g, ' ')
}
