import { NEWEST, parseVersion } from '@nginx-lint/directives'
import { expect, test } from 'vitest'
import {
  CancellationTokenSource,
  type CodeLens,
  type CompletionClientCapabilities,
  type CompletionList,
  CompletionRequest,
  type DocumentSymbol,
  HoverRequest,
  type Location,
  type SymbolInformation,
} from 'vscode-languageserver/node'
import type { Feature } from './features.ts'
import { features } from './features.ts'
import { deferred } from './requests.ts'
import { editor, place, uriFor } from './testing.ts'

const shop = {
  'nginx.conf':
    'events { }\nhttp {\n  upstream shop { server 10.0.0.1; }\n  server { location / { proxy_pass http://shop; } }\n}\n',
}
const textDocument = { uri: uriFor('nginx.conf') }
const position = { line: 3, character: 43 }

test('a client that can do nothing is served all the same, and asked for nothing', async () => {
  const asked: string[] = []
  const ed = await editor(shop, {
    refuse: (method) => asked.push(method),
  })
  await ed.open('nginx.conf')
  expect(await ed.said('nginx.conf')).toEqual([])
  expect(ed.started.capabilities.diagnosticProvider).toBeUndefined()
  const definition = await ed.ask<Location[]>('textDocument/definition', { textDocument, position })
  expect(definition).toMatchObject([{ uri: textDocument.uri, range: { start: { line: 2 } } }])
  const symbols = await ed.ask<SymbolInformation[]>('textDocument/documentSymbol', { textDocument })
  expect(symbols.map(({ name, containerName }) => [name, containerName])).toContainEqual(['upstream shop', 'http'])
  const context = { diagnostics: [] }
  expect(await ed.ask('textDocument/codeAction', { textDocument, range: place(3, 0), context })).toEqual([])
  await ed.change('nginx.conf', 'events { }\nhttp { }\n')
  expect(await ed.ask('textDocument/hover', { textDocument, position: place(1, 1).start })).not.toBeNull()
  expect([asked, ed.logged, ed.shown]).toEqual([[], [], []])
})

test('a client that can do more gets more', async () => {
  const ed = await editor(shop, {
    capabilities: {
      textDocument: {
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
      },
    },
  })
  await ed.open('nginx.conf')
  expect(await ed.ask('textDocument/definition', { textDocument, position })).toMatchObject([
    { targetUri: textDocument.uri },
  ])
  const [, http] = await ed.ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument })
  expect(http?.children?.map(({ name }) => name)).toContain('upstream shop')
})

test('what all completions have in common is said once to clients that take it, and in each to others', async () => {
  const asking = async (completion: CompletionClientCapabilities) => {
    const ed = await editor({}, { capabilities: { textDocument: { completion } } })
    await ed.open('nginx.conf', 'http {\n  gz\n}\n')
    const at = { textDocument, position: { line: 1, character: 4 } }
    const { itemDefaults, items } = await ed.ask<CompletionList>('textDocument/completion', at)
    return { itemDefaults, item: items.find(({ label }) => label === 'gzip_types') }
  }
  const range = place(1, 2, 4)
  const data = { kind: 'directive', path: '/work/nginx.conf', context: 'http' }
  const plain = await asking({})
  expect(plain.itemDefaults).toBeUndefined()
  expect(plain.item).toMatchObject({
    textEdit: { range, newText: 'gzip_types' },
    data,
    detail: 'gzip_types <mime-type> ...;',
  })
  const able = await asking({
    completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation', 'detail'] } },
    completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'insertTextMode', 'data'] },
  })
  expect(able.itemDefaults).toEqual({ editRange: range, insertTextFormat: 2, data })
  expect(Object.keys(able.item ?? {}).sort()).toEqual(['kind', 'label', 'sortText', 'textEditText'])
  const some = await asking({ completionItem: { resolveSupport: { properties: ['documentation'] } } })
  expect(some.item).toMatchObject({ detail: 'gzip_types <mime-type> ...;' })
})

test('what makes new files is offered to clients that can make them', async () => {
  const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } }
  const titles = async (workspaceEdit: object) => {
    const ed = await editor(shop, { capabilities: { textDocument: { codeAction }, workspace: { workspaceEdit } } })
    await ed.open('nginx.conf')
    const range = place(2, 2, 36)
    const asked = { textDocument, range, context: { diagnostics: [] } }
    return (await ed.ask<{ title: string }[]>('textDocument/codeAction', asked)).map(({ title }) => title)
  }
  const extract = expect.stringMatching(/^Extract to /)
  expect(await titles({ documentChanges: true, resourceOperations: ['create'] })).toContainEqual(extract)
  expect(await titles({ documentChanges: true })).not.toContainEqual(extract)
})

test.each([
  [undefined, 'utf-16', 16],
  [['utf-8', 'utf-16'], 'utf-8', 18],
  [['utf-32'], 'utf-32', 15],
  [['ebcdic', 'utf-8'], 'utf-8', 18],
])('positions are counted as agreed: of %j, in %s', async (positionEncodings, agreed, character) => {
  const ed = await editor({}, { capabilities: { general: { ...(positionEncodings && { positionEncodings }) } } })
  expect(ed.started.capabilities.positionEncoding).toBe(agreed)
  await ed.open('site.conf', 'set $a "😀"; gzipp on;\n')
  const { diagnostics } = await ed.published('site.conf')
  const [{ range } = { range: place(0, 0) }] = diagnostics.filter(({ code }) => code === 'unknown-directive')
  expect(range).toEqual(place(0, character - 3, character + 2))
  await ed.change('site.conf', 'gzip', range)
  expect((await ed.published('site.conf')).diagnostics.filter(({ code }) => code === 'unknown-directive')).toEqual([])
})

test('without folders, files are judged, and the main file above them is found', async () => {
  const files = {
    '/etc/nginx/nginx.conf': 'events { }\nhttp { log_format short "$status"; include conf.d/*.conf; }\n',
    '/etc/nginx/conf.d/a.conf': 'access_log /a.log shrt;\n',
    '/srv/b.conf': 'gzipp on;\n',
  }
  for (const initialize of [{ workspaceFolders: null }, { workspaceFolders: [] }]) {
    const ed = await editor(files, { initialize })
    await ed.open('/etc/nginx/conf.d/a.conf')
    expect(await ed.said('/etc/nginx/conf.d/a.conf')).toEqual([expect.stringContaining('"shrt"')])
    await ed.open('/srv/b.conf')
    expect(await ed.said('/srv/b.conf')).toEqual([expect.stringContaining('"gzipp"')])
    expect(ed.logged).toEqual([])
  }
})

test.each([
  ['workspaceFolders', { workspaceFolders: [{ uri: 'file:///srv/my%20%C3%BCber%25%23%20conf/', name: '' }] }],
  ['rootUri', { workspaceFolders: null, rootUri: 'file:///srv/my%20%C3%BCber%25%23%20conf' }],
  ['rootPath', { workspaceFolders: null, rootPath: '/srv/my über%# conf/' }],
])('a folder with strange characters in its name, by %s', async (_, initialize) => {
  const folder = '/srv/my über%# conf'
  const ed = await editor(
    {
      [`${folder}/nginx.conf`]: 'events { }\nhttp { include a*.conf; }\n',
      [`${folder}/a ü.conf`]: 'upstream up { server a; }\n',
    },
    { initialize },
  )
  // As some clients write it, and others.
  const uri = 'file:///srv/my%20%c3%bcber%25%23%20conf/a%20ü.conf'
  await ed.open(uri, 'upstream up { server 10.0.0.1; }\ngzipp on;\n')
  expect(await ed.said(uri)).toEqual([expect.stringContaining('"gzipp"')])
  const symbols = await ed.ask<SymbolInformation[]>('workspace/symbol', { query: 'up' })
  expect(symbols.map(({ location }) => location.uri)).toContain(uri)
})

test('folders come and go', async () => {
  const ed = await editor(
    {
      '/one/nginx.conf': 'events { }\nhttp { upstream one { server a; } }\n',
      '/two/nginx.conf': 'events { }\nhttp { upstream two { server a; } }\n',
    },
    { folders: ['/one'], capabilities: { workspace: { workspaceFolders: true } } },
  )
  const upstreams = async () => {
    const symbols = await ed.ask<SymbolInformation[]>('workspace/symbol', { query: '' })
    return symbols.map(({ name }) => name).filter((name) => /one|two/.test(name))
  }
  expect(await upstreams()).toEqual(['upstream one'])
  await ed.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: 'file:///two', name: 'two' }], removed: [{ uri: 'file:///one', name: 'one' }] },
  })
  expect(await upstreams()).toEqual(['upstream two'])
  expect(ed.logged).toEqual([])
})

const replaced = (method: string, answer: Feature['answer']): readonly Feature[] =>
  features.map((one) => (one.type.method === method ? { type: one.type, answer } : one))

test('a mistake in one request is logged and answered with null, and the rest lives on', async () => {
  const throwing = replaced('textDocument/hover', () => {
    throw new TypeError('a bug')
  })
  const ed = await editor(shop, { parts: { features: throwing } })
  await ed.open('nginx.conf')
  expect(await ed.ask('textDocument/hover', { textDocument, position })).toBeNull()
  expect(ed.logged).toEqual([expect.stringMatching(/^textDocument\/hover: TypeError: a bug\n +at/)])
  expect(await ed.ask('textDocument/definition', { textDocument, position })).toHaveLength(1)
})

test('a message that makes no sense does not stop the next', async () => {
  const ed = await editor(shop)
  await ed.open('nginx.conf')
  await ed.published('nginx.conf')
  await ed.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: 5 })
  await ed.connection.sendNotification('textDocument/didOpen', {})
  await ed.connection.sendNotification('workspace/didChangeWatchedFiles', {})
  expect(await ed.ask('textDocument/hover', {})).toBeNull()
  await ed.change('nginx.conf', 'gzipp on;', undefined)
  expect(await ed.said('nginx.conf')).not.toEqual([])
})

test('a request that is cancelled is answered at once, and its work is not begun', async () => {
  let [begun, let_go] = [0, () => {}]
  const waiting = replaced('textDocument/completion', async () => {
    begun++
    await new Promise<void>((resolve) => {
      let_go = resolve
    })
    return []
  })
  const ed = await editor(shop, { parts: { features: waiting } })
  await ed.open('nginx.conf')
  await ed.published('nginx.conf')
  const source = new CancellationTokenSource()
  const asked = ed.connection.sendRequest(CompletionRequest.type, { textDocument, position }, source.token)
  // A later question: when it is answered, the work of the first has begun.
  await ed.ask('textDocument/hover', { textDocument, position })
  source.cancel()
  await expect(asked).rejects.toMatchObject({ code: -32800 })
  expect(begun).toBe(1)
  let_go()
  expect(await ed.ask('textDocument/hover', { textDocument, position })).not.toBeNull()
})

test('an answer about a text that is no more is not given', async () => {
  let finish = () => {}
  const slow = replaced('textDocument/hover', async () => {
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    return { contents: 'old' }
  })
  const ed = await editor(shop, { parts: { features: slow } })
  await ed.open('nginx.conf')
  await ed.published('nginx.conf')
  const asked = ed.connection.sendRequest(HoverRequest.type, { textDocument, position })
  await ed.change('nginx.conf', 'events { }\n')
  await ed.published('nginx.conf')
  finish()
  await expect(asked).rejects.toMatchObject({ code: -32801 })
})

test('a name that cannot be is refused with a reason', async () => {
  const ed = await editor(shop)
  await ed.open('nginx.conf')
  const asked = ed.ask('textDocument/rename', { textDocument, position, newName: 'a b' })
  await expect(asked).rejects.toMatchObject({ code: -32803, message: expect.stringMatching(/a b/) })
  expect(await ed.ask('textDocument/rename', { textDocument, position, newName: 'store' })).toMatchObject({
    changes: { [textDocument.uri]: [{ newText: 'store' }, { newText: 'store' }] },
  })
})

test('a file that is not open, and one that is not there, have nothing to say', async () => {
  const ed = await editor(shop)
  expect(await ed.ask('textDocument/definition', { textDocument, position })).toHaveLength(1)
  const nowhere = { uri: 'file:///nowhere.conf' }
  expect(await ed.ask('textDocument/hover', { textDocument: nowhere, position })).toBeNull()
  expect(await ed.ask('textDocument/foldingRange', { textDocument: nowhere })).toEqual([])
  expect(ed.logged).toEqual([])
})

test('how far the first reading of a large folder has come is shown', async () => {
  const files = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}/nginx.conf`, 'events { }\n']))
  const seen: { kind: string; percentage?: number }[] = []
  const [begun, ended] = [deferred(), deferred()]
  const ed = await editor(files, {
    capabilities: { window: { workDoneProgress: true } },
    reading: (path) => (path === '/work/9/nginx.conf' ? begun.promise : Promise.resolve()),
    prepare: (connection) => {
      connection.onRequest('window/workDoneProgress/create', () => null)
      connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
        seen.push(value)
        if (value.kind === 'begin') begun.resolve()
        if (value.kind === 'end') ended.resolve()
      })
    },
  })
  await ed.open('0/nginx.conf')
  await ended.promise
  expect(await ed.said('0/nginx.conf')).toEqual([])
  expect(seen[0]).toMatchObject({ kind: 'begin', percentage: 0 })
  expect(seen.at(-2)).toMatchObject({ kind: 'report', percentage: 99 })
})

test('of a small folder no progress is shown', async () => {
  const asked: string[] = []
  const ed = await editor(shop, {
    capabilities: { window: { workDoneProgress: true } },
    refuse: (method) => asked.push(method),
  })
  await ed.open('nginx.conf')
  await ed.published('nginx.conf')
  expect(asked).toEqual([])
})

test('an editor can say for which nginx a file is checked', async () => {
  const releaseWith = async (target?: string) => {
    const version = target === undefined ? undefined : parseVersion(target)
    const ed = await editor(shop, { settings: () => ({ projectOptions: () => (version ? { target: version } : {}) }) })
    await ed.open('nginx.conf')
    return ed.ask('nginx-lint/release', { textDocument })
  }
  expect(await releaseWith()).toBe(NEWEST)
  expect(await releaseWith('1.26.3')).toBe('1.26.3')
  expect(await releaseWith('1.18')).toBe('1.18')
})

test('an editor can ask where a URL goes', async () => {
  const ed = await editor({ 'nginx.conf': 'events { }\nhttp { server { listen 80; location /a { return 204; } } }\n' })
  await ed.open('nginx.conf')
  const textDocument = { uri: uriFor('nginx.conf') }
  const ask = (url: string) => ed.ask<object>('nginx-lint/route', { textDocument, url })
  expect(await ask('/a/b')).toMatchObject({
    text: expect.stringMatching(/\n→ location \/a: 204 {2}nginx\.conf:2\n$/),
    links: expect.arrayContaining([
      { range: place(10, 2, 13), target: { uri: uriFor('nginx.conf'), range: place(1, 27, 38) } },
    ]),
  })
  const urls = await ed.ask('nginx-lint/routeUrls', { textDocument, position: { line: 1, character: 30 } })
  expect(urls).toEqual(['http://localhost/a', 'http://localhost/'])
  expect(await ask('ftp://a')).toHaveProperty('error')
})

test('findings link to the page of their rule, where an editor shows it', async () => {
  const ed = await editor(
    { 'nginx.conf': 'nonsense;\n' },
    { initialize: { initializationOptions: { rulePages: 'rule:/' } } },
  )
  await ed.open('nginx.conf')
  const { diagnostics } = await ed.published('nginx.conf')
  expect(diagnostics.map(({ codeDescription }) => codeDescription?.href)).toEqual(['rule:/unknown-directive.md'])
  const page = await ed.ask<string>('nginx-lint/rulePage', { rule: 'unknown-directive' })
  expect(page).toMatch(/^# unknown-directive\n[\s\S]*nginx-lint-ignore unknown-directive/)
  expect(await ed.ask('nginx-lint/rulePage', { rule: 'no-rule' })).toBeNull()
})

test('where a file is included is said from the folder of the main file', async () => {
  const ed = await editor({ 'nginx.conf': 'events { }\nhttp { include conf.d/*; }\n', 'conf.d/a.conf': 'gzip on;\n' })
  await ed.open('conf.d/a.conf')
  const [lens] = await ed.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: uriFor('conf.d/a.conf') } })
  expect(lens?.command?.title).toBe('included by nginx.conf:2')
})
