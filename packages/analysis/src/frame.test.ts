import { expect, test } from 'vitest'
import { frame, plain } from './frame.ts'

/** The line as it is shown, with carets below `part`. */
function draw(line: string, part: string): string {
  const start = line.indexOf(part)
  const { source, marks } = frame(line, start, start + part.length)
  return `${source}\n${marks}`
}

test('carets stand under the words meant', () => {
  expect(draw('    listen 80 sll;', 'sll')).toBe('    listen 80 sll;\n              ^^^')
})

test('tabs before the place are copied, so that they are as wide in both lines', () => {
  expect(draw('\t\tlisten\t80 sll;', 'sll')).toBe('\t\tlisten\t80 sll;\n\t\t      \t   ^^^')
})

test('a tab in the middle of the place is copied, too', () => {
  expect(draw('a "x\ty" b;', '"x\ty"')).toBe('a "x\ty" b;\n  ^^\t^^')
})

test('Chinese, Japanese and Korean characters and emoji are two columns wide', () => {
  expect(draw('return 200 "漢字한글🚀"; gzip maybe;', 'maybe')).toBe(
    `return 200 "漢字한글🚀"; gzip maybe;\n${' '.repeat(30)}^^^^^`,
  )
  expect(draw('漢字 on;', '漢字')).toBe('漢字 on;\n^^^^')
})

test('accents that combine, joiners and selectors have no width', () => {
  expect(draw('# e\u0301 \u200b gzip maybe;', 'maybe')).toBe('# e\u0301 \u200b gzip maybe;\n          ^^^^^')
})

test('a carriage return is not shown', () => {
  expect(draw('gzip maybe;\r', 'maybe')).toBe('gzip maybe;\n     ^^^^^')
})

test('what would speak to the terminal is made harmless', () => {
  expect(draw('echo \x1b[31m\x07\u202e maybe;', 'maybe')).toBe('echo \ufffd[31m\ufffd\ufffd maybe;\n             ^^^^^')
  expect(plain('unknown directive "\x1b[2J\u202e"\n')).toBe('unknown directive "\\u{1b}[2J\\u{202e}" ')
})

test('a place without a width gets one caret, at the end of the line, too', () => {
  expect(frame('gzip on', 7, 7)).toEqual({ source: 'gzip on ', marks: '       ^' })
  expect(frame('', 0, 0)).toEqual({ source: ' ', marks: '^' })
})

test('a byte order mark is pointed at where it would be', () => {
  expect(frame('\ufeffuser www;', 0, 1).marks).toBe('^')
})

test('a line without an end is cut around the place', () => {
  const line = `${'a'.repeat(500)} maybe ${'b'.repeat(500_000)}`
  const { source, marks } = frame(line, 501, 506)
  expect(source).toMatch(/^…a{39} maybe b+…$/)
  expect(source.length).toBeLessThan(130)
  expect(marks).toBe(`${' '.repeat(41)}^^^^^`)
})

test('a line that is cut in the middle of an emoji does not break it', () => {
  const { source } = frame('🚀'.repeat(1000), 999, 1001)
  expect(source).toMatch(/^…(?:🚀)+…$/u)
})

test('a long line with the place near its beginning keeps its beginning', () => {
  const { source, marks } = frame(`gzip maybe; # ${'x'.repeat(300)}`, 5, 10)
  expect(source).toMatch(/^gzip maybe; # x+…$/)
  expect(marks).toBe('     ^^^^^')
})
