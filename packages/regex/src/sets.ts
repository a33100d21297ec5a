import type { Meaning, Member } from './tree.ts'

/** Which of the 256 bytes: 1 for those that are in it. */
export type ByteSet = Uint8Array

/** PCRE2's own tables, which nginx leaves as they are: those of the C locale. */
const CLASSES: Readonly<Record<string, readonly (readonly [first: number, last: number])[]>> = {
  d: ranges('09'),
  w: ranges('09', 'AZ', '__', 'az'),
  s: ranges('\t\r', '  '),
  h: ranges('\t\t', '  ', '\xa0\xa0'),
  v: ranges('\n\r', '\x85\x85'),
  N: ranges('\0\t', '\v\xff'),
  C: ranges('\0\xff'),
  alpha: ranges('AZ', 'az'),
  lower: ranges('az'),
  upper: ranges('AZ'),
  alnum: ranges('09', 'AZ', 'az'),
  ascii: ranges('\0\x7f'),
  blank: ranges('\t\t', '  '),
  cntrl: ranges('\0\x1f', '\x7f\x7f'),
  digit: ranges('09'),
  graph: ranges('!~'),
  print: ranges(' ~'),
  punct: ranges('!/', ':@', '[`', '{~'),
  space: ranges('\t\r', '  '),
  word: ranges('09', 'AZ', '__', 'az'),
  xdigit: ranges('09', 'AF', 'af'),
}

const sets = new Map<string, ByteSet>()

/** The set of `\d`, `\D`, `.`, … by its letter, or of `[:alpha:]` by its name. */
export function namedSet(name: string): ByteSet {
  const known = sets.get(name)
  if (known) return known
  const isComplement = /^[DWSHV]$/.test(name)
  const set = new Uint8Array(256)
  for (const [first, last] of CLASSES[isComplement ? name.toLowerCase() : name] ?? []) set.fill(1, first, last + 1)
  const result = isComplement ? complement(set) : set
  sets.set(name, result)
  return result
}

export function characterSet(code: number, caseless: boolean): ByteSet {
  const key = `${code}${caseless ? 'i' : ''}`
  const known = sets.get(key)
  if (known) return known
  const set = new Uint8Array(256)
  set[code] = 1
  if (caseless) foldCase(set)
  sets.set(key, set)
  return set
}

export function classSet({ negated, caseless, members }: Extract<Meaning, { is: 'class' }>): ByteSet {
  const set = new Uint8Array(256)
  for (const member of members) addMember(set, member, caseless)
  return negated ? complement(set) : set
}

function addMember(set: ByteSet, member: Member, caseless: boolean): void {
  if ('first' in member) {
    for (let code = member.first; code <= member.last; code++) {
      set[code] = 1
      if (caseless) set[otherCase(code)] = 1
    }
    return
  }
  const isCased = member.set === 'lower' || member.set === 'upper'
  const named = namedSet(caseless && isCased ? 'alpha' : member.set)
  for (let code = 0; code < 256; code++) if ((named[code] === 1) !== member.negated) set[code] = 1
}

export function complement(set: ByteSet): ByteSet {
  return set.map((bit) => 1 - bit)
}

/** Letters of ASCII only: nginx leaves PCRE2 the C locale. */
export function otherCase(code: number): number {
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
  return isLetter ? code ^ 0x20 : code
}

function foldCase(set: ByteSet): void {
  for (let code = 0x41; code <= 0x5a; code++) if (set[code] || set[code | 0x20]) set[code] = set[code | 0x20] = 1
}

function ranges(...pairs: string[]): [number, number][] {
  return pairs.map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)])
}
