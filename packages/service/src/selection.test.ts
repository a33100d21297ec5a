import { expect, test } from 'vitest'
import type { SelectionRange } from 'vscode-languageserver-types'
import { selectionRanges } from './selection.ts'
import { marked } from './testing.ts'

/** What is selected at the cursor, from the inside out, but for the whole file at the end. */
async function check(text: string, expected: readonly string[]): Promise<void> {
  const m = await marked(text)
  const [first] = selectionRanges(m.workspace, m.path, [m.position])
  const found: string[] = []
  let length = -1
  for (let range: SelectionRange | undefined = first; range; range = range.parent) {
    const selected = m.slice(m.path, range.range)
    expect(selected.length).toBeGreaterThan(length)
    length = selected.length
    found.push(selected)
  }
  expect(found).toEqual([...expected, m.text()])
}

test('from a name in a string to the file', async () => {
  await check('http {\n  set $a "x-$ho<|>st-y" z;\n}\n', [
    'host',
    '$host',
    'x-$host-y',
    '"x-$host-y"',
    '$a "x-$host-y" z',
    'set $a "x-$host-y" z;',
    '{\n  set $a "x-$host-y" z;\n}',
    'http {\n  set $a "x-$host-y" z;\n}',
  ])
})

test('a variable in braces', async () => {
  await check('set $a ${h<|>ost}x;\n', ['host', '${host}', '${host}x', '$a ${host}x', 'set $a ${host}x;'])
})

test('the value of a parameter', async () => {
  await check('server 127.0.0.1:80 fail_timeout=1<|>0s;\n', [
    '10s',
    'fail_timeout=10s',
    '127.0.0.1:80 fail_timeout=10s',
    'server 127.0.0.1:80 fail_timeout=10s;',
  ])
})

test('a string with escapes', async () => {
  await check(`return 200 "a\\"b<|>c\\t";\n`, [
    'bc',
    'a\\"bc\\t',
    '"a\\"bc\\t"',
    '200 "a\\"bc\\t"',
    'return 200 "a\\"bc\\t";',
  ])
})

test('the head of a block', async () => {
  const block = 'location ~ ^/a { return 204; }'
  await check('location ~ ^/<|>a { return 204; }\n', ['a', '^/a', '~ ^/a', 'location ~ ^/a', block])
  await check('loca<|>tion ~ ^/a { return 204; }\n', ['location', 'location ~ ^/a', block])
})

test('between statements', async () => {
  await check('server {\n  a 1;\n<|>\n  b 2;\n}\n', [
    'a 1;\n\n  b 2;',
    '{\n  a 1;\n\n  b 2;\n}',
    'server {\n  a 1;\n\n  b 2;\n}',
  ])
})

test('a comment', async () => {
  await check('a 1; # what <|>it does\n', ['it', 'what it does', '# what it does', 'a 1; # what it does'])
})

test('Lua code', async () => {
  await check('content_by_lua_block {\n  local a = b<|>c\n  d()\n}\n', [
    'bc',
    'local a = bc',
    'local a = bc\n  d()',
    '{\n  local a = bc\n  d()\n}',
    'content_by_lua_block {\n  local a = bc\n  d()\n}',
  ])
})

test('broken text', async () => {
  await check('server {\n  listen 8<|>0\n', ['80', 'listen 80', '{\n  listen 80', 'server {\n  listen 80'])
  await check('server { set $a "x<|>', ['x', '"x', '$a "x', 'set $a "x', '{ set $a "x'])
})

test('in a document, the block and then all of it; outside, all of it', async () => {
  await check('#- a.md\n# A\n\n```nginx\ngzip o<|>n;\n```\n', ['on', 'gzip on;', 'gzip on;\n'])
  await check('#- a.md\n# <|>A\n\n```nginx\ngzip on;\n```\n', [])
})

test('each position has its own', async () => {
  const { workspace, path, cursors, slice } = await marked('gzip <|>on; sendfile o<|>ff;\n')
  const found = selectionRanges(
    workspace,
    path,
    cursors.map(({ position }) => position),
  )
  expect(found.map(({ range }) => slice(path, range))).toEqual(['on', 'off'])
  expect(selectionRanges(workspace, 'other.conf', [{ line: 0, character: 0 }])).toEqual([])
  expect(selectionRanges((await marked('')).workspace, 'nginx.conf', [{ line: 3, character: 0 }])).toEqual([])
})
