import { relative, resolve, sep } from 'node:path'
import { suggest } from '@nginx-lint/analysis'
import {
  type Context,
  compareVersions,
  registry as everything,
  modules,
  NEWEST,
  OLDEST,
  parseVersion,
  Registry,
  type Version,
} from '@nginx-lint/directives'
import { rules } from '@nginx-lint/lint'
import type { Arguments } from './arguments.ts'
import { loadConfig } from './config.ts'
import { ignorePattern } from './patterns.ts'
import { readRuleOption, type Severities } from './severities.ts'
import { UsageError } from './terminal.ts'

/** The command line and the configuration file together. */
export interface Settings {
  /** As it is shown. */
  readonly release: string
  /** Absent: the newest. */
  readonly target: Version | undefined
  readonly plus: boolean
  readonly registry: Registry
  readonly context: Context | undefined
  readonly prefix: string | undefined
  readonly severities: Severities
  /** Is a file left out by the configuration? */
  ignores(path: string): boolean
  /** A path that is meant from the current folder. */
  absolute(path: string): string
  /** Worth a line on stderr. */
  readonly notes: readonly string[]
}

export function readSettings(args: Arguments, cwd: string): Settings {
  const config = loadConfig(cwd, args.config)
  const { modules: listed, folder = cwd } = config ?? {}
  const registry = listed
    ? new Registry(modules.filter((m) => !m.thirdParty || listed.includes(m.thirdParty)))
    : everything
  const release = args.target ?? config?.target
  const target = release === undefined ? undefined : readRelease(release)
  const patterns = (config?.ignore ?? []).map(ignorePattern)
  return {
    release: release ?? NEWEST,
    target,
    plus: args.plus || config?.plus === true,
    registry,
    context: args.context === undefined ? undefined : readContext(args.context, registry),
    prefix: prefixOf(args.prefix, cwd) ?? prefixOf(config?.prefix, cwd, folder),
    severities: Object.assign({}, config?.rules, ...args.rules.map((rule) => readRuleOption(rule, rules))),
    ignores(path) {
      if (patterns.length === 0) return false
      const inside = relative(folder, resolve(cwd, path)).split(sep).join('/')
      return !inside.startsWith('../') && patterns.some((pattern) => pattern.test(inside))
    },
    absolute: (path) => resolve(cwd, path),
    notes: target && release !== undefined ? notesOn(release, target) : [],
  }
}

function readRelease(text: string): Version {
  const version = parseVersion(text)
  if (version) return version
  throw new UsageError(`"${text}" is no nginx release, expected one such as 1.26.3`)
}

function notesOn(text: string, target: Version): readonly string[] {
  if (compareVersions(target, parseVersion(NEWEST)!) > 0 && !/^\d+\.\d+$/.test(text))
    return [`nginx ${text} is newer than ${NEWEST}, the newest release known here`]
  if (compareVersions(target, parseVersion(OLDEST)!) < 0)
    return [`nginx ${text} is older than ${OLDEST}: what is said of it may not be exact`]
  return []
}

function readContext(text: string, registry: Registry): Context {
  const all = registry.contexts()
  const known = all.find((context) => context === text)
  if (known) return known
  const meant = all.find((name) => name.endsWith(`.${text}`)) ?? suggest(text, all)
  throw new UsageError(
    `unknown context "${text}"${meant ? `, did you mean "${meant}"?` : ''}\ncontexts are: ${all.join(', ')}`,
  )
}

function prefixOf(prefix: string | undefined, cwd: string, folder = cwd): string | undefined {
  if (prefix === undefined) return undefined
  const path = folder === cwd ? prefix : relative(cwd, resolve(folder, prefix)) || '.'
  return path
    .split(sep)
    .join('/')
    .replace(/(?<=.)\/+$/, '')
}
