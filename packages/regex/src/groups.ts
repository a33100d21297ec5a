import { addName, readName, readWord } from './names.ts'
import { isDigit, readDigits, readGroupNumber } from './numbers.ts'
import type { Flags, Parse } from './parse.ts'
import type { Condition, Group, Manner, Reference } from './tree.ts'
import { readVerb } from './verbs.ts'

const ASSERTIONS: Readonly<Record<string, Group['form']>> = {
  pla: 'ahead',
  positive_lookahead: 'ahead',
  nla: 'ahead',
  negative_lookahead: 'ahead',
  napla: 'ahead',
  non_atomic_positive_lookahead: 'ahead',
  plb: 'behind',
  positive_lookbehind: 'behind',
  nlb: 'behind',
  negative_lookbehind: 'behind',
  naplb: 'behind',
  non_atomic_positive_lookbehind: 'behind',
  atomic: 'plain',
  sr: 'plain',
  script_run: 'plain',
  asr: 'plain',
  atomic_script_run: 'plain',
}

function mannerOf(name: string): Manner | undefined {
  if (/^(na|non)/.test(name)) return 'not atomic'
  if (/^n/.test(name)) return 'negative'
  if (name === 'atomic') return 'atomic'
  return /^a?(sr|tomic_)|^script/.test(name) ? 'script run' : undefined
}

/** Whatever begins with "(". `from` is there, `parse.at` behind it; `expected` as Parse.assertionExpected. */
export function readParenthesis(parse: Parse, from: number, expected: number): void {
  const [next, letter] = [parse.text[parse.at], parse.text[parse.at + 1]]
  if (next === undefined) refuseUnclosed(parse, from)
  if (next === '?') {
    parse.skip(1)
    readSpecial(parse, from, expected)
  } else if (next === '*') {
    // Without a name "*" is a quantifier, which has nothing to repeat.
    if (letter === undefined || letter === ')') return
    if (/[a-z]/.test(letter)) readAlphaAssertion(parse, from, expected)
    else readVerb(parse, from)
  } else if (parse.flags.n) {
    parse.openGroup('plain', from)
  } else {
    count(parse, from)
    parse.openGroup('capture', from)
  }
}

/** Reached where PCRE2 sees that the pattern ends within what opens a group, or that its ")" is not there. */
function refuseUnclosed(parse: Parse, from: number): never {
  parse.refuse(14, from, parse.at, 'missing ")" for this group')
}

function count(parse: Parse, from: number): void {
  if (parse.count >= 65_535) parse.refuse(97, from, parse.at, 'there may be 65535 capturing groups at most')
  parse.count++
}

/** `(*pla:…)` and its kind. */
function readAlphaAssertion(parse: Parse, from: number, expected: number): void {
  parse.skip(1)
  const name = readWord(parse)
  const form = Object.hasOwn(ASSERTIONS, name) ? ASSERTIONS[name] : undefined
  if (parse.text[parse.at] !== ':' || !form) {
    parse.refuse(95, from, parse.at, `"(*${name}" is no assertion that PCRE2 knows`)
  }
  if (expected > 0) {
    if (/^(na|non)/.test(name)) parse.refuse(98, from, parse.at, 'the assertion of a condition has to be atomic')
    if (form === 'plain') parse.refuse(28, from, parse.at, 'only an assertion may follow "(?("')
  }
  parse.skip(1)
  openAssertion(parse, form, mannerOf(name), from, expected)
}

function openAssertion(
  parse: Parse,
  form: Group['form'],
  manner: Manner | undefined,
  from: number,
  expected: number,
): void {
  if (form === 'behind') parse.hasLookbehind = true
  parse.openGroup(form, from, { isCondition: expected > 0, manner })
}

const LOOKAROUNDS: Readonly<Record<string, Manner>> = { '!': 'negative', '*': 'not atomic' }

/** What stands behind "(?". */
function readSpecial(parse: Parse, from: number, expected: number): void {
  const { text } = parse
  const [c, next] = [text[parse.at], text[parse.at + 1]]
  if (c === undefined) refuseUnclosed(parse, from)
  switch (c) {
    case '|':
    case '>':
      parse.skip(1)
      if (c === '|') parse.sharesNumbers = true
      parse.openGroup('plain', from, { reset: c === '|', manner: c === '>' ? 'atomic' : undefined })
      break
    case '=':
    case '!':
    case '*':
      parse.skip(1)
      openAssertion(parse, 'ahead', LOOKAROUNDS[c], from, expected)
      break
    case '<':
      if (next === '=' || next === '!' || next === '*') {
        parse.skip(2)
        openAssertion(parse, 'behind', LOOKAROUNDS[next], from, expected)
      } else {
        openNamed(parse, from, '>')
      }
      break
    case "'":
      openNamed(parse, from, "'")
      break
    case 'P':
      parse.skip(1)
      readPython(parse, from)
      break
    case '&':
      readReference(parse, 'call', from)
      break
    case 'R':
      parse.skip(1)
      if (text[parse.at] !== ')') parse.refuse(58, from, parse.at, '")" must follow "(?R"')
      callByNumber(parse, from, 0)
      break
    case 'C':
      readCallout(parse, from, expected)
      break
    case '(':
      readCondition(parse, from)
      break
    default:
      if (c === '+' && !isDigit(next)) parse.refuse(29, from, parse.at + 1, 'a number must follow "(?+"')
      if (isDigit(c) || (/[+-]/.test(c) && isDigit(next))) callByNumber(parse, from, readGroupNumber(parse, from)!)
      else readOptions(parse, from)
  }
}

/** `(?P<name>…)`, `(?P=name)`, `(?P>name)` */
function readPython(parse: Parse, from: number): void {
  const c = parse.text[parse.at]
  if (c === undefined) refuseUnclosed(parse, from)
  if (c === '<') openNamed(parse, from, '>')
  else if (c === '>') readReference(parse, 'call', from)
  else if (c === '=') readReference(parse, 'backreference', from)
  else parse.refuse(41, from, parse.at + 1, '"(?P" is followed by "<", "=" or ">" only')
}

function readReference(parse: Parse, kind: Reference['kind'], from: number): void {
  const group = readName(parse, ')')
  parse.addRepeatable({ kind, group, caseless: parse.flags.i, from, to: parse.at })
}

function openNamed(parse: Parse, from: number, terminator: string): void {
  const start = parse.at + 1
  const name = readName(parse, terminator)
  count(parse, from)
  addName(parse, name, start)
  parse.openGroup('capture', from)
}

function callByNumber(parse: Parse, from: number, group: number): void {
  if (parse.text[parse.at] !== ')')
    parse.refuse(14, from, parse.at, `missing ")" after "${parse.text.slice(from, parse.at)}"`)
  parse.skip(1)
  parse.addRepeatable({ kind: 'call', group, caseless: false, from, to: parse.at })
}

/** `(?C)`, `(?C12)`, `(?C'text')`, where the delimiter of a text is doubled to be part of it. */
function readCallout(parse: Parse, from: number, expected: number): void {
  const { text } = parse
  parse.skip(1)
  const c = text[parse.at]
  if (c === undefined) refuseUnclosed(parse, from)
  parse.assertionExpected = expected - 1
  if (c !== ')' && !isDigit(c)) {
    if (!'`\'"^%#${'.includes(c)) parse.refuse(82, from, parse.at, 'a number or a text in quotes must follow "(?C"')
    const delimiter = c === '{' ? '}' : c
    do {
      const end = text.indexOf(delimiter, parse.at + 1)
      if (end < 0) parse.refuse(81, from, parse.at + 1, `missing ${delimiter} at the end of the callout's text`)
      parse.at = end + 1
    } while (text[parse.at] === delimiter)
  } else if ((readDigits(parse) ?? 0) > 255) {
    parse.refuse(38, from, parse.at, 'the number of a callout is 255 at most')
  }
  if (text[parse.at] !== ')') parse.refuse(39, from, parse.at, 'missing ")" for this callout')
  parse.skip(1)
  parse.add({ kind: 'nothing', from, to: parse.at, size: 6, means: { is: 'nothing' } })
}

/** `(?i)`, `(?i-s:…)`, `(?^x)`, and `(?:…)`, which is the same without options. */
function readOptions(parse: Parse, from: number): void {
  const { text } = parse
  let mayUnset = true
  let base = parse.flags
  if (text[parse.at] === '^') {
    base = { ...base, n: false, x: false, xx: false, i: false, s: false, m: false }
    mayUnset = false
    parse.skip(1)
  }

  const [set, unset] = [new Set<string>(), new Set<string>()]
  let chosen = set
  while (parse.at < text.length && text[parse.at] !== ')' && text[parse.at] !== ':') {
    const c = text[parse.at]!
    parse.skip(1)
    if (c === '-') {
      if (!mayUnset) parse.refuse(94, parse.at - 1, parse.at, 'this hyphen is one too many')
      chosen = unset
      mayUnset = false
    } else if (c === 'x') {
      chosen.add('x')
      if (text[parse.at] === 'x') {
        chosen.add('xx')
        parse.skip(1)
      }
    } else if ('JimnsU'.includes(c)) {
      chosen.add(c)
    } else {
      parse.refuse(11, from, parse.at, `${parse.quote(from, parse.at)} is no kind of group, and no option`)
    }
  }
  if (parse.at >= text.length) refuseUnclosed(parse, from)

  // A single x takes a double one back.
  if (unset.has('x') || (set.has('x') && !set.has('xx'))) unset.add('xx')
  const flag = (name: keyof Flags) => (base[name] || set.has(name)) && !unset.has(name)
  const flags: Flags = {
    J: flag('J'),
    n: flag('n'),
    x: flag('x'),
    xx: flag('xx'),
    i: flag('i'),
    s: flag('s'),
    m: flag('m'),
    U: flag('U'),
  }
  parse.skip(1)
  if (text[parse.at - 1] === ':') parse.openGroup('plain', from, { flags })
  else parse.flags = flags
}

/** `(?(…)yes|no)` */
function readCondition(parse: Parse, from: number): void {
  const { text } = parse
  parse.skip(1)
  const c = text[parse.at]
  if (c === undefined) refuseUnclosed(parse, from)
  if (c === '?' || c === '*') {
    // An assertion is the condition: it is read next, from its own "(" on.
    parse.skip(-1)
    parse.openGroup('conditional', from)
    parse.assertionExpected = 2
    return
  }

  const start = parse.at
  const condition = readConditionOf(parse, from)
  if (text[parse.at] !== ')') parse.refuse(24, from, parse.at, 'missing ")" after the condition')
  parse.skip(1)
  const isDefine = text.slice(start, parse.at) === 'DEFINE)'
  parse.openGroup(isDefine ? 'define' : 'conditional', from, condition && !isDefine ? { condition } : {})
}

/** The group whose match is the condition, if it is one. */
function readConditionOf(parse: Parse, from: number): Condition | undefined {
  const { text } = parse
  const start = parse.at
  const place = () => ({ from: start, to: parse.at })
  const number = readGroupNumber(parse, from)
  if (number !== undefined) {
    if (number === 0) parse.refuse(15, start, parse.at, 'there is no group 0')
    return { group: number, ...place() }
  }
  if (text.startsWith('VERSION', start) && text.length - start >= 10 && text[start + 7] !== ')') {
    readVersion(parse, start)
    return undefined
  }

  if (text.startsWith('R&', start)) {
    parse.skip(1)
    const group = readName(parse, ')')
    parse.skip(-1)
    return { group, isCall: true, ...place() }
  }
  const quote = text[start]
  if (quote === '<' || quote === "'") {
    const group = readName(parse, quote === '<' ? '>' : quote)
    return { group, ...place() }
  }
  parse.skip(-1)
  const group = readName(parse, ')')
  parse.skip(-1)
  return { group, recursion: /^R\d*$/.test(group), ...place() }
}

/** `(?(VERSION>=10.42)…)`: one or two digits behind the dot, and no sense in more. */
function readVersion(parse: Parse, start: number): void {
  const { text } = parse
  const form = /VERSION>?=(\d+)(\.\d\d?(?=\)))?/y
  form.lastIndex = start
  const match = form.exec(text)
  const end = match ? form.lastIndex : start + 7
  if (!match || Number(match[1]) > 1000 || end >= text.length || text[end] === '.') {
    parse.refuse(79, start, end, 'a version such as VERSION>=10.42 must stand here')
  }
  parse.at = end
}
