import type { Lookup } from '@nginx-lint/analysis'
import type { Span, Word } from '@nginx-lint/syntax'
import { partOf } from './places.ts'

/** The variable with its `$` and braces; of a group's name the name; the directive when no text has it. */
export function variableAt(lookup: Lookup): Span {
  const word = wordOf(lookup)
  if (lookup.argument === undefined) return word
  const { start, end } = lookup
  const before = lookup.role === 'captures' ? 0 : isBraced(lookup) ? 2 : 1
  return partOf(word, { start: start - before, end: end + (before === 2 ? 1 : 0) })
}

/** The name alone; undefined where escapes make text and value differ. */
export function nameAt(lookup: Lookup): Span | undefined {
  const { start, end, argument } = lookup
  const at = argument === undefined ? undefined : partOf(wordOf(lookup), { start, end })
  return at && at.end - at.start === end - start ? at : undefined
}

/** The variable as it is written: `$name`, `${name}`. */
export function writtenAs(lookup: Lookup): string {
  if (lookup.argument === undefined) return `$${lookup.name}`
  const name = wordOf(lookup).value.slice(lookup.start, lookup.end)
  return lookup.role === 'captures' ? name : isBraced(lookup) ? `\${${name}}` : `$${name}`
}

function isBraced(lookup: Lookup): boolean {
  const { value } = wordOf(lookup)
  return value[lookup.start - 1] === '{' && value[lookup.start - 2] === '$'
}

function wordOf({ statement: { node }, argument = -1 }: Lookup): Word {
  return node.args[argument] ?? node.name
}
