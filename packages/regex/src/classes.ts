import { type Escape, parseEscape } from './escapes.ts'
import type { Parse } from './parse.ts'
import { readProperty } from './properties.ts'
import type { Meaning, Member } from './tree.ts'

const POSIX = 'alpha lower upper alnum ascii blank cntrl digit graph print punct space word xdigit'.split(' ')

/** A set in brackets; `from` is at the bracket, `parse.at` behind it. */
export function readClass(parse: Parse, from: number): void {
  if (readWordBoundary(parse, from)) return
  const posix = findPosix(parse, parse.at)
  if (posix !== undefined) {
    const name = parse.text.slice(from, posix + 2)
    if (parse.text[parse.at] !== ':') refuseCollating(parse, from, posix + 2)
    parse.refuse(12, from, posix + 2, `"${name}" works only in a character class, as in "[${name}]"`)
  }
  new ClassParse(parse, from).run()
}

/** `[[:<:]]` and `[[:>:]]` are the start and the end of a word. */
function readWordBoundary(parse: Parse, from: number): boolean {
  const marker = parse.text.slice(parse.at, parse.at + 6)
  if (marker !== '[:<:]]' && marker !== '[:>:]]') return false
  parse.skip(6)
  const place = { from, to: parse.at }
  parse.add({ kind: 'nothing', size: 1, means: { is: 'place', place: 'word boundary' }, ...place })
  parse.addRepeatable({
    kind: 'group',
    form: marker === '[:<:]]' ? 'ahead' : 'behind',
    number: 0,
    opened: parse.at,
    branches: [[{ kind: 'one', size: 1, means: { is: 'type', letter: 'w' }, ...place }]],
    ...place,
  })
  return true
}

/**
 * Behind the "[" of `[:alpha:]`, `[.ch.]` or `[=e=]`: where its closing ":]", ".]" or "=]" is. Such a "[" with another
 * of the same kind before its end, or with a "]", is just a character. PCRE2's check_posix_syntax().
 */
function findPosix({ text }: Parse, at: number): number | undefined {
  const mark = text[at]
  if (mark !== ':' && mark !== '.' && mark !== '=') return undefined
  for (let i = at + 1; i < text.length - 1; i++) {
    const [c, next] = [text[i], text[i + 1]]
    if (c === '\\' && (next === ']' || next === '\\')) i++
    else if (c === ']' || (c === '[' && next === mark)) return undefined
    else if (c === mark && next === ']') return i
  }
  return undefined
}

function refuseCollating(parse: Parse, from: number, to: number): never {
  parse.refuse(13, from, to, `${parse.quote(from, to)} is not supported`)
}

class ClassParse {
  private readonly parse: Parse
  private readonly from: number
  /** What may begin a range, and after its hyphen what has begun one. */
  private first: { readonly code: number; readonly from: number } | undefined
  private inRange = false
  private quoted = false
  /** For the size: single characters, and whether there is anything else. */
  private singles = 0
  private others = false
  private negated = false
  private readonly members: Member[] = []
  private unmodelled: string | undefined

  constructor(parse: Parse, from: number) {
    this.parse = parse
    this.from = from
  }

  run(): void {
    const { parse, from } = this
    // The first character may be a "]" that does not end the class.
    let [at, code] = this.readStart()
    do {
      this.readMember(at, code)
      if (parse.at >= parse.text.length) parse.refuse(6, from, from + 1, 'missing "]" for this character class')
      at = parse.at
      code = parse.next()
    } while (code !== 0x5d || this.quoted)
    // A hyphen that came last.
    if (this.inRange) this.members.push({ first: 0x2d, last: 0x2d })
    parse.addRepeatable({ kind: 'one', from, to: parse.at, size: this.size(), means: this.meaning() })
  }

  /** Past "^" and what means nothing, `\E`, `\Q\E` and in `(?xx)` blanks: the first character. */
  private readStart(): [at: number, code: number] {
    const { parse, from } = this
    const { text } = parse
    let [at, code] = [from, 0x5b]
    while (parse.at < text.length) {
      at = parse.at
      code = parse.next()
      const c = text[at]
      if (c === '\\' && text[parse.at] === 'E') parse.skip(1)
      else if (c === '\\' && text.startsWith('Q\\E', parse.at)) parse.skip(3)
      else if (this.isBlank(code)) continue
      else if (c === '^' && !this.negated) this.negated = true
      else break
    }
    return [at, code]
  }

  private isBlank(code: number): boolean {
    return this.parse.flags.xx && (code === 0x20 || code === 0x09)
  }

  private readMember(at: number, code: number): void {
    const { parse } = this
    const posix = code === 0x5b && parse.text.length - parse.at >= 3 ? findPosix(parse, parse.at) : undefined
    if (this.quoted) {
      if (code === 0x5c && parse.text[parse.at] === 'E') this.endQuoted()
      else this.addCharacter(at, code)
    } else if (this.isBlank(code)) {
      // Nothing.
    } else if (posix !== undefined) {
      this.readPosix(at, posix)
    } else if (code === 0x2d && this.first && !this.inRange) {
      this.inRange = true
    } else if (code === 0x5c) {
      this.readEscaped(at, parseEscape(parse, at, 'class'))
    } else {
      this.addCharacter(at, code)
    }
  }

  private endQuoted(): void {
    this.quoted = false
    this.parse.skip(1)
  }

  private addCharacter(at: number, code: number): void {
    const { parse, first } = this
    if (!this.inRange) {
      this.first = { code, from: at }
      this.singles++
      this.members.push({ first: code, last: code })
      return
    }
    // A range between two bytes of characters that were not UTF-8 may be anything.
    const isKnown = !parse.source.guessed || (code < 0x80 && first!.code < 0x80)
    if (first!.code > code && isKnown) {
      const bytes = first!.code > 0x7f && !parse.source.utf ? ', byte by byte' : ''
      parse.refuse(8, first!.from, parse.at, `the range ${parse.quote(first!.from, parse.at)} is out of order${bytes}`)
    }
    if (code > first!.code) this.singles += code - first!.code
    this.members.push({ first: first!.code, last: code })
    this.first = undefined
    this.inRange = false
  }

  private readPosix(at: number, end: number): void {
    const { parse } = this
    const { text } = parse
    if (this.inRange) this.refuseRange(end + 2)
    if (text[parse.at] !== ':') refuseCollating(parse, at, end + 2)
    const name = text.slice(parse.at + 1, end)
    if (!POSIX.includes(name.replace(/^\^/, ''))) {
      parse.refuse(30, at, end + 2, `there is no class ${parse.quote(at, end + 2)}`)
    }
    parse.at = end + 2
    this.members.push({ set: name.replace(/^\^/, ''), negated: name.startsWith('^') })
    this.addSet(at)
  }

  private readEscaped(at: number, found: Escape): void {
    if (found.is === 'character') this.addCharacter(at, found.code)
    else if (found.is === 'letter') this.readLetter(at, found.letter)
  }

  private readLetter(at: number, letter: string): void {
    if (letter === 'b') this.addCharacter(at, 8)
    else if (letter === 'Q') this.quoted = true
    else if (letter !== 'E') this.readSet(at, letter)
  }

  private readSet(at: number, letter: string): void {
    const { parse } = this
    const message = `"\\${letter}" has no meaning in a character class`
    if (/[BRX]/.test(letter)) parse.refuse(7, at, parse.at, message)
    if (this.inRange) this.refuseRange(parse.at)
    if (letter === 'N') parse.refuse(71, at, parse.at, message)
    if (letter === 'p' || letter === 'P') readProperty(parse, at)
    else if (!/[hHvVdDsSwW]/.test(letter)) parse.refuse(7, at, parse.at, message)
    if (letter === 'p' || letter === 'P') this.unmodelled = `\\${letter}`
    else this.members.push({ set: letter, negated: false })
    this.addSet(at)
  }

  /** `[a-\d]`, and `[\d-z]` as well: a set is no end of a range. A hyphen that comes last is a hyphen. */
  private addSet(at: number): void {
    const { text } = this.parse
    const next = this.parse.at
    if (text[next] === '-' && next + 1 < text.length && text[next + 1] !== ']') {
      this.first = { code: 0, from: at }
      this.refuseRange(next + 1)
    }
    this.first = undefined
    this.others = true
  }

  private refuseRange(to: number): never {
    const { parse } = this
    const { from } = this.first!
    return parse.refuse(50, from, to, `${parse.quote(from, to)} is no range: put the hyphen last, or write "\\-"`)
  }

  private meaning(): Meaning {
    if (this.unmodelled) return { is: 'unmodelled', what: this.unmodelled }
    return { is: 'class', negated: this.negated, caseless: this.parse.flags.i, members: this.members }
  }

  /** One or two characters are compiled as such, more as a map of 32 bytes; (*UTF) and \p are not worth a look. */
  private size(): number {
    const { utf, ucp } = this.parse.source
    return utf || ucp || (this.singles < 3 && !this.others) ? 2 : 33
  }
}
