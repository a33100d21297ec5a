import { type Matcher, matcher, type Undecided } from '@nginx-lint/regex'
import { remembering } from '../facts.ts'
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
  let needed: Needed | undefined
  return { text, isCaseless, exec, captures }

  function captures(): boolean {
    compiled ??= compiledOf(text, isCaseless)
    return compiled.is === 'undecided' || compiled.count > 0
  }

  function exec(subject: string): PatternMatch | undefined | 'undecided' {
    if (hasHole(text)) return 'undecided'
    needed ??= neededBy(text, isCaseless)
    if (!holds(isCaseless ? subject.toLowerCase() : subject, needed)) return undefined
    compiled ??= compiledOf(text, isCaseless)
    if (compiled.is === 'undecided') return 'undecided'
    const found = compiled.exec(subject)
    if (found.is !== 'match') return found.is === 'undecided' ? found.is : undefined
    const groups = found.captures.map((captured) => captured?.text)
    // ngx_http_regex_exec() gives each of its variables a value
    const names = compiled.names.map(({ name }) => [name, found.named.get(name)?.text ?? ''] as const)
    return { groups: compiled.count > 0 ? groups : [], names: new Map(names) }
  }
}

/** Thousands of servers have the same few patterns. */
const latest = remembering<Matcher | Undecided>(100)

const compiledOf = (text: string, isCaseless: boolean): Matcher | Undecided =>
  latest(`${isCaseless ? '~*' : '~'}${text}`, () => matcher(text, { caseless: isCaseless }))

/** What a subject must hold, so that of a thousand patterns only those are compiled that may match. */
interface Needed {
  readonly literal: string
  /** It must begin with it. */
  readonly isFirst: boolean
}

function holds(subject: string, { literal, isFirst }: Needed): boolean {
  return isFirst ? subject.startsWith(literal) : subject.includes(literal)
}

/** The characters that a pattern begins with stand for themselves, and all that matches goes through them. */
function neededBy(text: string, isCaseless: boolean): Needed {
  const [, anchor, all = ''] = /^(\^?)((?:[\w/-]|\\[./-])*)/.exec(text)!
  const isOptional = /^[?*{]/.test(text.slice(anchor!.length + all.length))
  const certain = isOptional ? all.replace(/\\?.$/, '') : all
  if (certain === '' || mayHaveAlternatives(text)) return { literal: '', isFirst: false }
  const literal = certain.replaceAll('\\', '')
  return { literal: isCaseless ? literal.toLowerCase() : literal, isFirst: anchor !== '' }
}

/** Is there, or may there be, a `|` outside of all parentheses? */
function mayHaveAlternatives(text: string): boolean {
  if (!text.includes('|')) return false
  // Quotations, verbs, comments and white space that does not count are seldom, and not looked into.
  if (/\\Q|\(\*|\(\?#|\(\?[\w^-]*x/.test(text)) return true
  const plain = text.replace(/\\./gs, '.').replace(/\[\^?\]?(?:\[:\^?\w+:\]|[^\]])*\]/g, '.')
  let depth = 0
  for (const character of plain)
    if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === '[' || (character === '|' && depth <= 0)) return true
  return depth !== 0
}
