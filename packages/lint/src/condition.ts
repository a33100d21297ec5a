import { checkTemplate } from '@nginx-lint/directives'
import { checkRegex } from '@nginx-lint/regex'
import type { Span, Word } from '@nginx-lint/syntax'
import { combinationError, OPERATOR, operatorError, spanning, unfinished, unknownForm } from './condition-advice.ts'
import { partOf } from './places.ts'
import type { Fix } from './rule.ts'

/** A word of a condition, without the parentheses around all of them. */
export interface Operand extends Span {
  readonly word: Word
  readonly text: string
}

export interface ConditionError {
  readonly at: Span
  readonly message: string
  readonly fix?: Fix
}

/** What nginx refuses in the arguments of an `if`, as ngx_http_rewrite_if_condition() reads them. */
export function conditionError(words: readonly Word[]): ConditionError | undefined {
  const unclosed = parenthesesError(words)
  if (unclosed) return unclosed
  const operands = operandsOf(words)
  const [first] = operands
  if (!first) return { at: spanning(words), message: 'the condition is empty' }
  if (first.text.length > 1 && first.text.startsWith('$')) return comparisonError(operands)
  if (/^!?-.$/s.test(first.text)) return fileTestError(operands)
  return unknownForm(operands)
}

/** One word with nothing but the parenthesis is none. */
export function operandsOf(words: readonly Word[]): Operand[] {
  const parts = words.map((word) => ({ word, start: 0, end: word.value.length }))
  if (parts[0]?.end === 1) parts.shift()
  else if (parts[0]) parts[0].start = 1
  const last = parts.at(-1)
  if (last && last.end - last.start === 1) parts.pop()
  else if (last) last.end--
  return parts.map(({ word, start, end }) => ({
    ...partOf(word, { start, end }),
    word,
    text: word.value.slice(start, end),
  }))
}

function parenthesesError(words: readonly Word[]): ConditionError | undefined {
  const first = words[0]!
  const last = words.at(-1)!
  const opened = first.value.startsWith('(')
  const closed = last.value.endsWith(')')
  if (opened && closed) return undefined
  const what = opened
    ? 'the condition does not end with ")"'
    : closed
      ? 'the condition does not begin with "("'
      : 'a condition stands in parentheses: if (…)'
  const edits = [
    ...(opened ? [] : [{ start: first.start, end: first.start, text: '(' }]),
    ...(closed ? [] : [{ start: last.end, end: last.end, text: ')' }]),
  ]
  const mended = words.map((word) => {
    const value = (word === first && !opened ? '(' : '') + word.value + (word === last && !closed ? ')' : '')
    return { ...word, value }
  })
  const mendable = (opened || first.quote === '') && conditionError(mended) === undefined
  return {
    at: opened ? last : closed ? first : spanning(words),
    message: what,
    ...(mendable && {
      fix: { title: edits.length > 1 ? 'Put it in parentheses' : `Insert "${edits[0]!.text}"`, edits },
    }),
  }
}

function comparisonError(operands: readonly Operand[]): ConditionError | undefined {
  const [, operator, value] = operands
  if (!operator) return undefined
  const combined = combinationError(operands)
  if (combined) return combined
  if (!value) return unfinished(operands)
  const known = OPERATOR.test(operator.text)
  if (operands.length > 3) {
    const message = known ? `the text after "${operator.text}" must be one word: put it in quotes` : ONE_COMPARISON
    return { at: known ? spanning(operands.slice(2)) : spanning(operands), message }
  }
  if (!known) return operatorError(operator)
  const wrong = operator.text.includes('~') ? regexError(value.text) : checkTemplate(value.text)
  return wrong === undefined ? undefined : { at: value, message: wrong }
}

const ONE_COMPARISON = 'nginx takes a variable, or a variable, an operator and one value'

function regexError(text: string): string | undefined {
  const wrong = checkRegex(text)
  return wrong && `the regular expression "${text}" does not compile: ${wrong.message}`
}

const FILE_TEST = /^!?-[fdex]$/

function fileTestError(operands: readonly Operand[]): ConditionError | undefined {
  const [test, path] = operands as [Operand, Operand | undefined]
  if (!path) return { at: test, message: `"${test.text}" needs a path after it` }
  if (operands.length > 2)
    return (
      combinationError(operands) ?? {
        at: spanning(operands.slice(1)),
        message: `"${test.text}" takes one path: put it in quotes when there are spaces in it`,
      }
    )
  const wrong = checkTemplate(path.text)
  if (wrong !== undefined) return { at: path, message: wrong }
  if (FILE_TEST.test(test.text)) return undefined
  return {
    at: test,
    message: `nginx knows no test "${test.text}": those are -f (a file), -d (a folder), -e (either) and -x (can be run)`,
  }
}
