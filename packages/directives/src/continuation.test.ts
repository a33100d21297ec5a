import { expect, test } from 'vitest'
import { describe } from './describe.ts'
import { continuation } from './match.ts'
import { parseNotation } from './notation.ts'

test.each([
  ['<path> [<name>] | off', '', 'a path off'],
  ['<path> [<name>] | off', 'a', 'a name'],
  ['on | off', 'on', ''],
  ['<number> ... <text>', '1 2', 'a number a text'],
  [
    '<path> [levels=<levels>] keys_zone=<new proxy_cache_zone>:<size> [use_temp_path=on|off]',
    '/a',
    ['keys_zone=<name>:<size>', 'levels=<levels>', 'use_temp_path=on|off'].join(' '),
  ],
  ['<listen> [ssl] [quic{since 1.25.0}]', '80', 'ssl'],
])('%j may go on after %j with %j', (notation, words, expected) => {
  const args = words === '' ? [] : words.split(' ')
  const found = continuation(parseNotation(notation), args, { target: [1, 20, 0] })
  expect(found.at).toBe(args.length)
  expect(found.expected.map(({ parts }) => describe(parts)).join(' ')).toBe(expected)
})

test('what does not fit has no continuation', () => {
  expect(continuation(parseNotation('on | off'), ['yes', 'x'])).toEqual({ at: 0, expected: [] })
})
