import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from './diff.ts'

const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('')

test('equal texts have no diff', () => {
  expect(unifiedDiff('a.conf', 'x\n', 'x\n')).toBe('')
})

test('a change is shown with three lines around it', () => {
  const before = lines('1', '2', '3', '4', 'five', '6', '7', '8', '9')
  expect(unifiedDiff('conf.d/a.conf', before, before.replace('five', '5'))).toBe(
    lines(
      '--- a/conf.d/a.conf',
      '+++ b/conf.d/a.conf',
      '@@ -2,7 +2,7 @@',
      ' 2',
      ' 3',
      ' 4',
      '-five',
      '+5',
      ' 6',
      ' 7',
      ' 8',
    ),
  )
})

test('changes far apart are shown apart, near ones together', () => {
  const numbers = Array.from({ length: 40 }, (_, i) => `${i}`)
  const change = (...at: number[]) => lines(...numbers.map((n, i) => (at.includes(i) ? `${n}!` : n)))
  const hunks = (...at: number[]) => unifiedDiff('a', lines(...numbers), change(...at)).match(/^@@.*/gm)
  expect(hunks(5, 11)).toEqual(['@@ -3,13 +3,13 @@'])
  expect(hunks(5, 30)).toEqual(['@@ -3,7 +3,7 @@', '@@ -28,7 +28,7 @@'])
})

test('a missing line feed at the end is said', () => {
  expect(unifiedDiff('a', 'x', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n')
})

test('an empty text has the line number 0', () => {
  expect(unifiedDiff('a', '', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n')
})

test('paths outside of the current folder are not made relative', () => {
  expect(unifiedDiff('/etc/nginx/a', 'x\n', 'y\n')).toMatch(/^--- \/etc\/nginx\/a\n\+\+\+ \/etc\/nginx\/a\n/)
})

test('names are written as git does', () => {
  const heading = (path: string) => unifiedDiff(path, 'x\n', 'y\n').split('@@')[0]
  expect(heading('my site/a.conf')).toBe('--- a/my site/a.conf\t\n+++ b/my site/a.conf\t\n')
  expect(heading('ü 😀')).toBe('--- "a/\\303\\274 \\360\\237\\230\\200"\n+++ "b/\\303\\274 \\360\\237\\230\\200"\n')
  expect(heading('a\n"\\.conf')).toBe('--- "a/a\\012\\042\\134.conf"\n+++ "b/a\\012\\042\\134.conf"\n')
  expect(heading('/e\x1b')).toBe('--- "/e\\033"\n+++ "/e\\033"\n')
})

test('whatever the texts, the diff turns one into the other', () => {
  const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n'), { maxLength: 40 }).map((all) => all.join(''))
  fc.assert(fc.property(text, text, (before, after) => patch(before, unifiedDiff('x', before, after)) === after))
})

test('thousands of changes are still one diff', () => {
  const before = Array.from({ length: 6000 }, (_, i) => `${i}\n`).join('')
  const after = before.replaceAll('\n', '!\n')
  expect(patch(before, unifiedDiff('x', before, after))).toBe(after)
})

/** What `patch` does. */
function patch(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n/g) ?? []
  const result: string[] = []
  let at = 0
  for (const line of diff.match(/[^\n]*\n/g)?.slice(2) ?? []) {
    const hunk = /^@@ -(\d+)(?:,(\d+))? /.exec(line)
    if (hunk) {
      const start = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1)
      result.push(...old.slice(at, start))
      at = start
    } else if (line.startsWith('+')) result.push(line.slice(1))
    else {
      expect(old[at]).toBe(line.slice(1))
      if (line.startsWith(' ')) result.push(line.slice(1))
      at++
    }
  }
  return [...result, ...old.slice(at)].join('')
}
