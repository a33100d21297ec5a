import { expect, test } from 'vitest'
import { folder } from '../testing.ts'

test('the JSON has this shape', async () => {
  const { run } = folder({
    'nginx.conf': 'events { }\nhttp { include conf.d/*.conf; }\n',
    'conf.d/a.conf': 'server {\n  # 🚀\n  localtion / { }\n}\n',
  })
  const { status, stdout } = await run('nginx.conf', '--format', 'json')
  expect(status).toBe(1)
  expect(stdout).toMatch(/^\{.*\}\n$/)
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    target: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    files: [
      { path: 'nginx.conf', diagnostics: [] },
      {
        path: 'conf.d/a.conf',
        diagnostics: [
          {
            rule: 'unknown-directive',
            severity: 'error',
            message: 'unknown directive "localtion", did you mean "location"?',
            range: { start: { line: 3, column: 3, offset: 18 }, end: { line: 3, column: 12, offset: 27 } },
            fix: {
              title: expect.any(String),
              safe: true,
              edits: [
                {
                  range: { start: { line: 3, column: 3, offset: 18 }, end: { line: 3, column: 12, offset: 27 } },
                  text: 'location',
                },
              ],
            },
          },
        ],
      },
    ],
    summary: { errors: 1, warnings: 0, infos: 0, hints: 0, fixable: 1 },
  })
})

test('columns count UTF-16 units', async () => {
  const { stdout } = await folder({ 'a.conf': 'return 200 "🚀"; gzip maybe;\n' }).run('a.conf', '--format', 'json')
  expect(JSON.parse(stdout).files[0].diagnostics.at(-1).range.start).toEqual({ line: 1, column: 23, offset: 22 })
})

test('related places have their own path and range', async () => {
  const twice = 'upstream app { server 10.0.0.1; }\n'.repeat(2)
  const { stdout } = await folder({ 'a.conf': twice }).run('a.conf', '--format', 'json')
  const place = { line: 1, column: expect.any(Number), offset: expect.any(Number) }
  expect(JSON.parse(stdout).files[0].diagnostics[0].related).toEqual([
    { path: 'a.conf', message: 'first defined here', range: { start: place, end: place } },
  ])
})

test('what could not be read is in it, and the release as it was written', async () => {
  const { status, stdout } = await folder({}).run('x.conf', '--format', 'json', '--target', '1.18')
  expect(status).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({
    target: '1.18',
    files: [
      {
        path: 'x.conf',
        diagnostics: [{ rule: 'unreadable-file', severity: 'error', message: 'cannot read "x.conf": no such file' }],
      },
    ],
    summary: { errors: 1 },
  })
})

test('a call that cannot be used prints no JSON', async () => {
  expect(await folder({}).run('--format', 'json', '--fixx')).toMatchObject({ status: 2, stdout: '' })
})
