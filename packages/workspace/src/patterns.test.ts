import { expect, test } from 'vitest'
import { fileGlob } from './patterns.ts'

const paths = ['a.conf', 'b.nginx', 'conf.d/a.conf', 'conf.d/x/c.conf', 'x/conf.d/a.conf']

test.each([
  ['*.conf', ['a.conf', 'conf.d/a.conf', 'conf.d/x/c.conf', 'x/conf.d/a.conf']],
  ['/*.conf', ['a.conf']],
  ['./*.conf', ['a.conf']],
  ['conf.d/*.conf', ['conf.d/a.conf']],
  ['conf.d', ['conf.d/a.conf', 'conf.d/x/c.conf', 'x/conf.d/a.conf']],
  ['conf.d/', ['conf.d/a.conf', 'conf.d/x/c.conf', 'x/conf.d/a.conf']],
  ['/conf.d/**', ['conf.d/a.conf', 'conf.d/x/c.conf']],
  ['conf.d/**/c.conf', ['conf.d/x/c.conf']],
  ['**/conf.d/*', ['conf.d/a.conf', 'conf.d/x/c.conf', 'x/conf.d/a.conf']],
  ['**', paths],
  ['/**', paths],
  ['**/*', paths],
  ['[ab].*', ['a.conf', 'b.nginx', 'conf.d/a.conf', 'x/conf.d/a.conf']],
  ['/{a,b}.{conf,nginx}', ['a.conf', 'b.nginx']],
  ['{/a.conf,{x,y}/conf.d/*}', ['a.conf', 'x/conf.d/a.conf']],
  ['{a}.conf', []],
  ['A.conf', []],
])('%s', (glob, expected) => {
  expect(paths.filter(fileGlob(glob))).toEqual(expected)
})
