import { expect, test } from 'vitest'
import { DiagnosticRefreshRequest, type DocumentDiagnosticReport } from 'vscode-languageserver/node'
import { editor, messages, place, uriFor } from './testing.ts'

const main = 'events { }\nhttp {\n  include conf.d/*.conf;\n}\n'

test('a file is diagnosed when it is opened, with the version of its text', async () => {
  const ed = await editor({ 'nginx.conf': 'events { }\nhttp { gzip_com_level 3; }\n' })
  await ed.open('nginx.conf')
  const { version, diagnostics } = await ed.published('nginx.conf')
  expect(version).toBe(1)
  expect(diagnostics).toMatchObject([{ code: 'unknown-directive', range: place(1, 7, 21), source: 'nginx-lint' }])
})

test('what is typed is seen before it is saved, edit by edit', async () => {
  const ed = await editor({ 'nginx.conf': 'events { }\nhttp { gzip on; }\n' })
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
  await ed.change('nginx.conf', 'x', place(1, 11))
  const { version, diagnostics } = await ed.published('nginx.conf')
  expect(version).toBe(2)
  expect(messages(diagnostics)).toEqual([expect.stringContaining('"gzipx"')])
  await ed.change('nginx.conf', '', place(1, 11, 12))
  expect(await ed.said('nginx.conf')).toEqual([])
})

test('several changes of one message are made one after the other', async () => {
  const ed = await editor({ 'nginx.conf': 'events { }\nhttp { }\n' })
  await ed.open('nginx.conf')
  await ed.published('nginx.conf')
  await ed.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uriFor('nginx.conf'), version: 2 },
    contentChanges: [
      { range: place(1, 7), text: 'gzip on;\n' },
      { range: place(1, 11), text: 'y' },
    ],
  })
  expect((await ed.published('nginx.conf')).diagnostics).toMatchObject([{ range: place(1, 7, 12) }])
})

test('an edit in one file is seen in the other open files of its configuration', async () => {
  const ed = await editor({
    'nginx.conf': main,
    'conf.d/up.conf': 'upstream shop { server 10.0.0.1; }\n',
    'conf.d/site.conf': 'server { listen 80; access_log /var/log/a.log short; }\n',
    'conf.d/log.conf': 'log_format short "$status";\n',
  })
  await ed.open('conf.d/site.conf')
  expect(await ed.said('conf.d/site.conf')).toEqual([])
  await ed.open('conf.d/log.conf')
  await ed.published('conf.d/log.conf')
  await ed.change('conf.d/log.conf', 'log_format long "$status";\n')
  expect(await ed.said('conf.d/site.conf')).toEqual([expect.stringContaining('"short"')])
})

test('a file of two configurations is told what either of them finds, once', async () => {
  const entry = (more: string) => `events { }\nhttp { ${more} include /work/shared.inc; }\n`
  const ed = await editor({
    'a/nginx.conf': entry('log_format short "$status";'),
    'b/nginx.conf': entry(''),
    'shared.inc': 'gzipp on;\nserver { access_log /a.log short; }\n',
  })
  await ed.open('shared.inc')
  expect(await ed.said('shared.inc')).toEqual([expect.stringContaining('"gzipp"'), expect.stringContaining('"short"')])
})

test('a file that nothing includes is judged by itself', async () => {
  const ed = await editor({ 'nginx.conf': 'events { }\nhttp { }\n', 'site.conf': 'server { listen 80; lissen 81; }\n' })
  await ed.open('site.conf')
  expect(await ed.said('site.conf')).toEqual([expect.stringContaining('"lissen"')])
})

test('what is outside of the folders is read through includes, and told of when it is open', async () => {
  const ed = await editor({
    'nginx.conf': 'events { }\nhttp { include /etc/shared.conf; }\n',
    '/etc/shared.conf': 'gzipp on;\n',
    '/etc/nginx.conf': 'bad on;',
  })
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
  const count = await ed.ask('workspace/executeCommand', { command: 'nginx-lint.checkWorkspace' })
  expect(count).toBe(0)
  await ed.open('/etc/shared.conf')
  expect(await ed.said('/etc/shared.conf')).toEqual([expect.stringContaining('"gzipp"')])
})

test('a file that is closed is told of no longer, and when opened again, anew', async () => {
  const ed = await editor({ 'nginx.conf': 'events { }\nhttp { gzipp on; }\n' })
  await ed.open('nginx.conf', 'events { }\nhttp { gzip on; }\n')
  expect(await ed.said('nginx.conf')).toEqual([])
  await ed.close('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([expect.stringContaining('"gzipp"')])
})

test('when a buffer is closed unsaved, others see what is on disk again', async () => {
  const ed = await editor({
    'nginx.conf': main,
    'conf.d/a.conf': 'log_format short "$status";\n',
    'conf.d/b.conf': 'access_log /a.log short;\n',
  })
  await ed.open('conf.d/b.conf')
  expect(await ed.said('conf.d/b.conf')).toEqual([])
  await ed.open('conf.d/a.conf', '# empty\n')
  expect(await ed.said('conf.d/b.conf')).toEqual([expect.stringContaining('"short"')])
  await ed.close('conf.d/a.conf')
  expect(await ed.said('conf.d/b.conf')).toEqual([])
})

test('all files of the workspace are told of on command, and kept up to date from then on', async () => {
  const ed = await editor({ 'nginx.conf': main, 'conf.d/a.conf': 'gzipp on;\n' })
  expect(await ed.ask('workspace/executeCommand', { command: 'nginx-lint.checkWorkspace' })).toBe(1)
  expect(await ed.said('conf.d/a.conf')).toEqual([expect.stringContaining('"gzipp"')])
  await ed.happens({ 'conf.d/a.conf': 'gzip on;\n' })
  expect(await ed.said('conf.d/a.conf')).toEqual([])
  await ed.happens({ 'conf.d/a.conf': 'gzipp on;\n' })
  expect(await ed.said('conf.d/a.conf')).toHaveLength(1)
  await ed.happens({ 'conf.d/a.conf': undefined })
  expect(await ed.said('conf.d/a.conf')).toEqual([])
})

test('a mistake in judging one file is logged, and the others are told of', async () => {
  const ed = await editor(
    { 'nginx.conf': main, 'conf.d/a.conf': 'gzip on;\n' },
    {
      parts: {
        find: (_, path) => {
          if (path.endsWith('a.conf')) throw new Error('a bug')
          return []
        },
      },
    },
  )
  await ed.open('conf.d/a.conf')
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
  expect(ed.logged).toEqual([expect.stringMatching(/diagnostics of \/work\/conf\.d\/a\.conf: Error: a bug/)])
})

test('a file of another program is let alone, whatever the editor sends', async () => {
  const ed = await editor({ 'nginx.conf': 'events { }\nhttp { gzipp on; }\n' })
  const said = async (name: string, text: string, language: string) => {
    await ed.open(name, text, language)
    return ed.said(name)
  }
  expect(await said('compose.yaml', 'services:\n  web:\n    image: nginx\n', 'yaml')).toEqual([])
  expect(await said('style.css', 'a { color: red; }\n', 'css')).toEqual([])
  expect(await said('php.conf', '[www]\nuser = nobody\n', 'dosini')).toEqual([])
  expect(await said('httpd.conf', '<VirtualHost *>\nServerName a\n</VirtualHost>\n', 'conf')).toEqual([])
  expect(await said('other.conf', 'server { lissen 80; listen 81; root /srv; }\n', 'conf')).toHaveLength(1)
  expect(await said('notes.md', '# A\n\n```nginx\ngzipp on;\ngzip on;\n```\n', 'markdown')).toHaveLength(1)
  const dump = '# configuration file /etc/nginx/nginx.conf:\nbad on;\n'
  expect(await said('dump.txt', dump, 'nginx')).toEqual([])
})

test('texts that are not on disk are judged without missing files beside them', async () => {
  const ed = await editor({ 'nginx.conf': 'events { }\nhttp { gzipp on; }\n' })
  await ed.open('untitled:Untitled-1', 'events { }\nhttp { include site.conf; gzipp on; }\n')
  expect(await ed.said('untitled:Untitled-1')).toEqual([expect.stringContaining('"gzipp"')])
  // The old text of a file that is open, as editors show it beside the new one.
  await ed.open('nginx.conf', 'events { }\nhttp { }\n')
  await ed.open('git:/work/nginx.conf?HEAD', 'events { }\nhttp { gzipp on; }\n')
  expect(await ed.said('nginx.conf')).toEqual([])
  expect(await ed.said('git:/work/nginx.conf?HEAD')).toHaveLength(1)
})

const pulling = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } }

test('a client that asks is answered, and is not told unasked', async () => {
  const ed = await editor({ 'nginx.conf': 'events { }\nhttp { gzipp on; }\n' }, { capabilities: pulling })
  expect(ed.started.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true })
  await ed.open('nginx.conf')
  const ask = (previousResultId?: string) =>
    ed.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: uriFor('nginx.conf') },
      ...(previousResultId && { previousResultId }),
    })
  const first = await ask()
  expect(first).toMatchObject({ kind: 'full', items: [{ code: 'unknown-directive' }] })
  expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId })
  await ed.change('nginx.conf', 'events { }\n')
  expect(await ask(first.resultId)).toMatchObject({ kind: 'full', items: [] })
})

test('a client that asks is told to ask again when another file changes what there is to say, and only then', async () => {
  const refreshed = { times: 0, wake: () => {} }
  const ed = await editor(
    {
      'nginx.conf': main,
      'conf.d/a.conf': 'log_format short "$status";\n',
      'conf.d/b.conf': 'access_log /a.log short;\n',
    },
    {
      capabilities: pulling,
      prepare: (connection) =>
        connection.onRequest(DiagnosticRefreshRequest.type, () => {
          refreshed.times++
          refreshed.wake()
        }),
    },
  )
  const ask = (name: string) =>
    ed.ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri: uriFor(name) } })
  await ed.open('conf.d/a.conf')
  await ed.open('conf.d/b.conf')
  expect(await ask('conf.d/a.conf')).toMatchObject({ items: [] })
  expect(await ask('conf.d/b.conf')).toMatchObject({ items: [] })
  expect(refreshed.times).toBe(0)
  const told = new Promise<void>((resolve) => {
    refreshed.wake = resolve
  })
  await ed.change('conf.d/a.conf', '# nothing\n')
  await told
  expect(await ask('conf.d/b.conf')).toMatchObject({ items: [{ code: 'undefined-symbol' }] })
})
