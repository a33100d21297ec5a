import { expect, test } from 'vitest'
import { groupsOf } from './index.ts'

/** The groups as they are written, then the names, `+` before those that a group gets. */
function groups(pattern: string): string[] {
  const { numbered, named } = groupsOf(pattern)
  return [
    ...numbered.map(({ start, end }) => pattern.slice(start, end)),
    ...named.map(({ name, defines, start, end }) => {
      expect(pattern.slice(start, end)).toBe(name)
      return `${defines ? '+' : ''}${name}@${start}`
    }),
  ]
}

test.each([
  ['^/a/(.*)/(b|(c))$', ['(.*)', '(b|(c))', '(c)']],
  [String.raw`(?:x)\((y)[(]`, ['(y)']],
  ["(?<a>x)(?P<b>y)(?'c'z)", ['(?<a>x)', '(?P<b>y)', "(?'c'z)", '+a@3', '+b@11', '+c@18']],
  [
    String.raw`(?<a>x)\k<a>\k'a'\k{a}\g{a}(?P=a)(?&a)`,
    ['(?<a>x)', '+a@3', 'a@10', 'a@15', 'a@20', 'a@25', 'a@31', 'a@36'],
  ],
  ['(?<a>x)(?(<a>)y)(?(a)z)', ['(?<a>x)', '+a@3', 'a@11', 'a@19']],
  ['é(?<ab>ü)(x)', ['(?<ab>ü)', '(x)', '+ab@4']],
  ['(?|(a)|(b))(c)', ['(a)', '(c)']],
  ['(?<a>x))', ['(?<a>x)', '+a@3']],
  [String.raw`\Q(?<a>x)\E[(?<b>]`, []],
])('%s has the groups %j', (pattern, expected) => {
  expect(groups(pattern)).toEqual(expected)
})
