import {
  type Argument,
  arity,
  type DirectiveSpec,
  type MatchOptions,
  type Part,
  type Shape,
  typeOf,
  type Value,
  valuesOf,
  within,
} from '@nginx-lint/directives'
import { alternatives } from '../forms.ts'
import { escaped } from './item.ts'
import { holdsVariables } from './values.ts'

/** A snippet's text for the arguments that a directive must have: `\$${1:name} ${2:text}`. Empty: none. */
export function argumentsSnippet(spec: DirectiveSpec, options: MatchOptions): string {
  return required(usualShape(spec, options), options, defaultWords(spec), spec.facts.default)
}

/**
 * Of the ways to write a directive, the one that is meant most: it begins with a value instead of fixed text, needs few
 * arguments, is not put together at run time, and leaves the most to choose.
 */
export function usualShape(spec: DirectiveSpec, options: MatchOptions): Shape {
  const all = alternatives(spec.shape, options).filter((one) => valuesOf(one).length > 0)
  const costs = new Map(all.map((one) => [one, costOf(one)]))
  const [best] = all.sort((a, b) => costs.get(a)! - costs.get(b)!)
  return best ?? spec.shape
}

function costOf(shape: Shape): number {
  const values = valuesOf(shape)
  return (
    (hasFixedBeginning(shape) ? 1e6 : 0) +
    arity(shape).min * 1e4 +
    (holdsVariables(values[0]!) ? 1e3 : 0) -
    values.length
  )
}

function hasFixedBeginning(shape: Shape): boolean {
  if (shape.kind === 'argument') return shape.parts[0]?.kind === 'literal'
  if (shape.kind === 'sequence') return hasFixedBeginning(shape.of[0]!)
  return shape.kind === 'repeat' && hasFixedBeginning(shape.of)
}

/** The same for any piece of the notation: a line of a block of entries, one argument. */
export function required(shape: Shape, options: MatchOptions, defaults: readonly string[] = [], unlikely = ''): string {
  let stops = 0
  let position = 0
  let isNew = false
  return of(shape).join(' ')

  function of(piece: Shape): string[] {
    switch (piece.kind) {
      case 'argument':
        return [argument(piece)]
      case 'option':
        return []
      case 'repeat':
        return of(piece.of)
      case 'sequence':
        return piece.of.flatMap(of)
      case 'bag':
        return piece.of.filter(({ kind }) => kind !== 'option').flatMap(of)
      case 'choice':
        return choice(piece.of.filter((one) => one.kind !== 'argument' || !one.limits || within(one.limits, options)))
    }
  }

  function choice(all: readonly Shape[]): string[] {
    const words = all.map(fixedText)
    if (words.every((word) => word !== undefined)) return [oneOf(words)]
    const [first] = all.filter((one) => valuesOf(one).length > 0)
    return first ? of(first) : []
  }

  function argument({ parts }: Argument): string {
    const preset = defaults[position++]
    const [only] = parts
    if (preset !== undefined && parts.length === 1 && only?.kind === 'value' && typeOf(only).short !== 'on|off')
      return stop(preset)
    isNew = valuesOf({ kind: 'argument', parts }).some(({ defines }) => defines)
    return parts.map(part).join('')
  }

  function part(piece: Part): string {
    switch (piece.kind) {
      case 'literal':
        return escaped(piece.text)
      case 'option':
        return ''
      case 'choice': {
        const words = piece.of.map(textOf)
        if (words.every((word) => word !== undefined)) return oneOf(words)
        return (piece.of.find((parts) => parts.every(({ kind }) => kind === 'value')) ?? piece.of[0]!)
          .map(part)
          .join('')
      }
      case 'value':
        return value(piece)
    }
  }

  function value(piece: Value): string {
    const { symbol, short, examples } = typeOf(piece)
    if (symbol?.kind === 'variable') return `\\$${stop('name')}`
    if (short?.includes('|')) return oneOf(short.split('|'))
    // What is defined is mostly a zone of shared memory, which is large.
    const text = short ?? (isNew ? examples?.at(-1) : examples?.[0]) ?? piece.type
    return text.startsWith('(') ? `(${stop(text.slice(1, -1))})` : stop(text)
  }

  function stop(text: string): string {
    return `\${${++stops}:${escaped(text)}}`
  }

  /** People write what is not the default. */
  function oneOf(words: readonly string[]): string {
    const ordered = [...words.filter((word) => word !== unlikely), ...words.filter((word) => word === unlikely)]
    if (ordered.length === 1) return escaped(ordered[0]!)
    return `\${${++stops}|${ordered.map((word) => word.replace(/[\\,|$}]/g, '\\$&')).join(',')}|}`
  }
}

function fixedText(shape: Shape): string | undefined {
  return shape.kind === 'argument' ? textOf(shape.parts) : undefined
}

function textOf(parts: readonly Part[]): string | undefined {
  return parts.every((part) => part.kind === 'literal') ? parts.map((part) => part.text).join('') : undefined
}

/** What the manual gives as the default, when that is what its arguments would be. */
function defaultWords(spec: DirectiveSpec): readonly string[] {
  const text = spec.facts.default
  if (text === undefined || /["'|;]/.test(text)) return []
  const words = text.split(' ')
  return !words.some((word) => isFixed(spec.shape, word)) && spec.match(words).ok ? words : []
}

/** Is the word one that the notation spells out? */
function isFixed(shape: Shape, word: string): boolean {
  switch (shape.kind) {
    case 'option':
    case 'repeat':
      return isFixed(shape.of, word)
    case 'argument':
      return shape.parts.some((part) =>
        part.kind === 'choice' ? part.of.some((one) => textOf(one) === word) : textOf([part]) === word,
      )
    default:
      return shape.of.some((one) => isFixed(one, word))
  }
}
