import { readClass } from './classes.ts'
import { readEscape } from './escapes.ts'
import { readParenthesis } from './groups.ts'
import { readRepeat } from './numbers.ts'
import { type ErrorNumber, Refusal } from './refusal.ts'
import { byteLength, type Newline, type Source } from './source.ts'
import type { Condition, Group, Item, Manner, Meaning, Simple } from './tree.ts'

/** The inline options. */
export interface Flags {
  /** `(?J)`: a name may be given twice. */
  readonly J: boolean
  /** `(?n)`: `(` does not capture. */
  readonly n: boolean
  readonly x: boolean
  readonly xx: boolean
  readonly i: boolean
  readonly s: boolean
  readonly m: boolean
  /** `(?U)`: quantifiers are lazy, and greedy with "?". */
  readonly U: boolean
}

interface Open {
  readonly group: Group
  readonly outer: Item[]
  /** Inline options end with their group. */
  readonly flags: Flags
  /** `(?|`: each branch counts its groups from here; the largest count so far. */
  reset?: { readonly first: number; largest: number }
  /** It is the condition of a conditional group, and so not repeatable. */
  readonly isCondition: boolean
}

export interface Name {
  /** The first group of this name, and the how-many-th name that was. */
  readonly number: number
  readonly index: number
  /** More than one group has it. */
  duplicate: boolean
}

/** PCRE2's default `parens_nest_limit`, and the number of its ERR19. */
const DEEPEST = 250

const START: Meaning = { is: 'place', place: 'start' }
const LINE_START: Meaning = { is: 'place', place: 'line start' }
const LINE_END: Meaning = { is: 'place', place: 'line end' }
const LAST_LINE_END: Meaning = { is: 'place', place: 'last line end' }
const ANY: Meaning = { is: 'type', letter: 'C' }
const NOT_NEWLINE: Meaning = { is: 'type', letter: 'N' }

/** One pass from left to right, as PCRE2's parse_regex(): it decides the same things at the same places. */
export class Parse {
  readonly source: Source
  readonly text: string
  at: number

  flags: Flags = { J: false, n: false, x: false, xx: false, i: false, s: false, m: false, U: false }
  /** The capturing groups so far; at the end, all. */
  count = 0
  readonly names = new Map<string, Name>()
  readonly nameOf = new Map<number, string>()
  /** Each place where a group's name is written: where it gets it, and what refers to it. */
  readonly spelled: { readonly name: string; readonly from: number; readonly to: number }[] = []
  /** The first group of each number. */
  readonly groups = new Map<number, Group>()
  /** `(?|` occurs: a number may stand for several groups. */
  sharesNumbers = false
  hasLookbehind = false

  /** The whole pattern. */
  readonly root: Group
  private branch: Item[]
  private readonly open: Open[] = []
  /** What a quantifier would repeat; PCRE2's okquantifier. */
  private repeatable: Item | undefined
  /** A quantifier came last: "?" makes it lazy and "+" possessive. */
  private repeated: Item | undefined
  /** Behind `(?(` of `(?(?=…)…)` 2, behind a callout there 1: only an assertion may follow. */
  assertionExpected = 0

  constructor(source: Source, caseless = false) {
    this.source = source
    if (caseless) this.flags = { ...this.flags, i: true }
    this.text = source.text
    this.at = source.start
    const { start } = source
    const end = source.text.length
    this.root = { kind: 'group', form: 'plain', number: 0, from: start, opened: start, to: end, branches: [[]] }
    this.branch = this.root.branches[0]!
  }

  run(): void {
    while (this.at < this.text.length) this.step()
    const unclosed = this.open.at(-1)?.group
    if (unclosed) this.refuse(14, unclosed.from, unclosed.opened, 'missing ")" for this group')
  }

  private step(): void {
    this.checkDepth()
    const from = this.at
    const code = this.next()
    if (this.skipMeaningless(from, code)) return

    const expected = this.assertionExpected
    if (expected > 0) this.checkAssertion(from, expected)
    this.assertionExpected = 0

    const { repeatable, repeated } = this
    this.repeatable = undefined
    this.repeated = undefined
    const c = String.fromCodePoint(code)
    if (repeated && (c === '?' || c === '+')) this.qualify(repeated, c)
    else this.readItem(from, code, c, repeatable, expected)
  }

  private readItem(from: number, code: number, c: string, repeatable: Item | undefined, expected: number): void {
    switch (c) {
      case '\\':
        readEscape(this, from)
        break
      case '[':
        readClass(this, from)
        break
      case '(':
        readParenthesis(this, from, expected)
        break
      case ')':
        this.close(from)
        break
      case '|':
        this.alternate()
        break
      case '^':
        this.add({ kind: 'nothing', from, to: this.at, size: 1, means: this.flags.m ? LINE_START : START })
        break
      case '$':
        this.add({ kind: 'nothing', from, to: this.at, size: 1, means: this.flags.m ? LINE_END : LAST_LINE_END })
        break
      case '.':
        this.addRepeatable({ kind: 'one', from, to: this.at, size: 1, means: this.flags.s ? ANY : NOT_NEWLINE })
        break
      case '*':
        this.repeat(repeatable, from, 0, Infinity)
        break
      case '+':
        this.repeat(repeatable, from, 1, Infinity)
        break
      case '?':
        this.repeat(repeatable, from, 0, 1)
        break
      case '{': {
        const range = readRepeat(this, from)
        if (range) this.repeat(repeatable, from, range.min, range.max)
        else this.addLiteral(from, code)
        break
      }
      default:
        this.addLiteral(from, code)
    }
  }

  /** What leaves no trace, not even between an item and its quantifier; and quoted text, which never is one. */
  private skipMeaningless(from: number, code: number): boolean {
    const { text, at } = this
    if (code === 0x5c && text[at] === 'Q') this.readQuoted(from)
    else if (code === 0x5c && text[at] === 'E') this.skip(1)
    else if (this.flags.x && isExtendedSpace(code)) return true
    else if (this.flags.x && code === 0x23) this.skipLine()
    else if (text.startsWith('(?#', from)) this.skipComment(from)
    else return false
    return true
  }

  /** PCRE2 looks at the depth when there is more to read: a pattern that ends there just lacks its ")". */
  private checkDepth(): void {
    const innermost = this.open.at(-1)?.group
    if (innermost && this.open.length > DEEPEST) {
      this.refuse(19, innermost.from, innermost.opened, `groups are nested more than ${DEEPEST} deep`)
    }
  }

  /** `\Q…\E` */
  private readQuoted(from: number): void {
    this.skip(1)
    while (this.at < this.text.length) {
      this.checkDepth()
      const at = this.at
      const code = this.next()
      if (code === 0x5c && this.text[this.at] === 'E') break
      if (this.assertionExpected > 0) this.refuse(28, from, this.at, 'only an assertion may follow "(?("')
      this.repeated = undefined
      this.addLiteral(at, code)
    }
    if (this.text[this.at] === 'E') this.skip(1)
  }

  /** A comment of `(?x)`, from "#" to the end of the line. */
  private skipLine(): void {
    const { newline } = this.source
    while (this.at < this.text.length && !isNewline(this.text, this.at, newline)) this.at++
    // A further character of the newline is white space.
    if (this.at < this.text.length) this.at++
  }

  private skipComment(from: number): void {
    // From the "#" on, as the comment's text may be empty.
    const end = this.text.indexOf(')', this.at + 2)
    if (end < 0) this.refuse(18, from, from + 3, 'missing ")" for this comment')
    this.at = end + 1
  }

  private checkAssertion(from: number, expected: number): void {
    const { text, at } = this
    const [first = '', second = '', third = ''] = [text[at], text[at + 1], text[at + 2]]
    const isAssertion =
      text[from] === '(' &&
      text.length - at >= 3 &&
      (first === '*'
        ? /[a-z]/.test(second)
        : first === '?' &&
          (/[=!]/.test(second) || (second === '<' && /[=!]/.test(third)) || (second === 'C' && expected === 2)))
    if (!isAssertion) this.refuse(28, from, this.at, 'only an assertion may follow "(?("')
  }

  private repeat(item: Item | undefined, from: number, min: number, max: number): void {
    const quantifier = this.text.slice(from, this.at)
    if (!item) this.refuse(9, from, this.at, `nothing to repeat before "${quantifier}"`)
    let target = item
    if (item.kind === 'end') {
      // `(*ACCEPT)??`: PCRE2 wraps it into a group, and what follows can be reached again.
      target = {
        kind: 'group',
        form: 'plain',
        number: 0,
        from: item.from,
        opened: item.to,
        to: item.to,
        branches: [[item]],
      }
      this.branch[this.branch.length - 1] = target
    }
    target.repeat = { min, max, to: this.at, mode: this.flags.U ? 'lazy' : 'greedy' }
    this.repeated = target
  }

  private qualify({ repeat }: Item, c: '?' | '+'): void {
    repeat!.to = this.at
    repeat!.mode = c === '+' ? 'possessive' : this.flags.U ? 'greedy' : 'lazy'
  }

  private alternate(): void {
    const top = this.open.at(-1)
    if (top?.reset) {
      top.reset.largest = Math.max(top.reset.largest, this.count)
      this.count = top.reset.first
    }
    this.branch = []
    const group = top?.group ?? this.root
    group.branches.push(this.branch)
  }

  private close(from: number): void {
    const top = this.open.pop()
    if (!top) this.refuse(22, from, this.at, 'no group is open for this ")"')
    top.group.to = this.at
    this.flags = top.flags
    if (top.reset) this.count = Math.max(top.reset.largest, this.count)
    this.branch = top.outer
    if (!top.isCondition) this.repeatable = top.group
  }

  /** `this.at` is behind what opens the group. */
  openGroup(
    form: Group['form'],
    from: number,
    more: {
      isCondition?: boolean
      reset?: boolean
      condition?: Condition
      flags?: Flags
      manner?: Manner | undefined
    } = {},
  ): void {
    const number = form === 'capture' ? this.count : 0
    const condition = more.condition && { condition: more.condition }
    const group: Group = {
      kind: 'group',
      form,
      number,
      from,
      opened: this.at,
      to: this.at,
      branches: [[]],
      ...condition,
      ...(more.manner && { manner: more.manner }),
    }
    if (number > 0 && !this.groups.has(number)) this.groups.set(number, group)
    this.add(group)
    this.open.push({
      group,
      outer: this.branch,
      flags: this.flags,
      isCondition: more.isCondition ?? false,
      ...(more.reset && { reset: { first: this.count, largest: this.count } }),
    })
    this.branch = group.branches[0]!
    if (more.flags) this.flags = more.flags
  }

  add(item: Item): void {
    this.branch.push(item)
  }

  addRepeatable(item: Item): void {
    this.branch.push(item)
    this.repeatable = item
  }

  addLiteral(from: number, code: number): void {
    const size = 1 + byteLength(code, this.source.utf)
    const means: Meaning = { is: 'character', code, caseless: this.flags.i }
    this.addRepeatable({ kind: 'one', from, to: this.at, size, means } satisfies Simple)
  }

  /** The next character, and past it: a byte, under `(*UTF)` a code point. */
  next(): number {
    const code = this.text.codePointAt(this.at)!
    this.at += code > 0xffff ? 2 : 1
    return code
  }

  skip(length: number): void {
    this.at += length
  }

  /** In quotes, for messages: whole characters, not bytes. */
  quote(from: number, to: number): string {
    const { offset, length } = this.source.place(from, Math.min(to, this.text.length))
    return `"${this.source.pattern.slice(offset, offset + length)}"`
  }

  refuse(number: ErrorNumber, from: number, to: number, message: string): never {
    throw new Refusal(number, from, Math.min(to, this.text.length), message)
  }
}

/** Space for `(?x)`: ASCII's, NEL and four more of Unicode. */
function isExtendedSpace(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 32 || code === 0x85 || (code | 1) === 0x200f || (code | 1) === 0x2029
}

function isNewline(text: string, at: number, newline: Newline): boolean {
  switch (newline) {
    case 'CR':
      return text[at] === '\r'
    case 'LF':
      return text[at] === '\n'
    case 'CRLF':
      return text.startsWith('\r\n', at)
    case 'NUL':
      return text[at] === '\0'
    case 'ANYCRLF':
      return text[at] === '\r' || text[at] === '\n'
    case 'ANY':
      return /[\n\v\f\r\x85\u2028\u2029]/.test(text[at]!)
  }
}
