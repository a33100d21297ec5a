import type { FileSystem } from '@nginx-lint/analysis'
import type { Environment } from './environment.ts'
import type { OpenFile } from './open-files.ts'
import { isOnDisk } from './paths.ts'

/** The files as the editor has them at one moment: what is open in it comes before what is on disk. */
export interface Reading extends FileSystem {
  /** The open file that a path leads to, under whatever name it was opened; of several, the last opened. */
  open(path: string): OpenFile | undefined
}

/** `open`: by real path. */
export function readingOf(environment: Environment, open: ReadonlyMap<string, OpenFile>): Reading {
  const at = (path: string) => (open.size > 0 ? open.get(environment.real(path)) : undefined)
  return {
    open: at,
    // Where a text stands that is not on disk, there are no files beside it.
    read: async (path) => at(path)?.document.text ?? (isOnDisk(path) ? environment.read(path) : undefined),
    glob: async (pattern) => (isOnDisk(pattern) ? environment.glob(pattern) : []),
    hasFolder: async (path) => isOnDisk(path) && environment.hasFolder(path),
  }
}
