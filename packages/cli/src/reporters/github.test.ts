import { expect, test } from 'vitest'
import { folder } from '../testing.ts'
import { GRADED, GRADES, HOSTILE, HOSTILE_NAME, RELATED } from './formats.testing.ts'

interface Annotation {
  readonly command: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** As GitHub's runner reads a line: the first `::` after the command ends the properties. */
function annotation(line: string): Annotation {
  const [, command, list, data] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? []
  const properties = list!.split(',').map((property) => {
    const [, name, value] = /^([^=]*)=(.*)$/.exec(property)!
    return [name, unescaped(value!, /%(25|0D|0A|3A|2C)/g)]
  })
  return { command: command!, properties: Object.fromEntries(properties), message: unescaped(data!, /%(25|0D|0A)/g) }
}

const unescaped = (text: string, codes: RegExp): string =>
  text.replace(codes, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const annotations = (stdout: string): readonly Annotation[] => stdout.split('\n').slice(0, -1).map(annotation)

test('a finding is a workflow command with its place', async () => {
  const { status, stdout } = await folder({ 'a.conf': 'server {\n  localtion / { }\n}\n' }).run(
    'a.conf',
    '--format',
    'github',
  )
  expect(status).toBe(1)
  expect(stdout).toBe(
    '::error file=a.conf,line=2,endLine=2,col=3,endColumn=12,title=nginx-lint%3A unknown-directive' +
      '::unknown directive "localtion", did you mean "location"?\n',
  )
})

test('severities are those that GitHub knows', async () => {
  const { stdout } = await folder(GRADED).run('a.conf', '--format', 'github', ...GRADES)
  expect(annotations(stdout).map(({ command }) => command)).toEqual(['error', 'warning', 'notice', 'notice'])
})

test('a runner reads names and messages as they are', async () => {
  const { stdout } = await folder(HOSTILE).run('.', '--format', 'github')
  const [first, second, third, ...more] = annotations(stdout)
  expect(more).toEqual([])
  for (const found of [first, second, third]) expect(found!.properties.file).toBe(HOSTILE_NAME)
  expect(first).toMatchObject({ command: 'error', properties: { line: '1', title: 'nginx-lint: unknown-directive' } })
  expect(first!.message).toBe('unknown directive "gzipp\\u{1}<&">]]>%0A::error::"')
  expect(third!.message).toBe('unknown directive "\\u{1b}[31m"')
})

test('there are no columns for a finding of several lines', async () => {
  const { stdout } = await folder({ 'a.conf': 'gzip "a\nb";\n' }).run('a.conf', '--format', 'github')
  expect(Object.keys(annotations(stdout)[0]!.properties)).toEqual(['file', 'line', 'endLine', 'title'])
})

test('other places stand below the message', async () => {
  const { stdout } = await folder(RELATED).run('nginx.conf', '--format', 'github')
  expect(annotations(stdout)[0]!.message).toBe(
    'the upstream "app" is defined twice\nconf.d/a.conf:1:1: first defined here',
  )
})

test('paths start at the checkout, wherever the command runs', async () => {
  const { path, runWith } = folder({ 'etc/nginx/a.conf': 'gzip maybe;\n', 'b.conf': 'gzip maybe;\n' })
  const files = async (cwd: string, workspace: string) => {
    const around = { cwd, env: { GITHUB_WORKSPACE: workspace } }
    const { stdout } = await runWith(around, `${path}/etc/nginx/a.conf`, `${path}/b.conf`, '--format', 'github')
    return annotations(stdout).map(({ properties }) => properties.file)
  }
  expect(await files('etc/nginx', path)).toEqual(['etc/nginx/a.conf', 'b.conf'])
  expect(await files('', '')).toEqual(['etc/nginx/a.conf', 'b.conf'])
  expect(await files('etc/nginx', '/elsewhere')).toEqual(['a.conf', `${path}/b.conf`])
})

test('what could not be read is an error, and nothing to say is no line', async () => {
  const { run } = folder({ 'a.conf': 'gzip on;\n' })
  const { status, stdout } = await run('x.conf', '--format', 'github')
  expect(status).toBe(2)
  expect(annotations(stdout)).toEqual([
    {
      command: 'error',
      properties: expect.objectContaining({ file: 'x.conf', line: '1', title: 'nginx-lint: unreadable-file' }),
      message: 'cannot read "x.conf": no such file',
    },
  ])
  expect((await run('a.conf', '--format', 'github')).stdout).toBe('')
})
