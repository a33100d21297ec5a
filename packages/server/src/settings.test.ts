import { folderOf } from '@nginx-lint/analysis'
import type { EditorStyle } from '@nginx-lint/workspace'
import { expect, test } from 'vitest'
import { readClientSettings } from './client-settings.ts'
import { settingsOf } from './settings.ts'
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
  expect(ed.shown[0]).toContain('the setting "nginx-lint.target": expected a text')
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
  expect(readClientSettings(undefined)).toEqual({ notes: [] })
  const unset = { target: '', flavour: null, rules: null, codeLens: null, modules: null, format: { indentSize: null } }
  expect(readClientSettings(unset)).toEqual({ format: {}, notes: [] })
  const wrong = {
    flavour: 'apache',
    modules: ['brotli', 'brotlii'],
    rules: { 'unknown-directiv': 'off', 'unknown-directive': 'off' },
    overrides: [{ rules: { 'unknown-directive': 'off' } }, { files: ['a/**'], format: { indentSize: 0 } }],
    codeLens: { references: 'no', includes: false },
    inlayHints: [],
  }
  expect(readClientSettings(wrong)).toEqual({
    modules: ['brotli'],
    rules: { 'unknown-directive': 'off' },
    overrides: [{ files: ['a/**'], format: {} }],
    codeLens: { includes: false },
    notes: [
      'the setting "nginx-lint.flavour": unknown flavour "apache", expected "nginx", "plus" or "openresty"',
      'the setting "nginx-lint.modules[1]": unknown module "brotlii", did you mean "brotli"?',
      'the setting "nginx-lint.rules": unknown rule "unknown-directiv", did you mean "unknown-directive"?',
      'the setting "nginx-lint.overrides[0]": "files" is missing here',
      'the setting "nginx-lint.overrides[1].format.indentSize": expected a whole number from 1 to 16',
      'the setting "nginx-lint.codeLens.references": expected true or false',
      'the setting "nginx-lint.inlayHints": expected an object such as { "regexOrder": true }',
    ],
  })
  const good = { target: '1.26.3', flavour: 'plus', prefix: '/etc/nginx', codeLens: { includes: false } }
  expect(readClientSettings({ 'nginx-lint': good, editor: { target: 5 } })).toEqual({ ...good, notes: [] })
  expect(readClientSettings({ target: '1.20.0' }, { prefix: '/a' })).toMatchObject({ target: '1.20.0', prefix: '/a' })
})

/** Settings of an editor that has `/work` and `/work/inner` open, over these configuration files and styles. */
function settings(client: unknown, files: Readonly<Record<string, object>> = {}, style: EditorStyle = {}) {
  const of = (path: string) => {
    for (let folder = folderOf(path); folder !== '/'; folder = folderOf(folder))
      if (files[folder]) return { folder, path: `${folder}/nginx-lint.config.json`, ...files[folder] }
    return undefined
  }
  const asked = readClientSettings(client)
  expect(asked.notes).toEqual([])
  return settingsOf({ configs: { of, notes: [] }, styles: () => style }, asked, ['/work', '/work/inner'])
}

test('settings of the client are as if in a file at the top of the folder that is open', () => {
  const { projectOptions, ignores, severities } = settings({
    modules: ['brotli'],
    prefix: 'etc/nginx',
    paths: { '/etc/nginx': './conf', '/srv': '/mnt/srv' },
    rules: { 'wrong-context': 'hint' },
    overrides: [{ files: ['legacy/**'], rules: { 'unknown-directive': 'off' } }],
    ignore: ['/vendor/**', '*.old.conf'],
  })
  expect(projectOptions('/work/nginx.conf')).toMatchObject({
    prefix: '/work/etc/nginx',
    paths: { '/etc/nginx': '/work/conf', '/srv': '/mnt/srv' },
  })
  expect(projectOptions('/work/inner/nginx.conf')).toMatchObject({ prefix: '/work/inner/etc/nginx' })
  const known = projectOptions('/work/nginx.conf').registry?.names()
  expect(known).toContain('brotli')
  expect(known).not.toContain('echo')
  const left = ['vendor/a.conf', 'x/vendor/a.conf', 'inner/vendor/a.conf', 'inner/a.old.conf', 'a.conf']
  expect(left.filter((path) => ignores(`/work/${path}`))).toEqual([
    'vendor/a.conf',
    'inner/vendor/a.conf',
    'inner/a.old.conf',
  ])
  expect(severities('/work/legacy/a.conf', '/work/nginx.conf')).toEqual({
    'wrong-context': 'hint',
    'unknown-directive': 'off',
  })
  expect(severities('/work/a.conf', '/work/nginx.conf')).toEqual({ 'wrong-context': 'hint' })
})

test('a configuration file comes before the settings of the client, also that of the main file', () => {
  const { projectOptions, ignores, severities } = settings(
    { target: '1.18.0', rules: { 'wrong-context': 'off' }, ignore: ['*.old.conf'] },
    { '/work/site': { rules: { 'unknown-directive': 'hint' } } },
  )
  expect(projectOptions('/work/site/nginx.conf')).not.toHaveProperty('target')
  expect(projectOptions('/work/nginx.conf')).toMatchObject({ target: [1, 18, 0] })
  expect(ignores('/work/site/a.old.conf')).toBe(false)
  expect(severities('/work/shared/a.conf', '/work/site/nginx.conf')).toEqual({ 'unknown-directive': 'hint' })
  // What a comment hides in a release that only this editor asks for says nothing about it.
  expect(severities('/work/shared/a.conf', '/work/nginx.conf')).toEqual({
    'wrong-context': 'off',
    'unused-ignore': 'off',
  })
})

test('files are laid out as configuration files say, then .editorconfig, then the client', () => {
  const client = { format: { indentSize: 2, lineWidth: 90 } }
  const files = { '/work/site': { format: { indentSize: 8 } } }
  const { formatOptions } = settings(client, files, { indentSize: 3, indentStyle: 'tab' })
  expect(formatOptions('/work/site/a.conf')).toMatchObject({ indentSize: 8, indentStyle: 'tab' })
  expect(formatOptions('/work/a.conf')).toMatchObject({ indentSize: 3, indentStyle: 'tab', lineWidth: 90 })
  expect(settings(client).formatOptions('/work/a.conf')).toMatchObject({ indentSize: 2 })
})

test('a release of another flavour is said, and everything else counts', () => {
  const odd = settings({ target: '1.25.3.1', rules: { 'wrong-context': 'off' } })
  expect(odd.projectOptions('/work/nginx.conf')).toEqual({})
  expect(odd.notes).toEqual([
    'the settings of the editor: "1.25.3.1" is no nginx release, but one of OpenResty: set the flavour',
  ])
})
