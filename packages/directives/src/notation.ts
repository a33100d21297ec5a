/**
 * The notation of nginx's own documentation, parsed.
 *
 *     <path> [<log_format>] [buffer=<size>] [gzip[=<number 1..9>]] [if=<text>] | off
 *
 * Spaces separate arguments; `a | b` chooses between argument lists, `a|b` inside one argument;
 * `[x]` is optional, `x ...` repeats (once or more), `<type detail>` is a value, `<new type>` defines
 * a symbol. Neighbouring options, and required `key=` arguments among them, come in any order and
 * any number of times, as they do for nginx's parameter loops.
 *
 * A term may be limited: `quic{since 1.25.0}`, `spdy{until 1.9.5}` (the first release without it),
 * `sync{plus}`, `path=<string>{once}` (a second one is refused).
 */
export type Shape =
  | Argument
  | { readonly kind: 'sequence' | 'choice' | 'bag'; readonly of: readonly Shape[] }
  | { readonly kind: 'option' | 'repeat'; readonly of: Shape }

export interface Argument {
  readonly kind: 'argument'
  readonly parts: readonly Part[]
  readonly limits?: Limits
}

/** A piece of one argument. */
export type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | Value
  | { readonly kind: 'option'; readonly of: readonly Part[] }
  | { readonly kind: 'choice'; readonly of: readonly (readonly Part[])[] }

/** `<size>`, `<number 1..9>`, `<upstream>` (a reference), `<new upstream>` (its definition). */
export interface Value {
  readonly kind: 'value'
  readonly type: string
  readonly detail: string
  readonly defines: boolean
}

/** Where and how often a term is allowed. */
export interface Limits {
  /** First release that takes it. */
  readonly since?: string
  /** First release that no longer takes it. */
  readonly until?: string
  /** NGINX Plus only. */
  readonly plus?: true
  /** nginx refuses a second one. */
  readonly once?: true
}

/** Parses one line of notation. A mistake in it is a bug in a module's file, hence the throw. */
export function parseNotation(source: string): Shape {
  let at = 0
  const shape = choice()
  if (at < source.length) fail(`unexpected "${source[at]}"`)
  return shape

  function fail(what: string): never {
    throw new SyntaxError(`bug in notation: ${what} at ${at} in: ${source}`)
  }

  function spaces(): void {
    while (source[at] === ' ') at++
  }

  function looking(text: string): boolean {
    return source.startsWith(text, at)
  }

  function choice(): Shape {
    const of = [sequence()]
    for (spaces(); looking('| '); spaces()) {
      at += 2
      of.push(sequence())
    }
    return of.length === 1 ? of[0]! : { kind: 'choice', of }
  }

  function sequence(): Shape {
    const of: Shape[] = []
    for (spaces(); at < source.length && !looking(']') && !looking('| '); spaces()) of.push(term())
    const grouped = groupOptions(of)
    return grouped.length === 1 ? grouped[0]! : { kind: 'sequence', of: grouped }
  }

  function term(): Shape {
    const shape = looking('[') && !glued() ? option() : argument()
    spaces()
    if (!looking('...')) return shape
    at += 3
    return { kind: 'repeat', of: shape }
  }

  /** Does the bracket at the cursor only open a part of a larger argument, as in `[=[x]]y`? */
  function glued(): boolean {
    let depth = 0
    for (let i = at; i < source.length; i++) {
      if (source[i] === '[') depth++
      if (source[i] === ']' && --depth === 0) return !/^( |\]|\{|$)/.test(source.slice(i + 1))
    }
    return fail('missing "]"')
  }

  function option(): Shape {
    at++
    const of = choice()
    spaces()
    if (!looking(']')) fail('missing "]"')
    at++
    const limited = limits()
    return { kind: 'option', of: limited ? withLimits(of, limited) : of }
  }

  function argument(): Argument {
    const found = parts()
    if (found.length === 0) fail('an empty argument')
    const limited = limits()
    return limited ? { kind: 'argument', parts: found, limits: limited } : { kind: 'argument', parts: found }
  }

  function limits(): Limits | undefined {
    if (!looking('{')) return undefined
    const end = source.indexOf('}', at)
    if (end < 0) fail('missing "}"')
    const result: { -readonly [K in keyof Limits]: Limits[K] } = {}
    const words = source.slice(at + 1, end).split(' ')
    while (words.length) {
      const word = words.shift()!
      if (word === 'since' || word === 'until') result[word] = words.shift() ?? fail('a version')
      else if (word === 'plus' || word === 'once') result[word] = true
      else fail(`unknown limit "${word}"`)
    }
    at = end + 1
    return result
  }

  function parts(): Part[] {
    const out: Part[] = []
    const alternatives: Part[][] = []
    let from = 0 // where the current alternative starts: after the last "=" or ":"
    while (at < source.length && !/[ \]{]/.test(source[at]!)) {
      const char = source[at]!
      if (char === '<') {
        out.push(value())
      } else if (char === '[') {
        at++
        out.push({ kind: 'option', of: parts() })
        if (!looking(']')) fail('missing "]"')
        at++
      } else if (char === '|') {
        at++
        alternatives.push(out.splice(from))
      } else {
        const text = /^[^ <>[\]|{]+/.exec(source.slice(at))![0]
        at += text.length
        const cut = alternatives.length ? -1 : text.lastIndexOf('=') + 1
        if (cut > 0) {
          out.push({ kind: 'literal', text: text.slice(0, cut) })
          from = out.length
        }
        if (cut < text.length) out.push({ kind: 'literal', text: cut > 0 ? text.slice(cut) : text })
      }
    }
    if (alternatives.length) out.push({ kind: 'choice', of: [...alternatives, out.splice(from)] })
    return out
  }

  function value(): Value {
    const end = source.indexOf('>', at)
    if (end < 0) fail('missing ">"')
    const words = source.slice(at + 1, end).split(' ')
    const defines = words[0] === 'new' && words.length > 1
    const [type = '', ...detail] = defines ? words.slice(1) : words
    at = end + 1
    return { kind: 'value', type, detail: detail.join(' '), defines }
  }
}

/** The same shape, with the limits on each of its arguments. */
function withLimits(shape: Shape, limits: Limits): Shape {
  switch (shape.kind) {
    case 'argument':
      return { ...shape, limits: { ...shape.limits, ...limits } }
    case 'option':
    case 'repeat':
      return { kind: shape.kind, of: withLimits(shape.of, limits) }
    case 'sequence':
    case 'choice':
    case 'bag':
      return { kind: shape.kind, of: shape.of.map((s) => withLimits(s, limits)) }
  }
}

function groupOptions(of: readonly Shape[]): Shape[] {
  const out: Shape[] = []
  for (let i = 0; i < of.length; ) {
    let j = i
    while (j < of.length && isLoose(of[j]!)) j++
    if (j - i > 1) out.push({ kind: 'bag', of: of.slice(i, j) })
    else if (j - i === 1 && isParameter(of[i]!)) out.push({ kind: 'bag', of: [of[i]!] })
    else out.push(of[i]!)
    i = Math.max(j, i + 1)
  }
  return out
}

/** May this term stand anywhere among its neighbours? */
const isLoose = (shape: Shape): boolean => shape.kind === 'option' || isKeyed(shape)

/** `[weight=<number>]`: also alone it may be repeated, as in every loop over parameters. */
const isParameter = (shape: Shape): boolean => shape.kind === 'option' && isKeyed(shape.of)

const isKeyed = (shape: Shape): boolean => {
  const head = shape.kind === 'argument' ? shape.parts[0] : undefined
  return head?.kind === 'literal' && head.text.length > 1 && head.text.endsWith('=')
}

/** Every value a shape may take, in the order of the notation. */
export function valuesOf(shape: Shape): readonly Value[] {
  switch (shape.kind) {
    case 'argument':
      return shape.parts.flatMap(ofPart)
    case 'option':
    case 'repeat':
      return valuesOf(shape.of)
    default:
      return shape.of.flatMap(valuesOf)
  }

  function ofPart(part: Part): readonly Value[] {
    if (part.kind === 'value') return [part]
    return part.kind === 'literal' ? [] : part.of.flat().flatMap(ofPart)
  }
}

/** How many arguments a shape takes. `max` is Infinity where they may repeat. */
export function arity(shape: Shape): { readonly min: number; readonly max: number } {
  switch (shape.kind) {
    case 'argument':
      return { min: 1, max: 1 }
    case 'option':
      return { min: 0, max: arity(shape.of).max }
    case 'repeat':
      return { min: arity(shape.of).min, max: Number.POSITIVE_INFINITY }
    case 'choice': {
      const all = shape.of.map(arity)
      return { min: Math.min(...all.map((a) => a.min)), max: Math.max(...all.map((a) => a.max)) }
    }
    case 'sequence':
    case 'bag': {
      const all = shape.of.map(arity)
      const min = all.reduce((sum, a) => sum + a.min, 0)
      const max = shape.kind === 'bag' ? Number.POSITIVE_INFINITY : all.reduce((sum, a) => sum + a.max, 0)
      return { min, max }
    }
  }
}
