import { join, type ProjectOptions } from '@nginx-lint/analysis'
import { NEWEST } from '@nginx-lint/directives'
import {
  type Config,
  type ConfigFiles,
  type EditorStyle,
  settingsBy,
  UsageError,
  type Wishes,
} from '@nginx-lint/workspace'
import type { ClientSettings } from './client-settings.ts'
import type { Settings } from './environment.ts'
import { isBelow } from './paths.ts'

/** What files say of others. */
export interface SettingFiles {
  readonly configs: Pick<ConfigFiles, 'of' | 'notes'>
  /** Of `.editorconfig`. */
  readonly styles: (path: string) => EditorStyle
}

/** What configuration files say, and where there is none, the editor. What is wrong in them is said and left out. */
export function settingsOf(
  { configs, styles }: SettingFiles,
  client: ClientSettings,
  folders: readonly string[],
): Settings {
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
  const of = byFolder((path) => configs.of(path))
  const both: ConfigFiles = { of, otherwise: ofEditor(client, folders), notes: [] }
  const settings = settingsBy(both, NO_WISHES, '/')
  const severities = new Map<string, ReturnType<Settings['severities']>>()
  return {
    projectOptions: (entry) =>
      attempt<ProjectOptions>(() => {
        const { registry, target, plus, prefix, paths } = settings.installation(entry)
        return {
          registry,
          paths: Object.fromEntries(Object.entries(paths).map(([from, to]) => [from, join('/', to)])),
          ...(target && { target }),
          ...(plus && { plus }),
          ...(prefix !== undefined && { prefix: join('/', prefix) }),
        }
      }, {}),
    severities(path, entry) {
      const key = `${path}\n${entry}`
      const known = severities.get(key) ?? attempt(() => settings.severities(path, entry), {})
      severities.set(key, known)
      return known
    },
    formatOptions(path) {
      const style = attempt(() => settings.formatStyle(path), {})
      const isOfFile = attempt(() => of(path), undefined) !== undefined
      return isOfFile ? { ...styles(path), ...style, path } : { ...style, ...styles(path), path }
    },
    ignores: (path) => attempt(() => settings.ignores(path), false),
    get notes() {
      return [...new Set([...wrong, ...configs.notes, ...settings.notes()])]
    },
  }
}

/** As if it stood in a configuration file at the top of the folder that is open. */
function ofEditor(client: ClientSettings, folders: readonly string[]): (path: string) => Config {
  const isUsual = (client.target ?? NEWEST) === NEWEST && (client.flavour ?? 'nginx') === 'nginx'
  // What a comment hides elsewhere, where nobody has these settings, says nothing about it.
  const rules = { ...(!isUsual && { 'unused-ignore': 'off' as const }), ...client.rules }
  const known = new Map<string, Config>()
  return (path) => {
    const around = folders.filter((folder) => isBelow(path, folder)).sort((a, b) => b.length - a.length)
    const [folder = '/'] = around
    const config = known.get(folder) ?? { ...client, rules, path: 'the settings of the editor', folder }
    known.set(folder, config)
    return config
  }
}

/** Files are those of the folder. */
function byFolder<T>(of: (path: string) => T): (path: string) => T {
  const known = new Map<string, T>()
  return (path) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    if (!known.has(folder)) known.set(folder, of(path))
    return known.get(folder)!
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
