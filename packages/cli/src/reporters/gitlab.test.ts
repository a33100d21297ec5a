import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { folder } from '../testing.ts'
import { GRADED, GRADES, HOSTILE, HOSTILE_NAME } from './formats.testing.ts'

interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } }
}

/** What GitLab's documentation says of a Code Quality report. */
const text = { type: 'string', minLength: 1 }
const line = { type: 'integer', minimum: 1 }
const isReport = new Ajv().compile<readonly Issue[]>({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: text,
      check_name: text,
      fingerprint: text,
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: line, end: line } },
        },
      },
    },
  },
})

function issues(stdout: string): readonly Issue[] {
  const report: unknown = JSON.parse(stdout)
  if (isReport(report)) return report
  throw new Error(JSON.stringify(isReport.errors))
}

test('a finding is an issue', async () => {
  const { run } = folder({ 'conf.d/a.conf': 'server {\n  localtion / { }\n}\n' })
  const { status, stdout } = await run('./conf.d/a.conf', '--format', 'gitlab')
  expect(status).toBe(1)
  expect(issues(stdout)).toEqual([
    {
      description: 'unknown directive "localtion", did you mean "location"?',
      check_name: 'unknown-directive',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32,}$/),
      severity: 'critical',
      location: { path: 'conf.d/a.conf', lines: { begin: 2, end: 2 } },
    },
  ])
})

test('severities are those that GitLab knows', async () => {
  const { stdout } = await folder(GRADED).run('a.conf', '--format', 'gitlab', ...GRADES)
  expect(issues(stdout).map(({ severity }) => severity)).toEqual(['critical', 'major', 'minor', 'info'])
})

test('nothing to say is an empty list', async () => {
  const { run } = folder({ 'a.conf': 'gzip on;\n' })
  expect((await run('a.conf', '--format', 'gitlab')).stdout).toBe('[]\n')
})

test('fingerprints are unique, and stay when lines move', async () => {
  const { run } = folder({
    'a.conf': 'gzipp on;\ngzipp on;\n',
    'b.conf': 'gzipp on;\n',
    'moved/a.conf': '# Three.\n\n\n  gzipp on;\ngzipp   on;\n',
  })
  const fingerprints = async (...args: string[]) =>
    issues((await run(...args, '--format', 'gitlab')).stdout).map(({ fingerprint }) => fingerprint)
  const before = await fingerprints('a.conf', 'b.conf', 'x.conf', 'y.conf')
  expect(before).toHaveLength(5)
  expect(new Set(before).size).toBe(5)
  const { runWith, path } = folder({ 'a.conf': '# Three.\n\n\n  gzipp on;\ngzipp   on;\n', 'in/b.conf': '' })
  const { stdout } = await runWith({ cwd: 'in', env: { CI_PROJECT_DIR: path } }, '../a.conf', '--format', 'gitlab')
  expect(issues(stdout).map(({ fingerprint, location }) => [fingerprint, location.path])).toEqual([
    [before[0], 'a.conf'],
    [before[1], 'a.conf'],
  ])
})

test('names and messages arrive', async () => {
  const found = issues((await folder(HOSTILE).run('.', '--format', 'gitlab')).stdout)
  expect(found.map(({ location }) => location)).toEqual([
    { path: HOSTILE_NAME, lines: { begin: 1, end: 1 } },
    { path: HOSTILE_NAME, lines: { begin: 2, end: 3 } },
    { path: HOSTILE_NAME, lines: { begin: 4, end: 4 } },
  ])
  expect(found[0]!.description).toBe('unknown directive "gzipp\u0001<&">]]>%0A::error::"')
})

test('what could not be read is in it', async () => {
  const { status, stdout } = await folder({}).run('x.conf', '--format', 'gitlab')
  expect(status).toBe(2)
  expect(issues(stdout)).toMatchObject([
    { check_name: 'unreadable-file', severity: 'critical', location: { path: 'x.conf', lines: { begin: 1 } } },
  ])
})
