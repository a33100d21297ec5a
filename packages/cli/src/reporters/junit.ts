import { errorformatLines } from './errorformat.ts'
import { type Listed, type ListedFile, listed, type Report } from './report.ts'
import { attributes, xml } from './xml.ts'

/** The output of `--format junit`: a test suite for each file, which passes when there is nothing to say about it. */
export function junit(report: Report): string {
  const files = listed(report)
  const suites = files.map(suite).join('')
  const all = attributes({ name: 'nginx-lint', ...counts(files) })
  return `<?xml version="1.0" encoding="utf-8"?>\n<testsuites${all}>\n${suites}</testsuites>\n`
}

function suite(file: ListedFile): string {
  const { path, findings } = file
  const cases = findings.length > 0 ? findings.map(failed) : [passed(path)]
  return `  <testsuite${attributes({ name: path, ...counts([file]), skipped: 0 })}>\n${cases.join('')}  </testsuite>\n`
}

const passed = (path: string): string => `    <testcase${attributes({ name: 'no problems', classname: path })}/>\n`

/** Readers take test cases of the same name for one: hence the place in it. */
function failed(finding: Listed): string {
  const { path, severity, rule, message, start } = finding
  const name = `${rule} at ${start.line}:${start.column}`
  const body = xml(errorformatLines(finding).join('\n'))
  return (
    `    <testcase${attributes({ name, classname: path, file: path, line: start.line })}>\n` +
    `      <failure${attributes({ type: severity, message })}>${body}</failure>\n    </testcase>\n`
  )
}

function counts(files: readonly ListedFile[]) {
  const failures = files.flatMap((file) => file.findings).length
  const passes = files.filter((file) => file.findings.length === 0).length
  return { tests: failures + passes, failures, errors: 0 }
}
