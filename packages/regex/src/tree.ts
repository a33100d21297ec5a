/** What a pattern consists of: widths, references and groups for the checks behind the parse, and what each means. */
export type Item = Simple | Reference | Group

interface Base {
  /** Positions in `Source.text`; with its quantifier up to `repeat.to`. */
  readonly from: number
  to: number
  repeat?: Repeat
}

export interface Repeat {
  readonly min: number
  /** Infinity for `*`, `+` and `{n,}`. */
  readonly max: number
  to: number
  /** As `?` and `+` behind it, and the option U, have it. */
  mode: 'greedy' | 'lazy' | 'possessive'
}

export interface Simple extends Base {
  readonly kind: /** One character. */
    | 'one'
    /** `\C`, which is not one character under `(*UTF)`. */
    | 'byte'
    /** `\R`, `\X`: no saying how many. */
    | 'some'
    /** Matches at a place, or is a verb or a callout. */
    | 'nothing'
    /** `\K` */
    | 'keep'
    /** `(*ACCEPT)` and `(*FAIL)`: what follows is never reached. */
    | 'end'
  /** At least so many bytes when compiled. */
  readonly size: number
  readonly means: Meaning
}

/** What an item matches, or asks of its place. */
export type Meaning =
  | { readonly is: 'character'; readonly code: number; readonly caseless: boolean }
  | {
      readonly is: 'class'
      readonly negated: boolean
      readonly caseless: boolean
      readonly members: readonly Member[]
    }
  /** `\d` and its kind by their letter, `.` as "N" or, where it takes a newline too, "C". */
  | { readonly is: 'type'; readonly letter: string }
  | { readonly is: 'newline' }
  | { readonly is: 'place'; readonly place: Place }
  | { readonly is: 'keep' | 'never' | 'nothing' }
  /** Known to PCRE2, and not to what runs patterns here. */
  | { readonly is: 'unmodelled'; readonly what: string }

/** In a class: a range of characters, or a set by the letter of its escape or by its POSIX name. */
export type Member =
  | { readonly first: number; readonly last: number }
  | { readonly set: string; readonly negated: boolean }

export type Place =
  /** `^`, `\A`, `\G` */
  | 'start'
  /** `^` under `(?m)` */
  | 'line start'
  /** `$`, `\Z` */
  | 'last line end'
  /** `$` under `(?m)` */
  | 'line end'
  /** `\z` */
  | 'end'
  | 'word boundary'
  | 'no word boundary'

export interface Reference extends Base {
  readonly kind: 'backreference' | 'call'
  /** The group: its number, where 0 is the whole pattern, or its name. */
  readonly group: number | string
  readonly caseless: boolean
}

export interface Group extends Base {
  readonly kind: 'group'
  readonly form: 'plain' | 'capture' | 'ahead' | 'behind' | 'conditional' | 'define'
  readonly manner?: Manner
  /** Of a capturing group; 0 for any other. */
  readonly number: number
  readonly condition?: Condition
  /** `from` up to here is what opens it: `(?<name>`. */
  readonly opened: number
  readonly branches: Item[][]
}

/** `(?>` and `(?!`; `(?*`, a lookaround into which one may go back; `(*sr:`. */
export type Manner = 'atomic' | 'negative' | 'not atomic' | 'script run'

/** The group that a condition asks about. `(?(R1)…)`: group R1, or recursion into group 1 when none is called so. */
export interface Condition {
  readonly group: number | string
  readonly recursion?: boolean
  /** `(?(R&name)…)`: whether this is within a call of the group. */
  readonly isCall?: boolean
  readonly from: number
  readonly to: number
}
