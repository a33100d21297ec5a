import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { main } from './main.ts'

/** What a user sees. */
export interface Seen {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export interface Folder {
  readonly path: string
  /** Runs the command in this folder. */
  run(...args: string[]): Promise<Seen>
  /** The same with more around it. */
  runWith(around: Around, ...args: string[]): Promise<Seen>
  bytes(path: string): Buffer
  text(path: string): string
}

export interface Around {
  readonly stdin?: string | Buffer
  readonly env?: Readonly<Record<string, string>>
  readonly isTTY?: boolean
  /** Below the folder. */
  readonly cwd?: string
}

/** A folder for one test. A content that begins with `-> ` makes a symbolic link. */
export function folder(files: Readonly<Record<string, string | Buffer>>): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'nginx-lint-')))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    const file = join(path, name)
    mkdirSync(dirname(file), { recursive: true })
    if (typeof content === 'string' && content.startsWith('-> ')) symlinkSync(content.slice(3), file)
    else writeFileSync(file, content)
  }
  const bytes = (name: string): Buffer => readFileSync(join(path, name))
  const runWith = (around: Around, ...args: string[]): Promise<Seen> => run(join(path, around.cwd ?? ''), around, args)
  return { path, run: (...args) => runWith({}, ...args), runWith, bytes, text: (name) => bytes(name).toString() }
}

async function run(
  cwd: string,
  { stdin = '', env = {}, isTTY = false }: Around,
  args: readonly string[],
): Promise<Seen> {
  const written = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  const output = (name: keyof typeof written) => ({
    isTTY,
    write: (text: string | Uint8Array) => written[name].push(Buffer.from(text as string)),
  })
  const terminal = {
    cwd,
    env,
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: async () => Buffer.from(stdin),
  }
  const status = await main(args, terminal)
  const textOf = (name: keyof typeof written) => Buffer.concat(written[name]).toString()
  return { status, stdout: textOf('stdout'), stderr: textOf('stderr') }
}
