import { expect, test } from 'vitest'
import { folderOf, join, memoryFiles } from './files.ts'

test.each([
  ['.', 'a.conf', 'a.conf'],
  ['etc/nginx', 'conf.d/*.conf', 'etc/nginx/conf.d/*.conf'],
  ['etc/nginx', '/usr/share/x', '/usr/share/x'],
  ['etc/nginx', '../x', 'etc/x'],
  ['..', '../x', '../../x'],
  ['/etc', '../../x', '/x'],
  ['a', './b/./c', 'a/b/c'],
])('from %s, %s is %s', (folder, path, expected) => {
  expect(join(folder, path)).toBe(expected)
})

test('the folder of a path', () => {
  expect([folderOf('a'), folderOf('a/b'), folderOf('/a')]).toEqual(['.', 'a', '/'])
})

test('patterns match as glob(3) does, in byte order', async () => {
  const files = memoryFiles({
    'c/b.conf': '',
    'c/a.conf': '',
    'c/.x.conf': '',
    'c/d/e.conf': '',
    'c/10.conf': '',
    'c/B.conf': '',
  })
  expect(await files.glob('c/*.conf')).toEqual(['c/10.conf', 'c/B.conf', 'c/a.conf', 'c/b.conf'])
  expect(await files.glob('c/[!a].conf')).toEqual(['c/B.conf', 'c/b.conf'])
  expect(await files.glob('*/?/*')).toEqual(['c/d/e.conf'])
  expect(await files.glob('c/{a,b}.conf')).toEqual([])
  expect(await files.glob('c/[z-a].conf')).toEqual([])
})
