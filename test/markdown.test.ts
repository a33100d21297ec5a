import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { main } from '../packages/cli/src/main.ts'

/** A course's notes as they were found, mistakes and all: each finding is one that nginx justifies, and there is no other. */
test('the notes of a course, checked as a document', async () => {
  const path = 'fixtures/markdown/course.md'
  const lines = readFileSync(path, 'utf8').split('\n')
  const printed: (string | Uint8Array)[] = []
  const output = { write: (text: string | Uint8Array) => printed.push(text) }
  const terminal = { cwd: process.cwd(), env: {}, stdout: output, stderr: output, stdin: async () => Buffer.from('') }
  expect(await main([path, '--format', 'json'], terminal)).toBe(1)
  const { files } = JSON.parse(printed.join(''))
  const found = files[0].diagnostics.map(
    (d: { severity: string; message: string; range: { start: { line: number } } }) =>
      `${lines[d.range.start.line - 1]!.trim()}  ⇒ ${d.severity}: ${d.message}`,
  )
  expect(found).toEqual([
    'gzip_com_level 3;  ⇒ error: unknown directive "gzip_com_level", did you mean "gzip_comp_level"?',
    'location /imooc {  ⇒ error: missing "}" for "location /imooc" and "location /"',
    'localtion ~* \\.(GIF|png|bmp|jpg|jpeg) {  ⇒ error: unknown directive "localtion", did you mean "location"?',
    'localtion ~* \\.(GIF|png|bmp|jpg|jpeg) {  ⇒ error: unknown directive "localtion", did you mean "location"?',
    'localtion ^~ /imooc/img {  ⇒ error: unknown directive "localtion", did you mean "location"?',
    'location ~ {  ⇒ warning: this location has no pattern: nginx takes it as a regular expression that matches every URI',
  ])
})
