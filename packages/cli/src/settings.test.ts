import { expect, test } from 'vitest'
import { options } from './arguments.ts'
import { folder } from './testing.ts'

const refused = (...args: string[]) => folder({ 'a.conf': 'gzip on;\n' }).run(...args)

test.each([
  [['--formt', 'json'], 'unknown option "--formt", did you mean "--format"?'],
  [['--targt=1.18.0'], 'unknown option "--targt", did you mean "--target"?'],
  [['-x'], 'unknown option "-x"; see nginx-lint --help'],
  [['--format', 'jsn'], 'unknown --format "jsn", did you mean "json"?'],
  [['--format', 'sarif'], 'unknown --format "sarif", expected "pretty" or "json"'],
  [['--target='], 'option "--target" needs a value'],
  [['--target', '--fix'], 'option "--target" needs a value, but "--fix" follows'],
  [['--fix=yes'], 'option "--fix" takes no value'],
  [['--max-warnings', 'few'], '--max-warnings needs a whole number, not "few"'],
  [['--target', 'new'], '"new" is no nginx release, expected one such as 1.26.3'],
  [['--rule', 'unknown-directiv=off'], 'unknown rule "unknown-directiv", did you mean "unknown-directive"?'],
  [
    ['--rule', 'unknown-directive=of'],
    'unknown severity "of" for rule "unknown-directive", expected off, hint, info, warning, error',
  ],
  [['--rule', 'unknown-directive'], '--rule needs a rule and its severity, such as --rule unknown-directive=off'],
  [['--fix', '--diff'], '--diff shows what --fix would do: use one of them'],
  [['--diff', '--format', 'json'], '--diff prints a diff: it does not go with --format json'],
  [['--stdin-filename', 'x.conf'], '--stdin-filename names what is read from standard input: add "-"'],
  [['-', '-'], 'standard input can be read once only, but "-" is given twice'],
])('%j is refused', async (args, message) => {
  expect(await refused(...args, 'a.conf')).toEqual({ status: 2, stdout: '', stderr: `nginx-lint: ${message}\n` })
})

test('an unknown context is answered with those there are', async () => {
  const { status, stderr } = await refused('--context', 'location', 'a.conf')
  expect(status).toBe(2)
  expect(stderr).toContain('unknown context "location", did you mean "http.location"?\ncontexts are: events, http, ')
})

test('a misspelt command is not only taken for a file', async () => {
  expect(await refused('explan')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'nginx-lint: cannot read "explan": no such file; did you mean the command "explain"?\n',
  })
})

test('what stands behind -- is a file', async () => {
  const { stderr } = await refused('--', '--fix')
  expect(stderr).toBe('nginx-lint: cannot read "--fix": no such file\n')
})

test('--help tells every option, the exit statuses, and fits a terminal', async () => {
  const { status, stdout } = await refused('--help')
  expect(status).toBe(0)
  for (const name of Object.keys(options)) expect(stdout).toContain(`--${name}`)
  expect(stdout).toContain('Exit status: 0 clean, 1 errors (or too many warnings), 2')
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})

test('explain has a help of its own', async () => {
  expect((await refused('explain', '--help')).stdout).toContain(
    'Usage: nginx-lint explain [rule | directive | $variable]',
  )
})

test('--version tells what it knows', async () => {
  expect((await refused('--version')).stdout).toMatch(
    /^nginx-lint \S+ \(knows nginx up to 1\.\d+\.\d+; node \d+\.\d+\.\d+\)\n$/,
  )
})

const wrong = 'gzipp on;\n'

async function refusedConfig(config: string): Promise<string> {
  const { status, stdout, stderr } = await folder({ 'nginx-lint.json': config, 'a.conf': wrong }).run('a.conf')
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  return stderr
}

test.each([
  ['{ "rulez": {} }', '1:3: unknown setting "rulez", did you mean "rules"?'],
  ['{\n  "plus": "yes"\n}', '2:11: expected true or false'],
  ['{ "target": 1.18 }', '1:13: expected a text in double quotes'],
  ['{ "target": "latest" }', '1:13: "latest" is no nginx release, expected one such as "1.26.3"'],
  [
    '{ "rules": { "unknown-directiv": "off" } }',
    '1:14: unknown rule "unknown-directiv", did you mean "unknown-directive"?',
  ],
  ['{ "rules": { "unknown-directive": "warn" } }', '1:35: expected "off", "hint", "info", "warning", "error"'],
  ['{ "rules": [] }', '1:12: expected an object: { "unknown-directive": "warning" }'],
  ['{ "ignore": "vendor" }', '1:13: expected a list: ["…"]'],
  ['{ "plus": true, "plus": false }', '1:17: "plus" is given twice'],
  ['[]', '1:1: expected an object: { "rules": … }'],
  ['{ "plus": true', '1:15: expected "," or "}", but the file ends'],
  ['{ plus: true }', '1:3: expected a name in double quotes'],
  ['{ "plus": yes }', '1:11: expected a value'],
  ['{ "target": "1.18 }', '1:13: expected a closing quote on this line'],
])('%s is refused', async (config, message) => {
  expect(await refusedConfig(config)).toBe(`nginx-lint: nginx-lint.json:${message}\n`)
})

test('an unknown module is refused with a suggestion', async () => {
  expect(await refusedConfig('{ "modules": ["header-more"] }')).toBe(
    'nginx-lint: nginx-lint.json:1:15: unknown module "header-more", did you mean "headers-more"?\n',
  )
})

test('comments and trailing commas are let pass', async () => {
  const config = '// ours\n{ /* all */ "rules": { "unknown-directive": "off", }, }\n'
  expect(await folder({ 'nginx-lint.json': config, 'a.conf': wrong }).run('a.conf')).toMatchObject({ status: 0 })
})

test('the nearest file upwards counts, and the command line counts more', async () => {
  const { runWith } = folder({
    'nginx-lint.json': '{ "rules": { "unknown-directive": "warning" } }',
    'etc/conf/a.conf': wrong,
  })
  expect((await runWith({ cwd: 'etc/conf' }, 'a.conf')).stdout).toContain(
    'a.conf:1:1  warning  unknown directive "gzipp"',
  )
  expect((await runWith({ cwd: 'etc/conf' }, 'a.conf', '--rule', 'unknown-directive=info')).stdout).toContain(
    '1:1  info  ',
  )
  expect((await runWith({ cwd: 'etc/conf' }, 'a.conf', '--no-config')).status).toBe(1)
})

test('--config names another file', async () => {
  const { run } = folder({ 'lax.json': '{ "rules": { "unknown-directive": "off" } }', 'a.conf': wrong })
  expect((await run('--config', 'lax.json', 'a.conf')).status).toBe(0)
  expect(await run('--config', 'lux.json', 'a.conf')).toMatchObject({
    status: 2,
    stderr: 'nginx-lint: cannot read "lux.json": no such file\n',
  })
})

test('a third-party module that is not listed is not there', async () => {
  const lua = 'lua_package_path "/x/?.lua;;";\nmore_set_headers "X: y";\n'
  const { run } = folder({ 'nginx-lint.json': '{ "modules": ["headers-more"] }', 'a.conf': lua })
  expect((await run('--no-config', 'a.conf')).stdout).toBe('')
  const { stdout } = await run('a.conf')
  expect(stdout).toContain('unknown directive "lua_package_path"')
  expect(stdout).not.toContain('unknown directive "more_set_headers"')
})

test('ignored files are left out, wherever they come from', async () => {
  const { run } = folder({
    'nginx-lint.json': '{ "ignore": ["vendor/**", "*.old.conf", "/top.conf"] }',
    'nginx.conf': 'events { }\nhttp { include vendor/x.conf; }\n',
    'vendor/x.conf': wrong,
    'a/b.old.conf': wrong,
    'top.conf': wrong,
    'a/top.conf': 'gzip on;\n',
  })
  expect(await run('.')).toEqual({ status: 0, stdout: '', stderr: 'no problems in 2 files\n' })
  expect(await run('top.conf')).toEqual({
    status: 0,
    stdout: '',
    stderr: 'nginx-lint: no files to check: the configuration file ignores them\n',
  })
})

test('target and prefix come from the file, the prefix as seen from there', async () => {
  const { runWith } = folder({
    'nginx-lint.json': '{ "$schema": "x", "target": "1.18.0", "prefix": "etc" }',
    'sites/nginx.conf': 'events { }\nhttp { include a.conf; }\n',
    'etc/a.conf': 'http2 on;\n',
  })
  const { stdout } = await runWith({ cwd: 'sites' }, 'nginx.conf')
  expect(stdout).toMatch(/^\.\.\/etc\/a\.conf:1:1 {2}error {2}.*1\.25\.1/)
})
