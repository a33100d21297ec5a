import { randomBytes } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { failureOf } from './node-files.ts'

/**
 * Replaces the content of a file as one step: whoever reads it sees the old bytes or the new ones. Mode and, where we
 * may, owner stay. Returns why it was not done, as the end of "cannot write …: …".
 */
export function writeAtomically(path: string, before: Uint8Array, after: Uint8Array): string | undefined {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    accessSync(path, constants.W_OK)
    const stat = statSync(path)
    if (!stat.isFile()) return 'it is not a regular file'
    const { mode, uid, gid } = stat
    writeNew(temporary, after, mode & 0o7777, uid, gid)
    if (!readFileSync(path).equals(before)) {
      unlinkSync(temporary)
      return 'it was changed in the meantime'
    }
    renameSync(temporary, path)
    return undefined
  } catch (error) {
    remove(temporary)
    return failureOf(error as NodeJS.ErrnoException).failure
  }
}

function writeNew(path: string, bytes: Uint8Array, mode: number, uid: number, gid: number): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(file, bytes)
    try {
      fchownSync(file, uid, gid)
    } catch {
      // Only root gives files away.
    }
    fchmodSync(file, mode)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // It was never made.
  }
}
