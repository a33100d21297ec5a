// npm run soak -- SECONDS SEED: random edits of several files, with all requests in between. No answer is an error, the
// server neither ends nor complains, and in the end it says what one says that has just started.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CancellationTokenSource, type Range } from 'vscode-languageserver-protocol/node'
import { largeConfiguration } from './generate.ts'
import { builtCommand, startLsp, workspaceOf } from './lsp-process.ts'
import { randomOf } from './random.ts'

const [seconds = 300, seed = Math.floor(Math.random() * 1e9)] = process.argv.slice(2).map(Number)
const random = randomOf(seed)
const below = (limit: number): number => Math.floor(random() * limit)
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)]!
console.log(`soak for ${seconds} s, seed ${seed}`)

const site = (name: string): string => `upstream ${name} { server 10.0.0.1; keepalive 4; }
map $host $${name}_kind { default 0; "~^(?<sub>\\w+)\\." 1; }
server {
    listen 80;
    server_name ${name}.example.com;
    access_log /var/log/${name}.log short if=$${name}_kind;
    location @back { return 404; }
    location ~* \\.(png|jpe?g)$ { expires 30d; try_files $uri @back; }
    location / { proxy_pass http://${name}; proxy_set_header X-Real-IP $remote_addr; }
}
`
const files: Record<string, string> = {
  'nginx.conf': 'events { }\nhttp {\n    log_format short "$status";\n    include conf.d/*.conf;\n}\n',
  'second/nginx.conf': 'events { }\nhttp {\n    log_format short "$status";\n    include ../conf.d/a*.conf;\n}\n',
  'big.conf': largeConfiguration(20),
  'fragment.conf': 'location /a { return 200 "a"; }\nset $b "$c-$b";\n',
  'docs.md': '# Docs\n\n```nginx\nserver { listen 80; }\n```\n\ntext\n\n```nginx\ngzipp on;\n```\n',
}
for (const name of ['alpha', 'beta', 'gamma', 'über']) files[`conf.d/${name}.conf`] = site(name.replace('ü', 'u'))
const pieces = [
  '{',
  '}',
  ';',
  '"',
  "'",
  '$',
  '${',
  '\n',
  ' ',
  '#',
  '\\',
  '\r\n',
  'ü',
  '😀',
  '\u0000',
  '\t',
  'proxy_',
  'include ',
]
const lines = [
  'gzip on;\n',
  'server { listen 81; }\n',
  'include conf.d/*.conf;\n',
  'set $x "$host-$x";\n',
  'map $a $b { default 1; }\n',
  'location ~ ^/(?<id>\\d+)$ { return 200 $id; }\n',
  '# nginx-lint-ignore unknown-directive: why\n',
  'upstream alpha { }\n',
  'content_by_lua_block { return 1 }\n',
]

const { program, remove } = builtCommand()
const folder = workspaceOf(files)
process.on('exit', () => {
  remove()
  folder.remove()
})
const lsp = await startLsp(program, folder.path)
let ended: string | undefined
const gone = new Promise<'gone'>((resolve) => {
  lsp.process.on('exit', (status, signal) => {
    ended = `the server ended: ${status ?? signal}`
    resolve('gone')
  })
})
const REASONS: Readonly<Record<number, string>> = { [-32800]: 'cancelled', [-32801]: 'stale', [-32803]: 'refused' }
const open = new Map<string, string>()
const counts = new Map<string, number>()
const wrong: string[] = []
const pending = new Set<Promise<void>>()

const end = performance.now() + seconds * 1000
let edits = 0
while (performance.now() < end && [...wrong, ...lsp.logged].length === 0 && ended === undefined) {
  await edit()
  for (let i = below(4); i > 0; i--) ask()
  if (pending.size > 20 || random() < 0.1) await settled()
}
await settled()
if (ended === undefined && wrong.length === 0) await compare()
for (const text of [...new Set(lsp.logged), ...wrong, ...(ended === undefined ? [] : [ended])])
  console.log(`WRONG: ${text}`)
console.log(`${edits} edits; answers: ${[...counts].map(([method, count]) => `${method} ${count}`).join(', ')}`)
const isGood = wrong.length === 0 && ended === undefined && lsp.logged.length === 0
const status = ended === undefined ? await lsp.leave() : 1
console.log(isGood && status === 0 ? 'all is well' : `something is wrong; seed ${seed}`)
process.exit(isGood && status === 0 ? 0 : 1)

/** Opens, edits, saves, closes or deletes a file. */
async function edit(): Promise<void> {
  edits++
  const name = oneOf(Object.keys(files))
  const text = open.get(name)
  const chance = random()
  if (text === undefined) {
    if (chance < 0.1) return onDisk(name, random() < 0.3 ? undefined : files[name]!)
    open.set(name, files[name]!)
    return lsp.open(name, files[name]!)
  }
  if (chance < 0.02) {
    open.delete(name)
    return lsp.close(name)
  }
  if (chance < 0.04) return save(name, text)
  // Back to something that makes sense, lest all be rubbish after a minute.
  if (chance < 0.07) return replace(name, text, 0, text.length, files[name]!)
  const start = below(text.length + 1)
  const length = random() < 0.5 ? 0 : below(random() < 0.9 ? 5 : 200)
  const stop = Math.min(text.length, start + length)
  const added = random() < 0.3 ? '' : random() < 0.7 ? oneOf(pieces) : oneOf(lines)
  return replace(name, text, boundary(text, start), boundary(text, stop), added)
}

async function replace(name: string, text: string, start: number, end: number, added: string): Promise<void> {
  const now = text.slice(0, start) + added + text.slice(end)
  open.set(name, now)
  await lsp.change(name, added, { start: positionIn(text, start), end: positionIn(text, end) })
}

async function save(name: string, text: string): Promise<void> {
  writeFileSync(join(folder.path, name), text)
  const uri = lsp.uri(name)
  await lsp.connection.sendNotification('textDocument/didSave', { textDocument: { uri } })
  await lsp.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] })
}

async function onDisk(name: string, text: string | undefined): Promise<void> {
  if (text === undefined) rmSync(join(folder.path, name), { force: true })
  else writeFileSync(join(folder.path, name), text)
  const changes = [{ uri: lsp.uri(name), type: text === undefined ? 3 : 1 }]
  await lsp.connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
}

/** Asks for anything, anywhere; one in ten questions is taken back. */
function ask(): void {
  const name = oneOf(Object.keys(files))
  const text = open.get(name) ?? files[name]!
  const textDocument = { uri: lsp.uri(name) }
  const position = positionIn(text, boundary(text, below(text.length + 1)))
  const range: Range = { start: position, end: positionIn(text, text.length) }
  const options = { tabSize: oneOf([2, 4]), insertSpaces: random() < 0.8 }
  const more: Record<string, object> = {
    completion: { position, context: { triggerKind: 2, triggerCharacter: oneOf(['$', '{', '/', ' ']) } },
    hover: { position },
    signatureHelp: { position },
    definition: { position },
    references: { position, context: { includeDeclaration: true } },
    documentHighlight: { position },
    prepareRename: { position },
    rename: { position, newName: oneOf(['new_name', 'a b', '$x', '']) },
    documentSymbol: {},
    documentLink: {},
    foldingRange: {},
    selectionRange: { positions: [position] },
    'semanticTokens/full': {},
    'semanticTokens/range': { range },
    codeAction: { range, context: { diagnostics: [] } },
    codeLens: {},
    inlayHint: { range },
    formatting: { options },
    rangeFormatting: { range, options },
    onTypeFormatting: { position, ch: oneOf(['}', ';', '\n']), options },
    prepareCallHierarchy: { position },
  }
  const url = oneOf(['/', '/a/b.php?c', 'http://example.com/%2e%2e/', 'https://a.com:8443/x', 'ftp://a', ''])
  const method = oneOf([...Object.keys(more), 'symbol', 'willRenameFiles', 'route', 'routeUrls'])
  if (method === 'symbol') send('workspace/symbol', { query: oneOf(['', 'al', 'server', 'zz']) })
  else if (method === 'willRenameFiles')
    send('workspace/willRenameFiles', { files: [{ oldUri: textDocument.uri, newUri: lsp.uri('moved.conf') }] })
  else if (method.startsWith('route')) send(`nginx-lint/${method}`, { textDocument, position, url })
  else send(`textDocument/${method}`, { textDocument, ...more[method] })
}

function send(method: string, params: object): void {
  const source = new CancellationTokenSource()
  const answer = lsp.connection.sendRequest(method, params, source.token).then(
    () => count(method),
    ({ code, message }: { code: number; message: string }) => {
      const reason = REASONS[code]
      if (reason === undefined) wrong.push(`${method}: ${code} ${message} ${JSON.stringify(params)}`)
      else count(reason)
    },
  )
  pending.add(answer)
  void answer.then(() => pending.delete(answer))
  if (random() < 0.1) setTimeout(() => source.cancel(), below(5))
}

function count(what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}

async function settled(): Promise<void> {
  const timer = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), 30_000).unref())
  const how = await Promise.race([Promise.all(pending).then(() => 'answered' as const), timer, gone])
  if (how !== 'answered') wrong.push(`${pending.size} questions have no answer: ${how}`)
}

/** What is said of the open files now, and what a server says of them that is told of them only now. */
async function compare(): Promise<void> {
  const fresh = await startLsp(program, folder.path)
  for (const [name, text] of open) await fresh.open(name, text)
  for (const [name, text] of open) {
    const version = await lsp.change(name, text)
    await fresh.change(name, text)
    const told = async ({ published }: typeof lsp, version: number) =>
      JSON.stringify((await published(name, version)).diagnostics)
    const [old, young] = [await told(lsp, version), await told(fresh, 2)]
    if (old !== young) wrong.push(`${name}: ${old}\ninstead of ${young}\nin ${JSON.stringify(text)}`)
  }
  console.log(`${open.size} open files compared with a fresh start`)
  await fresh.leave()
}

/** Not between the halves of a character or of a line's end: there a position cannot be. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const isInside = (code >= 0xdc00 && code < 0xe000) || (text[at] === '\n' && text[at - 1] === '\r')
  return isInside ? at - 1 : at
}

function positionIn(text: string, at: number): Range['start'] {
  const before = text.slice(0, at).split(/\r\n|\n|\r/)
  return { line: before.length - 1, character: before.at(-1)!.length }
}
