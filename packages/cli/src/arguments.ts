import { parseArgs } from 'node:util'
import { suggest } from '@nginx-lint/analysis'
import { type Flavour, flavours } from '@nginx-lint/directives'
import { UsageError } from './terminal.ts'

export const commands = ['check', 'format', 'route', 'routes', 'explain', 'lsp'] as const
export const formats = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'checkstyle', 'junit', 'errorformat'] as const

type Command = (typeof commands)[number]

export interface Arguments {
  readonly command: Command
  /** Files, folders, globs and `-`, or what to explain. */
  readonly operands: readonly string[]
  /** The command was written, rather than being the usual one. */
  readonly explicit: boolean
  readonly help: boolean
  readonly version: boolean
  readonly debug: boolean
  readonly format: (typeof formats)[number]
  /** Where the report goes; absent: to standard output. */
  readonly output: string | undefined
  readonly color: boolean | undefined
  readonly quiet: boolean
  readonly maxWarnings: number
  readonly fix: boolean
  readonly write: boolean
  readonly check: boolean
  readonly diff: boolean
  readonly indent: Indent | undefined
  readonly lineWidth: number | undefined
  readonly flavour: Flavour | undefined
  readonly target: string | undefined
  readonly context: string | undefined
  readonly prefix: string | undefined
  /** As written: `/etc/nginx=./conf`. */
  readonly paths: readonly string[]
  /** Named files may be something else. */
  readonly ignoreUnknown: boolean
  readonly stdinFilename: string | undefined
  /** A path, or false for none. */
  readonly config: string | false | undefined
  readonly rules: readonly string[]
  /** A path, or false for none. */
  readonly baseline: string | false | undefined
  readonly writeBaseline: boolean
  readonly method: string | undefined
  /** As written: `Cookie: a=b`. */
  readonly headers: readonly string[]
  /** The address the connection goes to. */
  readonly listen: string | undefined
  readonly json: boolean
  /** A file with a list of URLs. */
  readonly urls: string | undefined
  /** A file that says where URLs are to go. */
  readonly expect: string | undefined
  /** Speak at the IPC channel rather than at standard input and output. */
  readonly stdio: boolean
  readonly nodeIpc: boolean
}

/** Of `--indent`: a number of spaces, or tabs. */
export type Indent = number | 'tab'

interface Option {
  readonly type: 'boolean' | 'string'
  readonly short?: string
  readonly multiple?: true
  /** The commands that take it. */
  readonly of: readonly Command[]
}

const everywhere: readonly Command[] = commands
const printing: readonly Command[] = ['check', 'format', 'route', 'routes', 'explain']
const onFiles: readonly Command[] = ['check', 'format']
const reading: readonly Command[] = ['check', 'format', 'route', 'routes']
const ofProjects: readonly Command[] = ['check', 'route', 'routes']
const ofRoute: readonly Command[] = ['route']
const ofRoutes: readonly Command[] = ['route', 'routes']
const ofCheck: readonly Command[] = ['check']
const ofFormat: readonly Command[] = ['format']
const ofLsp: readonly Command[] = ['lsp']

/** More is a slip of the finger. */
const MOST_INDENT = 16

export const options = {
  help: { type: 'boolean', short: 'h', of: everywhere },
  version: { type: 'boolean', short: 'V', of: everywhere },
  debug: { type: 'boolean', of: everywhere },
  format: { type: 'string', of: ofCheck },
  output: { type: 'string', short: 'o', of: ofCheck },
  color: { type: 'boolean', of: printing },
  'no-color': { type: 'boolean', of: printing },
  quiet: { type: 'boolean', short: 'q', of: onFiles },
  'max-warnings': { type: 'string', of: ofCheck },
  fix: { type: 'boolean', of: ofCheck },
  write: { type: 'boolean', of: ofFormat },
  check: { type: 'boolean', of: ofFormat },
  diff: { type: 'boolean', of: onFiles },
  indent: { type: 'string', of: ofFormat },
  'line-width': { type: 'string', of: ofFormat },
  plus: { type: 'boolean', of: ofProjects },
  flavour: { type: 'string', of: ofProjects },
  target: { type: 'string', of: ofProjects },
  context: { type: 'string', of: ofProjects },
  prefix: { type: 'string', of: ofProjects },
  path: { type: 'string', multiple: true, of: ofProjects },
  'ignore-unknown': { type: 'boolean', of: onFiles },
  'stdin-filename': { type: 'string', of: reading },
  config: { type: 'string', of: reading },
  'no-config': { type: 'boolean', of: reading },
  rule: { type: 'string', multiple: true, of: ofCheck },
  baseline: { type: 'string', of: ofCheck },
  'no-baseline': { type: 'boolean', of: ofCheck },
  'write-baseline': { type: 'boolean', of: ofCheck },
  method: { type: 'string', short: 'X', of: ofRoute },
  header: { type: 'string', short: 'H', multiple: true, of: ofRoute },
  listen: { type: 'string', of: ofRoute },
  urls: { type: 'string', of: ofRoute },
  expect: { type: 'string', of: ofRoute },
  json: { type: 'boolean', of: ofRoutes },
  stdio: { type: 'boolean', of: ofLsp },
  'node-ipc': { type: 'boolean', of: ofLsp },
  // Clients add it on their own, and write it so; the server ends when that process does.
  clientProcessId: { type: 'string', of: ofLsp },
} as const satisfies Readonly<Record<string, Option>>

type OptionName = keyof typeof options

/** The same job, by the other command. */
const counterparts: Readonly<Partial<Record<OptionName, OptionName>>> = { fix: 'write', write: 'fix' }

/** Reads the command line; a UsageError says what is wrong with it. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const text = (name: OptionName): string | undefined => values[name] as string | undefined
  const is = (name: OptionName): boolean => values[name] === true

  const command = commands.find((name) => name === positionals[0])
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    checkOption(token)
    if (!is('help') && !is('version')) checkBelongs(token, command)
  }
  const read: Arguments = {
    command: command ?? 'check',
    operands: command ? positionals.slice(1) : positionals,
    explicit: command !== undefined,
    help: is('help'),
    version: is('version'),
    debug: is('debug'),
    format: oneOf('format', text('format') ?? 'pretty', formats),
    output: text('output') === '-' ? undefined : text('output'),
    color: is('no-color') ? false : is('color') ? true : undefined,
    quiet: is('quiet'),
    maxWarnings: maxWarnings(text('max-warnings')),
    fix: is('fix'),
    write: is('write'),
    check: is('check'),
    diff: is('diff'),
    indent: indent(text('indent')),
    lineWidth: lineWidth(text('line-width')),
    flavour: flavour(text('flavour'), is('plus')),
    target: text('target'),
    context: text('context'),
    prefix: text('prefix'),
    paths: (values.path as string[] | undefined) ?? [],
    ignoreUnknown: is('ignore-unknown'),
    stdinFilename: text('stdin-filename'),
    config: is('no-config') ? false : text('config'),
    rules: (values.rule as string[] | undefined) ?? [],
    baseline: is('no-baseline') ? false : text('baseline'),
    writeBaseline: is('write-baseline'),
    method: text('method'),
    headers: (values.header as string[] | undefined) ?? [],
    listen: text('listen'),
    json: is('json'),
    urls: text('urls'),
    expect: text('expect'),
    stdio: is('stdio'),
    nodeIpc: is('node-ipc'),
  }
  checkCombination(read)
  return read
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken): void {
  const known = Object.hasOwn(options, name) ? options[name as OptionName] : undefined
  if (!known) {
    const meant = suggest(name, Object.keys(options))
    throw new UsageError(
      `unknown option "${rawName}"${meant ? `, did you mean "--${meant}"?` : '; see nginx-lint --help'}`,
    )
  }
  if (known.type === 'boolean' && inlineValue) throw new UsageError(`option "${rawName}" takes no value`)
  if (known.type === 'string' && (value === undefined || value === ''))
    throw new UsageError(`option "${rawName}" needs a value`)
  if (known.type === 'string' && !inlineValue && /^--?[a-z]/.test(value!))
    throw new UsageError(`option "${rawName}" needs a value, but "${value}" follows`)
}

function checkBelongs({ name, rawName }: OptionToken, command: Command | undefined): void {
  const { of } = options[name as OptionName]
  if (of.includes(command ?? 'check')) return
  const other = counterparts[name as OptionName]
  const same = command && other && options[other].of.includes(command) ? `--${other}` : undefined
  const meant = command ? same : `nginx-lint ${of[0]} ${rawName}`
  const hint = meant ? `, did you mean "${meant}"?` : ''
  throw new UsageError(`"${rawName}" is an option of "${of[0]}", not of "${command ?? 'check'}"${hint}`)
}

function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((name) => name === value)
  if (found) return found
  const meant = suggest(value, allowed)
  const known = allowed
    .map((name) => `"${name}"`)
    .join(', ')
    .replace(/, (?="[^"]*"$)/, ' or ')
  throw new UsageError(`unknown --${option} "${value}", ${meant ? `did you mean "${meant}"?` : `expected ${known}`}`)
}

/** `--plus` is short for `--flavour plus`. */
function flavour(text: string | undefined, plus: boolean): Flavour | undefined {
  const named = text === undefined ? undefined : oneOf('flavour', text, flavours)
  if (plus && named !== undefined && named !== 'plus')
    throw new UsageError(`--plus is short for --flavour plus: it does not go with --flavour ${named}`)
  return plus ? 'plus' : named
}

function maxWarnings(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY
  if (/^\d+$/.test(text)) return Number(text)
  throw new UsageError(`--max-warnings needs a whole number, not "${text}"`)
}

function indent(text: string | undefined): Indent | undefined {
  if (text === undefined || text === 'tab') return text
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_INDENT) return Number(text)
  throw new UsageError(`--indent needs a number of spaces from 1 to ${MOST_INDENT}, or "tab", not "${text}"`)
}

function lineWidth(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new UsageError(`--line-width needs a number of columns from 1 to 9999, not "${text}"`)
}

function checkCombination(read: Arguments): void {
  if (read.command === 'explain' || read.command === 'lsp') return
  if (read.command === 'route' && read.operands.includes(''))
    throw new UsageError('a URL is empty; a request for the beginning is "/"')
  if (read.command === 'route' && read.urls !== undefined && read.expect !== undefined)
    throw new UsageError('--expect lists the URLs itself: it does not go with --urls')
  if (read.write && (read.check || read.diff))
    throw new UsageError(`--${read.check ? 'check' : 'diff'} shows what --write would do: use one of them`)
  if (read.write && read.operands.includes('-'))
    throw new UsageError('what comes from standard input goes to standard output: leave out --write, or "-"')
  if (read.diff && read.fix) throw new UsageError('--diff shows what --fix would do: use one of them')
  if (read.diff && read.format !== 'pretty')
    throw new UsageError(`--diff prints a diff: it does not go with --format ${read.format}`)
  if (read.diff && read.output !== undefined)
    throw new UsageError('--diff prints to standard output: it does not go with --output')
  if (read.diff && read.writeBaseline)
    throw new UsageError('--diff writes nothing: it does not go with --write-baseline')
  if (read.writeBaseline && (read.format !== 'pretty' || read.output !== undefined))
    throw new UsageError('--write-baseline makes no report: it does not go with --format and --output')
  if (read.writeBaseline && read.baseline === false)
    throw new UsageError('--no-baseline leaves the baseline alone: it does not go with --write-baseline')
  if (read.stdinFilename !== undefined && !read.operands.includes('-'))
    throw new UsageError('--stdin-filename names what is read from standard input: add "-"')
  if (read.operands.includes('')) throw new UsageError('a name of a file is empty; the current folder is "."')
  if (read.operands.filter((operand) => operand === '-').length > 1)
    throw new UsageError('standard input can be read once only, but "-" is given twice')
}
