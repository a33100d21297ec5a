import { PassThrough } from 'node:stream'
import { globMatches, memoryFiles } from '@nginx-lint/analysis'
import { looksLikeOurs } from '@nginx-lint/workspace'
import { onTestFinished } from 'vitest'
import {
  type ClientCapabilities,
  createConnection,
  createMessageConnection,
  type Diagnostic,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type Range,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import type { ClientSettings } from './client-settings.ts'
import type { Environment, Settings } from './environment.ts'
import { features } from './features.ts'
import { pathOf, uriOf } from './paths.ts'
import { type Parts, serve } from './server.ts'

export interface Around {
  /** Absent: `/work`. */
  readonly folders?: readonly string[]
  readonly capabilities?: ClientCapabilities
  /** More of what is said at the start. */
  readonly initialize?: Partial<InitializeParams>
  readonly parts?: Partial<Parts>
  /** What configuration files say; it may change. */
  readonly settings?: (client: ClientSettings) => Partial<Settings>
  /** A file is read when this is done. */
  readonly reading?: (path: string) => Promise<void>
  /** Symbolic links, and where they lead. */
  readonly links?: Readonly<Record<string, string>>
  /** Told of each request of the server's that the editor does not know. */
  readonly refuse?: (method: string) => void
  /** Before anything is said. */
  readonly prepare?: (connection: MessageConnection) => void
}

/** An editor with a server of its own, over files in memory. */
export interface Editor {
  readonly connection: MessageConnection
  readonly started: InitializeResult
  /** What is on disk; absolute paths. */
  readonly disk: Record<string, string>
  /** What the server writes to its log, and shows to the user. */
  readonly logged: readonly string[]
  readonly shown: readonly string[]
  open(name: string, text?: string, languageId?: string): Promise<void>
  /** Replaces a range, or everything. */
  change(name: string, text: string, range?: Range): Promise<void>
  save(name: string): Promise<void>
  close(name: string): Promise<void>
  /** Changes what is on disk, and says so as an editor does. Undefined: deletes the file. */
  happens(changes: Readonly<Record<string, string | undefined>>): Promise<void>
  /** The next publication about a file that was not asked for yet. */
  published(name: string): Promise<PublishDiagnosticsParams>
  /** Their messages. */
  said(name: string): Promise<readonly string[]>
  ask<R = unknown>(method: string, params: unknown): Promise<R>
}

/** A file below `/work` by its name, or anything by its URI. */
export const uriFor = (name: string): string =>
  /^[a-z]+:/.test(name) ? name : uriOf(name.startsWith('/') ? name : `/work/${name}`)

export const place = (line: number, character: number, toCharacter = character, toLine = line): Range => ({
  start: { line, character },
  end: { line: toLine, character: toCharacter },
})

export const messages = (found: readonly Diagnostic[]): readonly string[] =>
  found.map(({ message }) => (typeof message === 'string' ? message : message.value))

export async function editor(files: Readonly<Record<string, string>>, around: Around = {}): Promise<Editor> {
  const { folders = ['/work'], capabilities = {}, prepare, parts } = around
  const disk = Object.fromEntries(Object.entries(files).map(([name, text]) => [pathFor(name), text]))
  const [toServer, toClient] = [new PassThrough(), new PassThrough()]
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient))
  serve(server, inMemory(disk, around), { features, ...parts })
  const connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer))
  const [logged, shown]: [string[], string[]] = [[], []]
  const mail = mailbox()
  connection.onNotification('textDocument/publishDiagnostics', mail.put)
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message))
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void shown.push(message))
  connection.onRequest((method: string) => {
    around.refuse?.(method)
    return new ResponseError(ErrorCodes.MethodNotFound, `${method} is not known`)
  })
  prepare?.(connection)
  connection.listen()
  onTestFinished(() => {
    connection.dispose()
    server.dispose()
  })
  const started = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
    capabilities,
    ...around.initialize,
  })
  await connection.sendNotification('initialized', {})
  const versions = new Map<string, number>()
  const versionOf = (uri: string): number => {
    const version = (versions.get(uri) ?? 0) + 1
    versions.set(uri, version)
    return version
  }
  const published = (name: string) => mail.take(uriFor(name))
  return {
    connection,
    started,
    disk,
    logged,
    shown,
    open(name, text = disk[pathFor(name)] ?? '', languageId = 'nginx') {
      const uri = uriFor(name)
      const textDocument = { uri, languageId, version: versionOf(uri), text }
      return connection.sendNotification('textDocument/didOpen', { textDocument })
    },
    change(name, text, range) {
      const uri = uriFor(name)
      return connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: versionOf(uri) },
        contentChanges: [{ text, ...(range && { range }) }],
      })
    },
    save: (name) => connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriFor(name) } }),
    close: (name) => connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriFor(name) } }),
    happens(changes) {
      const events = Object.entries(changes).map(([name, text]) => {
        const path = pathFor(name)
        const type =
          text === undefined ? FileChangeType.Deleted : path in disk ? FileChangeType.Changed : FileChangeType.Created
        if (text === undefined) delete disk[path]
        else disk[path] = text
        return { uri: uriOf(path), type }
      })
      return connection.sendNotification('workspace/didChangeWatchedFiles', { changes: events })
    },
    published,
    said: async (name) => messages((await published(name)).diagnostics),
    ask: (method, params) => connection.sendRequest(method, params),
  }
}

const pathFor = (name: string): string => pathOf(uriFor(name)) ?? name

/** Publications by URI, each taken once. */
function mailbox() {
  const arrived = new Map<string, PublishDiagnosticsParams[]>()
  const awaited = new Map<string, ((params: PublishDiagnosticsParams) => void)[]>()
  return {
    put(params: PublishDiagnosticsParams): void {
      const waiting = awaited.get(params.uri)?.shift()
      if (waiting) waiting(params)
      else arrived.set(params.uri, [...(arrived.get(params.uri) ?? []), params])
    },
    take(uri: string): Promise<PublishDiagnosticsParams> {
      const known = arrived.get(uri)?.shift()
      if (known) return Promise.resolve(known)
      return new Promise((resolve) => {
        awaited.set(uri, [...(awaited.get(uri) ?? []), resolve])
      })
    },
  }
}

function inMemory(disk: Record<string, string>, { settings = () => ({}), links = {}, reading }: Around): Environment {
  const real = (path: string): string => links[path] ?? path
  // As on a disk, what was read stays until it is forgotten.
  let known: Record<string, string> = { ...disk }
  const names = () => [...Object.keys(known), ...Object.keys(links)].sort()
  return {
    async read(path) {
      await reading?.(path)
      return known[real(path)]
    },
    real,
    glob: async (pattern) => names().filter((path) => globMatches(pattern, path)),
    hasFolder: (path) => memoryFiles(known).hasFolder(path),
    async list(folder) {
      const inside = `${folder}/`
      const names = Object.keys(disk).filter((path) => path.startsWith(inside))
      const first = [...new Set(names.map((path) => path.slice(inside.length).split('/')[0]!))]
      return first.map((name) => ({ name, isFolder: !(inside + name in disk) }))
    },
    find: async (path) =>
      Object.keys(disk).filter((file) => (file === path || file.startsWith(`${path}/`)) && looksLikeOurs(file)),
    settings: (client) => ({
      projectOptions: () => ({}),
      severities: () => client.rules ?? {},
      formatOptions: (path) => ({ path }),
      ignores: () => false,
      notes: [],
      ...settings(client),
    }),
    isSettings: (path) => path.endsWith('/nginx-lint.config.json'),
    forget() {
      known = { ...disk }
    },
  }
}
