import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBytes, language, matcher, toBytes } from './index.ts'

/** What is found, then the groups, "-" for those that are not set; or "no match", or why it is undecided. */
function match(pattern: string, subject: string, caseless = false): string {
  const found = matcher(pattern, { caseless })
  const outcome = found.is === 'undecided' ? found : found.exec(toBytes(subject))
  if (outcome.is === 'undecided') return `undecided: ${outcome.why}`
  if (outcome.is === 'no match') return outcome.is
  return outcome.captures.map((captured) => (captured ? fromBytes(captured.text) : '-')).join('|')
}

describe('what a pattern finds', () => {
  test.each([
    ['^/api/(.*)$', '/api/v1/users', '/api/v1/users|v1/users'],
    [String.raw`\.(gif|jpe?g)$`, '/a/b.jpeg', '.jpeg|jpeg'],
    [String.raw`\.(gif|jpe?g)$`, '/a/b.jpeg/', 'no match'],
    // "$" is also before a newline that comes last, and "." is no newline.
    ['^/a$', '/a\n', '/a'],
    ['^/a$', '/a\n\n', 'no match'],
    ['^/a.b$', '/a\nb', 'no match'],
    [String.raw`^/a\z`, '/a\n', 'no match'],
    // The leftmost, and of the alternatives the first.
    ['a|ab|abc', 'xabc', 'a'],
    ['^(a+?)(a*)$', 'aaa', 'aaa|a|aa'],
    // A group keeps what it had when it is left out of a further round.
    ['^(?:(a)|b)*$', 'ab', 'ab|a'],
    [String.raw`^(a)?b\1`, 'ba', 'no match'],
    [String.raw`^(/\w+)\1$`, '/ab/ab', '/ab/ab|/ab'],
    // Going back takes back what was captured on the way, and where the match begins.
    ['^(?:(a)(b)c|ab(d))', 'abd', 'abd|-|-|d'],
    [String.raw`^(?:a\Kb|ac)`, 'ac', 'ac'],
    // A round that matches nothing is the last one.
    ['^(a|)*$', 'aa', 'aa|'],
    [String.raw`^(a|b\1)+$`, 'aba', 'aba|ba'],
    ['^(?>a*)ab', 'aaab', 'no match'],
    ['^a*+ab', 'aaab', 'no match'],
    ['^/(?!api|static)([^/]+)', '/app', '/app|app'],
    ['^/(?!api|static)([^/]+)', '/apis', 'no match'],
    ['(?<=/)(?<name>[a-z]+)(?=/|$)', '/1/ab/', 'ab|ab'],
    [String.raw`/v\K\d`, '/v1', '1'],
    ['^(?i)/A(?-i)b$', '/ab', '/ab'],
    ['^(?i)/A(?-i)b$', '/aB', 'no match'],
    ['^(?|/(a)|/b/(c))$', '/b/c', '/b/c|c'],
    ['^(a)?(?(1)b|c)$', 'ab', 'ab|a'],
    ['^(a)?(?(1)b|c)$', 'c', 'c|-'],
    // Bytes: a dot is half an "é".
    ['^/..$', '/é', '/é'],
    ['^/é$', '/é', '/é'],
    [String.raw`^/\w+$`, '/é', 'no match'],
  ])('%s on %j: %s', (pattern, subject, expected) => {
    expect(match(pattern, subject)).toBe(expected)
  })

  test('in any case, letters of ASCII', () => {
    expect(match('^/API/[x-z]$', '/api/Z', true)).toBe('/api/Z')
    expect(match('^/É$', '/é', true)).toBe('no match')
    expect(match('^/[[:upper:]]$', '/a', true)).toBe('/a')
  })

  test('and by name', () => {
    const found = matcher('^/(?<lang>en|de)/(?<rest>.*)|/(?<no>x)$')
    const outcome = found.is === 'matcher' && found.exec('/de/a')
    expect(outcome && outcome.is === 'match' && [...outcome.named]).toEqual([
      ['lang', { start: 1, end: 3, text: 'de' }],
      ['rest', { start: 4, end: 5, text: 'a' }],
    ])
  })
})

test.each([
  ['(a(?1)?b)', 'a call of a group'],
  ['a(*SKIP)b', '(*SKIP)'],
  ['(*UTF)é', '(*UTF)'],
  [String.raw`\p{L}`, String.raw`\p`],
  ['(a', 'PCRE2 refuses it: missing ")" for this group'],
  ['\ufffd', 'bytes that are not UTF-8'],
  ['(?(VERSION>=10)a|b)', 'a condition'],
  ['(*CRLF)a', '(*CRLF)'],
  // Here PCRE2 10.42 errs.
  [String.raw`.?\R`, '"\\R" together with "." or "\\s"'],
  [String.raw`\R*\s`, '"\\R" together with "." or "\\s"'],
  ['((a)|\\1*)', 'an optional backreference within its group'],
  [String.raw`(|\G){0}a`, 'alternatives that are repeated 0 times'],
  ['a*(b)?+a', 'an optional group in an atomic one'],
])('%s is undecided: %s', (pattern, why) => {
  expect(match(pattern, 'a')).toBe(`undecided: ${why}`)
})

test('what takes too long is undecided, and does not hang', () => {
  expect(match('^(a+)+$', `${'a'.repeat(5000)}b`)).toBe('undecided: it takes too many steps')
  expect(match('^(a+)+$', 'a'.repeat(5000))).toBe(`${'a'.repeat(5000)}|${'a'.repeat(5000)}`)
})

test('long subjects overflow nothing', () => {
  const long = 'ab'.repeat(20_000)
  expect(match('^(?:a|b)*$', long)).toBe(long)
  expect(match('^(?:(?=(a))a|b)*?c', long)).toBe('no match')
  expect(match('(?:a|b)*c', 'ab'.repeat(200))).toBe('no match')
})

test('no pattern and no subject makes it throw', () => {
  const pieces = fc.constantFrom(
    ...Array.from(String.raw`()[]{}|*+?\^$.:=!<>-PRKQE'#&,019abnxé/`),
    '(?',
    '(*',
    '[:',
    '\\p{',
  )
  const text = fc.array(pieces, { maxLength: 14 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, fc.boolean(), (pattern, subject, caseless) => {
      match(pattern, subject, caseless)
      language(pattern, { caseless })?.has(toBytes(subject))
    }),
    { numRuns: 800 },
  )
})

test('a subject that is not bytes is undecided', () => {
  const found = matcher('.')
  expect(found.is === 'matcher' && found.exec('€')).toEqual({ is: 'undecided', why: 'the subject is not bytes' })
})
