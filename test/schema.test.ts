import { readFileSync } from 'node:fs'
import { rules } from '@nginx-lint/lint'
import { configShape, readConfig } from '@nginx-lint/workspace'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'

const schema = JSON.parse(readFileSync('packages/cli/nginx-lint.schema.json', 'utf8'))
const ajv = new Ajv({ allErrors: true })
for (const word of ['allowTrailingCommas', 'patternErrorMessage']) ajv.addKeyword(word)
const validate = ajv.compile(schema)

/** What an editor says, and what the command says. */
function verdicts(config: unknown): { readonly editor: boolean; readonly command: boolean } {
  const editor = validate(config)
  try {
    readConfig(JSON.stringify(config), 'nginx-lint.config.json', '/')
    return { editor, command: true }
  } catch {
    return { editor, command: false }
  }
}

const whole = {
  $schema: './node_modules/nginx-lint/nginx-lint.schema.json',
  target: '1.25.3.1',
  flavour: 'openresty',
  modules: ['brotli', 'headers-more'],
  prefix: 'etc/nginx',
  paths: { '/etc/nginx': './conf', '/': '.' },
  rules: { 'unknown-directive': 'warning', 'unreadable-file': 'off' },
  overrides: [
    { files: ['legacy/**'], rules: { 'wrong-context': 'hint' }, format: { indentStyle: 'tab' } },
    { files: [] },
  ],
  ignore: ['vendor/**'],
  format: { indentStyle: 'space', indentSize: 4, lineWidth: 120 },
  baseline: 'nginx-lint.baseline.json',
}

test.each<[unknown]>([[{}], [whole], ...Object.entries(whole).map(([key, value]): [unknown] => [{ [key]: value }])])(
  'editor and command take %j',
  (config) => {
    expect(verdicts(config)).toEqual({ editor: true, command: true })
  },
)

test.each([
  [[]],
  ['target'],
  [null],
  [{ rulez: {} }],
  [{ plus: true }],
  [{ target: 1.26 }],
  [{ target: 'latest' }],
  [{ target: '2.0' }],
  [{ target: '1.25.3.1.1' }],
  [{ flavour: 'tengine' }],
  [{ modules: 'brotli' }],
  [{ modules: ['brotlii'] }],
  [{ prefix: null }],
  [{ paths: { 'etc/nginx': 'conf' } }],
  [{ paths: { '/etc/nginx': ['conf'] } }],
  [{ rules: { 'unknown-directive': 'warn' } }],
  [{ rules: { 'unknown-directive': true } }],
  [{ rules: { 'unknown-directiv': 'off' } }],
  [{ overrides: {} }],
  [{ overrides: [{ rules: {} }] }],
  [{ overrides: [{ files: 'legacy/**' }] }],
  [{ overrides: [{ files: [], target: '1.26.3' }] }],
  [{ ignore: [1] }],
  [{ format: { indentSize: 0 } }],
  [{ format: { indentSize: 4.5 } }],
  [{ format: { indentSize: '4' } }],
  [{ format: { indentStyle: 'spaces' } }],
  [{ format: { lineWidth: 10_000 } }],
  [{ format: { width: 80 } }],
  [{ baseline: true }],
])('editor and command refuse %j', (config) => {
  expect(verdicts(config)).toEqual({ editor: false, command: false })
})

test('the examples hold every key, and each key is described', () => {
  const { properties } = configShape()
  expect(Object.keys(whole).sort()).toEqual(Object.keys(properties!).sort())
  expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(properties!).sort())
  for (const [key, { description }] of Object.entries(properties!)) expect(description, key).toMatch(/^[A-Z].{10}/)
})

test('every rule has a severity, of the names that the command knows', () => {
  const severities = schema.properties.rules.properties
  expect(Object.keys(severities).sort()).toEqual([...rules.map(({ id }) => id), 'unreadable-file'].sort())
  for (const { id, summary } of rules)
    expect(severities[id]).toEqual({ enum: ['off', 'hint', 'info', 'warning', 'error'], description: summary })
})

test.each(['README.md', 'packages/cli/README.md', 'docs/configuration.md'])('what %s shows is taken', (path) => {
  const shown = [...readFileSync(path, 'utf8').matchAll(/```jsonc?\n([^`]*"\$schema"[^`]*)```/g)].map(
    ([, text]) => text!,
  )
  expect(shown).toHaveLength(1)
  for (const text of shown) expect(readConfig(text, path, '/')).toMatchObject({ flavour: 'nginx' })
})
