import type { Parse } from './parse.ts'
import type { ErrorNumber } from './refusal.ts'

const LARGEST_REPEAT = 65_535
export const LARGEST_GROUP = 65_535

/** `{2}`, `{2,}`, `{2,5}` behind the "{"; anything else is literal text and leaves `at` alone. */
export function readRepeat(parse: Parse, from: number): { min: number; max: number } | undefined {
  const form = /(\d+)(?:(,)(\d*))?\}/y
  form.lastIndex = parse.at
  const match = form.exec(parse.text)
  if (!match) return undefined
  const min = Number(match[1])
  const max = match[2] === undefined ? min : match[3] === '' ? Infinity : Number(match[3])
  const end = form.lastIndex
  if (min > LARGEST_REPEAT || (max > LARGEST_REPEAT && max !== Infinity)) {
    parse.refuse(5, from, end, `the largest number in a quantifier is ${LARGEST_REPEAT}`)
  }
  if (max < min) parse.refuse(4, from, end, `the numbers of ${parse.quote(from, end)} are out of order`)
  parse.at = end
  return { min, max }
}

export function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9'
}

/** The digits at `at`, and past them; `undefined` when there are none. May be Infinity. */
export function readDigits(parse: Parse): number | undefined {
  const from = parse.at
  while (isDigit(parse.text[parse.at])) parse.at++
  return parse.at === from ? undefined : Number(parse.text.slice(from, parse.at))
}

/**
 * The number of a group: `2`, or counted from here, `-1` the last group before and `+1` the next.
 * `undefined`, with `at` where it was, when there is none. `from` is where the construct began.
 */
export function readGroupNumber(parse: Parse, from: number): number | undefined {
  const start = parse.at
  const sign = /[+-]/.test(parse.text[start] ?? '') ? parse.text[start] : undefined
  if (sign) parse.at++
  const digits = readDigits(parse)
  if (digits === undefined) {
    parse.at = start
    return undefined
  }
  const refuse = (number: ErrorNumber, message: string) => parse.refuse(number, from, parse.at, message)
  if (digits > LARGEST_GROUP - (sign === '+' ? parse.count : 0))
    refuse(61, `the largest group number is ${LARGEST_GROUP}`)
  if (!sign) return digits
  if (digits === 0) refuse(26, `"${sign}0" is no group: "-1" is the last one before, "+1" the next`)
  if (sign === '+') return parse.count + digits
  if (digits > parse.count) {
    refuse(15, `there ${parse.count === 1 ? 'is 1 group' : `are ${parse.count} groups`} before this, not ${digits}`)
  }
  return parse.count + 1 - digits
}
