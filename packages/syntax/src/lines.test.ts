import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits, lineIndex } from './index.ts'

test('lines end at line feeds only, and columns are UTF-16 units', () => {
  const text = 'a\r\nb\rc\n😀d'
  const lines = lineIndex(text)
  expect(lines.count).toBe(3)
  expect([...text, ''].map((_, index) => lines.position(text.indexOf('b') + index))).toContainEqual({
    line: 2,
    column: 3,
  })
  expect(lines.position(text.indexOf('d'))).toEqual({ line: 3, column: 3 })
  expect(lines.position(text.length)).toEqual({ line: 3, column: 4 })
  expect(lines.position(9999)).toEqual({ line: 3, column: 4 })
  expect(lines.position(-1)).toEqual({ line: 1, column: 1 })
})

test('a place outside of its line is the nearest inside', () => {
  const lines = lineIndex('ab\ncd')
  expect([
    lines.offset(1, 99),
    lines.offset(2, 99),
    lines.offset(9, 1),
    lines.offset(0, 5),
    lines.offset(2, 0),
  ]).toEqual([2, 5, 5, 0, 3])
})

test('positions lead back to their offsets', () => {
  const texts = fc.array(fc.constantFrom('a', '\n', '\r', '😀')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, fc.nat(20), (text, near) => {
      const offset = near % (text.length + 1)
      const lines = lineIndex(text)
      const { line, column } = lines.position(offset)
      expect(lines.offset(line, column)).toBe(offset)
      expect(line).toBe(text.slice(0, offset).split('\n').length)
    }),
  )
})

test('edits apply in the order of the text, insertions at one place in theirs', () => {
  const edits = [
    { start: 4, end: 5, text: 'E' },
    { start: 0, end: 1, text: '' },
    { start: 2, end: 2, text: '1' },
    { start: 2, end: 2, text: '2' },
    { start: 5, end: 5, text: '!' },
  ]
  expect(applyEdits('abcde', edits)).toBe('b12cdE!')
  expect(() =>
    applyEdits('abc', [
      { start: 0, end: 2, text: '' },
      { start: 1, end: 3, text: '' },
    ]),
  ).toThrow('bug')
})
