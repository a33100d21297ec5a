import type { Flavour } from '@nginx-lint/directives'
import { configShape } from './config-shape.ts'
import { readJson } from './json.ts'
import type { Severities } from './severities.ts'

export const CONFIG_NAME = 'nginx-lint.config.json'

/** What a configuration file says; its shape is `configShape`. */
export interface Config {
  /** As it is shown. */
  readonly path: string
  /** The folder it stands in, where its paths begin. */
  readonly folder: string
  readonly target?: string
  readonly flavour?: Flavour
  /** Short names of third-party modules. */
  readonly modules?: readonly string[]
  readonly prefix?: string
  readonly paths?: Readonly<Record<string, string>>
  readonly rules?: Severities
  readonly overrides?: readonly Override[]
  readonly ignore?: readonly string[]
  readonly format?: FormatConfig
  readonly baseline?: string
}

/** Other settings for some files. */
export interface Override {
  readonly files: readonly string[]
  readonly rules?: Severities
  readonly format?: FormatConfig
}

/** How files are laid out; what is absent is the formatter's to choose. */
export interface FormatConfig {
  readonly indentStyle?: 'space' | 'tab'
  readonly indentSize?: number
  readonly lineWidth?: number
}

/** A UsageError says what is wrong with it, and where. */
export const readConfig = (text: string, path: string, folder: string): Config => ({
  ...(readJson(text, path, configShape()) as object),
  path,
  folder,
})
