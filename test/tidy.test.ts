import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Which package may import which: the picture of ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  syntax: [],
  regex: [],
  directives: ['regex'],
  analysis: ['directives', 'regex', 'syntax'],
  lint: ['analysis', 'directives', 'regex', 'syntax'],
  format: ['analysis', 'directives', 'syntax'],
  workspace: ['lint', 'analysis', 'directives', 'syntax'],
  service: ['lint', 'format', 'analysis', 'directives', 'regex', 'syntax'],
  server: ['service', 'workspace', 'lint', 'format', 'analysis', 'directives', 'syntax'],
  cli: ['server', 'workspace', 'lint', 'format', 'analysis', 'directives', 'syntax'],
  vscode: ['server', 'service', 'workspace', 'analysis', 'directives'],
}

/** What the core must not touch: it is pure, text and data in, values out. */
const CORE = ['syntax', 'regex', 'directives', 'analysis', 'lint', 'format', 'service']

const packages = readdirSync('packages')
const sources = packages.flatMap((name) =>
  [...filesIn(join('packages', name, 'src'))].map((path) => ({ name, path, text: readFileSync(path, 'utf8') })),
)

test('the packages are those of the picture', () => {
  expect(packages.sort()).toEqual(Object.keys(MAY_IMPORT).sort())
})

test('imports between packages follow the picture', () => {
  const wrong = sources.flatMap(({ name, path, text }) =>
    [...text.matchAll(/from '@nginx-lint\/(\w+)'/g)]
      .filter(([, other]) => other !== name && !MAY_IMPORT[name]!.includes(other!))
      .map(([, other]) => `${path} imports ${other}`),
  )
  expect(wrong).toEqual([])
})

test('the core does no input or output', () => {
  const core = sources.filter(
    ({ name, path }) => CORE.includes(name) && !path.endsWith('.test.ts') && !path.endsWith('.testing.ts'),
  )
  expect(core.filter(({ text }) => /from 'node:|\bprocess\.|\bconsole\./.test(text)).map(({ path }) => path)).toEqual(
    [],
  )
})

test('no source file has more than 400 lines', () => {
  const long = sources.filter(({ path, text }) => !path.includes('/modules/') && text.split('\n').length > 401)
  expect(long.map(({ path }) => path)).toEqual([])
})

test('nothing is left for later, and no test is skipped', () => {
  const marks = new RegExp(['TODO', 'FIXME', 'XXX', String.raw`\b(test|it|describe)\.(skip|only|todo)\b`].join('|'))
  expect(sources.filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([])
})

test('every package says in one sentence what it is', () => {
  for (const name of packages) {
    const readme = readFileSync(join('packages', name, 'README.md'), 'utf8')
    expect(readme, name).toMatch(/^# .+\n\n[A-Z].+\./)
  }
})

test('dependencies are exact and the lock file names no download address', () => {
  for (const path of ['package.json', ...packages.map((name) => join('packages', name, 'package.json'))]) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(path, 'utf8'))
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, `${path}: ${name}`).toMatch(/^\d+\.\d+\.\d+$/)
  }
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/)
})

function* filesIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* filesIn(path)
    else if (name.endsWith('.ts')) yield path
  }
}
