import type { HintOptions, LensOptions } from '@nginx-lint/service'
import { type Config, configShape, fitting, type Shape } from '@nginx-lint/workspace'

/** What the editor's settings say, for files that no configuration file is about. */
export interface ClientSettings extends Pick<Config, (typeof MIRRORED)[number]> {
  readonly codeLens?: LensOptions
  readonly inlayHints?: HintOptions
  /** What is wrong with them, for people; what is wrong is left out. */
  readonly notes?: readonly string[]
}

/** The keys of a configuration file that an editor has settings for: all that say something in an editor. */
const MIRRORED = ['target', 'flavour', 'modules', 'prefix', 'paths', 'rules', 'overrides', 'ignore', 'format'] as const

/**
 * Reads what a client sends: its section, or all of its settings. What is sent later comes before what was sent at the
 * start; a setting that is null or empty is not set.
 */
export function readClientSettings(...sent: readonly unknown[]): ClientSettings {
  const given = Object.entries<unknown>(Object.assign({}, ...sent.map(sectionOf)))
  const known = Object.fromEntries(given.filter(([name]) => Object.hasOwn(SHAPE.properties, name)))
  const { right, mistakes } = fitting(withoutUnset(known), SHAPE)
  const notes = mistakes.map(({ path, message }) => `the setting "${nameOf(path)}": ${message}`)
  return { ...(right as object), notes }
}

const SHAPE = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...mirrored(),
    codeLens: switches(['references', 'includes', 'locations']),
    inlayHints: switches(['regexOrder']),
  },
} as const satisfies Shape

function mirrored(): Readonly<Record<string, Shape>> {
  const { properties = {} } = configShape()
  return Object.fromEntries(MIRRORED.map((name) => [name, properties[name]!]))
}

function switches(names: readonly string[]): Shape {
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'boolean' } as const]))
  return { type: 'object', additionalProperties: false, properties, examples: [{ [names[0]!]: true }] }
}

/** Some clients send all settings that there are, with nothing in them. */
const withoutUnset = (value: object): object =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && inner !== null && inner !== '')
      .map(([name, inner]) => [name, isObject(inner) ? withoutUnset(inner) : inner]),
  )

/** `nginx-lint.overrides[0].files` */
const nameOf = (path: readonly (string | number)[]): string =>
  ['nginx-lint', ...path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))].join('')

const sectionOf = (sent: unknown): object => {
  const all = isObject(sent) ? sent : {}
  return isObject(all['nginx-lint']) ? all['nginx-lint'] : all
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
