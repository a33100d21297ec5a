import { plain } from '@nginx-lint/analysis'
import type { Severity } from '@nginx-lint/lint'
import { type Listed, listed, type Report } from './report.ts'

/** The output of `--format errorformat`: lines as compilers print them, for vim, Emacs and many others. */
export function errorformat(report: Report): string {
  const findings = listed(report).flatMap((file) => file.findings)
  return findings.flatMap((finding) => errorformatLines(finding).map((line) => `${line}\n`)).join('')
}

/** The names that compilers give. */
const names: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' }

/** A finding, and a note for every other place that explains it. */
export function errorformatLines({ path, severity, rule, message, start, related }: Listed): readonly string[] {
  return [
    line(path, start, names[severity], `${message} [${rule}]`),
    ...related.map((place) => line(place.path, place.start, 'note', place.message)),
  ]
}

function line(path: string, { line, column }: Listed['start'], name: string, message: string): string {
  return `${plain(path)}:${line}:${column}: ${name}: ${plain(message)}`
}
