import { expect, test } from 'vitest'
import { expectErrors } from './drawn.testing.ts'
import { blankedLua, leaves, parse } from './index.ts'

// The verdicts are those of lua-nginx-module, asked.

test.each([
  ' } ',
  'x = { y = {} }',
  'x = "}"',
  "x = '}'",
  String.raw`x = "\"}"`,
  "-- it's }\n",
  '--[[ } ]]',
  '--[==[ } ]] \n } ]==]',
  'x = [[ } ]]',
  'x = [=[ } ]] ]=]',
  '--[= }\n',
  ']] ]=]',
  'x = "a\n',
  "don't",
  'x = a[b[1]]',
])('the code ends where it should: %j', (code) => {
  const body = code === ' } ' ? ' ' : code
  const text = `content_by_lua_block {${body}} gzip on;`
  const { file, errors } = parse(text)
  expect(errors).toEqual([])
  expect(file.items).toMatchObject([
    { name: { value: 'content_by_lua_block' }, body: { kind: 'lua', closed: true } },
    { name: { value: 'gzip' } },
  ])
})

test('a string ends on its line, as in Lua', () => {
  const { file } = parse('content_by_lua_block { x = "a\n} gzip "on";')
  expect(file.items).toMatchObject([{ body: { kind: 'lua' } }, { name: { value: 'gzip' } }])
})

test('arguments before the code, and a quoted name', () => {
  const text = 'set_by_lua_block $x { return "}" }\n"init_by_lua_block" { local a = {} }\n'
  expect(parse(text)).toMatchObject({ errors: [], file: { items: [{ args: [{ value: '$x' }] }, { args: [] }] } })
})

test('only the name of a directive announces Lua', () => {
  const { file } = parse('map a_by_lua_block b { c "}"; }')
  expect(file.items).toMatchObject([{ body: { kind: 'block' } }])
})

test('the code is one leaf, as it stands; no code is none', () => {
  const text = 'a_by_lua_block {\n  x()\n}\nb_by_lua_block { } c_by_lua_block {}'
  expect(leaves(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['word', 'a_by_lua_block'],
    ['{', '{'],
    ['lua', '\n  x()\n'],
    ['}', '}'],
    ['word', 'b_by_lua_block'],
    ['{', '{'],
    ['lua', ' '],
    ['}', '}'],
    ['word', 'c_by_lua_block'],
    ['{', '{'],
    ['}', '}'],
  ])
})

test('code that does not balance ends below its opening line', () =>
  expectErrors(`init_by_lua_block {
# <----------------- error[unbalanced-braces]: the braces in the Lua code of "init_by_lua_block" do not balance
    local t = { a = 1
}
http { gzip on }
#           ^^ error[missing-semicolon]: missing ";" after "gzip"
`))

test('or takes the rest of the file, which is said once', () => {
  const drawn = `http { server {
    content_by_lua_block { local t = {{ a = 1
#   ^^^^^^^^^^^^^^^^^^^^ error[unbalanced-braces]: the braces in the Lua code of "content_by_lua_block" do not balance
}}
`
  expectErrors(drawn)
})

test.each([
  ['x = "a" .. y', 'x = " " .. y'],
  ["x = 'a-b'--c\ny", "x = '   '   \ny"],
  ['--[[ a\n]] x = [=[b]]]=] .. "', '          x =           .. "'],
  [String.raw`x = "a\"b" y`, 'x = "    " y'],
  ["don't", "don't"],
])('the code %j is %j without its texts', (code, expected) => {
  expect(blankedLua(code)).toBe(expected)
})
