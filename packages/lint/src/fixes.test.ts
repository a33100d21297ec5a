import { expect, test } from 'vitest'
import { fixableAtOnce } from './fixes.ts'
import type { Fix } from './rule.ts'

/** Fixes are drawn as the places they change; those that are chosen come back. */
function check(fixes: Readonly<Record<string, readonly (readonly [start: number, end: number])[]>>, chosen: string) {
  const findings = Object.entries(fixes).map(([title, spans]) => ({
    fix: { title, edits: spans.map(([start, end]) => ({ start, end, text: '' })) } as Fix,
  }))
  expect(
    fixableAtOnce(findings)
      .map(({ fix }) => fix.title)
      .join(' '),
  ).toBe(chosen)
}

test('of two fixes that overlap the first is chosen', () => {
  check({ a: [[0, 5]], b: [[4, 8]], c: [[8, 9]] }, 'a c')
  check({ a: [[4, 8]], b: [[0, 5]], c: [[0, 4]] }, 'a c')
})

test('nothing is inserted where another fix begins, ends or inserts', () => {
  check({ a: [[2, 5]], b: [[5, 5]], c: [[2, 2]], d: [[6, 6]], e: [[6, 6]] }, 'a d')
  check({ a: [[2, 2]], b: [[2, 5]], c: [[0, 2]], d: [[3, 5]] }, 'a d')
})

test('a fix of several edits is chosen as a whole', () => {
  check({ a: [[4, 6]], b: [[0, 1], [5, 7]], c: [[0, 1]] }, 'a c') // biome-ignore format: one line
})

test('the edits of one fix may touch', () => {
  check({ a: [[5, 8], [5, 5]], b: [[7, 9]], c: [[9, 9]] }, 'a c') // biome-ignore format: one line
})

test('fixes that may change the meaning, and those that change nothing, are left out', () => {
  const edits = [{ start: 0, end: 1, text: '' }]
  expect(fixableAtOnce([{ fix: { title: 'a', edits, unsafe: true } }, { fix: { title: 'b', edits: [] } }, {}])).toEqual(
    [],
  )
})
