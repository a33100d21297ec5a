import { expect, test } from 'vitest'
import { editorGlob } from './editorconfig-glob.ts'

/** Patterns as the EditorConfig specification has them, with what they match and what they do not. */
test.each<[pattern: string, matched: readonly string[], others: readonly string[]]>([
  ['*', ['a', '.a', 'x/y/a.conf'], []],
  ['*.conf', ['a.conf', '.conf', 'x/a.conf', 'x/y/a.conf'], ['a.conf.bak', 'conf', 'aconf']],
  ['a*b', ['ab', 'axb', 'x/ab'], ['a/b']],
  ['a**b', ['ab', 'a/b', 'a/x/b', 'axb'], ['b']],
  ['**.conf', ['a.conf', 'x/y/a.conf'], ['a']],
  ['?.conf', ['a.conf', 'x/a.conf'], ['.conf', 'ab.conf']],
  ['a?b', ['axb'], ['a/b']],
  ['[abc].conf', ['a.conf', 'c.conf'], ['d.conf']],
  ['[a-c].conf', ['b.conf'], ['d.conf', '-.conf']],
  ['[!a]b', ['xb', '-b', 'x/cb'], ['ab', 'b']],
  ['a[!x]b', ['a-b'], ['a/b', 'axb']],
  ['a[/]b', ['a[/]b'], ['a/b']],
  ['a[b', ['a[b'], ['ab']],
  ['a]b', ['a]b'], []],
  ['[\\]^]', [']', '^'], ['\\', 'a']],
  ['{a,b}.conf', ['a.conf', 'x/b.conf'], ['c.conf', '{a,b}.conf']],
  ['*.{conf,conf.template,}', ['a.conf', 'a.conf.template', 'a.'], ['a.template']],
  ['{a,{b,c}d}', ['a', 'bd', 'cd'], ['b', 'd']],
  ['{*.conf,x/?}', ['a.conf', 'x/y'], ['y/a.conf', 'y']],
  ['{a}', ['{a}', 'x/{a}'], ['a']],
  ['{a\\,b,c}', ['a,b', 'c'], ['a', 'b']],
  ['{a,b', ['{a,b'], ['a']],
  ['site{1..3}', ['site1', 'site2', 'site3'], ['site0', 'site4', 'site', 'site1..3', 'site10']],
  ['{-2..+12}{a,b}', ['-1a', '+3b', '12a', '0b'], ['-3a', '13a', 'a']],
  ['{3..1}', ['2'], ['4']],
  ['\\*\\a', ['*a'], ['xa', 'a']],
  ['a.b+(c)|^$!@#;', ['a.b+(c)|^$!@#;'], ['axb', 'ab']],
  ['/a.conf', ['a.conf'], ['x/a.conf']],
  ['conf.d/*.conf', ['conf.d/a.conf'], ['x/conf.d/a.conf', 'conf.d/x/a.conf', 'a.conf']],
  ['conf.d/**', ['conf.d/a', 'conf.d/x/.y'], ['conf.d', 'x/conf.d/a']],
  ['**/a.conf', ['a.conf', 'x/y/a.conf'], ['xa.conf']],
  ['x/**/a', ['x/a', 'x/y/a', 'x/y/z/a'], ['xa', 'x/ya']],
  ['*************a', ['x/a', 'a'], ['b']],
])('%s', (pattern, matched, others) => {
  const matches = editorGlob(pattern)
  expect(matched.filter((path) => !matches(path))).toEqual([])
  expect(others.filter(matches)).toEqual([])
})
