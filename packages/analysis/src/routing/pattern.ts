import { hasHole } from '../text/index.ts'
import { toBytes } from './bytes.ts'

/** A regular expression as nginx runs it. */
export interface Pattern {
  /** As it is written. */
  readonly text: string
  /** The subject is bytes. Undefined: it does not match. */
  exec(subject: string): PatternMatch | undefined | 'undecided'
}

export interface PatternMatch {
  /** By number, 0 for all that matched; undefined for those that did not take part. */
  readonly groups: readonly (string | undefined)[]
  readonly names: ReadonlyMap<string, string>
}

/** Compiled when it is first needed. */
export function patternFor(text: string, caseless: boolean): Pattern {
  let compiled: RegExp | undefined
  return { text, exec }

  function exec(subject: string): PatternMatch | undefined | 'undecided' {
    if (hasHole(text)) return 'undecided'
    try {
      compiled ??= new RegExp(toBytes(text), caseless ? 'i' : '')
    } catch {
      return 'undecided'
    }
    const found = compiled.exec(subject)
    return found ? { groups: [...found], names: new Map(Object.entries(found.groups ?? {})) } : undefined
  }
}
