import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** The command as it is published: bundled, in a folder of its own. */
const home = mkdtempSync(join(tmpdir(), 'nginx-lint-'))
const command = join(home, 'bin', 'nginx-lint.js')
const wrong = 'server {\n    localtion / { }\n}\n'

beforeAll(() => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  cpSync(join(root, 'bin'), join(home, 'bin'), { recursive: true })
  cpSync(join(root, 'package.json'), join(home, 'package.json'))
  const output = execFileSync(process.execPath, [join(root, 'scripts', 'bundle.mjs'), join(home, 'dist')], {
    stdio: 'pipe',
  })
  expect(output.toString()).toBe('')
  writeFileSync(join(home, 'a.conf'), wrong)
})

afterAll(() => rmSync(home, { recursive: true, force: true }))

function run(input: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: home,
    input,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('checks a file, with compiled code of an earlier run, too', () => {
  const first = run('', 'a.conf')
  expect(first.status).toBe(1)
  expect(first.stdout).toMatch(/^a\.conf:2:5 {2}error {2}unknown directive "localtion"/)
  expect(first.stderr).toBe('')
  expect(run('', 'a.conf')).toEqual(first)
})

test('reads standard input', () => {
  expect(run(wrong, '-').stdout).toMatch(/^<stdin>:2:5 {2}error/)
  expect(run('', '-')).toEqual({ status: 0, stdout: '', stderr: 'no problems in 1 file\n' })
})

test('waits for standard input', async () => {
  const child = spawn(process.execPath, [command, '-'], { cwd: home })
  let stdout = ''
  child.stdout.on('data', (data) => (stdout += data))
  setTimeout(() => child.stdin.write('server {\n'), 300)
  setTimeout(() => child.stdin.end('    localtion / { }\n}\n'), 400)
  const status = await new Promise((resolve) => child.on('close', resolve))
  expect(status).toBe(1)
  expect(stdout).toMatch(/^<stdin>:2:5 {2}error/)
})

test('explains, and expands globs', () => {
  expect(run('', 'explain', 'gzip').stdout).toContain('ngx_http_gzip_filter_module')
  expect(run('', '*.{conf,nothing}')).toMatchObject({ status: 1, stderr: '' })
})

test('knows its version', () => {
  expect(run('', '--version').stdout).toMatch(/^nginx-lint \d+\.\d+\.\d+ /)
})

test('a reader that has read enough is no reason to complain', () => {
  writeFileSync(join(home, 'long.conf'), 'gzip maybe;\n'.repeat(600))
  const { stdout, stderr } = spawnSync(`"${process.execPath}" "${command}" long.conf | head -n 1`, {
    cwd: home,
    shell: true,
    encoding: 'utf8',
  })
  expect(stdout).toMatch(/^long\.conf:1:6 .*\n$/)
  expect(stderr).toBe('')
})

test('all of a long output arrives in a pipe', () => {
  const { stdout } = run('gzip maybe;\n'.repeat(600), '-', '--format', 'json')
  expect(JSON.parse(stdout).summary.errors).toBeGreaterThanOrEqual(600)
})
