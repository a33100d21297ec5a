import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FileSystem } from '@nginx-lint/analysis'
import { isPattern, segmentPattern } from '@nginx-lint/analysis'
import { type Decoded, decode, type Encoding } from './encoding.ts'

/** A file as it is on disk, or as standard input gave it. */
export interface DiskFile {
  /** The same for all names of a file. */
  readonly real: string
  readonly bytes: Uint8Array
  readonly text: string
  readonly encoding: Encoding
}

/** Why a file cannot be read, as the end of "cannot read …: …". */
export interface Failure {
  readonly failure: string
  /** There is no such file. */
  readonly missing?: true
  /** nginx may be allowed to, though. */
  readonly denied?: true
}

/** The files of this machine. What was read once stays as it was. Synchronous inside: that starts faster. */
export interface NodeFiles extends FileSystem {
  /** `any`: pipes and devices too, which a user may name but an include must not wait for. */
  load(path: string, any?: boolean): DiskFile | Failure
  /** The path without symbolic links; the path itself where there is no such file. */
  real(path: string): string
  /** From now on a file has this content. */
  provide(path: string, bytes: Uint8Array): void
  /** From now on a file, by its real path, has this text: what a fix made of it. */
  replace(real: string, text: string): void
}

export function nodeFiles(cwd: string): NodeFiles {
  const loaded = new Map<string, DiskFile | Failure>()
  const reals = new Map<string, string>()
  const replaced = new Map<string, string>()

  function real(path: string): string {
    let found = reals.get(path)
    if (found === undefined) {
      found = realOf(resolve(cwd, path))
      reals.set(path, found)
    }
    return found
  }

  function load(path: string, any = false): DiskFile | Failure {
    const name = real(path)
    let file = loaded.get(name)
    if (!file) {
      file = readDisk(name, any)
      loaded.set(name, file)
    }
    const text = replaced.get(name)
    return 'failure' in file || text === undefined ? file : { ...file, text }
  }

  return {
    load,
    real,
    provide: (path, bytes) => loaded.set(real(path), asFile(real(path), bytes)),
    replace: (name, text) => replaced.set(name, text),
    async read(path) {
      const file = load(path)
      return 'failure' in file ? undefined : file.text
    },
    glob: async (pattern) => glob(cwd, pattern),
    hasFolder: async (path) => isFolder(resolve(cwd, path)),
  }
}

function readDisk(path: string, any: boolean): DiskFile | Failure {
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) return { failure: 'it is a folder' }
    if (!stat.isFile() && !any) return { failure: 'it is not a regular file' }
    return asFile(path, readFileSync(path))
  } catch (error) {
    return failureOf(error as NodeJS.ErrnoException)
  }
}

function asFile(real: string, bytes: Uint8Array): DiskFile | Failure {
  const decoded: Decoded | Failure = decode(bytes)
  return 'failure' in decoded ? decoded : { real, bytes, ...decoded }
}

export function failureOf(error: NodeJS.ErrnoException): Failure {
  const reason = error.code === undefined ? undefined : reasons[error.code]
  return reason ?? { failure: error.code ?? error.message }
}

const reasons: Readonly<Record<string, Failure>> = {
  ENOENT: { failure: 'no such file', missing: true },
  ENOTDIR: { failure: 'no such file', missing: true },
  ENAMETOOLONG: { failure: 'no such file', missing: true },
  ERR_INVALID_ARG_VALUE: { failure: 'no such file', missing: true },
  EACCES: { failure: 'permission denied', denied: true },
  EPERM: { failure: 'permission denied', denied: true },
  EISDIR: { failure: 'it is a folder' },
  ELOOP: { failure: 'its symbolic links form a circle' },
  ERR_FS_FILE_TOO_LARGE: { failure: 'it is too large' },
}

function realOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}

/** As glob(3) finds them: folders and dangling links are matches too, and nginx trips over them. */
function glob(cwd: string, pattern: string): string[] {
  let paths = ['']
  for (const [i, segment] of pattern.split('/').entries()) {
    const below = (path: string, name: string) => (i === 0 ? name : `${path}/${name}`)
    paths = paths.flatMap((path) => {
      if (!isPattern(segment)) return [below(path, segment.replace(/\\(.)/g, '$1'))]
      const fits = segmentPattern(segment)
      return namesIn(resolve(cwd, i === 0 ? '.' : `${path}/`))
        .filter((name) => fits.test(name))
        .map((name) => below(path, name))
    })
  }
  return paths.filter((path) => exists(resolve(cwd, path))).sort(byBytes)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** A name that no file can have, such as one with a NUL, is that of none. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

export const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
