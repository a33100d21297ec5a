import { type ParseArgsConfig, parseArgs } from 'node:util'
import { suggest } from '@nginx-lint/analysis'
import { UsageError } from './terminal.ts'

export const commands = ['check', 'explain'] as const
export const formats = ['pretty', 'json'] as const

export interface Arguments {
  readonly command: (typeof commands)[number]
  /** Files, folders, globs and `-`, or what to explain. */
  readonly operands: readonly string[]
  /** The command was written, rather than being the usual one. */
  readonly explicit: boolean
  readonly help: boolean
  readonly version: boolean
  readonly debug: boolean
  readonly format: (typeof formats)[number]
  readonly color: boolean | undefined
  readonly quiet: boolean
  readonly maxWarnings: number
  readonly fix: boolean
  readonly diff: boolean
  readonly plus: boolean
  readonly target: string | undefined
  readonly context: string | undefined
  readonly prefix: string | undefined
  readonly stdinFilename: string | undefined
  /** A path, or false for none. */
  readonly config: string | false | undefined
  readonly rules: readonly string[]
}

export const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  debug: { type: 'boolean' },
  format: { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  'max-warnings': { type: 'string' },
  fix: { type: 'boolean' },
  diff: { type: 'boolean' },
  plus: { type: 'boolean' },
  target: { type: 'string' },
  context: { type: 'string' },
  prefix: { type: 'string' },
  'stdin-filename': { type: 'string' },
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  rule: { type: 'string', multiple: true },
} as const satisfies ParseArgsConfig['options']

/** Reads the command line; a UsageError says what is wrong with it. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) if (token.kind === 'option') checkOption(token)
  const text = (name: keyof typeof options): string | undefined => values[name] as string | undefined
  const is = (name: keyof typeof options): boolean => values[name] === true

  const command = commands.find((name) => name === positionals[0])
  const read: Arguments = {
    command: command ?? 'check',
    operands: command ? positionals.slice(1) : positionals,
    explicit: command !== undefined,
    help: is('help'),
    version: is('version'),
    debug: is('debug'),
    format: oneOf('format', text('format') ?? 'pretty', formats),
    color: is('no-color') ? false : is('color') ? true : undefined,
    quiet: is('quiet'),
    maxWarnings: maxWarnings(text('max-warnings')),
    fix: is('fix'),
    diff: is('diff'),
    plus: is('plus'),
    target: text('target'),
    context: text('context'),
    prefix: text('prefix'),
    stdinFilename: text('stdin-filename'),
    config: is('no-config') ? false : text('config'),
    rules: (values.rule as string[] | undefined) ?? [],
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
  const known = Object.hasOwn(options, name) ? options[name as keyof typeof options] : undefined
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

function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((name) => name === value)
  if (found) return found
  const meant = suggest(value, allowed)
  const known = allowed.map((name) => `"${name}"`).join(' or ')
  throw new UsageError(`unknown --${option} "${value}", ${meant ? `did you mean "${meant}"?` : `expected ${known}`}`)
}

function maxWarnings(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY
  if (/^\d+$/.test(text)) return Number(text)
  throw new UsageError(`--max-warnings needs a whole number, not "${text}"`)
}

function checkCombination(read: Arguments): void {
  if (read.command === 'explain') return
  if (read.diff && read.fix) throw new UsageError('--diff shows what --fix would do: use one of them')
  if (read.diff && read.format === 'json')
    throw new UsageError('--diff prints a diff: it does not go with --format json')
  if (read.stdinFilename !== undefined && !read.operands.includes('-'))
    throw new UsageError('--stdin-filename names what is read from standard input: add "-"')
  if (read.operands.filter((operand) => operand === '-').length > 1)
    throw new UsageError('standard input can be read once only, but "-" is given twice')
}
