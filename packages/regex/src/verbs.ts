import { readWord } from './names.ts'
import type { Parse } from './parse.ts'
import type { Meaning } from './tree.ts'

/** The verbs that may stand in a pattern, and what becomes of their argument; without a name: MARK. */
const VERBS: Readonly<Record<string, 'required' | 'optional'>> = {
  '': 'required',
  MARK: 'required',
  ACCEPT: 'optional',
  F: 'optional',
  FAIL: 'optional',
  COMMIT: 'optional',
  PRUNE: 'optional',
  SKIP: 'optional',
  THEN: 'optional',
}

const FAILS = ['F', 'FAIL']

/** PCRE2's MAX_MARK. */
const LONGEST_ARGUMENT = 255

/** `(*FAIL)`, `(*MARK:name)`; `parse.at` is at the "*". */
export function readVerb(parse: Parse, from: number): void {
  const { text } = parse
  parse.skip(1)
  const name = readWord(parse)
  const c = text[parse.at]
  const unknown = `"(*${name}" is no verb that PCRE2 knows here`
  if (c !== ':' && c !== ')') {
    const isCutOff = c === undefined && Object.hasOwn(VERBS, name)
    parse.refuse(60, from, parse.at, isCutOff ? `missing ")" after "(*${name}"` : unknown)
  }
  if (!Object.hasOwn(VERBS, name)) parse.refuse(60, from, parse.at, unknown)

  const hasArgument = c === ':' && text[parse.at + 1] !== ')'
  parse.skip(c === ':' && !hasArgument ? 2 : 1)
  if (VERBS[name] === 'required' && !hasArgument) {
    parse.refuse(66, from, parse.at, `"(*${name}:" takes a name`)
  }
  const size = hasArgument ? readArgument(parse, from, name) : 1
  const place = { from, to: parse.at }
  const means: Meaning = FAILS.includes(name) ? { is: 'never' } : { is: 'unmodelled', what: `(*${name})` }
  if (name === 'ACCEPT') parse.addRepeatable({ kind: 'end', size, means, ...place })
  else parse.add({ kind: FAILS.includes(name) ? 'end' : 'nothing', size, means, ...place })
}

/** Anything up to ")". */
function readArgument(parse: Parse, from: number, name: string): number {
  const start = parse.at
  const end = parse.text.indexOf(')', start)
  if (end < 0) parse.refuse(60, from, start, `missing ")" after "(*${name}:"`)
  const length = parse.source.utf ? new TextEncoder().encode(parse.text.slice(start, end)).length : end - start
  if (length > LONGEST_ARGUMENT)
    parse.refuse(76, start, end, `a verb's name may have ${LONGEST_ARGUMENT} bytes at most`)
  parse.at = end + 1
  return length
}
