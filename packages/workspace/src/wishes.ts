import type { Flavour } from '@nginx-lint/directives'

/** What a command line or an editor asks for: it comes before what configuration files say. */
export interface Wishes {
  /** One configuration file for everything, or false for none. */
  readonly config: string | false | undefined
  /** Such as `unknown-directive=off`. */
  readonly rules: readonly string[]
  readonly target: string | undefined
  readonly flavour: Flavour | undefined
  readonly context: string | undefined
  readonly prefix: string | undefined
  /** Such as `/etc/nginx=./conf`. */
  readonly paths: readonly string[]
  /** A file, or false for none. */
  readonly baseline: string | false | undefined
}
