import { applyEdits } from '@nginx-lint/syntax'
import { expect, test } from 'vitest'
import { format, formatEdits, formatRange } from './format.ts'
import type { FormatOptions } from './style.ts'

/** The lines between the two `<|>` are formatted. */
function check(before: string, after: string, options?: FormatOptions): void {
  const [head, middle, tail] = before.split('<|>') as [string, string, string]
  const text = head + middle + tail
  const range = { start: head.length, end: head.length + middle.length }
  const edits = formatRange(text, range, options)
  for (const { start, end } of edits) {
    expect(text.slice(0, start).split('\n').length).toBeGreaterThanOrEqual(head.split('\n').length)
    expect(text.slice(0, end).split('\n').length).toBeLessThanOrEqual((head + middle).split('\n').length)
  }
  expect(applyEdits(text, edits)).toBe(after)
}

test('only the lines asked for change', () => {
  check('a  {\n b   1;\n c <|>  2;\n   d<|>   3;\n}\n', 'a  {\n b   1;\n    c 2;\n    d 3;\n}\n')
  check('a   1;\n<|><|>b   2;\nc   3;\n', 'a   1;\nb 2;\nc   3;\n')
})

test('a line of several statements becomes several lines', () => {
  check('a {\n  b   1;\n<|>c 2; d 3;<|>\n  e   4;\n}\n', 'a {\n  b   1;\n    c 2;\n    d 3;\n  e   4;\n}\n')
})

test('a mistake elsewhere does no harm', () => {
  check('a {\n  b   1;\n  <|>c   2;<|>\n}\nd 3\ne 4;\n', 'a {\n  b   1;\n    c 2;\n}\nd 3\ne 4;\n')
})

test('nothing is done where the mistake is, nor behind a quote that is not closed', () => {
  check('x {\n<|>b   2<|>\n}\n', 'x {\nb   2\n}\n')
  check('x {\n<|>b   2;;<|>\n}\n', 'x {\nb   2;;\n}\n')
  check('a "x;\n<|>b   2;<|>\n', 'a "x;\nb   2;\n')
})

test('in a document, only the block', () => {
  check('```nginx\n<|>a   1;<|>\n```\n\n```nginx\nb   2;\n```\n', '```nginx\na 1;\n```\n\n```nginx\nb   2;\n```\n', {
    path: 'a.md',
  })
  check('<|>a   1;<|>\n\n```nginx\nb   2;\n```\n', 'a   1;\n\n```nginx\nb   2;\n```\n', { path: 'a.md' })
})

test('the edits of a whole text do what formatting it does', () => {
  const edits = (text: string, options?: FormatOptions) => applyEdits(text, formatEdits(text, options))
  for (const text of ['\n\nx  {\n b   1;\n}', 'a "x;\nb   2;\n', 'a   1;\r\nb 2;\n', ''])
    expect(edits(text)).toBe(format(text).text)
  expect(edits('```nginx\na   1;\n```\n', { path: 'a.md' })).toBe('```nginx\na 1;\n```\n')
  expect(formatEdits('a 1;\n')).toEqual([])
})

test('the white space of Lua code is not taken for that between statements', () => {
  check('set_by_lua_block {\n \n<|>\n\n} ~^/x ;<|> a   b ;\n', 'set_by_lua_block {\n \n\n\n}\n~^/x;\na b;\n')
})

test('empty lines at the beginning go with the first line', () => {
  check('<|>\n\n  a   1;<|>\nb   2;\n', 'a 1;\nb   2;\n')
})
