import { factOf, type Level, type LocationConf, levelOf, type Project, type Statement } from '@nginx-lint/analysis'
import type { Directive } from '@nginx-lint/syntax'
import { statementsOf } from './cursor.ts'

/** When a location with a regular expression is tried. */
export interface Turn {
  /** From 1. */
  readonly turn: number
  readonly of: number
}

/** Undefined for other locations, and where a file that is included several times makes it differ. */
export function turnOf(project: Project, node: Directive): Turn | undefined {
  return agreed(statementsOf(project, node).map(turn), ({ turn, of }) => `${turn} ${of}`)
}

/** When a location is tried beside regular expressions. */
export interface Rank {
  /** `2nd of 3 regular expressions`, `prefix: after 3 regular expressions`. */
  readonly text: string
  /** Those beside it that come first where both match; of very many those that are tried last. */
  readonly before: readonly Statement[]
}

/** Undefined where there are no regular expressions, by which the order counts, and as for `turnOf`. */
export function rankOf(project: Project, node: Directive): Rank | undefined {
  return agreed(statementsOf(project, node).map(rank), ({ text }) => text)
}

function turn(statement: Statement): Turn | undefined {
  const { regexes, index } = placeIn(statement.scope)
  const location = index.get(statement)
  return location?.regex && { turn: regexes.indexOf(location) + 1, of: regexes.length }
}

function rank(statement: Statement): Rank | undefined {
  const { regexes, statics, ignored, index } = placeIn(statement.scope)
  const location = index.get(statement)
  if (!location || regexes.length === 0 || ignored.includes(location)) return undefined
  const others = `${regexes.length} regular expression${regexes.length === 1 ? '' : 's'}`
  switch (location.kind) {
    case 'named':
      return undefined
    case 'exact':
      return { text: 'exact: tried first', before: [] }
    case 'prefix-first':
      return { text: `"^~": before ${others}`, before: [] }
    case 'prefix':
      return { text: `prefix: after ${others}`, before: statementsIn(regexes) }
    default: {
      const at = regexes.indexOf(location)
      const first = statics.filter(({ kind }) => kind !== 'prefix')
      const text = regexes.length === 1 ? 'the only regular expression' : `${ordinal(at + 1)} of ${others}`
      return { text, before: statementsIn([...first, ...regexes.slice(0, at)]) }
    }
  }
}

/** Each of a thousand locations has such a list, and all of them are sent at once. */
const MOST = 10

const statementsIn = (locations: readonly LocationConf[]): readonly Statement[] =>
  locations.slice(-MOST).map(({ statement }) => statement)

/** What a file that is included several times has everywhere. */
function agreed<T>(found: readonly (T | undefined)[], text: (one: T) => string): T | undefined {
  const [first] = found
  if (first === undefined) return undefined
  return found.every((other) => other !== undefined && text(other) === text(first)) ? first : undefined
}

interface Placed extends Level {
  readonly index: ReadonlyMap<Statement, LocationConf>
}

/** The locations of one block. */
const placeIn = factOf((scope): Placed => {
  const level = levelOf(scope)
  return { ...level, index: new Map(level.all.map((location) => [location.statement, location])) }
})

export const ordinal = (n: number): string => {
  const ending = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as Record<string, string>
  return `${n}${ending[ordinals.select(n)]}`
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
