import { type Part, typeOf, type Value } from '@nginx-lint/directives'

/** A piece of an argument that begins within what is typed, or where that ends: `zone=` at 0, the name behind it at 5. */
export interface Opening {
  readonly part: Value | (Part & { readonly kind: 'literal' })
  /** What of the argument follows it. */
  readonly rest: readonly Part[]
  readonly start: number
}

/** The pieces of an argument that the cursor may be in. */
export function openings(parts: readonly Part[], typed: string): readonly Opening[] {
  const found: Opening[] = []
  walk(parts, 0, true)
  return found

  /** `isSure`: what is before ends here; if not, the piece must be there to be meant. */
  function walk([part, ...rest]: readonly Part[], start: number, isSure: boolean): void {
    if (!part) return
    const left = typed.slice(start)
    switch (part.kind) {
      case 'option':
        walk([...part.of, ...rest], start, isSure)
        walk(rest, start, isSure)
        return
      case 'choice':
        for (const parts of part.of) walk([...parts, ...rest], start, isSure)
        return
      case 'literal':
        if (isBehind(part.text, rest, left)) walk(rest, start + part.text.length, true)
        else if (isSure) add({ part, rest, start })
        return
      case 'value': {
        const { text = '' } = typeOf(part).opening ?? {}
        if (text !== '' && left.startsWith(text)) {
          add({ part, rest, start: start + text.length })
          return
        }
        if (!isSure && !(left !== '' && fits(part, left))) return
        add({ part, rest, start })
        if (rest.length === 0) return
        for (let end = start + 1; end <= typed.length; end++)
          if (fits(part, typed.slice(start, end))) walk(rest, end, false)
      }
    }
  }

  function add(opening: Opening): void {
    if (!found.some(({ part, start }) => part === opening.part && start === opening.start)) found.push(opening)
  }
}

/** Is the fixed text typed, so that the cursor is in what follows it? */
const isBehind = (text: string, rest: readonly Part[], typed: string): boolean =>
  !isMark(text, rest) && typed.startsWith(text) && (rest.length > 0 || typed.length > text.length)

/** A sign that belongs to what follows it, and is offered with it: `@` of a location, `=` of a status. */
function isMark(text: string, [next]: readonly Part[]): boolean {
  if (text.length !== 1 || /[\w:]/.test(text)) return false
  const part = next?.kind === 'option' ? next.of[0] : next
  return part?.kind === 'value' && (typeOf(part).symbol?.sigil === text || typeOf(part).examples !== undefined)
}

function fits(value: Value, text: string): boolean {
  const { pattern } = typeOf(value)
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, 's').test(text)
}
