import { plain } from '@nginx-lint/analysis'
import { type LineIndex, lineIndex } from '@nginx-lint/syntax'
import type { Arguments } from '../arguments.ts'
import { type FormattedFile, isWhole } from '../formatted-files.ts'
import type { Terminal } from '../terminal.ts'
import { colorsFor } from './colors.ts'
import { pretty } from './pretty.ts'

/** Why files with syntax errors are not formatted, as `check` shows such errors. Empty when there are none. */
export function syntaxErrors(broken: readonly FormattedFile[], { color }: Arguments, terminal: Terminal): string {
  const files = broken.map(({ path, file: { real, text }, skipped }) => ({
    path,
    real,
    text,
    diagnostics: skipped.flatMap(({ errors }) =>
      errors.map(({ code, start, end, message, related }) => ({
        ...{ path, start, end, rule: code, severity: 'error' as const, message },
        ...(related && { related: [{ path, ...related.span, message: related.message }] }),
      })),
    ),
  }))
  const known = new Map<string, LineIndex>(files.map(({ path, text }) => [path, lineIndex(text)]))
  const report = { files, lines: (path: string) => known.get(path), release: '', unread: [], fixing: true }
  return pretty(report, colorsFor(terminal.stderr, terminal, color))
}

/** A line for each part of a file that is left as it is. */
export function notes(result: FormattedFile): readonly string[] {
  const { path, file, skipped } = result
  if (skipped.length === 0) return []
  const lines = lineIndex(file.text)
  return skipped.map((part) => {
    const error = part.why === 'syntax-errors' ? part.errors[0] : undefined
    const { line, column } = lines.position(error?.start ?? part.start)
    if (error) return `${plain(path)}:${line}:${column}: this block is left as it is: ${plain(error.message)}`
    const place = isWhole(part, file) ? `"${plain(path)}"` : `${plain(path)}:${line}: this block`
    return `${place} is left as it is: ${part.why === 'unsure' ? UNSURE : TEMPLATE}`
  })
}

const TEMPLATE = 'how its lines are to be read depends on what the template prints'
const UNSURE = "with other white space, other parts of it would look like nginx's"
