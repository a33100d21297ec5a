import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { CONFIG_NAME, type Config, readConfig } from './config.ts'
import { nodeFiles } from './node-files.ts'
import { UsageError } from './usage-error.ts'

/** The configuration files of a run. */
export interface ConfigFiles {
  /** The one that is about a file or folder: the nearest from the folder it stands in upwards. */
  of(path: string): Config | undefined
  /** What an editor says of a file or folder that none of them is about. Absent: nothing. */
  otherwise?(path: string): Config
  /** Worth a line on stderr. Grows as files are asked for. */
  readonly notes: readonly string[]
}

const OLD_NAME = 'nginx-lint.json'

/** `asked`: one file for everything, or false for none. */
export function configFiles(cwd: string, asked: string | false | undefined): ConfigFiles {
  const files = nodeFiles(cwd)
  const byFolder = new Map<string, Config | undefined>()
  const notes: string[] = []
  if (asked === false) return { of: () => undefined, notes }
  const one = asked === undefined ? undefined : load(resolve(cwd, asked), asked)
  return { of: (path) => one ?? nearest(dirname(resolve(cwd, path))), notes }

  function nearest(folder: string): Config | undefined {
    if (byFolder.has(folder)) return byFolder.get(folder)
    const path = join(folder, CONFIG_NAME)
    const above = dirname(folder)
    const found = existsSync(path) ? load(path, shown(path)) : above === folder ? undefined : nearest(above)
    if (!found && notes.length === 0 && existsSync(join(folder, OLD_NAME)))
      notes.push(`"${shown(join(folder, OLD_NAME))}" is not read: rename it to ${CONFIG_NAME}`)
    byFolder.set(folder, found)
    return found
  }

  function load(path: string, name: string): Config {
    const file = files.load(path, true)
    if ('failure' in file) throw new UsageError(`cannot read "${name}": ${file.failure}`)
    return readConfig(file.text, name, dirname(path))
  }

  /** From the current folder; at the top, where a server is, as it is. */
  function shown(path: string): string {
    return dirname(cwd) === cwd ? path : relative(cwd, path).split(sep).join('/')
  }
}
