import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, type Directive, type Parsed, parse, reparse } from './index.ts'

const statements = [
  ...['gzip on;\n', '  listen 80;', 'root "a b" ; # c', 'a ${b};\n', 'if ($a ~ "b{2}") { }\n', 'x y\n', '\n\n'],
  ...['content_by_lua_block { return {1} }\n', '# comment\n', 'location ~ ^/a\\{ {', 'server {\n', '}\n', ' }', '}'],
]
const pieces = [
  ...['{', '}', ';', '"', "'", '$', '${', '\n', ' ', '#', '\\', '\r\n', 'é', '\ufeff', 'a', 'b;', ' c d;\n', '(', '~'],
  ...statements,
]
const balanced = fc.letrec<{ block: string; item: string }>((tie) => ({
  block: fc.array(tie('item'), { maxLength: 6 }).map((items) => items.join('')),
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...statements.slice(0, 5), ...statements.slice(7, 9)),
    tie('block').map((inner) => `server {\n${inner}}\n`),
    tie('block').map((inner) => `location /a {${inner}}`),
  ),
})).block
const texts = fc.oneof(
  { weight: 3, arbitrary: balanced },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...statements), { maxLength: 15 }).map((all) => all.join('')) },
)
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    less: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(3) }, fc.nat(40)),
    more: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pieces) }, fc.constant('')),
  }),
  { maxLength: 8 },
)

test('after any edit there is what a first reading gives', () => {
  fc.assert(
    fc.property(texts, edits, (text, all) => {
      let parsed = parse(text)
      for (const { at, less, more } of all) {
        const start = Math.floor(at * text.length)
        text = text.slice(0, start) + more + text.slice(start + less)
        parsed = reparse(parsed, text)
        expect(parsed).toEqual(parse(text))
      }
    }),
    { numRuns: 1500 },
  )
})

test('nor of several at once', () => {
  const many = fc.array(balanced, { minLength: 20, maxLength: 60 }).map((all) => all.join('\n# a line between\n'))
  fc.assert(
    fc.property(many, edits, (text, all) => {
      const parsed = parse(text)
      let now = text
      for (const { at, less, more } of all) {
        const start = Math.floor(at * now.length)
        now = now.slice(0, start) + more + now.slice(start + less)
      }
      expect(reparse(parsed, now)).toEqual(parse(now))
    }),
    { numRuns: 80 },
  )
})

test('what is far from two edits stays the same objects', () => {
  const servers = Array.from({ length: 50 }, (_, i) => `server { listen ${i}; server_name n${i}.example.com; }\n`)
  const was = parse(servers.join(''))
  const items = [...was.file.items]
  const after = reparse(was, servers.join('').replace('listen 3;', '').replace('n40.', 'N40. n400.'))
  const changed = after.file.items.flatMap((item, i) => (item === items[i] ? [] : [i]))
  expect(changed).toEqual([3, 40])
})

/** A text with the cursor in it, and with what is typed there. */
const typed = (drawn: string, more: string): { before: Parsed; after: Parsed; was: Parsed } => {
  const was = parse(drawn.replace('|', ''))
  const before = { ...was, file: { ...was.file, items: [...was.file.items] } }
  return { before, was, after: reparse(was, drawn.replace('|', more)) }
}
const blockOf = (item: unknown) => ((item as Directive).body as Block).items as Directive[]

test('what is not edited stays the same objects, moved', () => {
  const { before, after } = typed('server { a 1; b {|\n c 2; } d 3; }\nserver { e 4; }', ' x 0;')
  const [first, last] = after.file.items
  expect(last).toBe(before.file.items[1])
  expect(after.file.text.slice(last!.start, last!.end)).toBe('server { e 4; }')
  const [a, b, d] = blockOf(first)
  const [a0, b0, d0] = blockOf(before.file.items[0])
  expect([a, d]).toEqual([a0, d0])
  expect(a).toBe(a0)
  expect(d).toBe(d0)
  expect(b).not.toBe(b0)
  expect(blockOf(b).map(({ name }) => name.value)).toEqual(['x', 'c'])
  expect(blockOf(b)[1]).toBe(blockOf(b0)[0])
})

test('a statement without its end takes the next one, and no more', () => {
  const { before, after } = typed('a 1;\nx |\nb 2;\nc 3;\n', 'y')
  expect(after.file.items.map(({ start, end }) => after.file.text.slice(start, end))).toEqual([
    'a 1;',
    'x y\nb 2;',
    'c 3;',
  ])
  expect(after.file.items[0]).toBe(before.file.items[0])
  expect(after.file.items[2]).toBe(before.file.items[2])
})

test('braces that do not balance are looked for in all of the text', () => {
  const { after } = typed('server {\n  a 1;\n  location / {|\n  }\n}\nserver { }\n', ' b {')
  expect(after).toEqual(parse('server {\n  a 1;\n  location / { b {\n  }\n}\nserver { }\n'))
  expect(after.errors.map(({ code }) => code)).toEqual(['unbalanced-braces'])
})

test('a reading that is used up is read anew', () => {
  const { was } = typed('a 1; | c 2;', 'b;')
  expect(reparse(was, 'a 1; d; c 2;')).toEqual(parse('a 1; d; c 2;'))
})
