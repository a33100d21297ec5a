import { chmodSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from './testing.ts'

const wrong = 'server {\n    localtion / { }\n}\n'
const right = 'server {\n    location / { }\n}\n'

test('--fix mends what is safe, and reports the rest', async () => {
  const { run, text } = folder({ 'a.conf': `${wrong}gzip maybe;\n` })
  const { status, stdout, stderr } = await run('--fix', 'a.conf')
  expect(text('a.conf')).toBe(`${right}gzip maybe;\n`)
  expect(status).toBe(1)
  expect(stdout).toMatch(/^a\.conf:4:6 {2}error.*(?:\n.*)*\n1 error in 1 file\n$/)
  expect(stderr).toBe('fixed 1 problem in 1 file\n')
})

test('when all is mended, the exit status is 0', async () => {
  const { run } = folder({ 'nginx.conf': 'events { }\nhttp { include a.conf; }\n', 'a.conf': wrong })
  const stderr = 'fixed 1 problem in 1 file\nno problems left in 2 files\n'
  expect(await run('--fix', 'nginx.conf')).toEqual({ status: 0, stdout: '', stderr })
})

test('a fix that makes room for another one is followed by it', async () => {
  const { run, text } = folder({
    'a.conf': 'server {\n    localtion / {\n        gzip on\n        gzip_vary on\n    }\n}\n',
  })
  await run('--fix', 'a.conf')
  expect(text('a.conf')).toBe('server {\n    location / {\n        gzip on;\n        gzip_vary on;\n    }\n}\n')
})

test('line ends and a missing line feed at the end stay', async () => {
  const { run, text } = folder({ 'a.conf': '# x\r\nserver {\r\n    localtion / { }\n}' })
  await run('--fix', 'a.conf')
  expect(text('a.conf')).toBe('# x\r\nserver {\r\n    location / { }\n}')
})

test('a byte order mark stays where it does no harm', async () => {
  const { run, text } = folder({ 'a.md': `\ufeff# x\n\n\`\`\`nginx\n${wrong}\`\`\`\n` })
  await run('--fix', 'a.md')
  expect(text('a.md')).toBe(`\ufeff# x\n\n\`\`\`nginx\n${right}\`\`\`\n`)
})

test('bytes that are not UTF-8 stay', async () => {
  const latin = (text: string) => Buffer.from(`# caf\xe9 \x80\xff\n${text}`, 'latin1')
  const { run, bytes } = folder({ 'a.conf': latin(wrong) })
  await run('--fix', 'a.conf')
  expect(bytes('a.conf')).toEqual(latin(right))
})

test('the mode stays, and nothing is left behind', async () => {
  const { run, path } = folder({ 'a.conf': wrong })
  chmodSync(join(path, 'a.conf'), 0o640)
  await run('--fix', 'a.conf')
  expect(statSync(join(path, 'a.conf')).mode & 0o7777).toBe(0o640)
  expect(readdirSync(path)).toEqual(['a.conf'])
})

test('a symbolic link stays one: its file is mended', async () => {
  const { run, path, text } = folder({ 'sites-available/a': wrong, 'sites-enabled/a': '-> ../sites-available/a' })
  await run('--fix', 'sites-enabled/a')
  expect(lstatSync(join(path, 'sites-enabled/a')).isSymbolicLink()).toBe(true)
  expect(text('sites-available/a')).toBe(right)
})

test('a file without a fix is not touched', async () => {
  const { run, path } = folder({ 'a.conf': 'gzip maybe;\n' })
  const { ino, mtimeMs } = statSync(join(path, 'a.conf'))
  await run('--fix', 'a.conf')
  expect(statSync(join(path, 'a.conf'))).toMatchObject({ ino, mtimeMs })
})

test('files outside of the current folder are left alone, unless they or their folder are named', async () => {
  const files = { 'site/nginx.conf': 'events { }\nhttp { include ../shared/*.conf; }\n', 'shared/a.conf': wrong }
  const outside = folder(files)
  const { status, stderr } = await outside.runWith({ cwd: 'site' }, '--fix', 'nginx.conf')
  expect({ status, text: outside.text('shared/a.conf') }).toEqual({ status: 1, text: wrong })
  expect(stderr).toBe('1 problem could be fixed, but not in these files: they are not below the current folder\n')
  const named = folder(files)
  await named.runWith({ cwd: 'site' }, '--fix', 'nginx.conf', '../shared')
  expect(named.text('shared/a.conf')).toBe(right)
})

test('Markdown is mended inside of its blocks', async () => {
  const { run, text } = folder({ 'README.md': `# localtion\n\n\`\`\`nginx\n${wrong}\`\`\`\n` })
  await run('--fix', 'README.md')
  expect(text('README.md')).toBe(`# localtion\n\n\`\`\`nginx\n${right}\`\`\`\n`)
})

test('what nginx -T printed is not mended', async () => {
  const dump = `# configuration file /etc/nginx/nginx.conf:\nevents { }\nhttp { ${wrong} }\n\n`
  const { run, text } = folder({ 'dump.txt': dump })
  expect((await run('--fix', 'dump.txt')).status).toBe(1)
  expect(text('dump.txt')).toBe(dump)
})

test('standard input comes out mended, findings are on stderr', async () => {
  const { runWith } = folder({})
  const { status, stdout, stderr } = await runWith({ stdin: `${wrong}gzip maybe;\n` }, '--fix', '-')
  expect({ status, stdout }).toEqual({ status: 1, stdout: `${right}gzip maybe;\n` })
  expect(stderr).toMatch(/^<stdin>:4:6 {2}error/)
  expect(await runWith({ stdin: 'gzip on;\n' }, '--fix', '-')).toMatchObject({ status: 0, stdout: 'gzip on;\n' })
})

test('--diff shows what --fix would do, and does nothing', async () => {
  const { run, text } = folder({ 'sub/a.conf': wrong, 'b.conf': 'gzip on;\n' })
  const { status, stdout, stderr } = await run('--diff', 'sub/a.conf', 'b.conf')
  expect(status).toBe(1)
  expect(stdout).toBe(
    '--- a/sub/a.conf\n+++ b/sub/a.conf\n@@ -1,3 +1,3 @@\n server {\n-    localtion / { }\n+    location / { }\n }\n',
  )
  expect(stderr).toBe('--fix would mend 1 problem in 1 file\n')
  expect(text('sub/a.conf')).toBe(wrong)
  expect(await run('--diff', 'b.conf')).toEqual({ status: 0, stdout: '', stderr: 'nothing to fix in 1 file\n' })
})

test('--diff says what it does not show', async () => {
  expect(await folder({ 'a.conf': 'gzip maybe;\n' }).run('--diff', 'a.conf')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'nothing to fix in 1 file\n1 error would be left: see them without --diff\n',
  })
})

test('a file that cannot be written is said', async () => {
  const { run, path, text } = folder({ 'a.conf': wrong })
  const { writeAtomically } = await import('./write.ts')
  expect(writeAtomically(join(path, 'a.conf'), Buffer.from('older'), Buffer.from('x'))).toBe(
    'it was changed in the meantime',
  )
  expect(text('a.conf')).toBe(wrong)
  expect(writeAtomically(join(path, 'no.conf'), Buffer.from(''), Buffer.from('x'))).toBe('no such file')
  chmodSync(join(path, 'a.conf'), 0o444)
  if (process.getuid?.() === 0) return // Root may write anything.
  expect(await run('--fix', 'a.conf')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('cannot write "a.conf": permission denied'),
  })
})
