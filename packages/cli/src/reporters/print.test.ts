import { lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formats } from '../arguments.ts'
import { folder } from '../testing.ts'

const misspelt = 'server {\n    localtion / { }\n}\n'

test.each(formats)('--output has what %s prints, and nothing is printed', async (format) => {
  const { run, text } = folder({ 'a.conf': misspelt })
  const { stdout } = await run('a.conf', '--format', format)
  const seen = await run('a.conf', '--format', format, '--output', 'out/reports/lint.txt')
  expect(seen).toEqual({ status: 1, stdout: '', stderr: '' })
  expect(text('out/reports/lint.txt')).toBe(stdout)
  expect(text('a.conf')).toBe(misspelt)
})

test.each(formats.filter((format) => format !== 'pretty'))(
  '%s is quiet about warnings when told so',
  async (format) => {
    const { run } = folder({ 'a.conf': misspelt })
    const warning = ['--rule', 'unknown-directive=warning', '--format', format]
    expect((await run('a.conf', ...warning)).stdout).toContain('did you mean')
    expect((await run('a.conf', ...warning, '--quiet')).stdout).not.toContain('did you mean')
  },
)

test.each(formats.filter((format) => format !== 'pretty'))('%s is whole when all files are ignored', async (format) => {
  const { run } = folder({ 'a.conf': misspelt, 'nginx-lint.config.json': '{ "ignore": ["a.conf"] }' })
  const { run: without } = folder({ 'a.conf': 'gzip on;\n' })
  const { status, stdout } = await run('a.conf', '--format', format)
  expect(status).toBe(0)
  const begin = (text: string) => text.slice(0, 10)
  expect(begin(stdout)).toBe(begin((await without('a.conf', '--format', format)).stdout))
})

test('a file has no colours unless they are asked for', async () => {
  const { runWith, text } = folder({ 'a.conf': misspelt })
  await runWith({ isTTY: true }, 'a.conf', '-o', 'plain.txt')
  expect(text('plain.txt')).not.toContain('\x1b[')
  await runWith({}, 'a.conf', '-o', 'colored.txt', '--color')
  expect(text('colored.txt')).toContain('\x1b[')
})

test('a report replaces an older one as one step, with its mode, through links', async () => {
  const { run, path, text } = folder({
    'a.conf': misspelt,
    'old.json': 'x'.repeat(100_000),
    'link.json': '-> old.json',
  })
  const before = statSync(join(path, 'old.json'))
  expect((await run('a.conf', '--format', 'json', '-o', 'link.json')).status).toBe(1)
  expect(JSON.parse(text('old.json')).version).toBe(1)
  expect(lstatSync(join(path, 'link.json')).isSymbolicLink()).toBe(true)
  const after = statSync(join(path, 'old.json'))
  expect(after.mode).toBe(before.mode)
  expect(after.ino).not.toBe(before.ino)
  expect(readdirSync(path).sort()).toEqual(['a.conf', 'link.json', 'old.json'])
})

test('"-" is standard output', async () => {
  const { run, path } = folder({ 'a.conf': misspelt })
  expect((await run('a.conf', '-o', '-', '--format', 'errorformat')).stdout).toMatch(/^a\.conf:2:5: error: /)
  expect(readdirSync(path)).toEqual(['a.conf'])
})

test('with a fixed text on standard output, the report goes to its file', async () => {
  const { runWith, text } = folder({})
  const seen = await runWith({ stdin: misspelt }, '-', '--fix', '--format', 'json', '-o', 'out.json')
  expect(seen).toEqual({ status: 0, stdout: misspelt.replace('localtion', 'location'), stderr: '' })
  expect(JSON.parse(text('out.json')).summary.errors).toBe(0)
})

test('a report that cannot be written is said, whatever was found', async () => {
  const { run } = folder({ 'a.conf': 'gzip on;\n', 'folder/x': '' })
  const failed = async (output: string) => (await run('a.conf', '--format', 'json', '-o', output)).stderr
  expect(await run('a.conf', '--format', 'json', '-o', 'folder')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'nginx-lint: cannot write "folder": it is a folder\n',
  })
  expect(await failed('folder/x/report.json')).toBe(
    'nginx-lint: cannot write "folder/x/report.json": a folder of its path is a file\n',
  )
})

test('a report does not take the place of a configuration', async () => {
  const { run, text } = folder({
    'nginx.conf': 'events { }\nhttp { include b.conf; }\n',
    'b.conf': misspelt,
    'c.conf': '-> b.conf',
  })
  for (const output of ['b.conf', './c.conf', 'nginx.conf'])
    expect(await run('nginx.conf', '--fix', '-o', output)).toEqual({
      status: 2,
      stdout: '',
      stderr: `nginx-lint: "${output}" is one of the files that are checked: --output would overwrite it\n`,
    })
  expect(text('b.conf')).toBe(misspelt)
})

test('--diff is no report', async () => {
  const { run } = folder({ 'a.conf': misspelt })
  expect((await run('a.conf', '--diff', '--format', 'sarif')).stderr).toBe(
    'nginx-lint: --diff prints a diff: it does not go with --format sarif\n',
  )
  expect((await run('a.conf', '--diff', '-o', 'x')).stderr).toBe(
    'nginx-lint: --diff prints to standard output: it does not go with --output\n',
  )
})

test('neither is --write-baseline', async () => {
  const { run, path } = folder({ 'a.conf': misspelt })
  for (const report of [
    ['--format', 'json'],
    ['-o', 'x'],
  ])
    expect((await run('a.conf', '--write-baseline', ...report)).stderr).toBe(
      'nginx-lint: --write-baseline makes no report: it does not go with --format and --output\n',
    )
  expect(readdirSync(path)).toEqual(['a.conf'])
})

test('a misspelt format is named', async () => {
  expect((await folder({}).run('--format', 'sarrif')).stderr).toBe(
    'nginx-lint: unknown --format "sarrif", did you mean "sarif"?\n',
  )
})
