import type { Statement } from '../scope.ts'
import { type Pattern, patternFor } from './pattern.ts'

/** What an `if` asks, as ngx_http_rewrite_if_condition() reads it. */
export type Condition =
  | { readonly kind: 'truth'; readonly variable: string }
  | { readonly kind: 'equal'; readonly variable: string; readonly value: string; readonly isNegated: boolean }
  | { readonly kind: 'match'; readonly variable: string; readonly pattern: Pattern; readonly isNegated: boolean }
  | { readonly kind: 'path'; readonly test: 'f' | 'd' | 'e' | 'x'; readonly path: string; readonly isNegated: boolean }

/** Undefined: nginx refuses it. */
export function conditionOf({ args }: Statement): Condition | undefined {
  const words = withoutParentheses(args)
  const [first, operator, value] = words ?? []
  if (first === undefined) return undefined
  const test = /^(!?)-([fdex])$/.exec(first)
  if (test && operator !== undefined && words?.length === 2)
    return { kind: 'path', test: test[2] as 'f', path: operator, isNegated: test[1] === '!' }
  if (!first.startsWith('$')) return undefined
  const variable = first.slice(1)
  if (operator === undefined) return { kind: 'truth', variable }
  if (value === undefined || words?.length !== 3) return undefined
  const isNegated = operator.startsWith('!')
  if (operator === '=' || operator === '!=') return { kind: 'equal', variable, value, isNegated }
  if (!/^!?~\*?$/.test(operator)) return undefined
  return { kind: 'match', variable, pattern: patternFor(value, operator.endsWith('*')), isNegated }
}

function withoutParentheses(args: readonly string[]): readonly string[] | undefined {
  const words = [...args]
  if (!words[0]?.startsWith('(')) return undefined
  words[0] = words[0].slice(1)
  if (words[0] === '') words.shift()
  const last = words.at(-1)
  if (last === undefined || !last.endsWith(')')) return undefined
  words[words.length - 1] = last.slice(0, -1)
  if (words.at(-1) === '') words.pop()
  return words
}
