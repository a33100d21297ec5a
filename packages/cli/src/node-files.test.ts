import { nodeFiles } from '@nginx-lint/workspace'
import { expect, test } from 'vitest'
import { folder } from './testing.ts'

const files = {
  'a.conf': '',
  'B.conf': '',
  'c{1}.conf': '',
  'é.conf': '',
  '.hidden.conf': '',
  'sub/d.conf': '',
  'sub/e.txt': '',
  'link.conf': '-> sub/d.conf',
  'gone.conf': '-> nowhere',
}

test.each([
  ['*.conf', ['B.conf', 'a.conf', 'c{1}.conf', 'gone.conf', 'link.conf', 'é.conf']],
  ['?.conf', ['B.conf', 'a.conf', 'é.conf']],
  ['[ab].conf', ['a.conf']],
  ['[!a].conf', ['B.conf', 'é.conf']],
  ['[^a].conf', ['B.conf', 'é.conf']],
  ['[z-a].conf', []],
  ['[A-Z]*', ['B.conf']],
  ['.h*', ['.hidden.conf']],
  ['{a,B}.conf', []],
  ['c{1}.*', ['c{1}.conf']],
  ['**/*.conf', ['sub/d.conf']],
  ['*/*', ['sub/d.conf', 'sub/e.txt']],
  ['s*', ['sub']],
  ['nowhere/*', []],
  ['./*/d.conf', ['./sub/d.conf']],
  ['\\a.con?', ['a.conf']],
])('glob(3) finds by %s', async (pattern, expected) => {
  expect(await nodeFiles(folder(files).path).glob(pattern)).toEqual(expected)
})

test('an absolute pattern gives absolute paths', async () => {
  const { path } = folder(files)
  expect(await nodeFiles('/').glob(`${path}/sub/*.conf`)).toEqual([`${path}/sub/d.conf`])
})

test('a name that no file can have is that of none', async () => {
  const files = nodeFiles('/')
  const name = '/co\u0000nf.d'
  expect(await files.read(name)).toBeUndefined()
  expect(await files.glob(`${name}/*.conf`)).toEqual([])
  expect(await files.hasFolder(name)).toBe(false)
})
