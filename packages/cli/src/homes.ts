import { dirname, join, relative, sep } from 'node:path'
import { isAbsolute } from 'node:path/posix'
import type { NodeFiles, Settings } from '@nginx-lint/workspace'

/**
 * The main files that a fragment may belong to although they were not asked for: each `nginx.conf` in a folder above it,
 * the nearest first, as `load` reads it. Each is read once.
 */
export function mainFilesAbove<Main>(
  files: NodeFiles,
  { absolute }: Settings,
  load: (path: string, text: string) => Promise<Main | undefined>,
): (path: string) => Promise<readonly Main[]> {
  const cwd = absolute('.')
  const known = new Map<string, Main | undefined>()
  return async (path) => {
    const found: Main[] = []
    for (let folder = dirname(absolute(path)); ; folder = dirname(folder)) {
      const main = join(folder, 'nginx.conf')
      const name = (isAbsolute(path) ? main : relative(cwd, main)).split(sep).join('/')
      if (!known.has(main)) {
        const file = files.load(name)
        known.set(main, 'failure' in file ? undefined : await load(name, file.text))
      }
      const loaded = known.get(main)
      if (loaded) found.push(loaded)
      if (dirname(folder) === folder) return found
    }
  }
}
