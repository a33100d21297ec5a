/** A value of a JSON text with its place. Comments and trailing commas are let pass, as people write them in settings. */
export type JsonNode = { readonly offset: number } & (
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null }
)

export interface Member {
  readonly key: string
  readonly offset: number
  readonly value: JsonNode
}

export class JsonError extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** Throws a JsonError at the first mistake. */
export function parseJson(text: string): JsonNode {
  let at = text.startsWith('\ufeff') ? 1 : 0
  const whole = value()
  skip()
  if (at < text.length) throw expected('the end')
  return whole

  function value(): JsonNode {
    skip()
    const offset = at
    if (take('{')) return { kind: 'object', offset, members: list('}', member) }
    if (take('[')) return { kind: 'array', offset, items: list(']', value) }
    return { kind: 'scalar', offset, value: scalar() }
  }

  function list<T>(close: string, element: () => T): T[] {
    const elements: T[] = []
    for (skip(); !take(close); skip()) {
      elements.push(element())
      skip()
      if (!take(',') && text[at] !== close) throw expected(`"," or "${close}"`)
    }
    return elements
  }

  function member(): Member {
    const offset = at
    const key = text[at] === '"' ? scalar() : undefined
    if (typeof key !== 'string') throw expected('a name in double quotes')
    skip()
    if (!take(':')) throw expected('":"')
    return { key, offset, value: value() }
  }

  function scalar(): string | number | boolean | null {
    const found = match(/"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true\b|false\b|null\b/y)
    if (found === undefined) throw expected(text[at] === '"' ? 'a closing quote on this line' : 'a value')
    try {
      return JSON.parse(found) as string | number | boolean | null
    } catch {
      at -= found.length
      throw expected('a valid string or number')
    }
  }

  function skip(): void {
    match(/(?:\s|\/\/[^\n]*|\/\*.*?\*\/)+/sy)
  }

  function take(character: string): boolean {
    const is = text[at] === character
    if (is) at++
    return is
  }

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }

  function expected(what: string): JsonError {
    return new JsonError(at < text.length ? `expected ${what}` : `expected ${what}, but the file ends`, at)
  }
}
