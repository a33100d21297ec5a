import { bindingsOf, hasHole, isEntry, type Project, type Statement } from '@nginx-lint/analysis'
import { typeOf } from '@nginx-lint/directives'
import { groupsOf as stretches } from '@nginx-lint/regex'

/** A regular expression in an argument; `start` and `end` are offsets in the argument's value. */
export interface Pattern {
  readonly statement: Statement
  /** -1 is the directive's own name: the first word of an entry. */
  readonly argument: number
  readonly start: number
  readonly end: number
  readonly text: string
  /** Undefined where nginx compares with text that it has put into lower case before. */
  readonly caseless: boolean | undefined
  /** `!~`: the text must not fit, so that nothing is captured. */
  readonly negated: boolean
}

/** The regular expressions of a statement. */
export function patternsOf(statement: Statement, project: Project): readonly Pattern[] {
  const words = isEntry(statement) ? [statement.name, ...statement.args] : statement.args
  const shift = isEntry(statement) ? 1 : 0
  const found: Pattern[] = []
  const add = (index: number, start: number, end: number, caseless: boolean | undefined, negated = false): void => {
    if (hasHole(words[index]!) || found.some((other) => other.argument === index - shift)) return
    found.push({
      statement,
      argument: index - shift,
      start,
      end,
      text: words[index]!.slice(start, end),
      caseless,
      negated,
    })
  }
  for (const { argument, start, end, value } of bindingsOf(statement, project)) {
    const text = words[argument]!
    const operator = text.slice(0, start) || (words[argument - 1] ?? '')
    if (typeOf(value).captures === 'after-tilde') {
      if (text.startsWith('~')) add(argument, 1, end, undefined)
    } else if (typeOf(value).captures || /-regex$/.test(value.type))
      add(
        argument,
        start,
        end,
        value.type === 'referer-regex' || OPERATOR.exec(operator)?.[2] === '*',
        operator[0] === '!',
      )
  }
  words.forEach((text, index) => {
    const [, not, star] = OPERATOR.exec(words[index - 1] ?? '') ?? []
    if (star === undefined) return
    const isClosing = index === words.length - 1 && words[0]!.startsWith('(') && text.endsWith(')')
    add(index, 0, isClosing ? text.length - 1 : text.length, star === '*', not === '!')
  })
  return found
}

const OPERATOR = /^(!?)~(\*?)$/

/** A capturing group: its number is its place in the list, from 1. */
export interface Group {
  readonly name: string | undefined
  /** With its parentheses. */
  readonly source: string
}

/** The capturing groups of a regular expression; undefined where two may have one number. */
export function groupsOf(pattern: string): readonly Group[] | undefined {
  if (pattern.includes('(?|')) return undefined
  const { numbered, named } = stretches(pattern)
  return numbered.map(({ start, end }) => {
    const name = named.find(
      (place) => place.defines && pattern.slice(start, place.start).length < 5 && place.start > start,
    )
    return { name: name?.name, source: pattern.slice(start, end) }
  })
}

/** Does the pattern itself set options, such as that of case in `(?i)`? */
export const setsOptions = (pattern: string): boolean => /^\(\*|\(\?\^?[a-zA-Z-]+[:)]|\(\?\^/.test(pattern)

/** What holds a text to its ends: undefined when alternatives or options make that hard to tell. */
export function anchorsOf(pattern: string): { readonly start: boolean; readonly end: boolean } | undefined {
  if (setsOptions(pattern)) return undefined
  let depth = 0
  let last: { readonly index: number; readonly text: string } | undefined
  for (const piece of pieces(pattern)) {
    if (piece.text === ')') depth--
    else if (piece.text.startsWith('(')) depth++
    else if (piece.text === '|' && depth === 0) return undefined
    last = piece
  }
  const end = last?.text === '$' && last.index === pattern.length - 1
  return { start: pattern.startsWith('^'), end }
}

/** What a regular expression consists of, as far as parentheses and bars are told from characters. */
function* pieces(pattern: string): Generator<{ readonly index: number; readonly text: string }> {
  const piece =
    /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]|\(\?#[^)]*\)|\(\?P?[<'][A-Za-z_]\w*[>']|\(\?|[\s\S]/g
  for (const found of pattern.matchAll(piece)) yield { index: found.index, text: found[0] }
}
