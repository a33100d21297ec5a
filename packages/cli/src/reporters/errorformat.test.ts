import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { folder } from '../testing.ts'
import { GRADED, GRADES, HOSTILE, RELATED } from './formats.testing.ts'

/** The problem matcher for VS Code that docs/ci.md shows. */
const matcher = (() => {
  const blocks = readFileSync('docs/ci.md', 'utf8').matchAll(/```json\n([^`]*?)```/g)
  const block = [...blocks].map(([, json]) => json!).find((json) => json.includes('"problemMatcher"'))!
  return JSON.parse(block).tasks[0].problemMatcher.pattern
})()

/** As VS Code reads a line. */
function problem(line: string) {
  const groups = new RegExp(matcher.regexp).exec(line)
  if (!groups) return undefined
  const group = (name: string) => groups[matcher[name]]
  return [group('file'), group('line'), group('column'), group('severity'), group('message'), group('code')]
}

const lines = (stdout: string): readonly string[] => stdout.split('\n').slice(0, -1)

test('a finding is one line, as compilers print them', async () => {
  const { run } = folder({ 'a.conf': 'server {\n  localtion / { }\n}\n' })
  const { status, stdout } = await run('a.conf', '--format', 'errorformat')
  expect(status).toBe(1)
  expect(stdout).toBe(
    'a.conf:2:3: error: unknown directive "localtion", did you mean "location"? [unknown-directive]\n',
  )
})

test('an editor reads it', async () => {
  const { run } = folder({ 'a.conf': 'server {\n  localtion / { }\n}\n' })
  const { stdout } = await run('a.conf', '--format', 'errorformat')
  expect(lines(stdout).map(problem)).toEqual([
    ['a.conf', '2', '3', 'error', 'unknown directive "localtion", did you mean "location"?', 'unknown-directive'],
  ])
})

test('severities are those of compilers', async () => {
  const { stdout } = await folder(GRADED).run('a.conf', '--format', 'errorformat', ...GRADES)
  expect(lines(stdout).map((line) => problem(line)![3])).toEqual(['error', 'warning', 'note', 'note'])
})

test('other places are notes', async () => {
  const { stdout } = await folder(RELATED).run('nginx.conf', '--format', 'errorformat')
  expect(lines(stdout)).toEqual([
    'conf.d/b.conf:2:10: error: the upstream "app" is defined twice [duplicate-definition]',
    'conf.d/a.conf:1:1: note: first defined here',
  ])
})

test('every finding stays on its line', async () => {
  const { stdout } = await folder(HOSTILE).run('.', '--format', 'errorformat')
  const name = 'a b <&"\'>, :%;\\u{1}.conf'
  expect(lines(stdout)).toEqual([
    `${name}:1:1: error: unknown directive "gzipp\\u{1}<&">]]>%0A::error::" [unknown-directive]`,
    `${name}:2:7: error: "a b" is neither "on" nor "off" [invalid-argument]`,
    `${name}:4:14: error: unknown directive "\\u{1b}[31m" [unknown-directive]`,
  ])
})

test('what could not be read is in it', async () => {
  const { status, stdout } = await folder({}).run('x.conf', '--format', 'errorformat')
  expect(status).toBe(2)
  expect(stdout).toBe('x.conf:1:1: error: cannot read "x.conf": no such file [unreadable-file]\n')
})
