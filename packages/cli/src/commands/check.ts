import type { Arguments } from '../arguments.ts'
import { encode } from '../encoding.ts'
import { type Findings, findings } from '../findings.ts'
import type { Change } from '../fix.ts'
import { type Input, readInput } from '../input.ts'
import { loadProjects } from '../projects.ts'
import { colorsFor } from '../reporters/colors.ts'
import { counted, isFixable, type Report, summarize } from '../reporters/report.ts'
import { readSettings } from '../settings.ts'
import { type Terminal, UsageError } from '../terminal.ts'

/** Checks files, and mends them when asked to. Returns the exit status. */
export async function check(args: Arguments, terminal: Terminal): Promise<number> {
  const say = (message: string): void => void terminal.stderr.write(`nginx-lint: ${message}\n`)
  const settings = readSettings(args, terminal.cwd)
  if (!args.quiet) settings.notes.forEach(say)
  const input = await readInput(args, settings, terminal)
  for (const { message } of input.unread) say(message)

  const { entries, files } = input
  const run = async (): Promise<Findings> =>
    findings(await loadProjects(entries, files, settings), entries, files, settings)
  const { found, changes } =
    args.fix || args.diff ? await fixed(run, input, terminal) : { found: await run(), changes: [] }
  if (found.files.length === 0 && input.unread.length === 0) return nothing(input, say)

  const report: Report = { ...found, release: settings.release, unread: input.unread, fixing: args.fix }
  const { written, failures } = args.fix ? await write(changes, input, terminal) : { written: [], failures: [] }
  if (args.diff) await printDiff(changes, report, input, args, terminal)
  else await print(report, written, input, args, terminal)
  failures.forEach(say)
  if (input.unread.length > 0 || failures.length > 0) return 2
  return Math.max(statusOf(report, args, say), args.diff && changes.length > 0 ? 1 : 0)
}

async function fixed(run: () => Promise<Findings>, { files, folders, entries }: Input, { cwd }: Terminal) {
  const { fixAll, permission } = await import('../fix.ts')
  const named = entries.filter((entry) => entry.named).map((entry) => entry.path)
  const { findings: found, changes } = await fixAll(run, files, permission(cwd, folders, named, files))
  return { found, changes }
}

function nothing({ entries }: Input, say: (message: string) => void): number {
  if (entries.length > 0) throw new UsageError('no nginx files here: what was found is something else')
  say('no files to check: the configuration file ignores them')
  return 0
}

/** Puts fixed texts where they belong. Returns those that are there now, and what went wrong with others. */
async function write(changes: readonly Change[], { files, stdin }: Input, terminal: Terminal) {
  const failures: string[] = []
  const written: Change[] = []
  if (stdin !== undefined) {
    const file = files.load(stdin)
    if (!('failure' in file)) terminal.stdout.write(encode(file.text, file.encoding)!)
  }
  for (const change of changes) {
    const { path, real, after } = change
    const file = files.load(path)
    if ('failure' in file) continue
    const isStdin = stdin !== undefined && real === files.real(stdin)
    const { writeAtomically } = await import('../write.ts')
    const failure = isStdin ? undefined : writeAtomically(real, file.bytes, encode(after, file.encoding)!)
    if (failure === undefined) written.push(change)
    else failures.push(`cannot write "${path}": ${failure}`)
  }
  return { written, failures }
}

async function print(
  report: Report,
  changes: readonly Change[],
  { stdin }: Input,
  args: Arguments,
  terminal: Terminal,
) {
  const { stdout, stderr } = terminal
  const output = stdin !== undefined && args.fix ? stderr : stdout
  const shown = args.quiet ? onlyErrors(report) : report
  if (args.format === 'json') {
    const { json } = await import('../reporters/json.ts')
    output.write(json(shown))
    return
  }
  const { pretty } = await import('../reporters/pretty.ts')
  const text = pretty(shown, colorsFor(output, terminal, args.color))
  output.write(text)
  if (args.quiet) return
  const fixes = changes.reduce((sum, change) => sum + change.fixes, 0)
  if (fixes > 0) stderr.write(`fixed ${counted(fixes, 'problem')} in ${counted(changes.length, 'file')}\n`)
  const left = args.fix ? report.files.flatMap((file) => file.diagnostics).filter(isFixable).length : 0
  if (left > 0)
    stderr.write(
      `${counted(left, 'problem')} could be fixed, but not in these files: they are not below the current folder\n`,
    )
  if (text === '' && report.files.length > 0)
    stderr.write(`no problems${fixes > 0 ? ' left' : ''} in ${counted(report.files.length, 'file')}\n`)
}

const onlyErrors = (report: Report): Report => ({
  ...report,
  files: report.files.map((file) => ({ ...file, diagnostics: file.diagnostics.filter((d) => d.severity === 'error') })),
})

async function printDiff(
  changes: readonly Change[],
  report: Report,
  input: Input,
  args: Arguments,
  terminal: Terminal,
) {
  const { colored, unifiedDiff } = await import('../diff.ts')
  const { stdout, stderr } = terminal
  const colors = colorsFor(stdout, terminal, args.color)
  for (const { path, before, after } of changes) {
    const file = input.files.load(path)
    const text = colored(unifiedDiff(path, before, after), colors)
    stdout.write('failure' in file ? text : (encode(text, file.encoding) ?? text))
  }
  if (args.quiet) return
  const fixes = changes.reduce((sum, change) => sum + change.fixes, 0)
  if (fixes > 0) stderr.write(`--fix would mend ${counted(fixes, 'problem')} in ${counted(changes.length, 'file')}\n`)
  else stderr.write(`nothing to fix in ${counted(report.files.length, 'file')}\n`)
  const { errors } = summarize(report.files)
  if (errors > 0) stderr.write(`${counted(errors, 'error')} would be left: see them without --diff\n`)
}

function statusOf({ files }: Report, { maxWarnings }: Arguments, say: (message: string) => void): number {
  const { errors, warnings } = summarize(files)
  if (warnings > maxWarnings) say(`${counted(warnings, 'warning')}, more than --max-warnings ${maxWarnings} allows`)
  return errors > 0 || warnings > maxWarnings ? 1 : 0
}
