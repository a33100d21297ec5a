import { isAbsolute, relative, resolve, sep } from 'node:path'
import { suggest } from '@nginx-lint/analysis'
import {
  type Context,
  compareVersions,
  type Flavour,
  NEWEST,
  OLDEST,
  parseRelease,
  parseVersion,
  type Registry,
  registryFor,
  type Version,
} from '@nginx-lint/directives'
import type { Config } from './config.ts'
import { UsageError } from './usage-error.ts'
import type { Wishes } from './wishes.ts'

/** The nginx that a configuration is for. */
export interface Installation {
  /** As it is shown. */
  readonly release: string
  /** Absent: the newest. */
  readonly target: Version | undefined
  readonly plus: boolean
  readonly registry: Registry
  readonly context: Context | undefined
  readonly prefix: string | undefined
  /** Where absolute folders are here: as seen from the current folder. */
  readonly paths: Readonly<Record<string, string>>
  /** It is the nginx that the settings are about: nothing on the command line says otherwise. */
  readonly isUsual: boolean
  /** Worth a line on stderr. */
  readonly notes: readonly string[]
}

/** What the command line says, and where it says nothing, the configuration file. A UsageError says what is wrong. */
export function readInstallation(args: Wishes, config: Config | undefined, cwd: string): Installation {
  const { folder = cwd } = config ?? {}
  const flavour = args.flavour ?? config?.flavour ?? 'nginx'
  const registry = registryFor(flavour, config?.modules)
  const release = args.target ?? config?.target
  const target = release === undefined ? undefined : readRelease(release, flavour, args.target ? undefined : config)
  return {
    release: release ?? NEWEST,
    target,
    plus: flavour === 'plus',
    registry,
    context: args.context === undefined ? undefined : readContext(args.context, registry),
    prefix: args.prefix === undefined ? prefixOf(config?.prefix, folder, cwd) : trimmed(args.prefix),
    paths: { ...inFolder(config?.paths ?? {}, folder, cwd), ...inFolder(pathsOf(args), cwd, cwd) },
    isUsual:
      args.config !== false &&
      flavour === (config?.flavour ?? 'nginx') &&
      (release ?? NEWEST) === (config?.target ?? NEWEST),
    notes: target && release !== undefined ? notesOn(release, target) : [],
  }
}

function readRelease(text: string, flavour: Flavour, config: Config | undefined): Version {
  const version = parseRelease(text, flavour)
  if (version) return version
  const isOther = parseRelease(text, 'openresty') !== undefined
  const hint = isOther ? ', but one of OpenResty: set the flavour' : ', expected one such as 1.26.3'
  throw new UsageError(`${config ? `${config.path}: ` : ''}"${text}" is no nginx release${hint}`)
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

/** Of `--path /etc/nginx=./conf`. */
function pathsOf({ paths }: Wishes): Readonly<Record<string, string>> {
  return Object.fromEntries(
    paths.map((text) => {
      const [, from, to] = /^(\/[^=]*)=(.+)$/.exec(text) ?? []
      if (from !== undefined && to !== undefined) return [from, to]
      throw new UsageError(
        `--path needs an absolute folder and where it is here, such as /etc/nginx=./conf, not "${text}"`,
      )
    }),
  )
}

const inFolder = (paths: Readonly<Record<string, string>>, folder: string, cwd: string) =>
  Object.fromEntries(Object.entries(paths).map(([from, to]) => [trimmed(from), here(to, folder, cwd)]))

const prefixOf = (prefix: string | undefined, folder: string, cwd: string): string | undefined =>
  prefix === undefined ? undefined : here(prefix, folder, cwd)

/** A path of the configuration file as seen from the current folder; an absolute one stays what it is. */
function here(path: string, folder: string, cwd: string): string {
  return trimmed(folder === cwd || isAbsolute(path) ? path : relative(cwd, resolve(folder, path)) || '.')
}

const trimmed = (path: string): string =>
  path
    .split(sep)
    .join('/')
    .replace(/(?<=.)\/+$/, '')
