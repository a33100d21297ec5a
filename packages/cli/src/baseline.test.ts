import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Folder, folder } from './testing.ts'

const NAME = 'nginx-lint.baseline.json'
const known = ['--baseline', NAME]
const start = {
  'nginx.conf': 'events { }\nhttp {\n    gzipp on;\n    include conf.d/*.conf;\n}\n',
  'conf.d/a.conf': 'sendfile maybe;\nsendfilee on;\n',
}

/** A folder whose findings are known. */
async function recorded(files: Readonly<Record<string, string>> = start): Promise<Folder> {
  const made = folder(files)
  expect(await made.run('--write-baseline', ...Object.keys(files))).toMatchObject({ status: 0, stdout: '' })
  return made
}

const change = (made: Folder, path: string, text: string) => writeFileSync(join(made.path, path), text)

test('what is written is small, sorted and the same each time', async () => {
  const made = folder(start)
  expect(await made.run('--write-baseline', '.')).toEqual({
    status: 0,
    stdout: '',
    stderr:
      `nginx-lint: wrote 3 problems to ${NAME}\n` +
      `nginx-lint: to use it: --baseline ${NAME}, or "baseline": "${NAME}" in nginx-lint.config.json\n`,
  })
  const text = made.text(NAME)
  expect(text.replace(/[0-9a-f]{32}/g, 'HASH')).toBe(`{
  "version": 1,
  "files": {
    "conf.d/a.conf": {
      "invalid-argument": [
        "HASH"
      ],
      "unknown-directive": [
        "HASH"
      ]
    },
    "nginx.conf": {
      "unknown-directive": [
        "HASH"
      ]
    }
  }
}
`)
  await made.run('--write-baseline', '.')
  expect(made.text(NAME)).toBe(text)
  expect(readdirSync(made.path).sort()).toEqual(['conf.d', NAME, 'nginx.conf'].sort())
})

test('what is known is quiet', async () => {
  const made = await recorded()
  expect(await made.run(...known, '.')).toEqual({
    status: 0,
    stdout: '',
    stderr: `no new problems in 2 files\n3 known problems hidden by ${NAME}\n`,
  })
  expect(await made.run(...known, '--quiet', '.')).toEqual({ status: 0, stdout: '', stderr: '' })
  expect((await made.run('.')).status).toBe(1)
})

test('lines that have moved are known, a new finding fails', async () => {
  const made = await recorded()
  change(made, 'conf.d/a.conf', '# moved\n\n  sendfilee   on;\nsendfile maybe;\ntcp_nopush maybe;\n')
  const { status, stdout, stderr } = await made.run(...known, 'nginx.conf')
  expect({ status, stderr }).toEqual({ status: 1, stderr: `3 known problems hidden by ${NAME}\n` })
  expect(stdout).toMatch(/^conf\.d\/a\.conf:5:12 /)
  expect(stdout).toContain('\n1 error in 1 of 2 files\n')
})

test('a line that is there once more than before is new', async () => {
  const made = await recorded({ 'a.conf': 'foo;\nfoo;\n' })
  expect((await made.run(...known, 'a.conf')).status).toBe(0)
  change(made, 'a.conf', 'foo;\nfoo;\nfoo;\n')
  expect((await made.run(...known, 'a.conf')).stdout).toMatch(/^a\.conf:3:1 [\s\S]*\n1 error in 1 file\n/)
})

test('other programs are told of what is new only', async () => {
  const made = await recorded()
  change(made, 'nginx.conf', `foo;\n${start['nginx.conf']}`)
  const report = JSON.parse((await made.run(...known, '--format', 'json', '.')).stdout)
  expect(report.summary).toMatchObject({ errors: 1, fixable: 0, known: 3 })
})

test('--max-warnings counts what is new', async () => {
  const made = await recorded({ 'nginx.conf': 'events { }\nhttp { include a.conf; }\n' })
  expect((await made.run('--max-warnings', '0', '.')).status).toBe(1)
  expect((await made.run(...known, '--max-warnings', '0', '.')).status).toBe(0)
})

test('--fix and --diff leave alone what is known', async () => {
  const made = await recorded({ 'a.conf': 'gzip on;\ngzipp on;\n' })
  change(made, 'a.conf', 'gzip on;\ngzipp on;\nsendfilee on;\n')
  expect((await made.run(...known, '--diff', 'a.conf')).stdout).toContain('-sendfilee on;\n+sendfile on;\n')
  expect(await made.run(...known, '--fix', 'a.conf')).toMatchObject({ status: 0 })
  expect(made.text('a.conf')).toBe('gzip on;\ngzipp on;\nsendfile on;\n')
  expect(await made.run('--fix', '--write-baseline', 'a.conf')).toMatchObject({ status: 0 })
  expect(made.text('a.conf')).not.toContain('gzipp')
  expect(JSON.parse(made.text(NAME)).files).not.toHaveProperty('a.conf.unknown-directive')
})

describe('what is gone', () => {
  const note = (what: string) => `${what} gone: --write-baseline updates it\n`

  test('is pointed out', async () => {
    const made = await recorded()
    change(made, 'conf.d/a.conf', 'sendfile on;\n')
    expect(await made.run(...known, '.')).toMatchObject({
      status: 0,
      stderr: `no new problems in 2 files\n1 known problem hidden by ${NAME}\n` + note(`2 problems of ${NAME} are`),
    })
    await made.run(...known, '--write-baseline', '.')
    expect(made.text(NAME)).not.toContain('a.conf')
  })

  test('is pointed out when its file is gone, too', async () => {
    const made = await recorded()
    rmSync(join(made.path, 'conf.d/a.conf'))
    expect((await made.run(...known, '.')).stderr).toContain(note(`2 problems of ${NAME} are`))
  })

  test('is not said where not all was looked at', async () => {
    const made = await recorded({
      'web.conf': 'events { }\nhttp { include a.conf; server { listen 443 http2; } }\n',
      'a.conf': 'limit_req zone=nobody;\n',
    })
    for (const args of [['a.conf'], ['web.conf', '--rule', 'undefined-symbol=off'], ['web.conf', '--target', '1.18.0']])
      expect((await made.run(...known, ...args)).stderr).not.toContain('gone')
    change(made, 'a.conf', '')
    expect((await made.run(...known, 'web.conf')).stderr).toContain(note(`1 problem of ${NAME} is`))
  })
})

test('findings of one rule are sorted, wherever they stand', async () => {
  const lines = ['foo;\n', 'bar;\n', 'baz;\n', 'qux;\n']
  const one = await recorded({ 'a.conf': lines.join('') })
  const other = await recorded({ 'a.conf': lines.reverse().join('') })
  expect(one.text(NAME)).toBe(other.text(NAME))
})

test('what is recorded of other files is kept, as long as they are there', async () => {
  const made = await recorded({ 'a.conf': 'foo;\n', 'b.conf': 'foo;\n', 'c.conf': 'foo;\n' })
  rmSync(join(made.path, 'c.conf'))
  change(made, 'a.conf', 'gzip on;\n')
  expect((await made.run('--write-baseline', 'a.conf')).stderr).toMatch(/^nginx-lint: wrote 0 problems to /)
  expect(Object.keys(JSON.parse(made.text(NAME)).files)).toEqual(['b.conf'])
})

test('the configuration file names a baseline; paths start at their files, wherever the command runs', async () => {
  const made = folder({
    'nginx-lint.config.json': '{ "baseline": "lint/known.json" }',
    'site/nginx.conf': start['nginx.conf'],
    'site/conf.d/a.conf': start['conf.d/a.conf'],
  })
  expect(await made.run('--write-baseline', 'site/nginx.conf')).toEqual({
    status: 0,
    stdout: '',
    stderr: 'nginx-lint: wrote 3 problems to lint/known.json\n',
  })
  expect(Object.keys(JSON.parse(made.text('lint/known.json')).files)).toEqual([
    '../site/conf.d/a.conf',
    '../site/nginx.conf',
  ])
  expect(await made.runWith({ cwd: 'site' }, 'nginx.conf')).toMatchObject({
    status: 0,
    stderr: 'no new problems in 2 files\n3 known problems hidden by ../lint/known.json\n',
  })
  expect((await made.run('--no-baseline', 'site')).status).toBe(1)
  expect((await made.run('--no-config', 'site')).status).toBe(1)
})

test('the files of a dump are known by the names they have there', async () => {
  const made = folder({})
  const stdin = '# configuration file /etc/nginx/nginx.conf:\ngzipp on;\nevents { }\n'
  await made.runWith({ stdin }, '--write-baseline', '-')
  expect(Object.keys(JSON.parse(made.text(NAME)).files)).toEqual(['/etc/nginx/nginx.conf'])
  expect((await made.runWith({ stdin }, ...known, '-')).status).toBe(0)
})

test('what a comment hides is not recorded', async () => {
  const made = await recorded({ 'a.conf': 'foo; # nginx-lint-ignore unknown-directive: ours\ngzip maybe;\n' })
  expect(Object.keys(JSON.parse(made.text(NAME)).files['a.conf'])).toEqual(['invalid-argument'])
})

describe('is refused:', () => {
  test('a baseline that is not there', async () => {
    expect(await folder(start).run(...known, '.')).toEqual({
      status: 2,
      stdout: '',
      stderr: `nginx-lint: cannot read the baseline "${NAME}": no such file; --write-baseline makes it\n`,
    })
  })

  test.each([
    ['{', `${NAME}:1:2: expected "}", but the file ends`],
    ['{ "files": {} }', `${NAME}:1:1: "version" is missing here`],
    ['{ "version": 2, "files": {} }', `the baseline "${NAME}" has version 2, and only 1 is known here: write it again`],
  ])('%s', async (text, message) => {
    const made = folder({ ...start, [NAME]: text })
    expect(await made.run(...known, '.')).toEqual({ status: 2, stdout: '', stderr: `nginx-lint: ${message}\n` })
  })

  test('to write over what is no baseline', async () => {
    const made = folder(start)
    expect((await made.run('--baseline', 'nginx.conf', '--write-baseline', '.')).status).toBe(2)
    expect(made.text('nginx.conf')).toBe(start['nginx.conf'])
  })

  test('to write when a file could not be read', async () => {
    const made = await recorded()
    const before = made.text(NAME)
    expect(await made.run('--write-baseline', 'nginx.conf', 'nowhere.conf')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('nginx-lint: the baseline is not written\n'),
    })
    expect(made.text(NAME)).toBe(before)
  })

  test.each([
    [['--write-baseline', '--diff'], '--diff writes nothing: it does not go with --write-baseline'],
    [
      ['--write-baseline', '--no-baseline'],
      '--no-baseline leaves the baseline alone: it does not go with --write-baseline',
    ],
  ])('%j', async (args, message) => {
    expect((await folder(start).run(...args, '.')).stderr).toBe(`nginx-lint: ${message}\n`)
  })
})

test('a baseline that moves with its folder stays good', async () => {
  const made = folder({ 'a/nginx.conf': start['nginx.conf'], 'a/conf.d/a.conf': start['conf.d/a.conf'] })
  await made.run('--baseline', `a/${NAME}`, '--write-baseline', 'a')
  renameSync(join(made.path, 'a'), join(made.path, 'b'))
  expect(existsSync(join(made.path, 'b', NAME))).toBe(true)
  expect((await made.run('--baseline', `b/${NAME}`, 'b')).status).toBe(0)
})
