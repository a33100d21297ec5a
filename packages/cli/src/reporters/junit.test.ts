import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { folder } from '../testing.ts'
import { HOSTILE, RELATED } from './formats.testing.ts'

interface Suite {
  readonly name: string
  readonly tests: string
  readonly failures: string
  readonly errors: string
  readonly testcase: readonly Case[]
}

interface Case {
  readonly name: string
  readonly classname: string
  readonly file?: string
  readonly line?: string
  readonly failure?: { readonly type: string; readonly message: string; readonly '#text': string }
}

interface Suites extends Omit<Suite, 'testcase'> {
  readonly testsuite: readonly Suite[]
}

function suites(stdout: string): Suites {
  expect(XMLValidator.validate(stdout)).toBe(true)
  expect(stdout).not.toMatch(/[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testsuite' || name === 'testcase',
    htmlEntities: true,
  })
  return parser.parse(stdout).testsuites
}

test('a file is a suite: its findings fail, and without one it passes', async () => {
  const { run } = folder({ 'a.conf': 'server {\n  localtion / { }\n}\n', 'b.conf': 'gzip on;\n' })
  const { status, stdout } = await run('a.conf', 'b.conf', '--format', 'junit')
  expect(status).toBe(1)
  const all = suites(stdout)
  expect(all).toMatchObject({ name: 'nginx-lint', tests: '2', failures: '1', errors: '0' })
  const [a, b] = all.testsuite
  expect(a).toMatchObject({
    name: 'a.conf',
    tests: '1',
    failures: '1',
    testcase: [
      {
        name: 'unknown-directive at 2:3',
        classname: 'a.conf',
        file: 'a.conf',
        line: '2',
        failure: {
          type: 'error',
          message: 'unknown directive "localtion", did you mean "location"?',
          '#text': 'a.conf:2:3: error: unknown directive "localtion", did you mean "location"? [unknown-directive]',
        },
      },
    ],
  })
  expect(b).toMatchObject({ name: 'b.conf', tests: '1', failures: '0' })
  expect(b!.testcase).toHaveLength(1)
  expect(b!.testcase[0]!.failure).toBeUndefined()
})

test('the numbers are those of the cases, and no two cases have the same name', async () => {
  const { run } = folder({ 'a.conf': 'gzipp on; gzipp on;\ngzip maybe;\n', 'b.conf': 'gzip on;\n', ...RELATED })
  const all = suites((await run('.', '--format', 'junit')).stdout)
  const cases = all.testsuite.flatMap((suite) => suite.testcase)
  expect(all.tests).toBe(`${cases.length}`)
  expect(all.failures).toBe(`${cases.filter(({ failure }) => failure).length}`)
  for (const suite of all.testsuite) {
    expect(suite.tests).toBe(`${suite.testcase.length}`)
    expect(suite.failures).toBe(`${suite.testcase.filter(({ failure }) => failure).length}`)
  }
  expect(new Set(cases.map(({ name, classname }) => `${classname} ${name}`)).size).toBe(cases.length)
})

test('other places are in the text of a failure', async () => {
  const all = suites((await folder(RELATED).run('nginx.conf', '--format', 'junit')).stdout)
  const texts = all.testsuite.flatMap((suite) => suite.testcase.flatMap(({ failure }) => failure?.['#text'] ?? []))
  expect(texts).toEqual([expect.stringMatching(/\nconf\.d\/a\.conf:1:1: note: first defined here$/)])
})

test('bytes that XML cannot have are spelled out, all others arrive', async () => {
  const [suite] = suites((await folder(HOSTILE).run('.', '--format', 'junit')).stdout).testsuite
  expect(suite!.name).toBe('a\nb <&"\'>, :%;\\u{1}.conf')
  expect(suite!.testcase.map(({ failure }) => failure!.message)).toEqual([
    'unknown directive "gzipp\\u{1}<&">]]>%0A::error::"',
    '"a\nb" is neither "on" nor "off"',
    'unknown directive "\\u{1b}[31m"',
  ])
})

test('what could not be read fails', async () => {
  const { status, stdout } = await folder({}).run('x.conf', '--format', 'junit')
  expect(status).toBe(2)
  const [suite] = suites(stdout).testsuite
  expect(suite).toMatchObject({
    name: 'x.conf',
    testcase: [{ name: 'unreadable-file at 1:1', failure: { message: 'cannot read "x.conf": no such file' } }],
  })
})
