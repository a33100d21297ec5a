import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import {
  CONFIG_NAME,
  configFiles,
  discover,
  editorStyles,
  looksLikeOurs,
  type NodeFiles,
  nodeFiles,
} from '@nginx-lint/workspace'
import type { Environment } from './environment.ts'
import { settingsOf } from './settings.ts'

/** In a package the pages of the rules are beside the program. */
const pages = new URL('./rules/', import.meta.url)

/** The files of this machine. */
export function disk(): Environment {
  let files: NodeFiles = nodeFiles('/')
  const globbed = new Map<string, Promise<readonly string[]>>()
  return {
    read: (path) => files.read(path),
    real: (path) => files.real(path),
    glob(pattern) {
      const known = globbed.get(pattern) ?? files.glob(pattern)
      globbed.set(pattern, known)
      return known
    },
    hasFolder: (path) => files.hasFolder(path),
    async list(folder) {
      try {
        const entries = await readdir(folder, { withFileTypes: true })
        return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      } catch {
        return []
      }
    },
    async find(path) {
      if (!(await files.hasFolder(path))) return looksLikeOurs(path) && existsSync(path) ? [path] : []
      const { entries } = await discover([path], '/', () => false)
      return entries.map((entry) => entry.path)
    },
    settings: (client, folders) =>
      settingsOf({ configs: configFiles('/', undefined), styles: editorStyles('/', nodeFiles('/')) }, client, folders),
    isSettings: (path) => SETTINGS.has(path.slice(path.lastIndexOf('/') + 1)),
    ...(existsSync(new URL('README.md', pages)) && { rulePages: pages.href }),
    forget() {
      files = nodeFiles('/')
      globbed.clear()
    },
  }
}

const SETTINGS: ReadonlySet<string> = new Set([CONFIG_NAME, '.editorconfig', 'nginx-lint.json'])
