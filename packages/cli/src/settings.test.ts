import { expect, test } from 'vitest'
import { commands, options } from './arguments.ts'
import { folder } from './testing.ts'

const refused = (...args: string[]) => folder({ 'a.conf': 'gzip on;\n' }).run(...args)

test.each([
  [['--formt', 'json'], 'unknown option "--formt", did you mean "--format"?'],
  [['--targt=1.18.0'], 'unknown option "--targt", did you mean "--target"?'],
  [['-x'], 'unknown option "-x"; see nginx-lint --help'],
  [['--format', 'jsn'], 'unknown --format "jsn", did you mean "json"?'],
  [
    ['--format', 'html'],
    'unknown --format "html", ' +
      'expected "pretty", "json", "sarif", "github", "gitlab", "checkstyle", "junit" or "errorformat"',
  ],
  [['--target='], 'option "--target" needs a value'],
  [['--target', '--fix'], 'option "--target" needs a value, but "--fix" follows'],
  [['--fix=yes'], 'option "--fix" takes no value'],
  [['--max-warnings', 'few'], '--max-warnings needs a whole number, not "few"'],
  [['--target', 'new'], '"new" is no nginx release, expected one such as 1.26.3'],
  [['--rule', 'unknown-directiv=off'], 'unknown rule "unknown-directiv", did you mean "unknown-directive"?'],
  [
    ['--rule', 'unknown-directive=of'],
    'unknown severity "of" for rule "unknown-directive", expected off, hint, info, warning or error',
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

test.each(commands)('%s --help tells every option, the exit statuses, and fits a terminal', async (command) => {
  const { status, stdout } = await refused(command, '--help')
  expect(status).toBe(0)
  for (const [name, { of }] of Object.entries(options))
    if (of.includes(command)) expect(stdout).toMatch(new RegExp(`--${name}(?=[ ,])`))
  expect(stdout).toContain('Exit status: 0')
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
