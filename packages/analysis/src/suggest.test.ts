import { expect, test } from 'vitest'
import { editDistance, suggest } from './suggest.ts'

test.each([
  ['localtion', 'location', 1],
  ['sevrer', 'server', 1],
  ['gzip_com_level', 'gzip_comp_level', 1],
  ['lisen', 'listen', 1],
  ['', 'abc', 3],
  ['abc', 'abc', 0],
])('from %j to %j it takes %i steps', (a, b, steps) => {
  expect(editDistance(a, b, 9)).toBe(steps)
})

test('the nearest word is offered, none when all are far', () => {
  const words = ['server', 'server_name', 'location', 'listen', 'root']
  expect(suggest('sevrer', words)).toBe('server')
  expect(suggest('Listen', words)).toBe('listen')
  expect(suggest('gopher', words)).toBeUndefined()
  expect(suggest('xy', words)).toBeUndefined()
})
