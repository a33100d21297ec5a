import { type FormatOptions, format, type Skipped } from '@nginx-lint/format'
import type { DiskFile, NodeFiles, Settings } from '@nginx-lint/workspace'
import { type Entry, encode, isSure, NOT_TEXT } from '@nginx-lint/workspace'
import { permission } from './fix.ts'
import type { Input } from './input.ts'
import { loadProjects } from './projects.ts'

/** A file with what formatting makes of it. Not on disk yet. */
export interface FormattedFile {
  readonly path: string
  readonly file: DiskFile
  readonly changed: boolean
  readonly after: string
  /** The same in the encoding of the file. */
  readonly bytes: Uint8Array
  readonly skipped: readonly Skipped[]
}

/** A file of which there is something to say instead. */
export interface Unformatted {
  readonly path: string
  readonly message: string
  /** There is nothing wrong with it. */
  readonly isHarmless?: true
  /** The formatter has thrown: a bug. */
  readonly bug?: unknown
}

/** Is it a file, rather than blocks of a document, and one that nginx cannot read? */
export const isBroken = ({ file, skipped }: FormattedFile): boolean =>
  skipped.some((part) => isWhole(part, file) && part.why === 'syntax-errors')

export const isWhole = ({ start, end }: Skipped, { text }: DiskFile): boolean => end - start === text.length

/** Formats what is read for the entries, one after the other, each file once. */
export async function* formattedFiles(
  input: Input,
  settings: Settings,
  cwd: string,
  styleOf: (path: string) => FormatOptions,
): AsyncGenerator<FormattedFile | Unformatted> {
  const { files, folders } = input
  const entries = await ownEntries(input, settings)
  const named = entries.filter((entry) => entry.named).map((entry) => entry.path)
  const mayChange = permission(cwd, folders, named, files)
  for (const { path, named } of entries) {
    const file = files.load(path, named)
    if ('failure' in file) {
      // What was named is reported already; what leads nowhere or is no text is for `check` to judge.
      if (!named && !file.missing && file.failure !== NOT_TEXT)
        yield { path, message: `cannot read "${path}": ${file.failure}` }
    } else if (!mayChange(file)) {
      const message = `"${path}" is left as it is: it leads to "${file.real}", which is not below the current folder`
      yield { path, message, isHarmless: true }
    } else yield formatted(path, file, styleOf(path))
  }
}

/** Without what is found in a folder and is not nginx's, and without other names of the same file. */
async function ownEntries({ entries, files }: Input, settings: Settings): Promise<readonly Entry[]> {
  const byReal = new Map<string, Entry>()
  for (const entry of entries) {
    const real = files.real(entry.path)
    if (!byReal.has(real) || (entry.named && !byReal.get(real)!.named)) byReal.set(real, entry)
  }
  const once = [...byReal.values()]
  if (once.every(isSure)) return once
  const known = await knownFiles(once, files, settings)
  return once.filter(
    (entry) => isSure(entry) || known.has(files.real(entry.path)) || 'failure' in files.load(entry.path),
  )
}

async function knownFiles(entries: readonly Entry[], files: NodeFiles, settings: Settings): Promise<Set<string>> {
  const loaded = await loadProjects(entries, files, settings)
  return new Set(loaded.flatMap(({ project, from }) => [from, ...[...project.files.keys()].map(files.real)]))
}

function formatted(path: string, file: DiskFile, options: FormatOptions): FormattedFile | Unformatted {
  try {
    const { text: after, skipped } = format(file.text, { ...options, path })
    const changed = after !== file.text
    const bytes = changed ? encode(after, file.encoding) : file.bytes
    if (bytes) return { path, file, changed, after, bytes, skipped }
    throw new Error('a character came in that the file cannot hold')
  } catch (bug) {
    const reason = bug instanceof Error ? bug.message : String(bug)
    return { path, message: `internal error: cannot format "${path}", so it is left as it is: ${reason}`, bug }
  }
}
