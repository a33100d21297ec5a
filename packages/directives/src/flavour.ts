import type { ModuleFacts } from './module.ts'
import { modules } from './modules/index.ts'
import { Registry } from './registry.ts'
import { parseVersion, type Version } from './version.ts'

/** Which nginx it is. */
export const flavours = ['nginx', 'plus', 'openresty'] as const
export type Flavour = (typeof flavours)[number]

/** The third-party modules in OpenResty's bundle, those included that are built only when asked for. */
const BUNDLED: ReadonlySet<string> = new Set([
  'array-var',
  'coolkit',
  'drizzle',
  'echo',
  'encrypted-session',
  'form-input',
  'headers-more',
  'iconv',
  'lua',
  'memc',
  'ndk',
  'openresty',
  'postgres',
  'rds-csv',
  'rds-json',
  'redis',
  'redis2',
  'set-misc',
  'srcache',
  'stream-lua',
  'xss',
])

/** Everything nginx knows. */
export const registry = new Registry(modules)

/** The short names of all third-party modules that are known. */
export const thirdPartyNames = (): readonly string[] =>
  [...new Set(modules.flatMap((module) => module.thirdParty ?? []))].sort()

/**
 * What a flavour with these third-party modules knows. Without a list: all that there are, since nobody says which of
 * them are there; OpenResty has its own, and those of the list.
 */
export function registryFor(flavour: Flavour, listed: readonly string[] | undefined): Registry {
  if (flavour === 'openresty') {
    const own = modules.filter((m) => isAmong(m, BUNDLED) || isAmong(m, new Set(listed)))
    return new Registry(own.map(patched))
  }
  return listed ? new Registry(modules.filter((m) => isAmong(m, new Set(listed)))) : registry
}

const isAmong = ({ thirdParty }: ModuleFacts, names: ReadonlySet<string>): boolean =>
  thirdParty === undefined || names.has(thirdParty)

/** OpenResty had the second version of the proxy protocol for streams before nginx. */
function patched(module: ModuleFacts): ModuleFacts {
  const facts = module.family === 'stream' ? module.directives.proxy_protocol : undefined
  if (!facts) return module
  const proxy_protocol = { ...facts, syntax: 'off | on | v2{since 1.27.1}' }
  return { ...module, directives: { ...module.directives, proxy_protocol } }
}

/** A release of that flavour as the nginx in it: OpenResty's `1.25.3.1` is the first with nginx 1.25.3. */
export function parseRelease(text: string, flavour: Flavour): Version | undefined {
  return parseVersion(flavour === 'openresty' ? text.replace(/^(\d+\.\d+\.\d+)\.\d{1,4}$/, '$1') : text)
}
