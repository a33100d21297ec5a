import type { FormatOptions } from '@nginx-lint/format'
import { editorStyles, normal, readSettings, type Settings } from '@nginx-lint/workspace'
import type { Arguments } from '../arguments.ts'
import { type FormattedFile, formattedFiles, isBroken, type Unformatted } from '../formatted-files.ts'
import { type Input, readInput } from '../input.ts'
import { counted } from '../reporters/report.ts'
import { notes, syntaxErrors } from '../reporters/unformatted.ts'
import { type Terminal, UsageError } from '../terminal.ts'
import { type Delivery, delivery } from './format-delivery.ts'

/** Formats files. Returns the exit status: 1 when --check or --diff find something to do. */
export async function format(args: Arguments, terminal: Terminal): Promise<number> {
  const prints = isPrinting(args)
  if (prints) checkOperands(args.operands)
  const settings = readSettings(args, terminal.cwd)
  const input = await readInput(args, settings, terminal)
  if (prints) checkOne(input)
  const voice = voiceOf(args, terminal)
  for (const { message } of input.unread) voice.say(message)
  if (input.entries.length === 0 && input.unread.length === 0)
    return untouched('the configuration file ignores them', args, input, terminal, voice)

  const deliver = await delivery(args, terminal)
  const counts = { changed: 0, unchanged: 0, left: 0, failed: 0 }
  const broken: FormattedFile[] = []
  for await (const result of formattedFiles(input, settings, terminal.cwd, styles(args, settings, input, terminal))) {
    const outcome = await settle(result, deliver, prints, voice)
    counts[outcome]++
    if (outcome === 'failed' && !('message' in result) && isBroken(result)) broken.push(result)
  }
  const all = counts.changed + counts.unchanged + counts.left + counts.failed
  if (all === 0 && input.unread.length === 0) {
    if (!args.ignoreUnknown) throw new UsageError('no nginx files here: what was found is something else')
    return untouched("none of these is nginx's", args, input, terminal, voice)
  }
  settings.notes().forEach(voice.note)
  terminal.stderr.write(syntaxErrors(broken, args, terminal))
  if (!prints && !args.quiet && all > 0) terminal.stderr.write(`${summary(counts, args)}\n`)
  if (counts.failed > 0 || input.unread.length > 0) return 2
  return counts.changed > 0 && (args.check || args.diff) ? 1 : 0
}

const isPrinting = ({ write, check, diff }: Arguments): boolean => !write && !check && !diff

interface Voice {
  say(message: string): void
  /** What --quiet is about. */
  note(message: string): void
  bug(error: unknown): void
}

function voiceOf({ quiet, debug }: Arguments, { stderr }: Terminal): Voice {
  const say = (message: string): void => void stderr.write(`nginx-lint: ${message}\n`)
  return {
    say,
    note: (message) => (quiet ? undefined : say(message)),
    bug: (error) => {
      const stack = debug && error instanceof Error ? error.stack : undefined
      stderr.write(`${stack ?? 'this is a bug, please report it with what --debug prints'}\n`)
    },
  }
}

const MODES = '--write to format in place, --check to list what would change, or --diff to see how'

function checkOperands(operands: readonly string[]): void {
  if (operands.length === 0) throw new UsageError(`what is to be formatted? Name a file, or "-"; or add ${MODES}`)
  if (operands.length > 1) throw new UsageError(`several files cannot be printed: add ${MODES}`)
}

function checkOne({ entries, folders }: Input): void {
  if (folders.length > 0) throw new UsageError(`"${folders[0]}" is a folder: add ${MODES}`)
  if (entries.length > 1) throw new UsageError(`several files cannot be printed: add ${MODES}`)
}

/** Nothing is formatted. Who asked for a text, such as an editor, gets one: as it is. */
function untouched(
  why: string,
  args: Arguments,
  { entries, files, stdin }: Input,
  { stdout }: Terminal,
  voice: Voice,
): number {
  voice.note(`no files to format: ${why}`)
  if (!isPrinting(args)) return 0
  const path = stdin ?? entries[0]?.path ?? normal(args.operands[0]!)
  const file = files.load(path, true)
  if ('failure' in file) {
    voice.say(`cannot read "${path}": ${file.failure}`)
    return 2
  }
  stdout.write(file.bytes)
  return 0
}

/** The command line decides, then the configuration file, then `.editorconfig`. */
function styles({ indent, lineWidth }: Arguments, settings: Settings, { files }: Input, { cwd }: Terminal) {
  const ofEditor = editorStyles(cwd, files)
  const asked: FormatOptions = {
    ...(indent === 'tab' && { indentStyle: 'tab' }),
    ...(typeof indent === 'number' && { indentStyle: 'space', indentSize: indent }),
    ...(lineWidth !== undefined && { lineWidth }),
  }
  return (path: string): FormatOptions => ({
    registry: settings.installation(path).registry,
    ...ofEditor(path),
    ...settings.formatStyle(path),
    ...asked,
  })
}

type Outcome = 'changed' | 'unchanged' | 'left' | 'failed'

async function settle(
  result: FormattedFile | Unformatted,
  deliver: Delivery,
  prints: boolean,
  { say, note, bug }: Voice,
): Promise<Outcome> {
  if ('message' in result) {
    if (result.isHarmless) note(result.message)
    else say(result.message)
    if (result.bug !== undefined) bug(result.bug)
    return result.isHarmless ? 'left' : 'failed'
  }
  if (isBroken(result)) return 'failed'
  notes(result).forEach(note)
  const { changed, skipped } = result
  const failure = changed || prints ? deliver(result) : undefined
  if (failure !== undefined) {
    say(failure)
    return 'failed'
  }
  return changed ? 'changed' : skipped.length > 0 ? 'left' : 'unchanged'
}

/** `2 files formatted, 5 unchanged, 1 left as it is` */
function summary({ changed, unchanged, left, failed }: Readonly<Record<Outcome, number>>, { write }: Arguments) {
  const parts: readonly (readonly [number, string])[] = [
    [changed, write ? 'formatted' : 'would be formatted'],
    [unchanged, write ? 'unchanged' : 'formatted already'],
    [left + failed, 'left alone'],
  ]
  const shown = parts.filter(([count]) => count > 0)
  return shown.map(([count, what], i) => `${i === 0 ? counted(count, 'file') : count} ${what}`).join(', ')
}
