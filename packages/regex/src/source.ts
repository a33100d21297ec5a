import { utf8 } from './bytes.ts'
import { Refusal } from './refusal.ts'

export type Newline = 'CR' | 'LF' | 'CRLF' | 'ANY' | 'ANYCRLF' | 'NUL'

/** A pattern the way PCRE2 reads it. */
export interface Source {
  readonly pattern: string
  /** One character for each byte; under `(*UTF)` the pattern as it is. */
  readonly text: string
  readonly utf: boolean
  /** `(*UCP)`: `\d`, `\w`, … are Unicode's. */
  readonly ucp: boolean
  readonly newline: Newline
  /** `\R` is a carriage return, a line feed or both, and nothing else. */
  readonly bsrAnycrlf: boolean
  /** A setting that changes how a pattern matches in a way that nothing here follows. */
  readonly unmodelled: string | undefined
  /** Where the pattern begins behind `(*UTF)` and the like. */
  readonly start: number
  /** The bytes are not known: what was decoded into this string was not UTF-8. */
  readonly guessed: boolean
  /** From a stretch of `text` to that of the pattern: to whole characters. */
  readonly place: (from: number, to: number) => { offset: number; length: number }
}

const SETTINGS = ['UTF8', 'UTF', 'UCP', 'NOTEMPTY', 'NOTEMPTY_ATSTART', 'NO_AUTO_POSSESS', 'NO_DOTSTAR_ANCHOR']
  .concat(['NO_JIT', 'NO_START_OPT', 'CR', 'LF', 'CRLF', 'ANY', 'NUL', 'ANYCRLF', 'BSR_ANYCRLF', 'BSR_UNICODE'])
  .map((name) => `(*${name})`)
const LIMITS = ['HEAP', 'MATCH', 'DEPTH', 'RECURSION'].map((name) => `(*LIMIT_${name}=`)

const UNMODELLED = /UTF|UCP|NOTEMPTY|LIMIT/

export function readSource(pattern: string): Source {
  const { settings, start } = readSettings(pattern)
  const utf = settings.includes('(*UTF)') || settings.includes('(*UTF8)')
  const newline = settings.map((setting) => setting.slice(2, -1)).findLast(isNewline) ?? 'LF'
  const common = {
    pattern,
    utf,
    ucp: settings.includes('(*UCP)'),
    newline,
    bsrAnycrlf: settings.findLast((setting) => setting.startsWith('(*BSR')) === '(*BSR_ANYCRLF)',
    unmodelled: settings.find((setting) => UNMODELLED.test(setting)),
    start,
    // U+FFFD and lone surrogates: what decoders make of bytes that are not UTF-8.
    guessed: /[\ufffd\ud800-\udfff]/u.test(pattern),
  }

  if (utf || !/[^\0-\x7f]/.test(pattern)) return { ...common, text: pattern, place: unchanged }
  const { bytes, offsets } = encode(pattern)
  const place = (from: number, to: number) => {
    const offset = offsets[from]!
    let end = to
    while (end < bytes.length && offsets[end] === offsets[end - 1]) end++
    return { offset, length: offsets[end]! - offset }
  }
  return { ...common, text: bytes, place }
}

export function unchanged(from: number, to: number): { offset: number; length: number } {
  return { offset: from, length: to - from }
}

function readSettings(pattern: string): { settings: string[]; start: number } {
  const settings: string[] = []
  let start = 0
  for (;;) {
    const setting = SETTINGS.find((text) => pattern.startsWith(text, start))
    const limit = LIMITS.find((text) => pattern.startsWith(text, start))
    if (setting !== undefined) {
      settings.push(setting)
      start += setting.length
    } else if (limit !== undefined) {
      settings.push(limit)
      start = readLimit(pattern, start, start + limit.length)
    } else {
      return { settings, start }
    }
  }
}

function readLimit(pattern: string, from: number, digits: number): number {
  let end = digits
  while (/\d/.test(pattern[end] ?? '')) end++
  // PCRE2 reads one more digit as long as what it has is not over UINT32_MAX / 10 - 1.
  const fits = Number(pattern.slice(digits, end - 1)) <= 429_496_728
  if (end > digits && fits && pattern[end] === ')') return end + 1
  throw new Refusal(60, from, digits, `"${pattern.slice(from, digits)}" takes a number and ")"`)
}

function isNewline(name: string): name is Newline {
  return ['CR', 'LF', 'CRLF', 'ANY', 'ANYCRLF', 'NUL'].includes(name)
}

/** `offsets[i]` is where the character begins to which byte `i` belongs. */
function encode(pattern: string): { bytes: string; offsets: Uint32Array } {
  const offsets = new Uint32Array(pattern.length * 3 + 1)
  let bytes = ''
  let at = 0
  for (const character of pattern) {
    const encoded = utf8(character.codePointAt(0)!)
    offsets.fill(at, bytes.length, bytes.length + encoded.length)
    bytes += encoded
    at += character.length
  }
  offsets[bytes.length] = at
  return { bytes, offsets }
}

/** How many bytes PCRE2 stores for a character of `text`. */
export function byteLength(code: number, utf: boolean): number {
  return utf ? utf8(code).length : 1
}
