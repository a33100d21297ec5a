import { literalOf } from './describe.ts'
import type { Argument, Limits, Part, Shape, Value } from './notation.ts'
import { typeOf } from './types/index.ts'
import { type Version, within } from './version.ts'

export interface Match {
  /** The arguments fit as they are. */
  readonly ok: boolean
  /** When they do not: the index of the first that does not fit; the number of arguments when one is missing. */
  readonly at: number
  /** The offsets within that argument's value which are wrong; undefined: all of it. */
  readonly part?: { readonly start: number; readonly end: number }
  /** What is wrong with that value, in words: `"1g" is too large`. */
  readonly reason?: string
  /** What may stand at `at`; when all fit, what may still be added. The completions; see `describe` and `literalOf`. */
  readonly expected: readonly Argument[]
  /** Which text was taken for which `<value>`: the source of symbols, links, colours and hovers. */
  readonly bindings: readonly Binding[]
  /** Set when the arguments fit another release or edition only; then `ok`, unless there is more to say of the text. */
  readonly limits?: { readonly argument: number; readonly limits: Limits }
}

/** `start` and `end` are offsets within the argument's value. */
export interface Binding {
  readonly argument: number
  readonly start: number
  readonly end: number
  readonly value: Value
}

export interface MatchOptions {
  readonly target?: Version
  readonly plus?: boolean
  /** Literals are compared without case, as nginx does in its enumerations. */
  readonly caseless?: boolean
  /** Keep only the bindings that name symbols: what a whole configuration is held in memory with. */
  readonly symbolsOnly?: boolean
}

/** Outranks everything that may stand in an argument's place: the argument that must. */
const REQUIRED = 1e9

/** The match of most statements of a configuration, shared. */
const FITS: Match = { ok: true, at: 0, expected: [], bindings: [] }

/**
 * A private-use character: no configuration has it, and to nginx it is an ordinary character of a word. It stands for
 * what is not known, such as a template's placeholder; an argument with one fits everywhere.
 */
export const HOLE = '\ue000'

/** One walk answers validation (`ok`), the error's place and message and completion. */
export function match(shape: Shape, args: readonly string[], options: MatchOptions = {}): Match {
  const strict = new Walk(args, options, true).run(shape)
  if (strict.ok) return strict
  const lax = new Walk(args, options, false).run(shape)
  if (!lax.ok) return strict
  // A form that nginx once took explains less than what is wrong with the text today.
  const { argument, limits } = lax.limits ?? { argument: 0, limits: {} }
  const more = strict.at > argument || (strict.at === argument && (strict.reason ?? strict.part) !== undefined)
  return more && limits.until !== undefined ? { ...strict, limits: { argument, limits } } : lax
}

/** What may follow the first arguments of a statement. */
export interface Continuation {
  /** The number of arguments when all fit; otherwise the index of the first that fits in no way. */
  readonly at: number
  /** In whichever way the arguments are taken; what is required first. */
  readonly expected: readonly Argument[]
}

/** Unlike `match`, which is content with the first way that fits: what may follow in any. */
export function continuation(shape: Shape, args: readonly string[], options: MatchOptions = {}): Continuation {
  return new Walk(args, options, true).explore(shape)
}

class Walk {
  private readonly args: readonly string[]
  private readonly options: MatchOptions
  /** Refuse what the target does not take. */
  private readonly strict: boolean
  /** Go every way to the end, and note only what may follow. */
  private exploring = false
  /** How many of `expected` must follow; only when exploring. */
  private required = 0

  private at = 0
  private weight = -1
  private part: Match['part']
  private reason: string | undefined
  private expected: Argument[] = []
  private limits: Match['limits']
  private readonly path: Binding[] = []

  constructor(args: readonly string[], options: MatchOptions, strict: boolean) {
    this.args = args
    this.options = options
    this.strict = strict
  }

  run(shape: Shape): Match {
    const ok = this.shape(shape, 0, (at) => at === this.args.length || this.tooMany(at))
    if (ok && this.options.symbolsOnly && this.path.length === 0 && !this.limits) return FITS
    const base = { ok, at: this.at, expected: this.expected, bindings: ok ? this.path : [] }
    return {
      ...base,
      ...(this.part && !ok && { part: this.part }),
      ...(this.reason !== undefined && !ok && { reason: this.reason }),
      ...(this.limits && ok && { limits: this.limits }),
    }
  }

  explore(shape: Shape): Continuation {
    this.exploring = true
    let isWhole = false
    this.shape(shape, 0, (at) => {
      isWhole ||= at === this.args.length
      return false
    })
    const at = isWhole ? this.args.length : this.at
    return { at, expected: at === this.args.length ? this.expected : [] }
  }

  /** Calls `next` for each way in which `shape` fits the arguments from `at` on, until one says true. */
  private shape(shape: Shape, at: number, next: (at: number) => boolean): boolean {
    switch (shape.kind) {
      case 'argument':
        return this.argument(shape, at, next)
      case 'option':
        return this.shape(shape.of, at, next) || next(at)
      case 'repeat':
        return this.many(
          at,
          1,
          (from) => this.once(shape.of, from),
          () => true,
          next,
        )
      case 'sequence':
        return this.sequence(shape.of, 0, at, next)
      case 'choice':
        return this.choice(shape.of, at, next)
      case 'bag':
        return this.bag(shape.of, at, next)
    }
  }

  private sequence(of: readonly Shape[], i: number, at: number, next: (at: number) => boolean): boolean {
    const head = of[i]
    if (!head) return next(at)
    return this.shape(head, at, (after) => this.sequence(of, i + 1, after, next))
  }

  private choice(of: readonly Shape[], at: number, next: (at: number) => boolean): boolean {
    for (const shape of of) {
      let fitted = false
      const rest = (after: number): boolean => {
        fitted = true
        return next(after)
      }
      if (this.shape(shape, at, rest)) return true
      // What follows has failed; another alternative for the same one argument would meet the same end.
      if (fitted && shape.kind === 'argument' && of.every((s) => s.kind === 'argument')) return false
    }
    return false
  }

  /** Options in any order: whatever stands next among them, until nothing does. */
  private bag(of: readonly Shape[], at: number, next: (at: number) => boolean): boolean {
    const taken: number[] = []
    const step = (from: number): number => {
      for (const [i, shape] of of.entries()) {
        const inner = shape.kind === 'option' ? shape.of : shape
        if (inner.kind === 'argument' && inner.limits?.once && taken.includes(i)) continue
        const after = this.once(inner, from)
        if (after <= from) continue
        taken.push(i)
        return after
      }
      return from
    }
    const complete = (steps: number, end: number): boolean => {
      const missing = of.filter((shape, i) => shape.kind !== 'option' && !taken.slice(0, steps).includes(i))
      if (end === this.args.length)
        for (const shape of missing) if (shape.kind === 'argument') this.fail(shape, end, REQUIRED)
      return missing.length === 0
    }
    return this.many(at, 0, step, complete, next)
  }

  /** As many steps as can be taken; then what follows, at the furthest place from which it fits. In a loop: there may be thousands. */
  private many(
    at: number,
    least: number,
    step: (from: number) => number,
    complete: (steps: number, end: number) => boolean,
    next: (at: number) => boolean,
  ): boolean {
    const before = { at, path: this.path.length, limits: this.limits }
    const reached = [before]
    for (let from = at; ; ) {
      const after = step(from)
      if (after <= from) break
      from = after
      reached.push({ at: from, path: this.path.length, limits: this.limits })
    }
    for (let steps = reached.length - 1; steps >= least; steps--) {
      const place = reached[steps]!
      this.path.length = place.path
      this.limits = place.limits
      if (complete(steps, place.at) && next(place.at)) return true
    }
    this.path.length = before.path
    this.limits = before.limits
    return false
  }

  /** Where the first way to fit `shape` ends; `at` when there is none. */
  private once(shape: Shape, at: number): number {
    let end = at
    this.shape(shape, at, (after) => {
      end = after
      return true
    })
    return end
  }

  private argument(shape: Argument, at: number, next: (at: number) => boolean): boolean {
    const text = this.args[at]
    if (text === undefined) return this.fail(shape, at, 0)
    if (this.strict && shape.limits && !within(shape.limits, this.options)) return false
    const before = this.path.length
    if (!text.includes(HOLE) && !this.bind(shape, text, at)) return false
    const limits = this.limits
    if (!this.strict && shape.limits && !within(shape.limits, this.options))
      this.limits = { argument: at, limits: shape.limits }
    if (next(at + 1)) return true
    this.path.length = before
    this.limits = limits
    return false
  }

  private bind(shape: Argument, text: string, at: number): boolean {
    const { kind, literal, values, regex } = compile(shape, this.options.caseless === true)
    const head = this.options.caseless ? text.slice(0, literal.length).toLowerCase() : text.slice(0, literal.length)
    const begun = head === (this.options.caseless ? literal.toLowerCase() : literal)
    if (kind === 'literal') return (begun && text.length === literal.length) || this.fail(shape, at, 0)
    if (kind === 'value')
      return begun ? this.value(shape, at, text, values[0]!, literal.length) : this.fail(shape, at, 0)
    const groups = regex!.exec(text)?.indices
    if (!groups) {
      const inside = begun && literal !== ''
      return this.fail(
        shape,
        at,
        inside ? literal.length : 0,
        inside ? { start: literal.length, end: text.length } : undefined,
      )
    }
    const found: Binding[] = []
    for (const [i, value] of values.entries()) {
      const range = groups[i + 1]
      if (!range) continue
      const [start, end] = range
      const wrong = typeOf(value).check?.(text.slice(start, end), value.detail)
      if (wrong !== undefined)
        return this.fail(shape, at, Math.max(literal.length, values.length > 1 ? 1 : 0), { start, end }, wrong)
      if (this.keeps(value)) found.push({ argument: at, start, end, value })
    }
    this.path.push(...found)
    return true
  }

  /** An argument that is one value, perhaps behind a fixed beginning. */
  private value(shape: Argument, at: number, text: string, value: Value, start: number): boolean {
    const end = text.length
    const wrong = typeOf(value).check?.(start === 0 ? text : text.slice(start), value.detail)
    if (wrong !== undefined) return this.fail(shape, at, start, { start, end }, wrong)
    if (this.keeps(value)) this.path.push({ argument: at, start, end, value })
    return true
  }

  private keeps(value: Value): boolean {
    return !this.options.symbolsOnly || typeOf(value).symbol !== undefined
  }

  private tooMany(at: number): boolean {
    if (this.explains(at)) return false
    if (at > this.at || (at === this.at && this.weight < 0)) this.note(at, 0)
    return false
  }

  /** Of an argument that was taken for something it may also be, what is wrong with it says more than what follows. */
  private explains(at: number): boolean {
    return at === this.at + 1 && this.reason !== undefined && this.weight < REQUIRED
  }

  /** Remembers the furthest failure, and among those the one whose argument fitted longest. */
  private fail(shape: Argument, at: number, weight: number, part?: Match['part'], reason?: string): false {
    if (this.strict && shape.limits && !within(shape.limits, this.options)) return false
    if (this.exploring) return this.mayFollow(shape, at, weight === REQUIRED)
    if (at < this.at || (at === this.at && weight < this.weight)) return false
    if (at === this.args.length && weight === 0 && this.explains(at)) return false
    if (at > this.at || weight > this.weight) this.note(at, weight, part, reason)
    else if (this.reason === undefined) this.reason = reason
    this.expected.push(shape)
    return false
  }

  private mayFollow(shape: Argument, at: number, isRequired: boolean): false {
    this.at = Math.max(this.at, at)
    if (at !== this.args.length) return false
    const known = this.expected.indexOf(shape)
    if (isRequired && known >= this.required) {
      this.expected.splice(known, 1)
      this.expected.splice(this.required++, 0, shape)
    } else if (known < 0) this.expected.push(shape)
    return false
  }

  private note(at: number, weight: number, part?: Match['part'], reason?: string): void {
    this.at = at
    this.weight = weight
    this.part = part
    this.reason = reason
    this.expected = []
  }
}

interface Compiled {
  /** `literal`: fixed text only. `value`: fixed text, perhaps none, and one value to the end. */
  readonly kind: 'literal' | 'value' | 'mixed'
  /** The fixed text every fitting argument begins with. */
  readonly literal: string
  readonly values: readonly Value[]
  /** For `mixed`. */
  readonly regex?: RegExp
}

const compiled = { exact: new WeakMap<Argument, Compiled>(), caseless: new WeakMap<Argument, Compiled>() }

function compile(argument: Argument, caseless: boolean): Compiled {
  const cache = caseless ? compiled.caseless : compiled.exact
  const known = cache.get(argument)
  if (known) return known
  const result = compileParts(argument.parts, caseless)
  cache.set(argument, result)
  return result
}

function compileParts(parts: readonly Part[], caseless: boolean): Compiled {
  const literal = literalOf(parts)
  const rest = literal === '' ? parts : parts.slice(1)
  const [only] = rest
  if (!only) return { kind: 'literal', literal, values: [] }
  if (rest.length === 1 && only.kind === 'value' && !typeOf(only).pattern)
    return { kind: 'value', literal, values: [only] }
  const values: Value[] = []
  return { kind: 'mixed', literal, values, regex: new RegExp(`^${source(parts)}$`, caseless ? 'dsi' : 'ds') }

  function source(parts: readonly Part[]): string {
    return parts.map(part).join('')
  }

  function part(p: Part): string {
    switch (p.kind) {
      case 'literal':
        return p.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      case 'option':
        return `(?:${source(p.of)})?`
      case 'choice':
        return `(?:${p.of.map(source).join('|')})`
      case 'value':
        values.push(p)
        return `(${typeOf(p).pattern ?? '.*?'})`
    }
  }
}
