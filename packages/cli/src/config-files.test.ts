import { expect, test } from 'vitest'
import { folder } from './testing.ts'

const CONFIG = 'nginx-lint.config.json'
const wrong = 'gzipp on;\nsendfile on;\n'
const severity = (name: string) => `{ "rules": { "unknown-directive": "${name}" } }`

/** Severity of the first finding of each file. */
const shown = (stdout: string) => [...stdout.matchAll(/^(\S+):1:1 {2}(\w+)/gm)].map(([, path, how]) => `${path} ${how}`)

test('each file has the settings of the nearest file upwards from it, wherever the command runs', async () => {
  const { run, runWith } = folder({
    [CONFIG]: severity('warning'),
    'a.conf': wrong,
    [`sub/${CONFIG}`]: severity('info'),
    'sub/b.conf': wrong,
    'sub/deep/c.conf': wrong,
  })
  const { stdout } = await run('.')
  expect(shown(stdout)).toEqual(['a.conf warning', 'sub/b.conf info', 'sub/deep/c.conf info'])
  expect(shown((await runWith({ cwd: 'sub' }, '../a.conf', 'deep/c.conf')).stdout)).toEqual([
    '../a.conf warning',
    'deep/c.conf info',
  ])
})

test('standard input has those of its name, or of the current folder', async () => {
  const { runWith } = folder({ [CONFIG]: severity('warning'), [`sub/${CONFIG}`]: severity('info') })
  const stdin = wrong
  expect((await runWith({ stdin }, '-')).stdout).toContain('<stdin>:1:1  warning  ')
  expect((await runWith({ stdin }, '-', '--stdin-filename', 'sub/x.conf')).stdout).toContain('sub/x.conf:1:1  info  ')
})

test('a main file decides what nginx has, each file how severe it is', async () => {
  const { run } = folder({
    [`one/${CONFIG}`]: '{ "target": "1.18.0" }',
    'one/nginx.conf': 'events { }\nhttp { include ../shared/*.conf; }\n',
    [`shared/${CONFIG}`]: '{ "target": "1.26.0", "rules": { "unknown-directive": "info" } }',
    'shared/a.conf': 'http2 on;\n',
  })
  expect((await run('one/nginx.conf')).stdout).toMatch(/^shared\/a\.conf:1:1 {2}info {2}.*1\.25\.1, and 1\.18\.0/)
  expect((await run('shared/a.conf')).stdout).toBe('')
})

test('a file that no configuration file is about has the severities of its project', async () => {
  const { run } = folder({
    [`site/${CONFIG}`]: severity('info'),
    'site/nginx.conf': 'events { }\nhttp { include ../elsewhere/*.conf; }\n',
    'elsewhere/a.conf': wrong,
  })
  expect(shown((await run('site/nginx.conf')).stdout)).toEqual(['elsewhere/a.conf info'])
  expect(shown((await run('elsewhere/a.conf')).stdout)).toEqual(['elsewhere/a.conf error'])
})

test('the files of a dump have the settings of where it is read, whatever there is by their names', async () => {
  const { runWith, path } = folder({ [CONFIG]: severity('info'), [`etc/${CONFIG}`]: severity('hint') })
  const stdin = `# configuration file ${path}/etc/nginx.conf:\ngzipp on;\nevents { }\n`
  expect((await runWith({ stdin }, '-')).stdout).toContain('etc/nginx.conf:1:1  info  ')
})

test('--config names one file for all, --no-config none', async () => {
  const { run } = folder({
    'lax.json': severity('info'),
    [CONFIG]: severity('warning'),
    'a.conf': wrong,
    [`sub/${CONFIG}`]: severity('off'),
    'sub/b.conf': wrong,
  })
  expect(shown((await run('--config', 'lax.json', '.')).stdout)).toEqual(['a.conf info', 'sub/b.conf info'])
  expect(shown((await run('--no-config', '.')).stdout)).toEqual(['a.conf error', 'sub/b.conf error'])
  expect(await run('--config', 'lux.json', 'a.conf')).toMatchObject({
    status: 2,
    stderr: 'nginx-lint: cannot read "lux.json": no such file\n',
  })
})

test('a broken file is an error only for those it is about', async () => {
  const { run } = folder({ 'a.conf': 'gzip on;\n', [`sub/${CONFIG}`]: '{', 'sub/b.conf': 'gzip on;\n' })
  expect(await run('a.conf')).toMatchObject({ status: 0 })
  expect(await run('.')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: `nginx-lint: sub/${CONFIG}:1:2: expected "}", but the file ends\n`,
  })
})

test('the old name is pointed out once, where nothing of the new name is found', async () => {
  const { run } = folder({
    'nginx-lint.json': severity('off'),
    'a.conf': wrong,
    'b/c.conf': 'gzip on;\n',
    [`new/${CONFIG}`]: '{}',
    'new/nginx-lint.json': '{}',
    'new/d.conf': 'gzip on;\n',
  })
  const note = `nginx-lint: "nginx-lint.json" is not read: rename it to ${CONFIG}\n`
  expect(await run('.')).toMatchObject({ status: 1, stderr: note })
  expect((await run('new/d.conf')).stderr).toBe('no problems in 1 file\n')
  expect((await run('--quiet', 'a.conf')).stderr).toBe('')
})
