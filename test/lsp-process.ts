import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  createMessageConnection,
  type InitializeParams,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'

/** The published command, made anew in a folder of its own. Returns its program. */
export function builtCommand(): { readonly program: string; remove(): void } {
  const home = mkdtempSync(join(tmpdir(), 'nginx-lint-built-'))
  const cli = resolve('packages/cli')
  execFileSync(process.execPath, [join(cli, 'scripts', 'bundle.mjs'), join(home, 'dist')])
  cpSync(join(cli, 'bin'), join(home, 'bin'), { recursive: true })
  cpSync(join(cli, 'package.json'), join(home, 'package.json'))
  return {
    program: join(home, 'bin', 'nginx-lint.js'),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** A folder with files. */
export function workspaceOf(files: Readonly<Record<string, string>>): { readonly path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'nginx lint ü%-')))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** What an editor with all that this server knows says of itself; diagnostics it waits for. */
const everything: InitializeParams['capabilities'] = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true },
  workspace: {
    workspaceFolders: true,
    configuration: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  textDocument: {
    // As vscode-languageclient has it.
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
      },
      completionList: {
        itemDefaults: ['commitCharacters', 'editRange', 'insertTextFormat', 'insertTextMode', 'data'],
      },
    },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
}

/** A server in a process of its own, and an editor that speaks with it. */
export interface Lsp {
  readonly process: ChildProcess
  readonly connection: MessageConnection
  readonly started: InitializeResult
  /** What was written to the log or standard error: nothing, if all is well. */
  readonly logged: readonly string[]
  uri(name: string): string
  open(name: string, text: string): Promise<void>
  change(name: string, text: string, range?: Range): Promise<number>
  close(name: string): Promise<void>
  /** What is published about a version of a file, or a later one. */
  published(name: string, version: number): Promise<PublishDiagnosticsParams>
  ask<R = unknown>(method: string, params: unknown): Promise<R>
  /** Says goodbye. Returns the exit status. */
  leave(): Promise<number | null>
}

export async function startLsp(
  program: string,
  folder: string,
  how: '--stdio' | '--node-ipc' = '--stdio',
): Promise<Lsp> {
  const isIpc = how === '--node-ipc'
  const child = spawn(process.execPath, [program, 'lsp', how], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe', ...(isIpc ? (['ipc'] as const) : [])],
  })
  const gone = new Promise<number | null>((done) => child.once('exit', done))
  const connection = isIpc
    ? createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
    : createMessageConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!))
  const logged: string[] = []
  child.stderr!.on('data', (data) => void logged.push(String(data)))
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message))
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void logged.push(message))
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null))
  connection.onRequest((_method: string) => null)
  const news = listener(connection)
  connection.listen()
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href
  const started = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: uri('.'),
    workspaceFolders: [{ uri: uri('.'), name: 'test' }],
    capabilities: everything,
  })
  await connection.sendNotification('initialized', {})
  const versions = new Map<string, number>()
  const next = (name: string): number => {
    const version = (versions.get(name) ?? 0) + 1
    versions.set(name, version)
    return version
  }
  return {
    process: child,
    connection,
    started,
    logged,
    uri,
    open(name, text) {
      const textDocument = { uri: uri(name), languageId: 'nginx', version: next(name), text }
      return connection.sendNotification('textDocument/didOpen', { textDocument })
    },
    async change(name, text, range) {
      const version = next(name)
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uri(name), version },
        contentChanges: [{ text, ...(range && { range }) }],
      })
      return version
    },
    close: (name) => connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(name) } }),
    published: (name, version) => news(uri(name), version),
    ask: (method, params) => connection.sendRequest(method, params),
    async leave() {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      const status = await gone
      connection.dispose()
      return status
    },
  }
}

/** The last publication about each file, and who waits for a later one. */
function listener(connection: MessageConnection) {
  const last = new Map<string, PublishDiagnosticsParams>()
  const waiting = new Set<{ uri: string; version: number; tell(params: PublishDiagnosticsParams): void }>()
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    last.set(params.uri, params)
    for (const one of waiting)
      if (one.uri === params.uri && (params.version ?? 0) >= one.version) {
        waiting.delete(one)
        one.tell(params)
      }
  })
  return (uri: string, version: number): Promise<PublishDiagnosticsParams> => {
    const known = last.get(uri)
    if (known && (known.version ?? 0) >= version) return Promise.resolve(known)
    return new Promise((tell) => waiting.add({ uri, version, tell }))
  }
}
