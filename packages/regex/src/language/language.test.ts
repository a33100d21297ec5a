import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Answer,
  exactly,
  firstNotCovered,
  fromBytes,
  inAll,
  intersects,
  type Language,
  language,
  matcher,
  startingWith,
  toBytes,
  union,
} from '../index.ts'

/** What nginx looks for a location with. */
const URI = of(String.raw`(?s)\A(?=/)(?!.*//)(?!.*/\.\.?(?:/|\z))(?!.*\0)`)

function of(pattern: string, caseless = false): Language {
  const found = language(pattern, { caseless })
  if (!found) throw new Error(`no language: ${pattern}`)
  return found
}

function say(answer: Answer): string {
  return answer.is === 'witness' ? fromBytes(answer.text) : answer.is
}

/** `/…` is a pattern, `/…/i` one in any case, `=…` a text, `…` its beginning. */
function read(text: string): Language {
  if (text.startsWith('=')) return exactly(text.slice(1))
  if (text.startsWith('^~')) return startingWith(text.slice(2))
  return text.startsWith('i ') ? of(text.slice(2), true) : of(text)
}

describe('the first URI of a language that none of the others has', () => {
  test.each([
    ['^/api/', ['^/'], 'none'],
    ['^/', ['^/api/'], '/'],
    ['^/a', ['^/', '^/api'], 'none'],
    [String.raw`\.php$`, [String.raw`\.(php|html)$`], 'none'],
    [String.raw`\.(php|html)$`, [String.raw`\.php$`], '/.html'],
    [String.raw`\.(php|html)$`, [String.raw`\.php$`, String.raw`\.html$`], 'none'],
    // A URI may end in a newline, before which "$" is as well.
    [String.raw`\.php$`, [String.raw`\.php\z`], '/.php\n'],
    [String.raw`\.php`, [String.raw`^/.*\.php`], '/\n.php'],
    ['i ^/a$', ['^/[aA]$'], 'none'],
    ['i ^/ab$', ['^/ab$'], '/aB'],
    ['^/[a-z]+/', ['^/[a-m]', '^/[n-y]'], '/z/'],
    ['^/[a-z]+/', ['^/[a-m]', '^/[n-z]'], 'none'],
    ['^/(?!api)', ['^/'], 'none'],
    ['^/', ['^/(?!api)'], '/api'],
    ['^/', ['^/(?!api)', '^~/api'], 'none'],
    [String.raw`^/\d+$`, [String.raw`^/\d{1,3}$`], '/0000'],
    ['=/a', ['^/a$'], 'none'],
    ['^/a$', ['=/a'], '/a\n'],
    ['^~/a', ['^~/', '=/'], 'none'],
    [String.raw`\bfoo\b`, ['foo'], 'none'],
    ['foo', [String.raw`\bfoo\b`], '/afoo'],
    ['(?<=^/)x', ['^/x'], 'none'],
    ['^/a++b', ['^/a+b'], 'none'],
    ['^/a++a', ['^/$'], 'none'],
    ['^/(?>b|bc)c', ['^/bcc'], '/bc'],
    ['^/é', [String.raw`^/\xc3`], 'none'],
    // Without URIs that are not normalised.
    ['^//', [], 'none'],
    [String.raw`/\.\./`, [], 'none'],
  ] as const)('of %s without %j: %s', (covered, others, expected) => {
    const answer = firstNotCovered(read(covered), others.map(read), URI)
    expect(say(answer)).toBe(expected)
  })

  test('is undecided when it takes too much', () => {
    expect(firstNotCovered(of('^/a.{30}b'), [of('^/a')], undefined, { steps: 50 }).is).toBe('undecided')
  })
})

test('a string of two languages, of all, and of none', () => {
  expect(say(intersects(of('^/a'), of('b$')))).toBe('/ab')
  expect(say(intersects(of('^/a'), of('^/b')))).toBe('none')
  expect(say(intersects(of('a'), of('b'), of('^/')))).toBe('/ab')
  expect(say(inAll([of('^a$b')]))).toBe('none')
  expect(say(inAll([of('^/[^a-z]')]))).toBe('/0')
  expect(say(inAll([of(String.raw`^[\x00-\x1f]$`)]))).toBe('\x1f')
})

test('a union has what one of its languages has', () => {
  const both = union([of('^/a'), of('b$'), exactly('/É')])
  expect(['/ab', '/a', '/b', '/É', '/c', ''].map((text) => both.has(toBytes(text)))).toEqual([
    ...[true, true, true, true, false, false],
  ])
  expect(say(firstNotCovered(of('^/[ab]'), [both]))).toBe('/ba')
})

test.each([
  String.raw`(a)\1`,
  '(a)?(?(1)b|c)',
  '(?>a*b|a)c',
  '(?:ab|a)*+b',
  '(?<=(?=a).)b',
  'a(?R)?b',
  'a{2000}{0}(?:b{60}){100}',
])('%s has no language', (pattern) => {
  expect(language(pattern)).toBeUndefined()
})

/** Patterns with all that has a language, over few letters. */
const pattern = fc.letrec<{ node: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom(
    ...['a', 'b', '/', '.', '[^a]', '[ab]', String.raw`\w`, '^', '$', String.raw`\b`, String.raw`\B`, String.raw`\z`],
    ...[
      String.raw`\n`,
      '(?m:^)',
      '(?m:$)',
      String.raw`\R`,
      'a*+',
      'b?+',
      '[ab]{1,2}+',
      '(?<=a)',
      '(?<!a|/b)',
      '(?<=^|/)',
    ],
    ...['(?<=ab)', '(?<![ab]a)', '(?>ab|a)', '(?i:A)', '(?s:.)', '', String.raw`\A`, '(?:ab)*+'],
  ),
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('node'), { minLength: 1, maxLength: 4 }).map((items) => items.join('')),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '*?', '{2,}')).map(([a, q]) => `(?:${a})${q}`),
    tie('node').map((a) => `(?=${a})`),
    tie('node').map((a) => `(?!${a})`),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?(?=a)${a}|${b})`),
  ),
})).node
const subject = fc
  .array(fc.constantFrom('a', 'b', '/', '\n', '\r', 'A', '_', '-'), { maxLength: 8 })
  .map((all) => all.join(''))

test('a language has a string if, and only if, the pattern matches it', () => {
  let decided = 0
  fc.assert(
    fc.property(
      pattern,
      fc.array(subject, { minLength: 4, maxLength: 12 }),
      fc.boolean(),
      (text, subjects, caseless) => {
        const found = language(text, { caseless })
        const runs = matcher(text, { caseless })
        if (!found || runs.is === 'undecided') return
        decided++
        // Undefined: its automaton has grown too large.
        for (const one of subjects.filter((subject) => found.has(subject) !== undefined))
          expect([one, found.has(one)]).toEqual([one, runs.exec(one).is === 'match'])
      },
    ),
    { numRuns: 300 },
  )
  expect(decided).toBeGreaterThan(200)
})

/** All strings of up to five of these bytes, the short ones first. */
const ALL = ['']
for (let i = 0; ALL[i]!.length < 5; i++) for (const byte of 'ab/\n') ALL.push(ALL[i]! + byte)

test('what is not covered, and what is, as trying all short strings says', () => {
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 2, maxLength: 4 }), (patterns) => {
      const found = patterns.map((text) => language(text))
      if (!found.every((one) => one !== undefined)) return
      const [first, ...others] = found
      const within = of(String.raw`^[ab/\n]*\z`)
      const answer = firstNotCovered(first!, others, within)
      const expected = ALL.find((text) => first!.has(text) && !others.some((other) => other.has(text)))
      if (answer.is === 'none') expect(expected).toBeUndefined()
      else if (answer.is === 'witness') {
        const isIt = first!.has(answer.text) && !others.some((other) => other.has(answer.text))
        expect([answer.text, isIt]).toEqual([answer.text, true])
        const readable = ALL.find(
          (text) => !text.includes('\n') && first!.has(text) && !others.some((o) => o.has(text)),
        )
        if (readable !== undefined) expect(answer.text).toHaveLength(readable.length)
        else if (expected !== undefined) expect(answer.text.length).toBeGreaterThanOrEqual(expected.length)
      }
    }),
    { numRuns: 150 },
  )
})
