import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { formats } from '../packages/cli/src/arguments.ts'

const SCRIPT = resolve('.github/action/lint.sh')
const action = readFileSync('action.yml', 'utf8')
const { version } = JSON.parse(readFileSync('packages/cli/package.json', 'utf8'))

/** The input names below `inputs:` with what stands there as default. */
const inputs = new Map(
  [...action.matchAll(/^ {2}([\w-]+):\n {4}description: .+\n {4}default: (.*)$/gm)].map(([, name, value]) => [
    name!,
    value!.replace(/^'(.*)'$/, '$1'),
  ]),
)

const variable = (input: string): string => `INPUT_${input.toUpperCase().replaceAll('-', '_')}`

/** The input that is no business of the script: the step takes it. */
const OF_STEP = 'working-directory'

/** Runs the script with an `npx` that notes what it is called with; `how` is shell code of its `check`. */
function act(given: Readonly<Record<string, string>>, how = 'exit 0') {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-lint-action-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const stub = [
    '#!/usr/bin/env bash',
    `for word; do printf '%s\\0' "$word"; done >> ${folder}/calls`,
    `printf '\\n' >> ${folder}/calls`,
    'output=',
    'for word; do case $word in --output=*) output=${word#--output=} ;; esac; done',
    'case $3 in --version) exit "${STUB_INSTALL:-0}" ;; esac',
    '[ -z "$output" ] || echo "{}" > "$output"',
    how,
  ]
  writeFileSync(join(bin, 'npx'), stub.join('\n'))
  chmodSync(join(bin, 'npx'), 0o755)
  const env: Record<string, string> = { PATH: `${bin}:${process.env.PATH}` }
  for (const [name, value] of inputs) if (name !== OF_STEP) env[variable(name)] = value
  for (const [name, value] of Object.entries(given)) env[name.startsWith('STUB_') ? name : variable(name)] = value
  const { status, stdout, stderr } = spawnSync('bash', [SCRIPT], { cwd: folder, env, encoding: 'utf8' })
  const noted = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : ''
  const calls = noted
    .split('\0\n')
    .slice(0, -1)
    .map((call) => call.split('\0'))
  return { status, stdout, stderr, calls, checks: calls.filter((call) => call[2] === 'check'), folder }
}

test('the script is given every input but that of the step, and no other', () => {
  const passed = [...action.matchAll(/^ {8}(INPUT_\w+): \$\{\{ inputs\.([\w-]+) \}\}$/gm)]
  for (const [, name, input] of passed) expect(name).toBe(variable(input!))
  const declared = [...inputs.keys()].filter((name) => name !== OF_STEP).map(variable)
  expect(passed.map(([, name]) => name).sort()).toEqual(declared.sort())
  expect(new Set(readFileSync(SCRIPT, 'utf8').match(/INPUT_\w+/g))).toEqual(new Set(declared))
  expect(inputs.size).toBe(8)
})

test('no input is part of a script, and the action is composite', () => {
  expect(action).toMatch(/^runs:\n {2}using: composite\n {2}steps:\n {4}- shell: bash\n/m)
  const used = action.split('\n').filter((line) => line.includes('${{'))
  for (const line of used) expect(line).toMatch(/^ {6}working-directory: |^ {8}INPUT_/)
  expect(action).toContain('run: bash "$GITHUB_ACTION_PATH/.github/action/lint.sh"\n')
})

test('the release is that of this repository', () => {
  expect(inputs.get('version')).toBe(version)
  expect(readFileSync('Dockerfile', 'utf8')).toContain(`ARG VERSION=${version}\n`)
})

test('without inputs, the current folder is checked for annotations', () => {
  const { status, checks } = act({})
  expect(status).toBe(0)
  expect(checks).toEqual([['--yes', `nginx-lint@${version}`, 'check', '--format=github', '--', '.']])
})

test('words come through as they are, and nothing is expanded or run', () => {
  const { checks, folder } = act({
    paths: '"etc/my site" conf.d/*.conf\n$HOME `touch hacked` $(touch hacked) ; touch hacked',
    args: `--rule 'unknown-directive=off' --prefix "it's"\n  --quiet`,
    target: '1.26.3; touch hacked',
  })
  expect(checks[0]!.slice(3)).toEqual([
    ...['--rule', 'unknown-directive=off', '--prefix', "it's", '--quiet', '--target=1.26.3; touch hacked'],
    ...['--format=github', '--', 'etc/my site', 'conf.d/*.conf', '$HOME', '`touch', 'hacked`', '$(touch', 'hacked)'],
    ...[';', 'touch', 'hacked'],
  ])
  expect(existsSync(join(folder, 'hacked'))).toBe(false)
})

test.each([0, 1, 2, 127])('exit status %d is passed on', (status) => {
  expect(act({}, `exit ${status}`).status).toBe(status)
})

test('fail-on says what fails', () => {
  const statusOf = (failOn: string, status: number) => act({ 'fail-on': failOn }, `exit ${status}`).status
  expect(statusOf('never', 1)).toBe(0)
  expect(statusOf('never', 2)).toBe(2)
  expect(statusOf('warning', 1)).toBe(1)
  const words = (failOn: string) => act({ 'fail-on': failOn }).checks[0]!.join(' ')
  expect(words('warning')).toContain('check --max-warnings 0 --format')
  expect(words('error')).not.toContain('max-warnings')
})

test('a SARIF file is written as well, with the same options, also when there are errors', () => {
  const sarif = { 'sarif-file': 'out file.sarif', args: '--quiet', target: '1.26.3', paths: 'a.conf "b c.conf"' }
  const { status, checks, folder } = act(sarif, 'exit 1')
  expect(status).toBe(1)
  const [annotations, file] = checks.map((call) => call.slice(3))
  const around = (...own: string[]) => ['--quiet', '--target=1.26.3', ...own, '--', 'a.conf', 'b c.conf']
  expect(annotations).toEqual(around('--format=github'))
  expect(file).toEqual(around('--format=sarif', '--output=out file.sarif'))
  expect(existsSync(join(folder, 'out file.sarif'))).toBe(true)
  expect(act({ ...sarif, 'fail-on': 'never' }, 'exit 1').status).toBe(0)
})

test('what is said twice is said once, and that a SARIF file cannot be written is said', () => {
  const sarif = { 'sarif-file': 'out.sarif' }
  expect(act(sarif, 'echo note >&2').stderr).toBe('note\n')
  const { status, stderr } = act(sarif, '[ -z "$output" ] || { echo "cannot write" >&2; exit 2; }')
  expect(status).toBe(2)
  expect(stderr).toBe('cannot write\n')
})

test('a release that cannot be installed is no release without errors', () => {
  const { status, stdout, checks } = act({ STUB_INSTALL: '1', 'fail-on': 'never' })
  expect(status).toBe(2)
  expect(stdout).toContain(`::error title=nginx-lint::nginx-lint ${version} cannot be run`)
  expect(checks).toEqual([])
})

test.each([
  [{ version: 'latest' }, 'the input "version" needs an exact release, such as 1.2.3'],
  [{ version: '1.2.3 --evil' }, 'the input "version" needs an exact release, such as 1.2.3'],
  [{ 'fail-on': 'errors' }, 'the input "fail-on" is "error", "warning" or "never"'],
  [{ paths: "it's" }, 'the input "paths" has a quote that is not closed'],
])('%j is refused', (given, message) => {
  const { status, stdout, checks } = act(given)
  expect(status).toBe(2)
  expect(stdout).toBe(`::error title=nginx-lint::${message}\n`)
  expect(checks).toEqual([])
})

test('docs/ci.md has every format and input, and the release', () => {
  const page = readFileSync('docs/ci.md', 'utf8')
  const firstColumn = [...page.matchAll(/^\| `([a-z][\w-]*)` \|/gm)].map(([, name]) => name)
  expect(firstColumn.sort()).toEqual([...formats, ...inputs.keys()].sort())
  for (const [, name] of page.matchAll(/--format (\w+)/g)) expect(formats).toContain(name)
  const releases = [...page.matchAll(/nginx-lint@v?([\d.]*\d)/g)].map(([, release]) => release)
  expect(new Set(releases)).toEqual(new Set([version]))
})
