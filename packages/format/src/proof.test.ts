import { expect, test } from 'vitest'
import { firstDifference } from './proof.ts'
import { sourcesOf } from './source.ts'

const difference = (before: string, after: string, path?: string) =>
  firstDifference(sourcesOf(before, path), sourcesOf(after, path))

test('white space between tokens makes no difference', () => {
  expect(difference('a  b;# c \n{\n}', 'a b;\n\n# c\n{ }\n')).toBeUndefined()
})

test.each([
  ['a word', 'a bb;', 'a b;', 2],
  ['a word in two', 'a bb;', 'a b b;', 2],
  ['white space in a string', "a 'b  c';", "a 'b c';", 2],
  ['a comment', 'a; # b c', 'a; # b  c', 3],
  ['a comment that takes the next token', 'a; # b\nc;', 'a; # b c;', 3],
  ['a token that is gone', 'a b;\nc d;', 'a b;\n', 5],
  ['a token more', 'a b;', 'a b;\nc d;', 4],
  ['the value of a Lua string', 'a_by_lua_block {\nb = "c"\n}', 'a_by_lua_block {\nb = "d"\n}', 16],
  ['a Lua string over lines', 'a_by_lua_block {\n[[ a\n b ]]\n}', 'a_by_lua_block {\n[[ a\n  b ]]\n}', 16],
])('%s does', (_, before, after, at) => {
  expect(difference(before, after)).toBe(at)
})

test('so does a tag of a template that moves among tokens', () => {
  expect(difference('a {{ b }};\n{# c #}\nd;\n', 'a {{ b }};\nd;\n{# c #}\n', 'x.j2')).toBe(19)
})

test('so does white space in a tag', () => {
  expect(difference('a;\n{# c\n\n#}\nd;\n', 'a;\n{# c\n#}\nd;\n', 'x.j2')).toBe(3)
  expect(difference('a;\n{# c\r\n#}\nd;\n', 'a;\n{# c\n#}\nd;\n', 'x.j2')).toBeUndefined()
})

test('so does a block of a document', () => {
  expect(difference('```nginx\na;\n```\n', '```nginx\nb;\n```\n', 'x.md')).toBe(9)
})
