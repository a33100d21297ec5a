import { expect, test } from 'vitest'
import { anchorsOf, groupsOf } from './patterns.ts'

test.each([
  ['^/a$', []],
  ['^/(a)/(b(c))', ['(a)', '(b(c))', '(c)']],
  ['(?:x)(?<id>\\d+)(y)', ['id:(?<id>\\d+)', '(y)']],
  ['\\((a)[()](b)', ['(a)', '(b)']],
  ['[]()](a)', ['(a)']],
  ['(?i)(a)(?=b)(?!c)(?#(d))', ['(a)']],
  ['\\Q(a)\\E(b)', ['(b)']],
  ["(?P<a>x)(?'b'y)", ['a:(?P<a>x)', "b:(?'b'y)"]],
  ['(?|(a)|(b))', undefined],
])('the groups of %s', (pattern, expected) => {
  expect(groupsOf(pattern)?.map(({ name, source }) => (name ? `${name}:${source}` : source))).toEqual(expected)
})

test.each([
  ['^/a$', 'both'],
  ['^/a', 'start'],
  ['\\.php$', 'end'],
  ['a\\$', 'none'],
  ['a[$]', 'none'],
  ['^a|b$', 'unknown'],
  ['(?im)^a$', 'unknown'],
  ['^(a|b)$', 'both'],
])('the anchors of %s', (pattern, expected) => {
  const anchors = anchorsOf(pattern)
  const said = !anchors ? 'unknown' : anchors.start ? (anchors.end ? 'both' : 'start') : anchors.end ? 'end' : 'none'
  expect(said).toBe(expected)
})
