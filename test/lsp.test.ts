import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type {
  CallHierarchyItem,
  CodeAction,
  CompletionList,
  DocumentSymbol,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'
import { builtCommand, startLsp, workspaceOf } from './lsp-process.ts'

const main = `events { }
http {
    log_format short "$status";
    include conf.d/*.conf;
}
`
const upstreams = `upstream shop {
    server 10.0.0.1;
    server 10.0.0.2;
}
`
const site = `server {
    listen 80;
    server_name shop.example.com;
    access_log /var/log/shop.log short;
    location ~ \\.php$ {
        proxy_pass http://shop;
    }
    location / {
        proxy_pass http://shop/app/;
    }
}
`

let built: ReturnType<typeof builtCommand>
beforeAll(() => {
  built = builtCommand()
})
afterAll(() => built.remove())

/** A server for files on disk. */
async function speaking(how?: '--stdio' | '--node-ipc') {
  const folder = workspaceOf({ 'nginx.conf': main, 'conf.d/site.conf': site, 'conf.d/up.conf': upstreams })
  onTestFinished(() => folder.remove())
  const lsp = await startLsp(built.program, folder.path, how)
  onTestFinished(() => void lsp.process.kill())
  return { ...lsp, folder: folder.path }
}

const at = (line: number, character: number) => ({ line, character })
const on = (line: number, from: number, to: number) => ({ start: at(line, from), end: at(line, to) })

test('a conversation: opening, editing, and every feature', async () => {
  const lsp = await speaking()
  const name = 'conf.d/site.conf'
  const textDocument = { uri: lsp.uri(name) }
  const ask = <R>(method: string, more: object = {}) => lsp.ask<R>(`textDocument/${method}`, { textDocument, ...more })
  const onShop = { position: at(5, 27) }
  expect(lsp.started).toMatchObject({ serverInfo: { name: 'nginx-lint' }, capabilities: { hoverProvider: true } })
  await lsp.open(name, site)
  expect((await lsp.published(name, 1)).diagnostics).toEqual([])

  // Three edits, as they are typed.
  await lsp.change(name, 'x', on(1, 10, 10))
  await lsp.change(name, 'y', on(1, 11, 11))
  const version = await lsp.change(name, '', on(1, 10, 11))
  const wrong = await lsp.published(name, version)
  expect(wrong.diagnostics).toMatchObject([{ code: 'unknown-directive', range: on(1, 4, 11) }])
  const page = new URL(wrong.diagnostics[0]!.codeDescription!.href)
  expect(readFileSync(page, 'utf8')).toMatch(/^# unknown-directive\n/)
  const fixes = await ask<CodeAction[]>('codeAction', {
    range: on(1, 4, 4),
    context: { diagnostics: wrong.diagnostics, only: ['quickfix'] },
  })
  expect(fixes.map(({ title }) => title).join()).toContain('listen')
  const mended = await lsp.change(name, '', on(1, 10, 11))
  expect((await lsp.published(name, mended)).diagnostics).toEqual([])

  expect(JSON.stringify(await ask('hover', { position: at(1, 6) }))).toContain('listen')
  const line = await lsp.change(name, '    proxy_\n', on(8, 0, 0))
  const completion = await ask<CompletionList>('completion', { position: at(8, 10) })
  const item = completion.items.find(({ label }) => label === 'proxy_cache_valid')!
  expect(completion.itemDefaults).toMatchObject({ editRange: on(8, 4, 10), insertTextFormat: 2 })
  expect(item).toEqual({
    label: 'proxy_cache_valid',
    kind: 10,
    textEditText: expect.stringMatching(/^proxy_cache_valid \$\{1:/),
    sortText: expect.any(String),
  })
  const asked = { ...item, data: completion.itemDefaults?.data }
  expect(await lsp.ask('completionItem/resolve', asked)).toMatchObject({
    detail: expect.stringMatching(/^proxy_cache_valid .*<time>;$/),
    documentation: expect.anything(),
  })
  expect(line).toBeGreaterThan(mended)
  await lsp.change(name, '', { start: at(8, 0), end: at(9, 0) })
  expect(await ask('signatureHelp', { position: at(1, 11) })).toMatchObject({ signatures: [expect.anything()] })
  expect(await ask('definition', onShop)).toMatchObject([{ targetUri: lsp.uri('conf.d/up.conf') }])
  expect(await ask('references', { ...onShop, context: { includeDeclaration: true } })).toHaveLength(3)
  expect(await ask('documentHighlight', onShop)).toHaveLength(2)
  const [server] = await ask<DocumentSymbol[]>('documentSymbol')
  expect(server?.name).toContain('shop.example.com')
  expect(await lsp.ask('workspace/symbol', { query: 'shop' })).not.toEqual([])
  expect(await lsp.ask('textDocument/documentLink', { textDocument: { uri: lsp.uri('nginx.conf') } })).toHaveLength(1)
  expect(await ask('foldingRange')).toHaveLength(3)
  expect(await ask('selectionRange', { positions: [at(5, 27)] })).toMatchObject([{ parent: { parent: {} } }])
  expect(await ask('semanticTokens/full')).toMatchObject({ data: expect.arrayContaining([4]) })
  expect(await ask('semanticTokens/range', { range: on(1, 0, 14) })).toMatchObject({ data: expect.anything() })
  const lenses = await lsp.ask('textDocument/codeLens', { textDocument: { uri: lsp.uri('conf.d/up.conf') } })
  expect(JSON.stringify(lenses)).toContain('2 references')
  expect(await ask('inlayHint', { range: { start: at(0, 0), end: at(11, 0) } })).toEqual(expect.any(Array))
  const routed = { textDocument, url: 'http://shop.example.com/a.php' }
  const [, link] = (await lsp.ask<{ links: readonly unknown[] }>('nginx-lint/route', routed)).links
  expect(link).toEqual({ range: on(6, 0, 20), target: { uri: textDocument.uri, range: on(4, 4, 21) } })
  const urls = await lsp.ask('nginx-lint/routeUrls', { textDocument, position: at(5, 8) })
  expect(urls).toEqual(['http://shop.example.com/.php', 'http://shop.example.com/'])
  const options = { tabSize: 2, insertSpaces: true }
  await lsp.change(name, '     ', on(1, 4, 4))
  const laidOut = await ask<TextEdit[]>('formatting', { options })
  expect(laidOut).toEqual([{ range: expect.anything(), newText: expect.not.stringMatching(/ {5}/) }])
  await lsp.change(name, '', on(1, 4, 9))
  expect(await ask('rangeFormatting', { range: on(1, 0, 14), options })).toEqual(expect.any(Array))
  expect(await ask('onTypeFormatting', { position: at(1, 14), ch: ';', options })).not.toBeUndefined()
  const include = { textDocument: { uri: lsp.uri('nginx.conf') }, position: at(3, 6) }
  const items = await lsp.ask<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', include)
  expect(items.length).toBeGreaterThan(0)
  expect(await lsp.ask('callHierarchy/incomingCalls', { item: items[0] })).toEqual(expect.any(Array))
  expect(await lsp.ask('callHierarchy/outgoingCalls', { item: items[0] })).toEqual(expect.any(Array))
  expect(lsp.logged).toEqual([])
  expect(await lsp.leave()).toBe(0)
})

test('a name is renamed in all files, and files that are renamed stay included', async () => {
  const lsp = await speaking()
  const textDocument = { uri: lsp.uri('conf.d/site.conf') }
  const asked = { textDocument, position: at(5, 27) }
  expect(await lsp.ask('textDocument/prepareRename', asked)).toMatchObject({ placeholder: 'shop' })
  const { changes = {} } = await lsp.ask<WorkspaceEdit>('textDocument/rename', { ...asked, newName: 'store' })
  expect(changes).toEqual({
    [lsp.uri('conf.d/up.conf')]: [{ range: on(0, 9, 13), newText: 'store' }],
    [textDocument.uri]: [
      { range: on(5, 26, 30), newText: 'store' },
      { range: on(8, 26, 30), newText: 'store' },
    ],
  })
  const moved = { oldUri: lsp.uri('conf.d'), newUri: lsp.uri('sites') }
  expect(await lsp.ask('workspace/willRenameFiles', { files: [moved] })).toMatchObject({
    changes: { [lsp.uri('nginx.conf')]: [{ newText: expect.stringContaining('sites/*.conf') }] },
  })
  expect(lsp.logged).toEqual([])
})

test('what changes on disk is seen, and settings on disk count', async () => {
  const lsp = await speaking()
  const write = async (name: string, text: string, type: number) => {
    writeFileSync(join(lsp.folder, name), text)
    await lsp.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: lsp.uri(name), type }],
    })
  }
  const codes = async () => {
    const version = await lsp.change('nginx.conf', `${text}# once more\n`)
    return (await lsp.published('nginx.conf', version)).diagnostics.map(({ code }) => code)
  }
  const text = 'events { }\nhttp {\n    include conf.d/*.conf;\n    log_format short "$status";\n}\n'
  await lsp.open('nginx.conf', text)
  expect(await codes()).toEqual([])
  await write('conf.d/bad.conf', 'log_format short "$status";\n', 1)
  expect(await codes()).toEqual(['duplicate-definition'])
  await write('nginx-lint.config.json', '{ "rules": { "duplicate-definition": "off" } }', 1)
  expect(await codes()).toEqual([])
  await write('nginx-lint.config.json', '{ "rules": { "duplicate-definition": "loud" } }', 2)
  await codes()
  await codes()
  expect(lsp.logged).toEqual([expect.stringContaining(`${lsp.folder}/nginx-lint.config.json:1:38`)])
})

test('settings of the editor are those of a configuration file, where there is none', async () => {
  const text = 'events { }\nhttp {\n\techo_sleep 1;\n    brotli on;\n    include /etc/nginx/*.conf;\n    gzipp on;\n}\n'
  const lsp = await speaking()
  let answer = (): object => ({})
  lsp.connection.onRequest('workspace/configuration', () => [answer()])
  await lsp.open('nginx.conf', text)
  await lsp.published('nginx.conf', 1)
  const codes = async (more: object) => {
    const asked = new Promise<void>((done) => {
      answer = () => {
        setImmediate(done)
        return more
      }
    })
    await lsp.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    await asked
    const version = await lsp.change('nginx.conf', text)
    const { diagnostics } = await lsp.published('nginx.conf', version)
    return diagnostics.map(({ range, code }) => `${range.start.line + 1} ${code}`)
  }
  expect(await codes({ rules: { 'wrong-context': 'off' } })).toEqual(['6 unknown-directive'])
  const paths = { '/etc/nginx': './conf.d' }
  expect(await codes({ modules: ['brotli'], paths, rules: { 'duplicate-directive': 'off' } })).toEqual([
    '3 unknown-directive',
    '6 unknown-directive',
  ])
  const textDocument = { uri: lsp.uri('nginx.conf') }
  const links = await lsp.ask('textDocument/definition', { textDocument, position: at(4, 15) })
  expect(links).toMatchObject([{ targetUri: lsp.uri('conf.d/site.conf') }, { targetUri: lsp.uri('conf.d/up.conf') }])
  expect(await codes({ overrides: [{ files: ['*.conf'], rules: { 'unknown-directive': 'off' } }] })).toEqual([
    '3 wrong-context',
  ])
  expect(await codes({ ignore: ['/nginx.conf'], format: { indentSize: 2 } })).toEqual([])
  const edits = await lsp.ask<TextEdit[]>('textDocument/formatting', { textDocument, options: { tabSize: 8 } })
  expect(edits).toContainEqual({ range: on(2, 0, 1), newText: '  ' })
  expect(lsp.logged).toEqual([])
  await codes({ modules: ['brotlii'] })
  expect(lsp.logged).toEqual([expect.stringContaining('"nginx-lint.modules[0]": unknown module "brotlii"')])
})

test('the server speaks over an IPC channel, too', async () => {
  const lsp = await speaking('--node-ipc')
  await lsp.open('nginx.conf', 'gzipp on;')
  expect((await lsp.published('nginx.conf', 1)).diagnostics).not.toEqual([])
  expect(await lsp.leave()).toBe(0)
})

test('an editor that ends the server without a farewell gets status 1', async () => {
  const { process: child, connection } = await speaking()
  const gone = once(child, 'exit')
  await connection.sendNotification('exit')
  expect(await gone).toEqual([1, null])
})

// The server looks every three seconds whether that process is there: the other one need not wait for it.
test.concurrent('the server ends with the process that it is told of, as clients do', async () => {
  const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const server = spawn(process.execPath, [built.program, 'lsp', '--stdio', `--clientProcessId=${editor.pid}`])
  const end = once(server, 'exit')
  editor.kill()
  expect(await end).toEqual([1, null])
})

test.concurrent('an editor that goes without a word takes the server with it, with status 1', async () => {
  const other = spawn(process.execPath, [built.program, 'lsp', '--stdio'], { stdio: ['pipe', 'ignore', 'inherit'] })
  const end = once(other, 'exit')
  other.stdin.end()
  expect(await end).toEqual([1, null])
})

test('the command says what it cannot do', () => {
  const run = (...args: string[]) => {
    try {
      return execFileSync(process.execPath, [built.program, 'lsp', ...args], { stdio: 'pipe' }).toString()
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: Buffer }
      return `${status} ${stderr}`
    }
  }
  expect(run('nginx.conf')).toBe('2 nginx-lint: "lsp" takes no files, but "nginx.conf" is given\n')
  expect(run('--node-ipc')).toContain('2 nginx-lint: --node-ipc is for a process that was started by Node')
  expect(run('--stdio', '--node-ipc')).toContain('2 nginx-lint: --stdio and --node-ipc are two ways')
  expect(run('--fix')).toMatch(/^2 nginx-lint: /)
})
