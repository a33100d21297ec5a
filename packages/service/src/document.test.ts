import { expect, test } from 'vitest'
import { Document } from './document.ts'

test('positions are lines and characters from 0', () => {
  const document = new Document('file:///a', 'a', 'ab\r\nc\rd\n')
  expect([0, 2, 3, 4, 6, 8].map((offset) => document.position(offset))).toEqual([
    { line: 0, character: 0 },
    { line: 0, character: 2 },
    { line: 0, character: 3 },
    { line: 1, character: 0 },
    { line: 2, character: 0 },
    { line: 3, character: 0 },
  ])
  expect(document.offset({ line: 1, character: 1 })).toBe(5)
})

test('a place outside is the nearest inside', () => {
  const document = new Document('file:///a', 'a', 'ab\r\nc')
  expect(document.offset({ line: 0, character: 9 })).toBe(2)
  expect(document.offset({ line: 9, character: 0 })).toBe(5)
  expect(document.position(99)).toEqual({ line: 1, character: 1 })
})

test.each([
  ['utf-8', 5, 9],
  ['utf-16', 3, 5],
  ['utf-32', 3, 4],
] as const)('characters are counted in %s', (encoding, accent, rocket) => {
  const document = new Document('file:///a', 'a', 'a éx🚀y', encoding)
  expect(document.position(4).character).toBe(accent + (encoding === 'utf-8' ? 0 : 1))
  expect(document.position(6).character).toBe(rocket + (encoding === 'utf-8' ? 0 : 1))
  for (const offset of [0, 2, 3, 4, 6, 7]) expect(document.offset(document.position(offset))).toBe(offset)
})
