import { suggest } from '@nginx-lint/analysis'
import type { Settings } from '@nginx-lint/workspace'
import { discover, type Entry, NOT_TEXT, type NodeFiles, nodeFiles, normal, type Problem } from '@nginx-lint/workspace'
import { type Arguments, commands } from './arguments.ts'
import type { Terminal } from './terminal.ts'

/** What the operands of `check` mean. */
export interface Input {
  readonly files: NodeFiles
  readonly entries: readonly Entry[]
  /** Folders that were named: what is below them may be fixed. */
  readonly folders: readonly string[]
  /** Operands that cannot be used. */
  readonly unread: readonly Problem[]
  /** The path that stands for standard input. */
  readonly stdin: string | undefined
}

export async function readInput(args: Arguments, settings: Settings, terminal: Terminal): Promise<Input> {
  const { cwd } = terminal
  const files = nodeFiles(cwd)
  const operands = args.operands.length > 0 ? args.operands : ['.']
  const stdin = operands.includes('-') ? normal(args.stdinFilename ?? '<stdin>') : undefined
  if (stdin !== undefined) files.provide(stdin, await terminal.stdin())
  const paths = operands.filter((operand) => operand !== '-')
  const { entries: found, folders, problems } = await discover(paths, cwd, settings.ignores)
  const all = stdin === undefined ? found : [{ path: stdin, named: true }, ...found]
  const entries = all
    .filter((entry) => !settings.ignores(entry.path))
    .map((entry) => (args.ignoreUnknown ? { ...entry, isUnsure: true as const } : entry))
  const unread = [...problems]
  for (const { path, named, isUnsure } of entries) {
    const file = named ? files.load(path, true) : undefined
    if (!file || !('failure' in file) || (isUnsure && file.failure === NOT_TEXT)) continue
    const name = path === '<stdin>' ? 'standard input' : `"${path}"`
    unread.push({
      path,
      message: `cannot read ${name}: ${file.failure}${file.missing ? commandMeant(path, args) : ''}`,
    })
  }
  return { files, entries, folders, unread, stdin }
}

/** What is no file is perhaps a command with a slip of the finger. */
function commandMeant(operand: string, args: Arguments): string {
  const meant = args.explicit || operand !== args.operands[0] ? undefined : suggest(operand, commands)
  return meant ? `; did you mean the command "${meant}"?` : ''
}
