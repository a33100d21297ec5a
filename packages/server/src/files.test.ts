import { expect, test } from 'vitest'
import type { DocumentDiagnosticReport, Location } from 'vscode-languageserver/node'
import { editor, place, uriFor } from './testing.ts'

const main = 'events { }\nhttp {\n  log_format short "$status";\n  include conf.d/*.conf;\n}\n'
const use = 'access_log /a.log short;\n'

test('an included file that comes, changes and goes is seen', async () => {
  const ed = await editor({
    'nginx.conf': 'events { }\nhttp { include conf.d/*.conf; access_log /a.log short; }\n',
    'conf.d/x.conf': '',
  })
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toHaveLength(1)
  await ed.happens({ 'conf.d/log.conf': 'log_format short "$status";\n' })
  expect(await ed.said('nginx.conf')).toEqual([])
  await ed.happens({ 'conf.d/log.conf': 'log_format long "$status";\n' })
  expect(await ed.said('nginx.conf')).toHaveLength(1)
  await ed.happens({ 'conf.d/log.conf': 'log_format short "$status";\n' })
  expect(await ed.said('nginx.conf')).toEqual([])
  await ed.happens({ 'conf.d/log.conf': undefined })
  expect(await ed.said('nginx.conf')).toHaveLength(1)
})

test('a folder that is deleted is gone with all that is in it', async () => {
  const ed = await editor({ 'nginx.conf': main, 'conf.d/up/a.conf': '', 'conf.d/b.conf': '' })
  await ed.open('nginx.conf', main.replace('*.conf', '../conf.d/up/a.conf'))
  expect(await ed.said('nginx.conf')).toEqual([])
  delete ed.disk['/work/conf.d/up/a.conf']
  await ed.happens({ 'conf.d/up': undefined })
  expect(await ed.said('nginx.conf')).toEqual([expect.stringContaining('conf.d/up/a.conf')])
})

test('files that have nothing to do with nginx do not have it all read again', async () => {
  let times = 0
  const ed = await editor({ 'nginx.conf': main, 'app.js': '' }, { settings: () => ({ notes: [`${++times}`] }) })
  await ed.open('nginx.conf')
  await ed.published('nginx.conf')
  const before = times
  await ed.happens({ 'app.js': '1', 'node_modules/x/y.js': '2' })
  await ed.change('nginx.conf', 'gzipp on;')
  await ed.published('nginx.conf')
  expect(times).toBe(before)
})

test('a client that does not watch files has them looked at when it opens or saves one', async () => {
  const ed = await editor({ 'nginx.conf': main, 'conf.d/a.conf': use })
  await ed.open('conf.d/a.conf')
  expect(await ed.said('conf.d/a.conf')).toEqual([])
  ed.disk['/work/nginx.conf'] = main.replace('short', 'long')
  await ed.save('conf.d/a.conf')
  expect(await ed.said('conf.d/a.conf')).toHaveLength(1)
  ed.disk['/work/nginx.conf'] = main
  await ed.open('conf.d/b.conf', '')
  expect(await ed.said('conf.d/a.conf')).toEqual([])
})

test('a file that becomes a main file takes in what it includes', async () => {
  const ed = await editor({ 'nginx.conf': '', 'conf.d/a.conf': 'access_log /a.log shrt;\n' })
  await ed.open('conf.d/a.conf')
  expect(await ed.said('conf.d/a.conf')).toEqual([])
  await ed.open('nginx.conf', main)
  expect(await ed.said('conf.d/a.conf')).toEqual([expect.stringContaining('"shrt"')])
})

test('a file that is reached through a symbolic link is the same file', async () => {
  const ed = await editor(
    {
      'nginx.conf': 'events { }\nhttp { log_format short "$status"; include sites-enabled/*; }\n',
      'sites-available/shop': 'access_log /a.log shrt;\n',
    },
    { links: { '/work/sites-enabled/shop': '/work/sites-available/shop' } },
  )
  const shop = 'sites-available/shop'
  await ed.open(shop)
  expect(await ed.said(shop)).toEqual([expect.stringContaining('"shrt"')])
  await ed.change(shop, use)
  expect(await ed.said(shop)).toEqual([])
  const textDocument = { uri: uriFor(shop) }
  const position = place(0, 20).start
  const highlights = await ed.ask('textDocument/documentHighlight', { textDocument, position })
  expect(highlights).toHaveLength(1)
  const definition = await ed.ask<Location[]>('textDocument/definition', { textDocument, position })
  expect(definition).toMatchObject([{ uri: uriFor('nginx.conf') }])
  const context = { includeDeclaration: true }
  const references = await ed.ask<Location[]>('textDocument/references', { textDocument, position, context })
  expect(references.map(({ uri }) => uri).sort()).toEqual([uriFor('nginx.conf'), uriFor(shop)])
})

test('edits that come while folders are searched are not lost', async () => {
  const files = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}/nginx.conf`, main]))
  const ed = await editor(files)
  void ed.open('7/nginx.conf')
  void ed.change('7/nginx.conf', 'events { }\nhttp { gzip on; }\n')
  void ed.change('7/nginx.conf', 'p', place(1, 11))
  const { version, diagnostics } = await ed.published('7/nginx.conf')
  expect(version).toBe(3)
  expect(diagnostics).toMatchObject([{ range: place(1, 7, 12) }])
})

test('an included file that cannot be read leaves it open what is defined', async () => {
  const ed = await editor(
    { 'nginx.conf': main.replace('log_format short "$status";', use), 'conf.d/a.conf': '' },
    { links: { '/work/conf.d/secret.conf': '/root/secret.conf' } },
  )
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
})

test('a file that is included and looks like a main file is none', async () => {
  const ed = await editor({
    'nginx.conf': 'thread_pool fast threads=2;\nevents { }\ninclude http.conf;\n',
    'http.conf': 'http { aio threads=fast; }\n',
  })
  await ed.open('http.conf')
  expect(await ed.said('http.conf')).toEqual([])
})

test('a main file that does not look like one while it is edited is what it would be at a start', async () => {
  const files = { 'nginx.conf': main, 'conf.d/a.conf': use, 'other/nginx.conf': main.replace('conf.d', '../conf.d') }
  const asking = { capabilities: { textDocument: { diagnostic: {} } } }
  const names = ['conf.d/a.conf', 'nginx.conf']
  const ed = await editor(files, asking)
  for (const name of names) await ed.open(name)
  for (const text of [
    `"${main}`,
    main.replace('events', '} events'),
    main.replace('http {', ''),
    'server { include conf.d/*.conf; }\n',
    'gzip on;\nhttp {\n',
    '',
    main.replace('short', 'long'),
  ]) {
    await ed.change('nginx.conf', text)
    const fresh = await editor({ ...files, 'nginx.conf': text }, asking)
    for (const name of names) await fresh.open(name)
    for (const name of names) {
      const [said, wanted] = await Promise.all(
        [ed, fresh].map((each) =>
          each.ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri: uriFor(name) } }),
        ),
      )
      expect({ text, name, said }).toEqual({ text, name, said: { ...wanted, resultId: expect.any(String) } })
    }
  }
})
