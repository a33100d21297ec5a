import { expect, test } from 'vitest'
import { fingerprint, uniqueFingerprints } from './fingerprint.ts'

/** Of the finding about a part of a text, which must be in it. */
function of(text: string, part: string, path = 'a.conf', rule = 'unknown-directive'): string {
  const start = text.indexOf(part)
  expect(start).toBeGreaterThanOrEqual(0)
  return fingerprint({ path, rule, start, end: start + part.length }, text)
}

const here = of('gzipp on;\n', 'gzipp')

test('is hexadecimal and the same from run to run', () => {
  expect(here).toBe('f41a0f0c31ed2740c0bf8e4618dc5957')
})

test('knows a line again that has moved or is laid out anew', () => {
  expect(of('# more\n\ngzipp on;', 'gzipp')).toBe(here)
  expect(of('http {\n\tgzipp   on ;\r\n}\n', 'gzipp')).toBe(here)
  expect(of('servr{\n}\n', 'servr')).toBe(of('servr {\n}\n', 'servr'))
})

test('differs by text, path and rule, not by the place in the line', () => {
  expect(of('gzipp off;\n', 'gzipp')).not.toBe(here)
  expect(of('gzipp on;\n', 'gzipp', 'b.conf')).not.toBe(here)
  expect(of('gzipp on;\n', 'gzipp', 'a.conf', 'wrong-context')).not.toBe(here)
  expect(of('gzipp on;\n', 'on')).toBe(here)
})

test('is made of all lines of the finding, and of no others', () => {
  const whole = of('x;\nfoo\n  bar;\ny;', 'foo\n  bar')
  expect(of('foo\nbar;', 'foo\nbar')).toBe(whole)
  expect(of('z;\nfoo\n  bar;\nz;', 'foo\n  bar')).toBe(whole)
  expect(of('x;\nfoo\n  baz;\ny;', 'foo\n  baz')).not.toBe(whole)
  expect(of('gzipp on;\nfoo;\n', 'gzipp on;\n')).toBe(here)
})

test('what stands at the end of a text has one', () => {
  const text = 'gzipp on;\n'
  expect(fingerprint({ path: 'a', rule: 'r', start: text.length, end: text.length }, text)).toMatch(/^[0-9a-f]{32}$/)
  expect(fingerprint({ path: 'a', rule: 'r', start: 0, end: 0 }, '')).toMatch(/^[0-9a-f]{32}$/)
})

test('of the same kind in lines of the same text there are several that differ', () => {
  const text = 'gzipp on;\ngzipp on;\nfoo;\ngzipp on;\n'
  const at = (start: number) => ({ path: 'a.conf', rule: 'unknown-directive', start, end: start + 3 })
  const found = uniqueFingerprints([at(0), at(10), at(20), at(25)], text)
  expect(new Set(found).size).toBe(4)
  expect(found[0]).toBe(here)
  expect(uniqueFingerprints([at(10), at(25)], text)).toEqual([found[0], found[1]])
})
