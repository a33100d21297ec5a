import { expect, test } from 'vitest'
import { templateVariables, types, type ValueType } from './index.ts'

/** Does nginx read the text as one with variables? Then it misses the brace. */
const complains = ({ check }: ValueType, detail: string): boolean =>
  ['$' + '{a', 'http://$' + '{a', 'x: $' + '{a'].some(
    (text) => check?.(text, detail)?.includes('closing brace') === true,
  )

test.each(Object.entries(types))('%s takes variables where its check reads them', (_, type) => {
  const { variables } = type
  if (variables?.condition) return
  expect([complains(type, ''), complains(type, '$')]).toEqual([
    variables !== undefined && !variables.marked,
    variables !== undefined,
  ])
})

test.each([
  ['$a-$b/$' + '{c}d', ['a@1', 'b@4', 'c@8']],
  ['$1$a $10 $1a', ['a@3']],
  ['$0 $' + '{1} $09', ['0@1', '1@5', '09@9']],
])('%j has the variables %j beside its captures', (text, expected) => {
  expect(templateVariables(text, true).map(({ name, start }) => `${name}@${start}`)).toEqual(expected)
})

test('where nothing is captured a number is a name', () => {
  expect(templateVariables('$1 $10', false).map(({ name }) => name)).toEqual(['1', '10'])
})
