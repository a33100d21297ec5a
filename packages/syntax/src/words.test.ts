import { expect, test } from 'vitest'
import { type Item, parse, partOfWord, type Word } from './index.ts'

// What running nginx did with `satisfy <probe>` (1.22 to 1.31), and with other odd texts.

test.each([
  // Special characters inside of a word.
  [String.raw`a\;b;`, [String.raw`a\;b`]],
  [String.raw`a\ b;`, [String.raw`a\ b`]],
  ['a"b;', ['a"b']],
  ["a'b c;", ["a'b", 'c']],
  ['a#b;', ['a#b']],
  ['a}b;', ['a}b']],
  ['a};', ['a}']],
  ['a) b;', ['a)', 'b']],
  ['it(s)[all]=fine,~^*;', ['it(s)[all]=fine,~^*']],

  // `$` before a brace.
  ['${x};', ['${x}']],
  ['a${b}c;', ['a${b}c']],
  ['a${;', ['a${']],
  ['a${{{;', ['a${{{']],
  ['a$;', ['a$']],
  ['$;', ['$']],
  ['a$ b;', ['a$', 'b']],
  ['$${a;', ['$${a']],

  // Quotes.
  ['"a{b;c}";', ['a{b;c}']],
  [String.raw`"a\"b";`, ['a"b']],
  [`'a"b';`, ['a"b']],
  [String.raw`'a\'b';`, ["a'b"]],
  ['"a\nb";', ['a\nb']],
  ['"" \'\';', ['', '']],
  ['"$" ;', ['$']],
  ['"a${";', ['a${']],
  ['"a");', ['a', ')']],
  ['"a")b;', ['a', ')b']],
  ['"a#b" \'#\';', ['a#b', '#']],

  // Escapes, in quotes and out of them.
  [String.raw`"a\nb\tc\rd";`, ['a\nb\tc\rd']],
  [String.raw`a\nb;`, ['a\nb']],
  [String.raw`\.a;`, [String.raw`\.a`]],
  [String.raw`\\.a;`, [String.raw`\.a`]],
  [String.raw`\"a;`, ['"a']],
  [String.raw`a\"b;`, ['a"b']],
  [String.raw`\#a;`, [String.raw`\#a`]],
  [String.raw`\;a;`, [String.raw`\;a`]],
  [String.raw`a\{2\};`, [String.raw`a\{2\}`]],
  ['a\\\nb;', ['a\\\nb']],
  [String.raw`"a\zb";`, [String.raw`a\zb`]],
  [String.raw`a\zb;`, [String.raw`a\zb`]],
  [String.raw`"a\\";`, ['a\\']],
  [String.raw`"a\\b";`, [String.raw`a\b`]],
  [String.raw`a\\nb;`, [String.raw`a\nb`]],

  // White space is space, tab, CR and LF only.
  ['\u00a0a;', ['\u00a0a']],
  ['a\x0bb;', ['a\x0bb']],
  ['a\x0cb;', ['a\x0cb']],
  ['a\u2028b;', ['a\u2028b']],
  ['a\x00b;', ['a\x00b']],
  ['a\rb;', ['a', 'b']],
  ['\t a\t\r\n\n b ;', ['a', 'b']],
  ['é☃😀;', ['é☃😀']],
  ['\ufeffa;', ['\ufeffa']],

  // Comments begin where a word may begin.
  ['a #c\n;', ['a']],
  ['"a" #c\n;', ['a']],
  ['#c\rd;\na;', ['a']],
  ['a #"c\n b;', ['a', 'b']],
  ['a # {\n;', ['a']],
])('nginx reads %j as %j', (probe, expected) => {
  const { file, errors } = parse(`events {}\nsatisfy ${probe}\n`)
  expect(errors).toEqual([])
  expect(wordsOf(file.items)).toEqual(['events', 'satisfy', ...expected])
})

test.each([
  ['a {b;}', ['a', 'b']],
  ['a{b;}', ['a', 'b']],
  ['a$b{c;}', ['a$b', 'c']],
  ['if ($a = "b"){ c; }', ['if', '($a', '=', 'b', ')', 'c']],
  ['"a"{b;}', ['a', 'b']],
  ['location ~ "^/a{2}$" { a; }', ['location', '~', '^/a{2}$', 'a']],
  [String.raw`location ~ ^/a\{2\}$ { a; }`, ['location', '~', String.raw`^/a\{2\}$`, 'a']],
  ['"server" { "listen" "80"; }', ['server', 'listen', '80']],
  ['sendfile on;tcp_nopush on;', ['sendfile', 'on', 'tcp_nopush', 'on']],
  ['index a.html\nroot /x;', ['index', 'a.html', 'root', '/x']],
  [String.raw`send\file on;`, [String.raw`send\file`, 'on']],
  ['# no line feed at the end', []],
  ['', []],
  [' \r\n\t', []],
  [' '.repeat(10_000) + 'a;', ['a']],
])('%j has the words %j', (text, expected) => {
  const { file, errors } = parse(text)
  expect(errors).toEqual([])
  expect(wordsOf(file.items)).toEqual(expected)
})

test('a word knows its quotes, and its span has them', () => {
  const text = `a "b c" 'd' e;`
  const [directive] = parse(text).file.items
  const args = directive?.kind === 'directive' ? directive.args : []
  expect(args.map(({ quote, start, end }) => [quote, text.slice(start, end)])).toEqual([
    ['"', '"b c"'],
    ["'", "'d'"],
    ['', 'e'],
  ])
})

test.each([
  ['a $b;', '$b'],
  ['a "$b";', '$b'],
  [String.raw`a "x\"$b\"";`, '$b'],
  [String.raw`a \'x\\$b;`, '$b'],
  [String.raw`a "\.\d$b\n";`, '$b'],
  ['a "$b', '$b'],
  ['a "x" "é😀$b";', '$b'],
])('a part of a word is found in the text: %j', (text, part) => {
  const [directive] = parse(text).file.items
  const word = directive?.kind === 'directive' ? directive.args.at(-1)! : undefined
  const start = word!.value.indexOf(part)
  const found = partOfWord(text, word!, { start, end: start + part.length })
  expect(text.slice(found.start, found.end)).toBe(part)
  expect(found.start).toBe(text.indexOf(part))
})

test('what is written with a backslash is a part with it', () => {
  const text = String.raw`a "x\"y";`
  const [directive] = parse(text).file.items
  const word = directive?.kind === 'directive' ? directive.args[0]! : undefined
  const { start, end } = partOfWord(text, word!, { start: 1, end: 2 })
  expect(text.slice(start, end)).toBe(String.raw`\"`)
})

function wordsOf(items: readonly Item[]): string[] {
  return items.flatMap((item) => {
    if (item.kind === 'junk') return wordsOf(item.items)
    const words: Word[] = [item.name, ...item.args]
    return [...words.map(({ value }) => value), ...(item.body?.kind === 'block' ? wordsOf(item.body.items) : [])]
  })
}
