import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { failureOf } from '@nginx-lint/workspace'

/**
 * Replaces the content of a file as one step: whoever reads it sees the old bytes or the new ones. Mode and, where we
 * may, owner stay. Returns why it was not done, as the end of "cannot write …: …".
 */
export function writeAtomically(path: string, before: Uint8Array, after: Uint8Array): string | undefined {
  try {
    accessSync(path, constants.W_OK)
    const stat = statSync(path)
    if (!stat.isFile()) return 'it is not a regular file'
    const isAsBefore = () => readFileSync(path).equals(before)
    return replace(path, after, stat, isAsBefore) ? undefined : 'it was changed in the meantime'
  } catch (error) {
    return failureOf(error as NodeJS.ErrnoException).failure
  }
}

/**
 * Makes a file, with the folders it needs, or replaces one as one step; a pipe or a device is written to. Returns why it
 * was not done, as the end of "cannot write …: …".
 */
export function writeWhole(path: string, bytes: Uint8Array): string | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true })
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) replace(path, bytes)
    else if (stat.isFile()) {
      accessSync(path, constants.W_OK)
      replace(realpathSync(path), bytes, stat)
    } else writeFileSync(path, bytes)
    return undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOTDIR') return 'a folder of its path is a file'
    return failureOf(error as NodeJS.ErrnoException).failure
  }
}

/** Of the file that is replaced. */
type Like = Pick<Stats, 'mode' | 'uid' | 'gid'>

/** By way of a file beside it; not when `may` says no in the last moment. */
function replace(path: string, bytes: Uint8Array, like?: Like, may: () => boolean = () => true): boolean {
  const temporary = join(dirname(path), `.${basename(path)}.${Math.random().toString(36).slice(2)}.tmp`)
  try {
    writeNew(temporary, bytes, like)
    const done = may()
    if (done) renameSync(temporary, path)
    else unlinkSync(temporary)
    return done
  } catch (error) {
    remove(temporary)
    throw error
  }
}

function writeNew(path: string, bytes: Uint8Array, like: Like | undefined): void {
  const file = openSync(path, 'wx', like && 0o600)
  try {
    writeFileSync(file, bytes)
    if (like) makeLike(file, like)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function makeLike(file: number, { mode, uid, gid }: Like): void {
  try {
    fchownSync(file, uid, gid)
  } catch {
    // Only root gives files away.
  }
  fchmodSync(file, mode & 0o7777)
}

function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // It was never made.
  }
}
