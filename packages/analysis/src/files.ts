import { globMatches } from './glob.ts'

/**
 * All that the core asks of the outside world. Paths use `/`; what `read` and `glob` give is text and
 * paths as a person would write them.
 */
export interface FileSystem {
  /** The text of a file; undefined when there is none or it cannot be read. */
  read(path: string): Promise<string | undefined>
  /** The files that match a glob(3) pattern, in byte order, as nginx includes them. */
  glob(pattern: string): Promise<readonly string[]>
  /** Is there such a folder? Tells a glob without a match from one that points outside of what is here. */
  hasFolder(path: string): Promise<boolean>
}

/** Files held in memory: tests, `nginx -T` dumps, unsaved documents. */
export function memoryFiles(files: Readonly<Record<string, string>>): FileSystem {
  const paths = Object.keys(files).sort()
  return {
    read: async (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    glob: async (pattern) => paths.filter((path) => globMatches(pattern, path)),
    hasFolder: async (path) => paths.some((p) => p.startsWith(path === '.' ? '' : `${path}/`)),
  }
}

/** The folder a path stands in; `.` for a bare name. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '.' : slash === 0 ? '/' : path.slice(0, slash)
}

/** A path as seen from a folder, with `.` and `..` resolved as far as they can be. */
export function join(folder: string, path: string): string {
  const absolute = path.startsWith('/') || /^[A-Za-z]:\//.test(path)
  const parts: string[] = []
  const full = absolute || folder === '.' ? path : `${folder}/${path}`
  for (const part of full.split('/')) {
    if (part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      if (parts.at(-1) !== '') parts.pop()
    } else if (part !== '' || parts.length === 0) parts.push(part)
  }
  return parts.length === 1 && parts[0] === '' ? '/' : parts.join('/')
}
