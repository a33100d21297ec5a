import type { Diagnostic } from '@nginx-lint/lint'
import type { LineIndex, Span } from '@nginx-lint/syntax'
import { type Report, summarize, withUnread } from './report.ts'

/** The output of `--format json`: its shape is fixed, changes of it get another `version`. */
export function json(report: Report): string {
  const all = withUnread(report)
  const files = all.map(({ path, diagnostics }) => ({
    path,
    diagnostics: diagnostics.map((diagnostic) => entry(diagnostic, report)),
  }))
  const summary = { ...summarize(all), ...(report.known && { known: report.known }) }
  return `${JSON.stringify({ version: 1, target: report.release, files, summary })}\n`
}

const nowhere = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } }

function entry({ path, rule, severity, message, fix, related, ...span }: Diagnostic, report: Report) {
  const lines = report.lines(path)
  return {
    rule,
    severity,
    message,
    range: range(span, lines),
    ...(fix && {
      fix: {
        title: fix.title,
        safe: !fix.unsafe,
        edits: fix.edits.map((edit) => ({ range: range(edit, lines), text: edit.text })),
      },
    }),
    ...(related && {
      related: related.map((place) => ({
        path: place.path,
        message: place.message,
        range: range(place, report.lines(place.path)),
      })),
    }),
  }
}

function range({ start, end }: Span, lines: LineIndex | undefined) {
  if (!lines) return nowhere
  return { start: { ...lines.position(start), offset: start }, end: { ...lines.position(end), offset: end } }
}
