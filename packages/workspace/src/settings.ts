import { relative, resolve, sep } from 'node:path'
import { rules } from '@nginx-lint/lint'
import type { Config, FormatConfig } from './config.ts'
import { type ConfigFiles, configFiles } from './config-files.ts'
import { type Installation, readInstallation } from './installation.ts'
import { fileGlob } from './patterns.ts'
import { readRuleOption, type Severities } from './severities.ts'
import type { Wishes } from './wishes.ts'

/**
 * The command line and the configuration files together. Paths are meant as the user names them. Each file has the
 * settings of the nearest configuration file above it.
 */
export interface Settings {
  /** The nginx that a project is for, by its entry file. */
  installation(entry: string): Installation
  /** Of rules in a file. One that no configuration file is about has those of the project it belongs to. */
  severities(path: string, entry?: string): Severities
  /** Is a file left out? */
  ignores(path: string): boolean
  /** How a file is to be laid out. */
  formatStyle(path: string): FormatConfig
  /** The file with what is known already about a file: absolute. */
  baseline(path: string): string | undefined
  /** A path that is meant from the current folder. */
  absolute(path: string): string
  /** Worth a line on stderr. Grows as files are asked for. */
  notes(): readonly string[]
}

export const readSettings = (args: Wishes, cwd: string): Settings =>
  settingsBy(configFiles(cwd, args.config), args, cwd)

export function settingsBy(configs: ConfigFiles, args: Wishes, cwd: string): Settings {
  const asked: Severities = Object.assign({}, ...args.rules.map((rule) => readRuleOption(rule, rules)))
  const installations = new Map<Config | undefined, Installation>()
  const matchers = new Map<Config, Matcher>()

  /** `host`: what it is included by. */
  const configOf = (path: string, host = path): Config | undefined =>
    configs.of(path) ?? configs.of(host) ?? configs.otherwise?.(path)

  function installation(entry: string): Installation {
    const config = configOf(entry)
    let known = installations.get(config)
    if (!known) {
      known = readInstallation(args, config, cwd)
      installations.set(config, known)
    }
    return known
  }

  function matcherOf(config: Config): Matcher {
    let known = matchers.get(config)
    if (!known) {
      known = matcher(config, cwd)
      matchers.set(config, known)
    }
    return known
  }

  return {
    installation,
    severities(path, entry) {
      const config = configOf(path, entry)
      const { isUsual } = installation(entry ?? path)
      const own = config && matcherOf(config).severities(path)
      // What a comment hides in another nginx says nothing about it.
      return { ...own, ...(!isUsual && { 'unused-ignore': 'off' }), ...asked }
    },
    ignores(path) {
      const config = configOf(path)
      return config !== undefined && matcherOf(config).ignores(path)
    },
    formatStyle(path) {
      const config = configOf(path)
      return config ? matcherOf(config).format(path) : {}
    },
    baseline(path) {
      if (args.baseline !== undefined) return args.baseline === false ? undefined : resolve(cwd, args.baseline)
      const config = configs.of(path)
      return config?.baseline === undefined ? undefined : resolve(config.folder, config.baseline)
    },
    absolute: (path) => resolve(cwd, path),
    notes: () => [...new Set([...configs.notes, ...[...installations.values()].flatMap(({ notes }) => notes)])],
  }
}

/** The settings of one configuration file by path. */
interface Matcher {
  severities(path: string): Severities
  format(path: string): FormatConfig
  ignores(path: string): boolean
}

function matcher({ folder, rules: own, format, ignore, overrides = [] }: Config, cwd: string): Matcher {
  const isIgnored = anyOf(ignore)
  const parts = overrides.map((override) => ({ ...override, speaksOf: anyOf(override.files) }))
  /** Undefined: it is not in the folder of the configuration file. */
  const inside = (path: string): string | undefined => {
    const name = relative(folder, resolve(cwd, path)).split(sep).join('/')
    return name.startsWith('../') ? undefined : name
  }
  const about = (path: string) => {
    const name = inside(path)
    return name === undefined ? [] : parts.filter(({ speaksOf }) => speaksOf(name))
  }
  return {
    severities: (path) => Object.assign({}, own, ...about(path).map((part) => part.rules)),
    format: (path) => Object.assign({}, format, ...about(path).map((part) => part.format)),
    ignores(path) {
      const name = inside(path)
      return name !== undefined && isIgnored(name)
    },
  }
}

function anyOf(globs: readonly string[] = []): (path: string) => boolean {
  const tests = globs.map(fileGlob)
  return (path) => tests.some((matches) => matches(path))
}
