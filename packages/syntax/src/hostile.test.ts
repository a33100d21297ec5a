import { expect, test } from 'vitest'
import { leaves, parse } from './index.ts'

// Long texts of whatever overflows a stack or takes quadratic time, if anything does.

const size = 100_000

test.each([
  'a{',
  'a {\n',
  'a{\n }',
  '{',
  '}',
  '}\n',
  'a{}}',
  ';',
  '"',
  '"a\n',
  `"\\"`,
  `'"`,
  '"a\n"b',
  '\\',
  '$',
  '${',
  'a}',
  '#\n',
  '\n',
  'a ',
  'a{2}',
  '^{2}',
  '(a{2}\\',
  'a_by_lua_block {',
  'a_by_lua_block {}',
  'a_by_lua_block {{\n}\n',
  '\ufeff',
])('%j over and over', (piece) => {
  const text = piece.repeat(Math.ceil(size / piece.length))
  const { file } = parse(text)
  leaves(text)
  expect(file.end).toBe(text.length)
})

// More of them than a call takes as arguments.
test.each(['a{', '{', '}'])('three hundred thousand characters of %j', (piece) => {
  const { errors } = parse(piece.repeat(300_000 / piece.length))
  expect(errors.filter(({ code }) => code === 'unbalanced-braces')).toHaveLength(1)
})

test.each(['{', '[[', '[=[', '"', `'"`, '"\\', '--[[', '--', '[='])('Lua code of %j over and over', (piece) => {
  const text = `a_by_lua_block {${piece.repeat(Math.ceil(size / piece.length))}`
  expect(parse(text).file.end).toBe(text.length)
})

// Found by `npm run fuzz`: the missing brace is taken out of the word before the one that opens Lua code.
test.each(['{_by_lua_block %}{', '{a_by_lua_block b}{ } {'])('%j is read', (text) => {
  const { file, errors } = parse(text)
  expect(file.end).toBe(text.length)
  expect(errors.length).toBeGreaterThan(0)
})
