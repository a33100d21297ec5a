import type { Part } from './notation.ts'
import { typeOf } from './types/index.ts'

/** The fixed text an argument begins with; empty for a bare value. */
export function literalOf(parts: readonly Part[]): string {
  const [head] = parts
  return head?.kind === 'literal' ? head.text : ''
}

/** What somebody who wrote this text meant to write there. */
export function meantBy(parts: readonly Part[], text: string): string | undefined {
  const [only] = parts
  return parts.length === 1 && only?.kind === 'value' ? typeOf(only).mistaken?.get(text) : undefined
}

/** An argument as a person would write it: `zone=<name>:<size>`. */
export function describe(parts: readonly Part[]): string {
  const [only] = parts
  if (parts.length === 1 && only?.kind === 'value') return typeOf(only).label(only.detail)
  return parts.map(text).join('')

  function text(p: Part): string {
    switch (p.kind) {
      case 'literal':
        return p.text
      case 'value':
        return `<${typeOf(p).short ?? p.type}>`
      case 'option':
        return `[${p.of.map(text).join('')}]`
      case 'choice':
        return p.of.map((o) => o.map(text).join('')).join('|')
    }
  }
}
