/** What a pattern consists of, as far as the checks behind the parse need it: widths, references, groups. */
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
}

export interface Reference extends Base {
  readonly kind: 'backreference' | 'call'
  /** The group: its number, where 0 is the whole pattern, or its name. */
  readonly group: number | string
}

export interface Group extends Base {
  readonly kind: 'group'
  readonly form: 'plain' | 'capture' | 'ahead' | 'behind' | 'conditional' | 'define'
  /** Of a capturing group; 0 for any other. */
  readonly number: number
  readonly condition?: Condition
  /** `from` up to here is what opens it: `(?<name>`. */
  readonly opened: number
  readonly branches: Item[][]
}

/** The group that a condition asks about. `(?(R1)…)`: group R1, or recursion into group 1 when none is called so. */
export interface Condition {
  readonly group: number | string
  readonly recursion?: boolean
  readonly from: number
  readonly to: number
}
