import { constants, statSync } from 'node:fs'

/**
 * What is below nginx's prefix in all configurations, so that `try_files`, `index` and `-f` find something. Every file
 * says its own name: nginx's `$request_filename` reads beyond the URI when an `alias` is longer.
 */
export const FILES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'index.html',
    'a.html',
    'a b',
    'api.html',
    'x',
    'b/b.txt',
    'b/c/index.html',
    'a/index.html',
    'a/b.txt',
    'a/b/index.html',
    'a/b/b.html',
    'a/a.php',
    'a/é',
    'é/index.html',
    'img/b.png',
    'img/index.php',
    'api/b/b.txt',
    '1/index.html',
    'v1/b.html',
    'e/index.html',
  ].map((path) => [`html/${path}`, `html/${path}`]),
)

/** Where nginx runs, and what it finds there. */
export interface Disk {
  readonly prefix: string
  /** `a file`, `a folder` or `nothing`, as routes call it. */
  readonly thingAt: (path: string) => string
  readonly isExecutable: (path: string) => boolean
}

export function realDisk(prefix: string): Disk {
  return {
    prefix,
    thingAt: (path) => {
      try {
        return statSync(path).isDirectory() ? 'a folder' : 'a file'
      } catch {
        return 'nothing'
      }
    },
    isExecutable: (path) => {
      try {
        return (statSync(path).mode & constants.S_IXUSR) !== 0
      } catch {
        return false
      }
    },
  }
}

/** The same without a disk. */
export function recordedDisk(prefix: string): Disk {
  const files = Object.keys(FILES).map((path) => `${prefix}/${path}`)
  const thingAt = (path: string): string =>
    files.includes(path)
      ? 'a file'
      : files.some((file) => file.startsWith(path.replace(/\/*$/, '/')))
        ? 'a folder'
        : 'nothing'
  return { prefix, thingAt, isExecutable: (path) => thingAt(path) === 'a folder' }
}
