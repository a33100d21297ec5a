import { type Matcher, matcher, type Undecided } from '@nginx-lint/regex'
import { hasHole } from '../text/index.ts'

/** A regular expression as nginx runs it. */
export interface Pattern {
  /** As it is written. */
  readonly text: string
  readonly isCaseless: boolean
  /** The subject is bytes. Undefined: it does not match. */
  exec(subject: string): PatternMatch | undefined | 'undecided'
  /** It has parentheses that capture; true also when it cannot be said. */
  captures(): boolean
}

export interface PatternMatch {
  /** By number, 0 for all that matched; undefined for those that did not take part. */
  readonly groups: readonly (string | undefined)[]
  /** By name: empty for those that did not take part. */
  readonly names: ReadonlyMap<string, string>
}

/** Compiled when it is first needed. */
export function patternFor(text: string, isCaseless: boolean): Pattern {
  let compiled: Matcher | Undecided | undefined
  const prefix = isCaseless ? '' : anchoredPrefix(text)
  return { text, isCaseless, exec, captures }

  function captures(): boolean {
    compiled ??= matcher(text, { caseless: isCaseless })
    return compiled.is === 'undecided' || compiled.count > 0
  }

  function exec(subject: string): PatternMatch | undefined | 'undecided' {
    if (hasHole(text)) return 'undecided'
    if (!subject.startsWith(prefix)) return undefined
    compiled ??= matcher(text, { caseless: isCaseless })
    if (compiled.is === 'undecided') return 'undecided'
    const found = compiled.exec(subject)
    if (found.is !== 'match') return found.is === 'undecided' ? found.is : undefined
    const groups = found.captures.map((captured) => captured?.text)
    // ngx_http_regex_exec() gives each of its variables a value
    const names = compiled.names.map(({ name }) => [name, found.named.get(name)?.text ?? ''] as const)
    return { groups: compiled.count > 0 ? groups : [], names: new Map(names) }
  }
}

/**
 * What a subject must begin with, so that of a thousand patterns only those are compiled that may match. Nothing for
 * one with alternatives or options.
 */
function anchoredPrefix(text: string): string {
  if (/\||\(\?/.test(text)) return ''
  return /^\^([\w/-]+)(?![?*{\w/-])/.exec(text)?.[1] ?? /^\^([\w/-]*)[\w/-]/.exec(text)?.[1] ?? ''
}
