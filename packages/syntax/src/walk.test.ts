import { expect, test } from 'vitest'
import { commentsIn, type Node, parse, pathTo } from './index.ts'

/** `|` is the cursor. */
test.each([
  ['|listen 80;', 'directive word:listen'],
  ['li|sten 80;', 'directive word:listen'],
  ['listen| 80;', 'directive word:listen'],
  ['listen |80;', 'directive word:80'],
  ['listen 80|;', 'directive word:80'],
  ['listen 80;|', ''],
  ['listen  |  80;', 'directive'],
  ['listen 80; | gzip on;', ''],
  ['a; |b;', 'directive word:b'],
  ['server| {}', 'directive word:server'],
  ['server |{}', 'directive'],
  ['server {|}', 'directive block'],
  ['server {}|', ''],
  ['server { | }', 'directive block'],
  ['http { server { li|sten', 'directive block directive block directive word:listen'],
  ['http { server { listen|', 'directive block directive block directive word:listen'],
  ['http { server { gzip on;|', 'directive block directive block'],
  ['{ a| }', 'junk directive word:a'],
  ['a_by_lua_block { x| }', 'directive lua'],
  ['a; # b|c', 'comment'],
  ['server { # b|c\n}', 'directive block comment'],
  ['listen # b|c\n80;', 'directive comment'],
  ['|', ''],
])('%s', (marked, expected) => {
  const offset = marked.indexOf('|')
  const { file } = parse(marked.replace('|', ''))
  const [first, ...path] = pathTo(file, offset)
  expect(first).toBe(file)
  expect(path.map(named).join(' ')).toBe(expected)
})

test('the comments of a span', () => {
  const text = '#1\na { #2\n b; #3\n} #4'
  const { file } = parse(text)
  const span = file.items[0]
  const found = commentsIn(file, span ?? file).map(({ start, end }) => text.slice(start, end))
  expect(found).toEqual(['#2', '#3'])
  expect(commentsIn(file, file)).toHaveLength(4)
  expect(commentsIn(file, { start: 4, end: 8 })).toEqual([])
})

function named(node: Node): string {
  return node.kind === 'word' ? `word:${node.value}` : node.kind
}
