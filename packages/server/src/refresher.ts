import type { Connection } from 'vscode-languageserver'
import type { Client } from './client.ts'

/** How long nobody must have typed before what other files show is brought up to date. */
const PAUSE = 500

/** Has clients ask again for what they show, where they can. */
export class Refresher {
  private readonly connection: Connection
  private readonly can: Client['refreshes']
  private waiting: ReturnType<typeof setTimeout> | undefined

  constructor(connection: Connection, { refreshes }: Client) {
    this.connection = connection
    this.can = refreshes
  }

  /** What other files than the edited one show may be another: the number of references, for instance. */
  afterEdit(): void {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.counts(), PAUSE)
  }

  /** Everything may be another. */
  afterReading(): void {
    this.diagnostics()
    if (this.can.semanticTokens) this.ask('workspace/semanticTokens/refresh')
    this.counts()
  }

  diagnostics(): void {
    if (this.can.diagnostics) this.ask('workspace/diagnostic/refresh')
  }

  private counts(): void {
    if (this.can.codeLens) this.ask('workspace/codeLens/refresh')
    if (this.can.inlayHints) this.ask('workspace/inlayHint/refresh')
  }

  /** A client that will not is none the worse for being asked. */
  private ask(method: string): void {
    this.connection.sendRequest(method).catch(() => {})
  }
}
