import { diagnostics, type Workspace } from '@nginx-lint/service'
import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type ShowMessageParams,
} from 'vscode-languageserver'
import { breath } from './breath.ts'
import type { Client } from './client.ts'
import type { Log } from './log.ts'
import { nameOf } from './paths.ts'
import { Refresher } from './refresher.ts'
import { unlessCancelled } from './requests.ts'
import type { Session } from './session.ts'
import type { Snapshot } from './snapshot.ts'

/** What there is to say of a file. */
export type Find = typeof diagnostics

/** In milliseconds: what may take as long is done at each keystroke; for the rest nobody must have typed for a while. */
const QUICK = 100
const LONGEST_PAUSE = 250

/** Tells the client what is wrong: as soon as something changes, or when it asks, if it can. */
export class Diagnoser {
  private readonly connection: Connection
  private readonly session: Session
  private readonly client: Client
  private readonly log: Log
  private readonly find: Find
  private readonly refresher: Refresher
  private waiting: ReturnType<typeof setTimeout> | undefined
  private running = false
  /** How long the last time took. */
  private took = 0
  private readings = 0
  private shownNotes = ''
  /** By URI: what the client was told last. */
  private readonly told = new Map<string, Told>()
  /** Files that are not open, and are shown all the same because somebody asked for everything. */
  private readonly beyond = new Set<string>()
  private answers = 0

  constructor(connection: Connection, session: Session, client: Client, log: Log, find: Find = diagnostics) {
    this.connection = connection
    this.session = session
    this.client = client
    this.log = log
    this.find = find
    this.refresher = new Refresher(connection, client)
    if (client.pulls)
      connection.onRequest(
        DocumentDiagnosticRequest.method,
        (asked: DocumentDiagnosticParams, token: CancellationToken) =>
          unlessCancelled<unknown>(this.answer(asked, token), token),
      )
  }

  /** After all that has arrived by now was answered; where it takes long, in a pause of typing. */
  soon(): void {
    clearTimeout(this.waiting)
    const pause = Math.min(Math.max(this.took - QUICK, 0), LONGEST_PAUSE)
    // Answers are written when there is nothing else to do: a second timer lets them go first.
    this.waiting = setTimeout(() => {
      this.waiting = setTimeout(() => void this.run(), 0)
    }, pause)
  }

  /** The client goes. */
  stop(): void {
    clearTimeout(this.waiting)
    this.refresher.stop()
  }

  opened(uri: string): void {
    // What was shown of it because of everything would be shown beside what the client asks for.
    if (this.client.pulls && this.told.has(uri)) this.send(uri, [])
    this.told.delete(uri)
  }

  /** What was said of a file that was closed is no longer shown. */
  closed(uri: string): void {
    if (!this.client.pulls && !this.beyond.has(nameOf(uri))) this.send(uri, [])
    this.told.delete(uri)
  }

  /** Publishes what there is to say of all files of the workspace. Returns the number of findings. */
  async everything(token: CancellationToken): Promise<number> {
    const { projects } = await this.session.now()
    const breathe = breath()
    let count = 0
    for (const path of new Set(projects.flatMap((project) => [...project.files.keys()]))) {
      await breathe()
      if (token.isCancellationRequested) break
      // What was read before somebody typed is used up.
      const workspace = await this.session.now()
      const document = workspace.document(path)
      if (!document || !this.session.owns(path)) continue
      const found = this.found(workspace, path)
      count += found.length
      if (this.session.files.get(document.uri)) continue
      this.beyond.add(path)
      this.tell(document.uri, undefined, found)
    }
    return count
  }

  private async run(): Promise<void> {
    if (this.running) return this.soon()
    this.running = true
    const start = performance.now()
    try {
      const workspace = await this.session.now()
      this.showNotes()
      const isFirst = this.readings === 0
      const isReadAnew = this.readings !== this.session.readings
      this.readings = this.session.readings
      if (this.client.pulls) this.compare(workspace)
      else this.push(workspace)
      this.pushBeyond(workspace)
      if (isReadAnew && !isFirst) this.refresher.afterReading()
      else if (!isFirst && this.session.files.all().length > 1) this.refresher.afterEdit()
    } catch (error) {
      this.log('diagnostics', error)
    } finally {
      this.running = false
      this.took = performance.now() - start
    }
  }

  private push(workspace: Snapshot): void {
    for (const { document, version } of this.session.files.all())
      this.tell(document.uri, version, this.found(workspace, workspace.pathOf(document.uri)))
  }

  /** A client that asks does so for a file that has changed; of other files it must be told that there is something new. */
  private compare(workspace: Snapshot): void {
    const isNews = this.session.files.all().some(({ document: { uri }, version }) => {
      const told = this.told.get(uri)
      return told?.version === version && told.text !== textOf(this.found(workspace, workspace.pathOf(uri)))
    })
    if (isNews) this.refresher.diagnostics()
  }

  private pushBeyond(workspace: Snapshot): void {
    for (const path of this.beyond) {
      const uri = workspace.document(path)?.uri
      if (uri === undefined) this.beyond.delete(path)
      else if (!this.session.files.get(uri)) this.tell(uri, undefined, this.found(workspace, path))
    }
    for (const uri of this.told.keys())
      if (!this.session.files.get(uri) && !this.beyond.has(nameOf(uri))) {
        this.send(uri, [])
        this.told.delete(uri)
      }
  }

  private async answer(
    { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport | ResponseError<void>> {
    try {
      const workspace = await this.session.now()
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
      const items = this.found(workspace, workspace.pathOf(uri))
      const version = this.session.files.get(uri)?.version
      const [text, told] = [textOf(items), this.told.get(uri)]
      const isKnown = told !== undefined && told.id === previousResultId && told.text === text
      const resultId = isKnown ? told.id : `${++this.answers}`
      if (version !== undefined) this.told.set(uri, { version, text, id: resultId })
      return isKnown
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, resultId, items }
    } catch (error) {
      this.log(DocumentDiagnosticRequest.method, error)
      return { kind: DocumentDiagnosticReportKind.Full, items: [] }
    }
  }

  private found(workspace: Workspace, path: string): Diagnostic[] {
    try {
      return this.session.ignores(path) ? [] : [...this.find(workspace, path)]
    } catch (error) {
      this.log(`diagnostics of ${path}`, error)
      return []
    }
  }

  private tell(uri: string, version: number | undefined, found: Diagnostic[]): void {
    const text = textOf(found)
    const told = this.told.get(uri)
    if (told && told.version === version && told.text === text) return
    this.told.set(uri, { version, text, id: '' })
    this.send(uri, found, version)
  }

  private send(uri: string, found: Diagnostic[], version?: number): void {
    const params = { uri, diagnostics: found, ...(version !== undefined && { version }) }
    void this.guarded(`diagnostics of ${uri}`, () => this.connection.sendDiagnostics(params))
  }

  /** Each once. */
  private showNotes(): void {
    const notes = this.session.notes.join('\n')
    const message: ShowMessageParams = { type: MessageType.Warning, message: `nginx-lint: ${notes}` }
    if (notes !== '' && notes !== this.shownNotes)
      void this.guarded('notes', () => this.connection.sendNotification(ShowMessageNotification.type, message))
    this.shownNotes = notes
  }

  private async guarded(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.log(what, error)
    }
  }
}

interface Told {
  readonly version: number | undefined
  readonly text: string
  /** Of the answer. */
  readonly id: string
}

const textOf = (found: readonly Diagnostic[]): string => JSON.stringify(found)
