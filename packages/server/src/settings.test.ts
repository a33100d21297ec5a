import { expect, test } from 'vitest'
import { readClientSettings } from './client-settings.ts'
import { type Around, editor } from './testing.ts'

const files = { 'nginx.conf': 'events { }\nhttp { gzipp on; }\n' }
const off = { rules: { 'unknown-directive': 'off' } }

const answering = (settings: () => unknown): Around => ({
  capabilities: { workspace: { configuration: true } },
  prepare: (connection) => void connection.onRequest('workspace/configuration', settings),
})

test('settings are asked for before anything is said', async () => {
  const ed = await editor(
    files,
    answering(() => [off]),
  )
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
})

test('settings that change are asked for again', async () => {
  let now: unknown = off
  const ed = await editor(
    files,
    answering(() => [now]),
  )
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
  now = {}
  await ed.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
  expect(await ed.said('nginx.conf')).toHaveLength(1)
})

test.each([
  ['null', () => null],
  ['a list of null', () => [null]],
  ['nothing', () => []],
])('a client that answers %s is served by what it said at the start', async (_, settings) => {
  const ed = await editor(files, { ...answering(settings), initialize: { initializationOptions: off } })
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
  expect(ed.shown).toEqual([])
})

test('a client that refuses to answer is served all the same', async () => {
  const refuse = () => {
    throw new Error('no')
  }
  const ed = await editor(files, answering(refuse))
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toHaveLength(1)
  expect(ed.logged).toEqual([expect.stringMatching(/^workspace\/configuration: .*no/)])
})

test('settings may be given at the start, and told later, in their section or bare', async () => {
  const ed = await editor(files, { initialize: { initializationOptions: { 'nginx-lint': off } } })
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
  const rules = { 'unknown-directive': 'hint' }
  await ed.connection.sendNotification('workspace/didChangeConfiguration', { settings: { 'nginx-lint': { rules } } })
  expect((await ed.published('nginx.conf')).diagnostics).toMatchObject([{ severity: 4 }])
})

test('what is wrong with settings is shown once, and left out', async () => {
  let notes: readonly string[] = ['/work/nginx-lint.config.json:1:3: expected a key']
  const ed = await editor(files, {
    initialize: { initializationOptions: { rules: { 'unknown-directiv': 'off' }, target: 5 } },
    settings: () => ({ notes }),
  })
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toHaveLength(1)
  expect(ed.shown).toEqual([expect.stringContaining('expected a key')])
  expect(ed.shown[0]).toContain('unknown rule "unknown-directiv"')
  expect(ed.shown[0]).toContain('the setting "nginx-lint.target" is 5, expected a text')
  await ed.change('nginx.conf', 'events { }\nhttp { }\n')
  await ed.published('nginx.conf')
  expect(ed.shown).toHaveLength(1)
  notes = []
  ed.disk['/work/nginx-lint.config.json'] = '{}'
  await ed.happens({ 'nginx-lint.config.json': '{ }', 'nginx.conf': 'events { }\n' })
  await ed.change('nginx.conf', 'gzipp on;')
  await ed.published('nginx.conf')
  expect(ed.shown).toHaveLength(2)
  expect(ed.shown[1]).not.toContain('expected a key')
})

test('a configuration file that changes on disk is read again', async () => {
  let severity: 'off' | 'error' = 'off'
  const ed = await editor(
    { ...files, 'nginx-lint.config.json': '{}' },
    { settings: () => ({ severities: () => ({ 'unknown-directive': severity }) }) },
  )
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
  severity = 'error'
  await ed.happens({ 'nginx-lint.config.json': '{ }' })
  expect(await ed.said('nginx.conf')).toHaveLength(1)
})

test('of ignored files nothing is said', async () => {
  const ed = await editor(files, { settings: () => ({ ignores: (path) => path.endsWith('nginx.conf') }) })
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
})

test('settings of the client are read one by one: what is wrong is left out and said', () => {
  expect(readClientSettings(undefined)).toMatchObject({ notes: [] })
  expect(readClientSettings({ target: '', flavour: null, rules: null, codeLens: null })).toMatchObject({ notes: [] })
  expect(readClientSettings({ flavour: 'apache', codeLens: { references: 'no' }, inlayHints: [] }).notes).toEqual([
    'the setting "nginx-lint.flavour" is "apache", expected one of "nginx", "plus", "openresty"',
    'the setting "nginx-lint.codeLens.references" is "no", expected true or false',
    'the setting "nginx-lint.inlayHints" is [], expected an object',
  ])
  const good = { target: '1.26.3', flavour: 'plus', prefix: '/etc/nginx', codeLens: { includes: false } }
  expect(readClientSettings({ 'nginx-lint': good, editor: { target: 5 } })).toMatchObject({ ...good, notes: [] })
  expect(readClientSettings({ target: '1.20.0' }, { prefix: '/a' })).toMatchObject({ target: '1.20.0', prefix: '/a' })
})
