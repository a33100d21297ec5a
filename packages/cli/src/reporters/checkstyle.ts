import type { Severity } from '@nginx-lint/lint'
import { type Listed, listed, type Report } from './report.ts'
import { attributes } from './xml.ts'

/** The output of `--format checkstyle`: XML as Checkstyle writes it, which many tools read. */
export function checkstyle(report: Report): string {
  const files = listed(report).map(
    ({ path, findings }) => `  <file${attributes({ name: path })}>\n${findings.map(error).join('')}  </file>\n`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n${files.join('')}</checkstyle>\n`
}

const severities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'info',
}

function error({ severity, rule, message, start }: Listed): string {
  const { line, column } = start
  const values = { line, column, severity: severities[severity], message, source: `nginx-lint.${rule}` }
  return `    <error${attributes(values)}/>\n`
}
