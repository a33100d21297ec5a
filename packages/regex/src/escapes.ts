import { readName } from './names.ts'
import { isDigit, LARGEST_GROUP, readDigits, readGroupNumber, readRepeat } from './numbers.ts'
import type { Parse } from './parse.ts'
import { readProperty } from './properties.ts'
import type { Meaning, Place, Simple } from './tree.ts'

/** What stands behind a backslash: a character, a letter with a meaning of its own, or a group's number. */
export type Escape =
  | { readonly is: 'character'; readonly code: number }
  | { readonly is: 'letter'; readonly letter: string }
  | { readonly is: 'backreference'; readonly group: number }

const CONTROLS: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 }
const LETTERS = 'ABCDEGHKNPQRSVWXZbdhkpsvwz'

const KINDS: Readonly<Record<string, Simple['kind']>> = {
  A: 'nothing',
  B: 'nothing',
  b: 'nothing',
  G: 'nothing',
  Z: 'nothing',
  z: 'nothing',
  K: 'keep',
  R: 'some',
  X: 'some',
  C: 'byte',
}

/** An escape outside of a character class; `from` is at the backslash, `parse.at` behind it. */
export function readEscape(parse: Parse, from: number): void {
  const found = parseEscape(parse, from, 'outside')
  if (found.is === 'character') parse.addLiteral(from, found.code)
  else if (found.is === 'backreference')
    parse.addRepeatable({
      kind: 'backreference',
      group: found.group,
      caseless: parse.flags.i,
      from,
      to: parse.at,
    })
  else if (found.letter === 'g' || found.letter === 'k') readNamedReference(parse, from, found.letter)
  else readLetter(parse, from, found.letter)
}

function readLetter(parse: Parse, from: number, letter: string): void {
  if (letter === 'p' || letter === 'P') readProperty(parse, from)
  const kind = KINDS[letter] ?? 'one'
  const item: Simple = { kind, from, to: parse.at, size: 1, means: meaningOf(letter) }
  if (kind === 'nothing' || kind === 'keep') parse.add(item)
  else parse.addRepeatable(item)
}

const PLACES: Readonly<Record<string, Place>> = {
  A: 'start',
  G: 'start',
  Z: 'last line end',
  z: 'end',
  b: 'word boundary',
  B: 'no word boundary',
}

function meaningOf(letter: string): Meaning {
  const place = PLACES[letter]
  if (place) return { is: 'place', place }
  if (letter === 'K') return { is: 'keep' }
  if (letter === 'R') return { is: 'newline' }
  return /[pPX]/.test(letter) ? { is: 'unmodelled', what: `\\${letter}` } : { is: 'type', letter }
}

/** `\k<name>`, `\k'name'`, `\k{name}`, `\g{name}` refer back; `\g<…>` and `\g'…'` call a group. */
function readNamedReference(parse: Parse, from: number, letter: 'g' | 'k'): void {
  const opening = parse.text[parse.at]
  const terminator = opening === '<' ? '>' : opening === "'" ? "'" : opening === '{' ? '}' : undefined
  if (!terminator) {
    // `\g` comes here with "<", "'" or "{" only: ERR69 is left.
    parse.refuse(69, from, parse.at, 'a name in <>, {} or quotes must follow "\\k"')
  }
  const kind = letter === 'k' || terminator === '}' ? 'backreference' : 'call'
  const number = kind === 'call' ? readCalledNumber(parse, from, terminator) : undefined
  const group = number ?? readName(parse, terminator)
  parse.addRepeatable({ kind, group, caseless: parse.flags.i, from, to: parse.at })
}

function readCalledNumber(parse: Parse, from: number, terminator: string): number | undefined {
  parse.skip(1)
  const group = readGroupNumber(parse, from)
  if (group === undefined) {
    parse.skip(-1)
    return undefined
  }
  if (parse.text[parse.at] !== terminator) refuseUnterminated(parse, from, terminator)
  parse.skip(1)
  return group
}

function refuseUnterminated(parse: Parse, from: number, terminator: string): never {
  parse.refuse(57, from, parse.at, `missing "${terminator}" after the group's number`)
}

/** PCRE2's check_escape(). The letters among its results are for the caller to judge, as is where they may stand. */
export function parseEscape(parse: Parse, from: number, where: 'class' | 'outside'): Escape {
  if (parse.at >= parse.text.length) parse.refuse(1, from, parse.at, 'nothing follows the "\\" at the end')
  const code = parse.next()
  const c = String.fromCodePoint(code)
  if (!/[0-9A-Za-z]/.test(c)) return { is: 'character', code }
  if (c in CONTROLS) return { is: 'character', code: CONTROLS[c]! }
  if (LETTERS.includes(c)) {
    if (c === 'N' && parse.text[parse.at] === '{') return readN(parse, from)
    return { is: 'letter', letter: c }
  }

  switch (c) {
    case 'F':
    case 'l':
    case 'L':
    case 'u':
    case 'U':
      parse.refuse(37, from, parse.at, `"\\${c}" is not supported`)
      break
    case 'g':
      return where === 'class' ? { is: 'character', code } : readG(parse, from)
    case 'o':
      if (parse.text[parse.at] !== '{') parse.refuse(55, from, parse.at, '"{" must follow "\\o"')
      return { is: 'character', code: readBraced(parse, from, 'octal') }
    case 'x':
      return { is: 'character', code: readHex(parse, from) }
    case 'c':
      return { is: 'character', code: readControl(parse, from) }
  }
  if (isDigit(c)) return readDigitEscape(parse, from, where)
  parse.refuse(3, from, parse.at, `"\\${c}" is no escape that PCRE2 knows`)
}

/** `\N{U+41}` under `(*UTF)`; `\N{2,3}` is a repeated `\N`; Perl's `\N{name}` is unknown. */
function readN(parse: Parse, from: number): Escape {
  if (/^\{U\+/.test(parse.text.slice(parse.at, parse.at + 3))) {
    if (!parse.source.utf)
      parse.refuse(93, from, parse.at + 3, '"\\N{U+…}" works only in a pattern that begins with (*UTF)')
    parse.skip(2)
    return { is: 'character', code: readBraced(parse, from, 'hex') }
  }
  const { at } = parse
  parse.skip(1)
  const range = readRepeat(parse, at)
  parse.at = at
  if (!range) parse.refuse(37, from, at + 1, '"\\N{name}" is not supported')
  return { is: 'letter', letter: 'N' }
}

/** `\g2`, `\g-1`, `\g{2}`, `\g{-1}`; in other brackets, or with a name: for the caller. */
function readG(parse: Parse, from: number): Escape {
  const opening = parse.text[parse.at]
  if (opening === '<' || opening === "'") return { is: 'letter', letter: 'g' }
  if (opening === '{') parse.skip(1)
  const group = readGroupNumber(parse, from)
  if (group === undefined) {
    if (opening !== '{') parse.refuse(57, from, parse.at, 'a group must follow "\\g", as in "\\g{1}"')
    parse.skip(-1)
    return { is: 'letter', letter: 'g' }
  }
  if (opening === '{') {
    if (parse.text[parse.at] !== '}') refuseUnterminated(parse, from, '}')
    parse.skip(1)
  }
  if (group === 0) parse.refuse(15, from, parse.at, 'there is no group 0')
  return { is: 'backreference', group }
}

/** `\1` is a group or, as `\12` without so many groups before it, a character's octal number. */
function readDigitEscape(parse: Parse, from: number, where: 'class' | 'outside'): Escape {
  const first = parse.text[from + 1]!
  if (where === 'outside' && first !== '0') {
    parse.at = from + 1
    const group = readDigits(parse)!
    // INT_MAX / 10 - 1: beyond, PCRE2 gives up reading a group's number.
    if (group <= 214_748_363 && (group < 10 || first >= '8' || group <= parse.count)) {
      if (group > LARGEST_GROUP) parse.refuse(61, from, parse.at, `the largest group number is ${LARGEST_GROUP}`)
      return { is: 'backreference', group }
    }
    parse.at = from + 2
  }
  if (first >= '8') return { is: 'character', code: first.charCodeAt(0) }
  while (parse.at < from + 4 && /[0-7]/.test(parse.text[parse.at] ?? '')) parse.at++
  const code = Number.parseInt(parse.text.slice(from + 1, parse.at), 8)
  if (code > 0xff && !parse.source.utf) {
    parse.refuse(51, from, parse.at, `"${parse.text.slice(from, parse.at)}" is over \\377, the largest byte`)
  }
  return { is: 'character', code }
}

/** `\x`, `\x4`, `\x41`, `\x{41}` */
function readHex(parse: Parse, from: number): number {
  if (parse.text[parse.at] === '{') return readBraced(parse, from, 'hex')
  const start = parse.at
  while (parse.at < start + 2 && /[\da-f]/i.test(parse.text[parse.at] ?? '')) parse.at++
  return parse.at === start ? 0 : Number.parseInt(parse.text.slice(start, parse.at), 16)
}

/** `parse.at` is before the digits, at the brace or the plus of `\N{U+41}`. */
function readBraced(parse: Parse, from: number, base: 'hex' | 'octal'): number {
  const { text, source } = parse
  parse.skip(1)
  const start = parse.at
  const digit = base === 'hex' ? /[\da-f]/i : /[0-7]/
  if (start >= text.length || text[start] === '}')
    parse.refuse(78, from, start + 1, 'there are no digits between the braces')
  while (digit.test(text[parse.at] ?? '')) parse.at++
  const code = Number.parseInt(text.slice(start, parse.at) || '0', base === 'hex' ? 16 : 8)
  const largest = source.utf ? 0x10ffff : 0xff
  const whole = `${text.slice(from, parse.at)}${text[parse.at] === '}' ? '}' : ''}`
  if (code > largest) {
    parse.refuse(
      34,
      from,
      from + whole.length,
      `"${whole}" is over \\x{${largest.toString(16)}}, the largest character here`,
    )
  }
  if (text[parse.at] !== '}') {
    const number = base === 'hex' ? 67 : 64
    const to = Math.max(parse.at, from + 3)
    parse.refuse(number, from, to, `missing "}" after the ${base === 'hex' ? 'hexadecimal' : 'octal'} digits`)
  }
  parse.skip(1)
  if (source.utf && code >= 0xd800 && code <= 0xdfff)
    parse.refuse(73, from, parse.at, `"${whole}" is a surrogate, no character`)
  return code
}

/** `\cA`: the byte that the key Ctrl-A sends. */
function readControl(parse: Parse, from: number): number {
  if (parse.at >= parse.text.length) parse.refuse(2, from, parse.at, 'a character must follow "\\c"')
  const code = parse.next()
  if (code < 32 || code > 126) parse.refuse(68, from, parse.at, 'only printable ascii may follow "\\c"')
  return String.fromCharCode(code).toUpperCase().charCodeAt(0) ^ 0x40
}
