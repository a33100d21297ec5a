import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captures, checkRegex } from './index.ts'
import { wording } from './refusal.ts'

/** pcre2test 10.42 takes them all. */
const accepted = String.raw`
^/user/(\d+)$
\.(?:jpe?g|png|gif)$
^(?<host>.+)\.example\.(com|net)$
~^\d{1,3}(?:\.\d{1,3}){3}$
a{,3}
a{
a{1
{
x{a}
a{2}+b
a*+
a++
(?:a{2}){3}?
(?=a)*
(?<=a)?
()+
\Q*+?(\E
a\Q\E+
\E
\Q
]
}
[]a]
[^]a]
[a-]
[-a]
[a\-z]
[\d-]
[--/]
[a-\x7a]
[\Q]\E]
[é-à]
[[:^alpha:][:digit:]]
[[:alpha:]-]
[:alpha]
[[:alpha]
[[:<:]]a[[:>:]]
[\b\n\cA\x41\101\8]
[\g]
[\p{L}\P{^Lu}\pN]
\p{Greek}\p{sc:Greek}\p{Script_Extensions = greek}\p{ L & }\p{Bidi_Class:AL}\p{bidi_al}\p{Xwd}
\x
\x4
\x{ff}\o{377}\377\0
\12
\N{2}
\-\/\é\_
(?i)a(?-i)b(?s-m:c)(?^x:d)(?^)(?)(?-)
(?x) a + # comment (
(?xx)[a b]
(?n)(a)(?<b>c)\1
(?J)(?<a>x)|(?<a>y)\k<a>
(?|(?<a>x)|(?<a>y))
(?|(a)|(b)(c))(d)\3
(a)\1\g1\g{1}\g{-1}\g{+1}(b)
\2(a)(b)
(?<n>a)\k<n>\k'n'\k{n}\g{n}(?P=n)(?&n)(?P>n)\g<n>\g'1'
(?1)(?+1)(a)(?-1)(?R)(?0)
(?'n'a)(?P<m>b)
(?(1)a|b)(c)
(?(<n>)a)(?<n>)(?('n')b)(?(n)c)(?(R&n)d)
(?(R)a)(?(R1)b)(c)
(?<R1>a)(?(R1)b)
(?(DEFINE)(?<n>a))(?&n)
(?(VERSION>=10.4)a|b)
(?(?=a)b|c)(?(?C1)(?<!a)b)(?(*pla:a)b)
(?<=a|bc)
(?<=(?:ab|cd)e{3})
(?<=(a)|b\1)
(?<=(?1))(ab)
(?<=a(?=b*))
(?<=(?(1)a|b))(c)
(?<=(*ACCEPT)a*)
(?*a)(?<*b)
(*pla:a)(*nlb:b)(*atomic:c)(*sr:d)(*napla:e)
(*ACCEPT)?(*FAIL)(*COMMIT:a)(*PRUNE)(*SKIP)(*THEN:)(*MARK:n)(*:n)
(*UTF8)\x{1F600}\N{U+41}[à-é]
(*ANYCRLF)(*LIMIT_MATCH=100)a
(?C)(?C255)(?C{a}}b})
(?#comment)a
\C\X\R\h\v\K\G
`

describe('what PCRE2 accepts', () => {
  it.each(accepted.trim().split('\n'))('%s', (pattern) => {
    expect(checkRegex(pattern)).toBeUndefined()
  })

  it('an empty pattern, newlines and NUL', () => {
    for (const pattern of ['', '(?x)a # (\n+', '(*CR)(?x)a # (\r+', 'a\0b', '[\0-a]']) {
      expect(checkRegex(pattern)).toBeUndefined()
    }
  })

  it('groups 250 deep, and not 251', () => {
    const nest = (depth: number) => '('.repeat(depth) + 'a' + ')'.repeat(depth)
    expect(checkRegex(nest(250))).toBeUndefined()
    expect(checkRegex(nest(251))).toMatchObject({ offset: 250, length: 1, pcre: 'parentheses are too deeply nested' })
  })

  it('8191 empty groups, and not 8192: what is compiled has its limit', () => {
    expect(checkRegex('()'.repeat(8191))).toBeUndefined()
    expect(checkRegex('()'.repeat(8192))).toMatchObject({ pcre: 'regular expression is too large' })
  })

  it('2001 branches of lookbehinds, and not more', () => {
    expect(checkRegex('(?<=a)'.repeat(2001))).toBeUndefined()
    expect(checkRegex('(?<=a)'.repeat(2002))).toMatchObject({ pcre: 'lookbehind is too complicated' })
  })
})

describe('what may be accepted, so that nothing is said', () => {
  it.each([
    ['bytes that were not UTF-8, in a range', '[\ufffd-\u0100]'],
    ['and in a lookbehind', '(?<=(\ufffd|a))'],
    ['a lookbehind that PCRE2 10.42 does not see when it looks again', '(?<=(?1))((?<=a|b)c)(?<=d+)'],
    ['a chain of calls that is too long to follow', chain(1500)],
  ])('%s', (_, pattern) => {
    expect(checkRegex(pattern)).toBeUndefined()
  })
})

function chain(length: number): string {
  const calls = Array.from({ length }, (_, i) => `((?${i + 2}))`)
  return `(?<=(?1))${calls.join('')}(a*)`
}

describe('captures', () => {
  it.each([
    ['^/a/(b)(?:c)(?<n>d)$', 2, ['n']],
    ["(?<n>a)(?'m'b)(?P<o>c)", 3, ['n', 'm', 'o']],
    ['(?|(a)|(b)(c))(d)', 3, []],
    ['(?n)(a)(?<b>c)', 1, ['b']],
    ['(?J)(?<a>x)|(?<a>y)', 2, ['a']],
    ['(?|(?<a>x)|(?<a>y))', 1, ['a']],
    ['\\(a\\)[(]\\Q(\\E(?#()', 0, []],
    ['(?(DEFINE)(?<n>a))(?=(b))', 2, ['n']],
    ['(*UTF8)(?<é>a)', 1, ['é']],
    ['(a)(b', 2, []],
  ])('%s', (pattern, count, names) => {
    expect(captures(pattern)).toEqual({ count, names })
  })
})

describe('any string', () => {
  const pieces = accepted.match(/[a-z]+|\(\?<?.?|./g)!
  const pattern = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces, 'é', '😀', '\ud800', '(*UTF)')).map((parts) => parts.join('')),
  )

  it('is judged without throwing, and what is wrong lies within', () => {
    fc.assert(
      fc.property(pattern, (text) => {
        const { count, names } = captures(text)
        expect(names.length).toBeLessThanOrEqual(count)
        const error = checkRegex(text)
        if (!error) return
        expect(error.offset).toBeGreaterThanOrEqual(0)
        expect(error.length).toBeGreaterThan(0)
        expect(error.offset + error.length).toBeLessThanOrEqual(text.length)
        expect(Object.values(wording)).toContain(error.pcre)
      }),
      { numRuns: 2000 },
    )
  })

  it('behind an inline option is judged alike', () => {
    fc.assert(
      fc.property(pattern, (text) => {
        // `(*UTF)` and the like mean something at the very start only.
        fc.pre(!text.includes('(*'))
        const error = checkRegex(text)
        const shifted = error && { ...error, offset: error.offset + 4 }
        expect(checkRegex(`(?i)${text}`)).toEqual(shifted)
        expect(captures(`(?i)${text}`)).toEqual(captures(text))
      }),
    )
  })

  it.each(['(', '[[:', '{1', '(?<=(?1)', '(?|(a)|', '(?i)', '\\Q', '[a-', '(?(1)', '(?xx)[ ', "(?C'a'", 'é', '(*:a)'])(
    'comes to an end however often %s stands in it',
    (piece) => {
      expect(() => checkRegex(piece.repeat(100_000))).not.toThrow()
    },
  )
})
