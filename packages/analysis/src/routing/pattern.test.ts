import { matcher } from '@nginx-lint/regex'
import { expect, test } from 'vitest'
import { patternFor } from './pattern.ts'

const subjects = [
  '/',
  '/a',
  '/ab',
  '/aab',
  '/b',
  '/x/a.php',
  '/A.PHP',
  '/a|b',
  '/a)b',
  'b',
  '',
  '/a\n/b',
  '/a b',
  '/a/',
]

test.each([
  '^/a',
  '^/ab?$',
  '^/ab*b',
  '^/a{2}b',
  '^/ab{0}$',
  '^/a+b',
  '/a|/b',
  '^/x|^/b',
  '^/(a|b)$',
  '^/(?:a|b)|b',
  '^/(?<name>a|b)\\.?',
  '\\.php$',
  '\\.?php$',
  'a\\.php|b',
  '^/a[|]b',
  '^/a[)|]b',
  '^/a[(]|b',
  '^/a[]|]b|b',
  '^/a[^]|]b|b',
  '^/a[[:alpha:]|(]|b',
  '^/a[\\]|(]|b',
  '^/a\\|b',
  '^/a\\(|b',
  '^/a\\Q(\\E|b',
  '^/a(?#()|b',
  '^/a(?x) # ( \n|b',
  '^/x(?i:/a)\\.php',
  '(?i)^/a\\.php',
  '^/a$(?m)|b',
  '^\\/a\\/$',
  '^',
  '',
])('%s takes what it takes without a look at its beginning', (text) => {
  for (const isCaseless of [false, true]) {
    const whole = matcher(text, { caseless: isCaseless })
    for (const subject of subjects) {
      const expected = whole.is === 'undecided' ? 'undecided' : whole.exec(subject).is
      const found = patternFor(text, isCaseless).exec(subject)
      const is = typeof found === 'object' ? 'match' : (found ?? 'no match')
      // What cannot be decided for some subjects may be clear for others.
      if (expected !== 'undecided' || is === 'match') expect([subject, is]).toEqual([subject, expected])
    }
  }
})
