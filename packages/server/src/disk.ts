import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ProjectOptions } from '@nginx-lint/analysis'
import {
  CONFIG_NAME,
  configFiles,
  discover,
  editorStyles,
  looksLikeOurs,
  type NodeFiles,
  nodeFiles,
  readSettings,
  UsageError,
  type Wishes,
} from '@nginx-lint/workspace'
import type { ClientSettings } from './client-settings.ts'
import type { Environment, Settings } from './environment.ts'

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
    settings: readFrom,
    isSettings: (path) => SETTINGS.has(path.slice(path.lastIndexOf('/') + 1)),
    ...(existsSync(new URL('README.md', pages)) && { rulePages: pages.href }),
    forget() {
      files = nodeFiles('/')
      globbed.clear()
    },
  }
}

const SETTINGS: ReadonlySet<string> = new Set([CONFIG_NAME, '.editorconfig', 'nginx-lint.json'])

/** What configuration files say, and where there is none, the editor. What is wrong in them is said and left out. */
function readFrom(client: ClientSettings): Settings {
  const wrong = new Set<string>()
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      wrong.add(error.message)
      return otherwise
    }
  }
  const files = nodeFiles('/')
  const configs = configFiles('/', undefined)
  const ofFiles = readSettings(NO_WISHES, '/')
  const ofEditor = attempt(() => readSettings(wishesOf(client), '/'), ofFiles)
  const styles = editorStyles('/', files)
  const about = byFolder((path) => (attempt(() => configs.of(path), undefined) ? ofFiles : ofEditor))
  const severities = new Map<string, ReturnType<Settings['severities']>>()
  return {
    projectOptions: (entry) =>
      attempt<ProjectOptions>(() => {
        const { registry, target, plus, context, prefix, paths } = about(entry).installation(entry)
        return {
          registry,
          paths,
          ...(target && { target }),
          ...(plus && { plus }),
          ...(context && { context }),
          ...(prefix !== undefined && { prefix: resolve('/', prefix) }),
        }
      }, {}),
    severities(path, entry) {
      const key = `${path}\n${entry}`
      const known = severities.get(key) ?? attempt(() => about(path).severities(path, entry), {})
      severities.set(key, known)
      return known
    },
    formatOptions: (path) => ({ ...styles(path), ...attempt(() => about(path).formatStyle(path), {}), path }),
    ignores: (path) => attempt(() => about(path).ignores(path), false),
    get notes() {
      return [...new Set([...wrong, ...configs.notes, ...ofFiles.notes(), ...ofEditor.notes()])]
    },
  }
}

/** Settings are those of the folder. */
function byFolder<T>(of: (path: string) => T): (path: string) => T {
  const known = new Map<string, T>()
  return (path) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const found = known.get(folder) ?? of(path)
    known.set(folder, found)
    return found
  }
}

const NO_WISHES: Wishes = {
  config: undefined,
  rules: [],
  target: undefined,
  flavour: undefined,
  context: undefined,
  prefix: undefined,
  paths: [],
  baseline: false,
}

const wishesOf = ({ target, flavour, prefix, rules = {} }: ClientSettings): Wishes => ({
  ...NO_WISHES,
  rules: Object.entries(rules).map(([id, severity]) => `${id}=${severity}`),
  target,
  flavour,
  prefix,
})
