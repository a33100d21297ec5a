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
    if (this.can.semanticTokens) void this.ask('workspace/semanticTokens/refresh')
    this.counts()
  }

  /** There is something new to say of a file. */
  diagnostics(): void {
    if (this.can.diagnostics) void this.ask('workspace/diagnostic/refresh')
  }

  stop(): void {
    clearTimeout(this.waiting)
  }

  private counts(): void {
    if (this.can.codeLens) void this.ask('workspace/codeLens/refresh')
    if (this.can.inlayHints) void this.ask('workspace/inlayHint/refresh')
  }

  /** A client that will not, or that has gone, is none the worse for being asked. */
  private async ask(method: string): Promise<void> {
    try {
      await this.connection.sendRequest(method)
    } catch {}
  }
}
