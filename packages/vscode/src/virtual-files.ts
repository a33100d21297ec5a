import { globMatches } from '@nginx-lint/analysis'
import type { Environment } from '@nginx-lint/server'
import { type SettingFiles, settingsOf } from '@nginx-lint/server/settings'
import { looksLikeOurs } from '@nginx-lint/workspace'
import { FileType, workspace } from 'vscode'
import { virtualUri } from './virtual-uris.ts'

/** Files as the editor reads them, in a browser. There are no configuration files: only the editor's settings count. */
export function virtualFiles(): Environment {
  const { fs } = workspace

  async function entries(folder: string): Promise<readonly [string, FileType][]> {
    try {
      return await fs.readDirectory(virtualUri(folder || '/'))
    } catch {
      return []
    }
  }

  async function read(path: string): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await fs.readFile(virtualUri(path)))
    } catch {
      return undefined
    }
  }

  async function isA(type: FileType, path: string): Promise<boolean> {
    try {
      return ((await fs.stat(virtualUri(path))).type & type) !== 0
    } catch {
      return false
    }
  }

  async function glob(pattern: string): Promise<readonly string[]> {
    let paths = ['']
    for (const segment of pattern.split('/').slice(1)) {
      const deeper = paths.map(async (path) => {
        if (!/[*?[\\]/.test(segment)) return [`${path}/${segment}`]
        const names = (await entries(path)).map(([name]) => name)
        return names.filter((name) => globMatches(segment, name)).map((name) => `${path}/${name}`)
      })
      paths = (await Promise.all(deeper)).flat()
    }
    const exist = await Promise.all(paths.map((path) => isA(FileType.File, path)))
    return paths.filter((_, index) => exist[index]).sort()
  }

  async function find(path: string): Promise<readonly string[]> {
    if (await isA(FileType.File, path)) return looksLikeOurs(path) ? [path] : []
    return findIn(path)
  }

  async function findIn(folder: string): Promise<readonly string[]> {
    const inner = (await entries(folder)).filter(([name]) => !name.startsWith('.') && name !== 'node_modules')
    const found = await Promise.all(
      inner.map(async ([name, type]) => {
        const path = `${folder.replace(/\/$/, '')}/${name}`
        if ((type & FileType.Directory) !== 0) return findIn(path)
        return looksLikeOurs(path) ? [path] : []
      }),
    )
    return found.flat().sort()
  }

  return {
    read,
    real: (path) => path,
    glob,
    hasFolder: (path) => isA(FileType.Directory, path),
    async list(folder) {
      return (await entries(folder)).map(([name, type]) => ({ name, isFolder: (type & FileType.Directory) !== 0 }))
    },
    find,
    settings: (client, folders) => settingsOf(NO_FILES, client, folders),
    isSettings: () => false,
    forget() {},
  }
}

const NO_FILES: SettingFiles = { configs: { of: () => undefined, notes: [] }, styles: () => ({}) }
