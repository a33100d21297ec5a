import type { Parse } from './parse.ts'
import { byteLength } from './source.ts'

/** PCRE2's MAX_NAME_SIZE, in bytes. */
const LONGEST_NAME = 32

/** The name of a group: `parse.at` is at the character before it and gets behind its terminator. */
export function readName(parse: Parse, terminator: string): string {
  const { text } = parse
  const before = parse.at
  parse.skip(1)
  const start = parse.at
  if (start >= text.length) parse.refuse(62, before, start, "a group's name must follow")
  if (isDigit(parse)) parse.refuse(44, start, start + 1, "a group's name may not begin with a digit")

  const name = readWord(parse)
  if (name === '') parse.refuse(62, before, start + 1, "a group's name must follow")
  if (text[parse.at] !== terminator) {
    const rule = parse.at < text.length ? ', which may have letters, digits and "_" only' : ''
    parse.refuse(42, start, parse.at + 1, `missing "${terminator}" after the group's name "${name}"${rule}`)
  }
  parse.spelled.push({ name, from: start, to: parse.at })
  parse.skip(1)
  return name
}

/** Letters, digits and underscores, of a group's name or a verb's; not longer than PCRE2 has it. */
export function readWord(parse: Parse): string {
  const { text, source } = parse
  const start = parse.at
  const word = source.utf ? /[\p{L}\p{Nd}_]/u : /[0-9A-Za-z_]/
  let bytes = 0
  while (parse.at < text.length) {
    const { at } = parse
    const code = parse.next()
    if (!word.test(String.fromCodePoint(code))) {
      parse.at = at
      break
    }
    bytes += byteLength(code, source.utf)
  }
  if (bytes > LONGEST_NAME) parse.refuse(48, start, parse.at, `a name may have ${LONGEST_NAME} characters at most`)
  return text.slice(start, parse.at)
}

function isDigit({ source, text, at }: Parse): boolean {
  const digit = source.utf ? /\p{Nd}/u : /[0-9]/
  return digit.test(String.fromCodePoint(text.codePointAt(at)!))
}

/** Gives the name to the group `parse.count`, which is about to open; `from` is where its name stands. */
export function addName(parse: Parse, name: string, from: number): void {
  const { names, nameOf, count } = parse
  const to = from + name.length
  if (names.size >= 10_000) parse.refuse(49, from, to, 'there may be 10000 named groups at most')

  const known = names.get(name)
  if (known?.number === count) return
  const isTwice = known !== undefined && !parse.flags.J

  // In `(?|(?<a>x)|(?<a>y))` both groups have the same number, and so they may share their name, and must.
  const taken = nameOf.get(count)
  if (taken !== undefined && taken !== name && !(isTwice && known.index < names.get(taken)!.index)) {
    parse.refuse(65, from, to, `group ${count} is called "${taken}" in another branch`)
  }
  if (isTwice) parse.refuse(43, from, to, `there is another group called "${name}"`)
  if (known) known.duplicate = true
  if (!known) names.set(name, { number: count, index: names.size, duplicate: false })
  nameOf.set(count, name)
}
