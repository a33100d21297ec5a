import { expect, test } from 'vitest'
import { match } from './match.ts'
import { arity, parseNotation, valuesOf } from './notation.ts'

test.each([
  ['', 0, 0],
  ['<flag>', 1, 1],
  ['on | off', 1, 1],
  ['<number> <size>', 2, 2],
  ['<size> [<size> [<size>]]', 1, 3],
  ['<string> ...', 1, Number.POSITIVE_INFINITY],
  ['[<number> ...] <uri>', 1, Number.POSITIVE_INFINITY],
  ['<text> zone=<name>:<size> rate=<rate> [sync]', 3, Number.POSITIVE_INFINITY],
  ['off | <path> [level=<number>]', 1, Number.POSITIVE_INFINITY],
])('%j takes %d to %d arguments', (notation, min, max) => {
  expect(arity(parseNotation(notation))).toEqual({ min, max })
})

test.each([
  ['on | off', []],
  ['<a> [b=<new c>:<d> ...] [e[=<f>]]', ['a', 'c', 'd', 'f']],
  ['x|<a> | <b> ...', ['a', 'b']],
])('%j has the values %j', (notation, expected) => {
  expect(valuesOf(parseNotation(notation)).map(({ type }) => type)).toEqual(expected)
})

test.each(['<size', '[a', 'a]', 'a{sometimes}', '[a]b]', '<a'])('%j is a bug in a table', (notation) => {
  expect(() => parseNotation(notation)).toThrow(/bug in notation/)
})

/** What the notation makes of the arguments: `ok`, or where and why not. */
function said(notation: string, args: string, options = {}): string {
  const words = args === '' ? [] : args.split(' ')
  const { ok, at, part, reason, limits, bindings } = match(parseNotation(notation), words, options)
  if (limits) return `limited at ${limits.argument}: ${JSON.stringify(limits.limits)}`
  if (ok) return ['ok', ...bindings.map((b) => `${b.value.type}=${words[b.argument]!.slice(b.start, b.end)}`)].join(' ')
  return `at ${at}${part ? ` ${part.start}-${part.end}` : ''}${reason ? `: ${reason}` : ''}`
}

test.each([
  ['on | off', 'on', 'ok'],
  ['on | off', 'ON', 'at 0'],
  ['on | off', '', 'at 0'],
  ['on | off', 'on off', 'at 1'],
  ['<number> <size>', '4 8k', 'ok number=4 size=8k'],
  ['<number> <size>', '4 8g', 'at 1 0-2: "8g" is no size: nginx knows no "g" here, only k and m'],
  ['<string> [a=<number>] [b=<number>]', 'x b=1 a=2 b=3', 'ok string=x number=1 number=2 number=3'],
  ['<string> [a=<number>{once}] [b]', 'x a=1 a=2', 'at 2'],
  [
    '<string> zone=<new limit_req_zone>:<size> rate=<rate>',
    'k rate=1r/s zone=z:1m',
    'ok string=k rate=1r/s limit_req_zone=z size=1m',
  ],
  ['<string> zone=<new limit_req_zone>:<size> rate=<rate>', 'k zone=z:1m', 'at 2'],
  [
    '<string> zone=<new limit_req_zone>:<size> rate=<rate>',
    'k zone=z:1x rate=1r/s',
    'at 1 7-9: "1x" is no size: write bytes, or a number with k or m',
  ],
  ['[<number> ...] <uri>', '404 500 /x', 'ok number=404 number=500 uri=/x'],
  ['a[=<number>]', 'a=3', 'ok number=3'],
  ['a=on|off', 'a=of', 'at 0 2-4'],
  ['(a) | b c', 'b c', 'ok'],
  ['a|b ...', 'a b a', 'ok'],
  ['a|b ...', 'a b x', 'at 2'],
])('%j given %j: %s', (notation, args, expected) => {
  expect(said(notation, args)).toBe(expected)
})

test('what another release or edition takes is known, and said to be limited', () => {
  const quic = '<string> [quic{since 1.25.0}] [spdy{until 1.9.5}] [sync{plus}]'
  expect(said(quic, 'x quic')).toBe('ok string=x')
  expect(said(quic, 'x quic', { target: [1, 18, 0] })).toBe('limited at 1: {"since":"1.25.0"}')
  expect(said(quic, 'x spdy')).toBe('limited at 1: {"until":"1.9.5"}')
  expect(said(quic, 'x sync')).toBe('limited at 1: {"plus":true}')
  expect(said(quic, 'x sync', { plus: true })).toBe('ok string=x')
})

test('words are compared without case where nginx does', () => {
  expect(said('any | all', 'ANY', { caseless: true })).toBe('ok')
})

test('a placeholder of a template fits everywhere', () => {
  expect(said('<number> on|off', '\ue000\ue000 \ue000')).toBe('ok')
})

test('many arguments that fit several forms take no longer than they should', () => {
  const words = Array.from({ length: 3000 }, () => 'a').join(' ')
  expect(said('a|<string> ... b', words)).toMatch(/^at 3000/)
})
