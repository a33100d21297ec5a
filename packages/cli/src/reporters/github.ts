import { plain } from '@nginx-lint/analysis'
import type { Severity } from '@nginx-lint/lint'
import { fromRoot } from './places.ts'
import { type Listed, listed, type Report, type Surroundings } from './report.ts'

/** The output of `--format github`: workflow commands, from which GitHub makes annotations. */
export function github(report: Report, surroundings: Surroundings): string {
  const findings = listed(report).flatMap((file) => file.findings)
  return findings.map((finding) => `${command(finding, surroundings)}\n`).join('')
}

const names: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' }

function command({ path, severity, rule, message, start, end, related }: Listed, surroundings: Surroundings): string {
  // GitHub takes columns only where the lines are the same.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {}
  const properties = Object.entries({
    file: fromRoot(path, surroundings),
    line: start.line,
    endLine: end.line,
    ...columns,
    title: `nginx-lint: ${rule}`,
  }).map(([name, value]) => `${name}=${escapeProperty(`${value}`)}`)
  const places = related.map((place) => {
    const { line, column } = place.start
    return `\n${fromRoot(place.path, surroundings)}:${line}:${column}: ${plain(place.message)}`
  })
  return `::${names[severity]} ${properties.join(',')}::${escapeData([plain(message), ...places].join(''))}`
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
