import { resolve } from 'node:path'
import type { Arguments } from '../arguments.ts'
import type { Change } from '../fix.ts'
import type { Terminal } from '../terminal.ts'
import { colorsFor } from './colors.ts'
import { counted, isFixable, type Report, type Reporter } from './report.ts'

/** For other programs, by what `--format` says. */
const reporters: Readonly<Record<Exclude<Arguments['format'], 'pretty'>, () => Promise<Reporter>>> = {
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  checkstyle: async () => (await import('./checkstyle.ts')).checkstyle,
  junit: async () => (await import('./junit.ts')).junit,
  errorformat: async () => (await import('./errorformat.ts')).errorformat,
}

export interface Printed {
  readonly args: Arguments
  readonly terminal: Terminal
  /** What was fixed already. */
  readonly written: readonly Change[]
  /** Standard output is taken by a fixed text. */
  readonly taken: boolean
}

/** Prints a report, or writes it to the file of `--output`. Returns why that was not possible. */
export async function print(report: Report, { args, terminal, written, taken }: Printed): Promise<string | undefined> {
  const shown = args.quiet ? onlyErrors(report) : report
  const output = taken ? terminal.stderr : terminal.stdout
  const color = args.color ?? (args.output === undefined ? undefined : false)
  const text =
    args.format === 'pretty'
      ? (await import('./pretty.ts')).pretty(shown, colorsFor(output, terminal, color))
      : (await reporters[args.format]())(shown, terminal)
  const failure = args.output === undefined ? void output.write(text) : await writeFile(args.output, text, terminal)
  if (args.format === 'pretty' && !args.quiet) summarizeOn(terminal, report, written, args)
  return failure
}

async function writeFile(path: string, text: string, { cwd }: Terminal): Promise<string | undefined> {
  const { writeWhole } = await import('../write.ts')
  const failure = writeWhole(resolve(cwd, path), Buffer.from(text))
  return failure && `cannot write "${path}": ${failure}`
}

/** What is not about a place, on stderr. */
function summarizeOn({ stderr }: Terminal, report: Report, written: readonly Change[], args: Arguments): void {
  const found = report.files.flatMap((file) => file.diagnostics)
  const fixes = written.reduce((sum, change) => sum + change.fixes, 0)
  if (fixes > 0) stderr.write(`fixed ${counted(fixes, 'problem')} in ${counted(written.length, 'file')}\n`)
  const left = args.fix ? found.filter(isFixable).length : 0
  if (left > 0)
    stderr.write(
      `${counted(left, 'problem')} could be fixed, but not in these files: they are not below the current folder\n`,
    )
  if (found.length === 0 && report.files.length > 0)
    stderr.write(
      `no ${report.known ? 'new ' : ''}problems${fixes > 0 ? ' left' : ''} in ${counted(report.files.length, 'file')}\n`,
    )
}

const onlyErrors = (report: Report): Report => ({
  ...report,
  files: report.files.map((file) => ({ ...file, diagnostics: file.diagnostics.filter((d) => d.severity === 'error') })),
})
