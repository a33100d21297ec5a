import { expect, test } from 'vitest'
import { folder } from '../testing.ts'

const main = 'events { }\nhttp {\n    include conf.d/*.conf;\n}\n'
const misspelt = 'server {\n    localtion / { }\n}\n'

test('a finding is shown with its line', async () => {
  const { run } = folder({ 'shop.conf': misspelt })
  expect(await run('shop.conf')).toEqual({
    status: 1,
    stdout: [
      'shop.conf:2:5  error  unknown directive "localtion", did you mean "location"?   unknown-directive',
      '   2 |     localtion / { }',
      '     |     ^^^^^^^^^',
      '',
      '1 error in 1 file (1 fixable with --fix)',
      '',
    ].join('\n'),
    stderr: '',
  })
})

test('without a finding there is nothing on stdout', async () => {
  const { run } = folder({ 'nginx.conf': main, 'conf.d/a.conf': 'server { }\n' })
  expect(await run('nginx.conf')).toEqual({ status: 0, stdout: '', stderr: 'no problems in 2 files\n' })
})

test('"check" may be written', async () => {
  expect((await folder({ 'a.conf': misspelt }).run('check', 'a.conf')).status).toBe(1)
})

test('the summary counts by severity, and files', async () => {
  const { run } = folder({ 'a.conf': 'gzipp on;\n', 'b.conf': 'gzip maybe;\ngzipp on;\n', 'c.conf': 'gzip on;\n' })
  const { stdout } = await run('a.conf', 'b.conf', 'c.conf', '--rule', 'unknown-directive=warning')
  expect(stdout).toMatch(/\n1 error, 2 warnings in 2 of 3 files \(\d fixable with --fix\)\n$/)
})

test('other places that explain a finding are listed below it', async () => {
  const upstream = 'upstream app { server 10.0.0.1; }\n'
  const { run } = folder({ 'nginx.conf': main, 'conf.d/a.conf': upstream, 'conf.d/b.conf': upstream })
  const { stdout } = await run('nginx.conf')
  expect(stdout).toMatch(
    /^conf\.d\/b\.conf:1:10 {2}error .*\n {3}1 \| .*\n {5}\| {10}\^\^\^\n {5}└ conf\.d\/a\.conf:1:\d+ first defined here\n\n/,
  )
})

test('lines end with CR LF, too', async () => {
  const { stdout } = await folder({ 'a.conf': misspelt.replaceAll('\n', '\r\n') }).run('a.conf')
  expect(stdout).toContain('a.conf:2:5  error')
  expect(stdout).not.toContain('\r')
})

test('colours are for people, and for those who ask', async () => {
  const { run, runWith } = folder({ 'a.conf': misspelt })
  const isColored = async (seen: Promise<{ stdout: string }>) => (await seen).stdout.includes('\x1b[')
  expect(await isColored(run('a.conf'))).toBe(false)
  expect(await isColored(runWith({ env: { CI: 'true' } }, 'a.conf'))).toBe(false)
  expect(await isColored(runWith({ isTTY: true }, 'a.conf'))).toBe(true)
  expect(await isColored(runWith({ isTTY: true, env: { TERM: 'dumb' } }, 'a.conf'))).toBe(false)
  expect(await isColored(runWith({ isTTY: true, env: { NO_COLOR: '1' } }, 'a.conf'))).toBe(false)
  expect(await isColored(runWith({ env: { FORCE_COLOR: '1' } }, 'a.conf'))).toBe(true)
  expect(await isColored(runWith({ env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, 'a.conf'))).toBe(false)
  expect(await isColored(runWith({ isTTY: true }, 'a.conf', '--no-color'))).toBe(false)
  expect(await isColored(runWith({ env: { NO_COLOR: '1' } }, 'a.conf', '--color'))).toBe(true)
})

test('--quiet shows errors only, and is silent without', async () => {
  const { run } = folder({ 'a.conf': 'gzipp on;\n', 'b.conf': 'gzip maybe;\n' })
  const rule = ['--rule', 'unknown-directive=warning']
  expect(await run('a.conf', '-q', ...rule)).toEqual({ status: 0, stdout: '', stderr: '' })
  expect((await run('a.conf', 'b.conf', '-q', ...rule)).stdout).toMatch(
    /^b\.conf:1:6 {2}error.*(?:\n.*)*\n1 error in 1 of 2 files/,
  )
})

test('warnings fail when there are more than --max-warnings', async () => {
  const { run } = folder({ 'a.conf': 'gzipp on;\ngzopp on;\n' })
  const rule = ['--rule', 'unknown-directive=warning']
  expect((await run('a.conf', ...rule)).status).toBe(0)
  expect((await run('a.conf', ...rule, '--max-warnings', '2')).status).toBe(0)
  expect(await run('a.conf', ...rule, '--max-warnings', '1')).toMatchObject({
    status: 1,
    stderr: 'nginx-lint: 2 warnings, more than --max-warnings 1 allows\n',
  })
})

test('a file that is not there is said, and the others are checked', async () => {
  const { run } = folder({ 'a.conf': misspelt })
  const { status, stdout, stderr } = await run('x.conf', 'a.conf')
  expect(status).toBe(2)
  expect(stderr).toBe('nginx-lint: cannot read "x.conf": no such file\n')
  expect(stdout).toContain('a.conf:2:5  error')
})

test('a picture, and UTF-16, are not text', async () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex')
  const { run } = folder({ 'logo.png': png, 'wide.conf': Buffer.from('\ufeffgzip on;\n', 'utf16le') })
  expect(await run('logo.png', 'wide.conf')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'nginx-lint: cannot read "logo.png": it is not text\n' +
      'nginx-lint: cannot read "wide.conf": it is UTF-16, which nginx cannot read either\n',
  })
})

test('an include that leads to a folder, a picture or a dangling link is an error', async () => {
  const { run } = folder({
    'nginx.conf': 'events { }\nhttp {\n    include conf.d/*;\n    include snippets;\n}\n',
    'conf.d/a.conf': 'gzip on;\n',
    'conf.d/logo.png': Buffer.alloc(50),
    'conf.d/old/b.conf': 'gzip on;\n',
    'conf.d/site': '-> ../sites-available/site',
    'snippets/x.conf': 'gzip on;\n',
  })
  const { status, stdout } = await run('nginx.conf')
  expect(status).toBe(1)
  expect(stdout.match(/^\S+ {2}\w+ {2}.*/gm)).toEqual([
    'nginx.conf:3:13  error  cannot read "conf.d/logo.png": it is not text   unreadable-file',
    'nginx.conf:3:13  error  cannot read "conf.d/old": it is a folder   unreadable-file',
    'nginx.conf:3:13  error  cannot read "conf.d/site": it is a symbolic link that leads nowhere   unreadable-file',
    'nginx.conf:4:13  error  cannot read "snippets": it is a folder   unreadable-file',
  ])
  expect((await run('nginx.conf', '--rule', 'unreadable-file=off')).stdout).toBe('')
})

test('standard input is read at -', async () => {
  const { runWith } = folder({ 'conf.d/b.conf': 'gzip maybe;\n' })
  expect((await runWith({ stdin: misspelt }, '-')).stdout).toContain('<stdin>:2:5  error  unknown directive')
  expect((await runWith({ stdin: misspelt }, '-', '--stdin-filename', 'sites/x.conf')).stdout).toContain(
    'sites/x.conf:2:5  error',
  )
  const { stdout } = await runWith({ stdin: main }, '-', '--stdin-filename', './nginx.conf')
  expect(stdout).toContain('conf.d/b.conf:1:6  error')
})

test('the file name tells what standard input is', async () => {
  const { runWith } = folder({})
  const markdown = 'Text.\n\n```nginx\ngzip maybe;\n```\n'
  expect((await runWith({ stdin: markdown }, '-', '--stdin-filename', 'README.md')).stdout).toContain(
    'README.md:4:6  error',
  )
  const template = '{% if x %}\ngzip {{ gzip }};\n{% endif %}\n'
  expect((await runWith({ stdin: template }, '-', '--stdin-filename', 'site.conf.j2')).status).toBe(0)
})

test('what nginx -T prints is taken apart', async () => {
  const dump =
    'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\n' +
    '# configuration file /etc/nginx/nginx.conf:\nevents { }\nhttp { include /etc/nginx/conf.d/*.conf; }\n\n' +
    '# configuration file /etc/nginx/conf.d/a.conf:\nserver {\n    localtion / { }\n}\n\n'
  const { run, runWith } = folder({ 'dump.txt': dump })
  const expected = '/etc/nginx/conf.d/a.conf:2:5  error  unknown directive "localtion"'
  expect((await runWith({ stdin: dump }, '-')).stdout).toContain(expected)
  expect((await run('dump.txt')).stdout).toContain(expected)
})

test('the nginx blocks of a Markdown document are checked, at their lines', async () => {
  const { run } = folder({
    'README.md': '# Title\n\n```nginx\ngzip maybe;\n```\n\n```\ngzip maybe;\n```\n',
    'empty.md': 'Text.\n',
  })
  const { stdout } = await run('README.md', 'empty.md')
  expect(stdout.match(/^\S+ {2}error.*/gm)).toEqual([expect.stringMatching(/^README\.md:4:6 {2}error/)])
  expect(stdout).toMatch(/\n1 error in 1 of 2 files\n$/)
})

test('--target and --plus say what nginx has', async () => {
  const { run } = folder({
    'a.conf': 'server {\n    listen 443 ssl;\n    http2 on;\n}\n',
    'b.conf': 'match ok { status 200; }\n',
  })
  expect((await run('a.conf')).status).toBe(0)
  expect((await run('a.conf', '--target', '1.18.0')).stdout).toContain('a.conf:3:5  error')
  expect((await run('b.conf', '--context', 'http', '--plus')).stdout).not.toContain('Plus')
  expect((await run('b.conf', '--context', 'http')).stdout).toContain('Plus')
})

test('releases that are not known to the letter are said', async () => {
  const { run } = folder({ 'a.conf': 'gzip on;\n' })
  expect((await run('a.conf', '--target', '9.0.0')).stderr).toContain('nginx-lint: nginx 9.0.0 is newer than 1.')
  expect((await run('a.conf', '--target', '1.2.0')).stderr).toContain('nginx-lint: nginx 1.2.0 is older than 1.14.0')
  expect((await run('a.conf', '--target', '1.18')).stderr).toBe('no problems in 1 file\n')
})

test('--context says where a fragment belongs', async () => {
  const { run } = folder({ 'a.conf': 'proxy_pass http://127.0.0.1;\n' })
  expect((await run('a.conf')).status).toBe(0)
  expect((await run('a.conf', '--context', 'http.location')).status).toBe(0)
  expect((await run('a.conf', '--context', 'http.server')).stdout).toContain('proxy_pass')
})

test('--prefix says where relative includes start', async () => {
  const { run } = folder({ 'nginx.conf': main, 'etc/conf.d/a.conf': 'gzip maybe;\n' })
  expect((await run('nginx.conf', '--prefix', 'etc')).stdout).toContain('etc/conf.d/a.conf:1:6  error')
})

test('bytes that are not UTF-8 are text, too', async () => {
  const { run } = folder({ 'a.conf': Buffer.from('# caf\xe9\ngzip maybe;\n', 'latin1') })
  expect((await run('a.conf')).stdout).toContain('a.conf:2:6  error')
})

test('a bug is one line, with the stack only for those who ask', async () => {
  const { runWith } = folder({})
  const stdin = { toString: () => '' } as unknown as string
  const { status, stderr } = await runWith({ stdin }, '-')
  expect(status).toBe(2)
  expect(stderr).toMatch(/^nginx-lint: internal error: .*\nthis is a bug, please report it with what --debug prints\n$/)
  expect((await runWith({ stdin }, '-', '--debug')).stderr).toMatch(/\n {4}at /)
})
