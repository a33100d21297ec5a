import { encode, readSettings } from '@nginx-lint/workspace'
import type { Arguments } from '../arguments.ts'
import { type Baselines, baselines } from '../baseline.ts'
import { type Findings, findings } from '../findings.ts'
import type { Change } from '../fix.ts'
import { type Input, readInput } from '../input.ts'
import { loadProjects } from '../projects.ts'
import { colorsFor } from '../reporters/colors.ts'
import { print } from '../reporters/print.ts'
import { counted, type Report, summarize } from '../reporters/report.ts'
import { type Terminal, UsageError } from '../terminal.ts'

/** Checks files, and mends them when asked to. Returns the exit status. */
export async function check(args: Arguments, terminal: Terminal): Promise<number> {
  const say = (message: string): void => void terminal.stderr.write(`nginx-lint: ${message}\n`)
  const settings = readSettings(args, terminal.cwd)
  const input = await readInput(args, settings, terminal)
  for (const { message } of input.unread) say(message)

  const { entries, files } = input
  const known = baselines(settings, terminal.cwd)
  const run = async (): Promise<Findings> => {
    const found = await findings(await loadProjects(entries, files, settings), entries, files, settings)
    return args.writeBaseline ? found : known.withoutKnown(found)
  }
  const { found, changes } =
    args.fix || args.diff ? await fixed(run, input, terminal) : { found: await run(), changes: [] }
  if (!args.quiet) settings.notes().forEach(say)
  if (found.files.length === 0 && input.unread.length === 0) {
    sayNothing(input, say)
    if (args.diff) return 0
  }
  checkOutput(args.output, found, input)

  const release = settings.installation(entries[0]?.path ?? '.').release
  const report: Report = { ...found, release, known: known.hidden, unread: input.unread, fixing: args.fix }
  const { written, failures } = args.fix ? await write(changes, input, terminal) : { written: [], failures: [] }
  if (args.diff) await printDiff(changes, report, input, args, terminal)
  else if (args.writeBaseline) return recorded(found, known, input, failures, say)
  else {
    const failure = await print(report, { args, terminal, written, taken: input.stdin !== undefined && args.fix })
    if (failure) failures.push(failure)
  }
  if (!args.quiet) for (const line of known.summary()) terminal.stderr.write(`${line}\n`)
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

/** What is found is known from now on. */
function recorded(
  found: Findings,
  known: Baselines,
  { unread }: Input,
  failures: readonly string[],
  say: (message: string) => void,
): number {
  failures.forEach(say)
  if (unread.length > 0 || failures.length > 0) {
    say('the baseline is not written')
    return 2
  }
  known.write(found).forEach(say)
  return 0
}

function sayNothing({ entries }: Input, say: (message: string) => void): void {
  if (entries.some(({ isUnsure }) => !isUnsure))
    throw new UsageError('no nginx files here: what was found is something else')
  const unknown = entries.length > 0
  say(`no files to check: ${unknown ? "none of these is nginx's" : 'the configuration file ignores them'}`)
}

/** A report must not take the place of what it is about. */
function checkOutput(output: string | undefined, found: Findings, { files }: Input): void {
  if (output === undefined || !found.files.some(({ real }) => real === files.real(output))) return
  throw new UsageError(`"${output}" is one of the files that are checked: --output would overwrite it`)
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
    stdout.write('failure' in file ? text : encode(text, file.encoding)!)
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
