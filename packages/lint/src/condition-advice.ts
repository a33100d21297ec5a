import type { Span } from '@nginx-lint/syntax'
import type { ConditionError, Operand } from './condition.ts'
import type { Fix } from './rule.ts'

// What is wrong with a condition that nginx refuses, and what was probably meant.

export const OPERATOR = /^(!?=|!?~\*?)$/

/** `$a = b && $c = d`: one test is all that nginx knows. */
export function combinationError(operands: readonly Operand[]): ConditionError | undefined {
  const pattern = operands.length > 3 ? /^(&&|\|\||and|or)$/i : /^(&&|\|\|)$/
  const found = operands.slice(1).find(({ text }) => pattern.test(text))
  if (!found || (found === operands[2] && OPERATOR.test(operands[1]!.text))) return undefined
  return {
    at: found,
    message: `nginx knows no "${found.text}" in a condition: combine the values in a "map", or use one "if" for each`,
  }
}

/** `$a =b`, `$a= b`: the operator is part of a word. */
function apartError(operands: readonly Operand[]): ConditionError | undefined {
  const found = /^(\$\w+) ?(!?=|!?~\*?) ?([^\s=~].*)$/s.exec(operands.map(({ text }) => text).join(' '))
  if (!found || !operands.every(isBare)) return undefined
  return replaced(
    operands,
    `${found[1]} ${found[2]} ${found[3]}`,
    `an operator stands between spaces: "${found[1]} ${found[2]} ${found[3]}"`,
  )
}

export function unfinished(operands: readonly Operand[]): ConditionError {
  const apart = apartError(operands)
  if (apart) return apart
  const [variable, operator] = operands as [Operand, Operand]
  const { text } = operator
  if (!OPERATOR.test(text))
    return { at: operator, message: `an operator is missing between "${variable.text}" and "${text}"` }
  const fix: Fix = {
    title: 'Compare it with the empty text',
    edits: [{ start: operator.end, end: operator.end, text: ' ""' }],
    unsafe: true,
  }
  return {
    at: operator,
    message: `nothing follows "${text}": the empty text is written ""`,
    ...(isBare(operator) && { fix }),
  }
}

/** What other languages write. */
const MEANT: Readonly<Record<string, string>> = {
  '==': '=',
  '===': '=',
  eq: '=',
  is: '=',
  '!==': '!=',
  '<>': '!=',
  ne: '!=',
  '=~': '~',
  '~=': '~',
  '=~*': '~*',
  '!=~': '!~',
  '!=~*': '!~*',
}

export function operatorError(operator: Operand): ConditionError {
  const meant = Object.hasOwn(MEANT, operator.text) ? MEANT[operator.text]! : undefined
  if (meant === undefined || !isBare(operator))
    return { at: operator, message: `nginx knows no operator "${operator.text}": those are =, !=, ~, ~*, !~ and !~*` }
  return replaced([operator], meant, `nginx knows no operator "${operator.text}": it is written "${meant}"`)
}

export function unknownForm(operands: readonly Operand[]): ConditionError {
  const first = operands[0]!
  return (
    combinationError(operands) ??
    negationError(operands) ??
    quotedVariable(first) ??
    swapped(operands) ?? {
      at: first,
      message: unknownStart(first.text),
    }
  )
}

function unknownStart(text: string): string {
  if (text.startsWith('(')) return 'a condition has one pair of parentheses'
  if (/^["']/.test(text)) return 'behind "(" a quote is an ordinary character: the variable stands without quotes'
  return `"${text}" is neither a variable nor a test such as -f, which a condition begins with`
}

function negationError(operands: readonly Operand[]): ConditionError | undefined {
  const text = operands.map((operand) => operand.text).join(' ')
  const bare = operands.every(isBare)
  const test = /^! (-[fdex]) \S+$/.exec(text)
  if (test && bare) return replaced(operands.slice(0, 2), `!${test[1]}`, `no space may follow "!": it is "!${test[1]}"`)
  const variable = /^! ?(\$\w+)(?: (=|~\*?) \S+)?$/.exec(text)
  if (!variable || !bare) return undefined
  const [, name, operator] = variable
  if (operator === undefined)
    return replaced(operands, `${name} = ""`, `nginx cannot negate a variable: compare it, as in ${name} = ""`, true)
  const upTo = operands.findIndex((operand) => operand.text === operator) + 1
  return replaced(
    operands.slice(0, upTo),
    `${name} !${operator}`,
    `the "!" belongs to the operator: "${name} !${operator}"`,
  )
}

/** `("$a" = b)`: behind the parenthesis a quote is an ordinary character. */
function quotedVariable(first: Operand): ConditionError | undefined {
  const found = /^(["'])(\$\w+)\1$/.exec(first.text)
  if (!found || !isBare(first)) return undefined
  return replaced([first], found[2]!, `the variable stands without quotes: ${found[2]}`)
}

function swapped([value, operator, variable, ...rest]: readonly Operand[]): ConditionError | undefined {
  if (
    !value ||
    !operator ||
    !variable ||
    rest.length > 0 ||
    !OPERATOR.test(operator.text) ||
    !/^\$\w+$/.test(variable.text)
  )
    return undefined
  return { at: value, message: `the variable comes first: ${variable.text} ${operator.text} …` }
}

function replaced(operands: readonly Operand[], text: string, message: string, unsafe?: true): ConditionError {
  const at = spanning(operands)
  return { at, message, fix: { title: `Write ${text}`, edits: [{ ...at, text }], ...(unsafe && { unsafe }) } }
}

/** In the text just as nginx sees it, so that it can be replaced. */
const isBare = ({ word, start, end, text }: Operand): boolean =>
  word.quote === '' && end - start === text.length && word.end - word.start === word.value.length

export function spanning(parts: readonly Span[]): Span {
  return { start: parts[0]!.start, end: parts.at(-1)!.end }
}
