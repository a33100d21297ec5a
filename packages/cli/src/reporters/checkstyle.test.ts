import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { folder } from '../testing.ts'
import { GRADED, GRADES, HOSTILE } from './formats.testing.ts'

interface Problem {
  readonly line: string
  readonly column: string
  readonly severity: string
  readonly message: string
  readonly source: string
}

interface CheckedFile {
  readonly name: string
  readonly error?: readonly Problem[]
}

function files(stdout: string): readonly CheckedFile[] {
  expect(XMLValidator.validate(stdout)).toBe(true)
  expect(stdout).not.toMatch(/[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'file' || name === 'error',
    htmlEntities: true,
  })
  const { checkstyle } = parser.parse(stdout)
  expect(checkstyle.version).toMatch(/^\d+\.\d+$/)
  return checkstyle.file
}

test('a finding stands below its file, and files without one are listed', async () => {
  const { run } = folder({ 'a.conf': 'server {\n  localtion / { }\n}\n', 'b.conf': 'gzip on;\n' })
  const { status, stdout } = await run('a.conf', 'b.conf', '--format', 'checkstyle')
  expect(status).toBe(1)
  const [a, b] = files(stdout)
  expect(a).toEqual({
    name: 'a.conf',
    error: [
      {
        line: '2',
        column: '3',
        severity: 'error',
        message: 'unknown directive "localtion", did you mean "location"?',
        source: 'nginx-lint.unknown-directive',
      },
    ],
  })
  expect(b).toMatchObject({ name: 'b.conf' })
  expect(b!.error).toBeUndefined()
})

test('severities are those of Checkstyle', async () => {
  const { stdout } = await folder(GRADED).run('a.conf', '--format', 'checkstyle', ...GRADES)
  expect(files(stdout)[0]!.error!.map(({ severity }) => severity)).toEqual(['error', 'warning', 'info', 'info'])
})

test('bytes that XML cannot have are spelled out, all others arrive', async () => {
  const [file] = files((await folder(HOSTILE).run('.', '--format', 'checkstyle')).stdout)
  expect(file!.name).toBe('a\nb <&"\'>, :%;\\u{1}.conf')
  expect(file!.error!.map(({ message }) => message)).toEqual([
    'unknown directive "gzipp\\u{1}<&">]]>%0A::error::"',
    '"a\nb" is neither "on" nor "off"',
    'unknown directive "\\u{1b}[31m"',
  ])
})

test('what could not be read is in it', async () => {
  const { status, stdout } = await folder({}).run('x.conf', '--format', 'checkstyle')
  expect(status).toBe(2)
  expect(files(stdout)).toMatchObject([
    { name: 'x.conf', error: [{ severity: 'error', source: 'nginx-lint.unreadable-file' }] },
  ])
})
