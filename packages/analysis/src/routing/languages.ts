import { type Language, language } from '@nginx-lint/regex'
import { toText } from './bytes.ts'
import type { Level, LocationConf } from './configuration.ts'

/** What URIs there may be in a server; each has those of the one before. */
export const URIS = {
  /** As clients send them, decoded and cleaned. */
  clean: String.raw`^/(?!(?:[^\x00]*/)?(?:/|\.\.?(?:/|\z)))[^\x00]*\z`,
  /** The same without `merge_slashes`. */
  slashes: String.raw`^/(?!(?:[^\x00]*/)?\.\.?(?:/|\z))[^\x00]*\z`,
  /** Requested by a directive, with a slash before. */
  made: String.raw`^/[^\x00]*\z`,
  any: String.raw`^[^\x00]*\z`,
} as const

export type Uris = keyof typeof URIS

/** The URIs that a location takes if no regular expression is asked, or those that its own matches. */
export function languageOf(location: LocationConf, level: Level): Language | undefined {
  const { kind, pattern, regex } = location
  if (kind === 'named') return undefined
  if (regex) return language(regex.text, { caseless: regex.isCaseless })
  if (kind === 'exact') return language(`^${quoted(pattern)}\\z`)
  const longer = longerThan(location, level).map(
    (other) => quoted(other.pattern.slice(pattern.length)) + (other.kind === 'exact' ? '\\z' : ''),
  )
  return language(`^${quoted(pattern)}${longer.length > 0 ? `(?!${longer.join('|')})` : ''}`)
}

/** Exact ones, and longer prefixes, of what a prefix takes. */
export const longerThan = ({ pattern }: LocationConf, { statics }: Level): readonly LocationConf[] =>
  statics.filter((other) => other.pattern.startsWith(pattern) && (other.pattern !== pattern || other.kind === 'exact'))

/** Bytes as a pattern for just them. */
export const quoted = (bytes: string): string =>
  toText(bytes).replace(/[^\w/]/g, (char) => (char > '\x7f' ? char : `\\${char}`))
