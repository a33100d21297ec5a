import { frame, plain } from '@nginx-lint/analysis'
import type { Diagnostic, Severity } from '@nginx-lint/lint'
import type { CheckedFile } from '../findings.ts'
import { type Colors, paint } from './colors.ts'
import { counted, type Report, type Summary, summarize } from './report.ts'

/** Findings as people read them. Empty when there are none. */
export function pretty(report: Report, colors: Colors): string {
  const blocks = report.files.flatMap((file) =>
    file.diagnostics.map((diagnostic) => block(diagnostic, file, report, colors)),
  )
  if (blocks.length === 0) return ''
  return `${blocks.join('\n')}\n${summaryLine(report, colors)}\n`
}

/** `3 errors, 1 warning in 2 of 14 files (2 fixable with --fix)` */
function summaryLine({ files, fixing }: Report, colors: Colors): string {
  const summary = summarize(files)
  const affected = files.filter((file) => file.diagnostics.length > 0).length
  const where =
    affected === files.length ? counted(files.length, 'file') : `${affected} of ${counted(files.length, 'file')}`
  const fixable = summary.fixable > 0 && !fixing ? colors.dim(` (${summary.fixable} fixable with --fix)`) : ''
  return `${parts(summary, colors).join(', ')} in ${where}${fixable}`
}

function parts({ errors, warnings, infos, hints }: Summary, colors: Colors): readonly string[] {
  const all: readonly [Severity, number][] = [
    ['error', errors],
    ['warning', warnings],
    ['info', infos],
    ['hint', hints],
  ]
  return all.filter(([, count]) => count > 0).map(([name, count]) => paint(colors, name)(counted(count, name)))
}

function block(diagnostic: Diagnostic, { path, text }: CheckedFile, report: Report, colors: Colors): string {
  const { start, end, severity, message, rule } = diagnostic
  const { line, column } = report.lines(path)?.position(start) ?? { line: 1, column: 1 }
  const lineStart = start - column + 1
  const lineEnd = text.indexOf('\n', lineStart)
  const source = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd)
  const drawn = frame(source, column - 1, Math.min(end - lineStart, source.length))
  const number = `${line}`.padStart(4)
  const gutter = ' '.repeat(number.length)
  const color = paint(colors, severity)
  if (text === '') return `${colors.bold(plain(path))}  ${color(severity)}  ${plain(message)}   ${colors.dim(rule)}\n`
  return [
    `${colors.bold(`${plain(path)}:${line}:${column}`)}  ${color(severity)}  ${plain(message)}   ${colors.dim(rule)}`,
    `${colors.dim(`${number} |`)} ${drawn.source}`.trimEnd(),
    `${colors.dim(`${gutter} |`)} ${marks(drawn.marks, color)}`,
    ...relatedLines(diagnostic, gutter, report, colors),
    '',
  ].join('\n')
}

/** The tabs and spaces before the carets stay outside of the colour. */
const marks = (text: string, color: (text: string) => string): string =>
  text.replace(/\^.*$/, (carets) => color(carets))

function relatedLines({ related = [] }: Diagnostic, gutter: string, report: Report, colors: Colors): string[] {
  return related.map(({ path, start, message }, i) => {
    const position = report.lines(path)?.position(start)
    const place = position ? `${plain(path)}:${position.line}:${position.column}` : plain(path)
    return `${gutter} ${colors.dim(i === related.length - 1 ? '└' : '├')} ${colors.bold(place)} ${plain(message)}`
  })
}
