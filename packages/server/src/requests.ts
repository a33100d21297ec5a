import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { Client } from './client.ts'
import type { Feature } from './features.ts'
import type { Log } from './log.ts'
import type { Session } from './session.ts'

/** Answers what is asked, each request by itself: a mistake in one answers null, and the rest lives on. */
export function answerRequests(
  connection: Connection,
  features: readonly Feature[],
  session: Session,
  client: Client,
  log: Log,
): void {
  for (const { type, answer } of features) {
    const work = async (asked: unknown, token: CancellationToken): Promise<unknown> => {
      const uri = uriIn(asked)
      const before = uri === undefined ? undefined : session.files.get(uri)?.version
      try {
        const workspace = await session.now()
        if (token.isCancellationRequested) return null
        const found = await answer(asked, { workspace, settings: session.clientSettings, client })
        const now = uri === undefined ? undefined : session.files.get(uri)?.version
        // The places in the question are those of a text that is no more.
        return now === before
          ? (found ?? null)
          : new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed')
      } catch (error) {
        if (error instanceof ResponseError) return error
        log(type.method, error)
        return null
      }
    }
    connection.onRequest(type.method, (asked: unknown, token: CancellationToken) =>
      unlessCancelled(work(asked, token), token),
    )
  }
}

/** Who no longer wants to know is not kept waiting. */
export async function unlessCancelled<T>(work: Promise<T>, token: CancellationToken): Promise<T | ResponseError<void>> {
  const cancelled = new ResponseError<void>(LSPErrorCodes.RequestCancelled, 'cancelled')
  if (token.isCancellationRequested) return cancelled
  const { promise, resolve } = deferred<ResponseError<void>>()
  const listening = token.onCancellationRequested(() => resolve(cancelled))
  try {
    return await Promise.race([work, promise])
  } finally {
    listening.dispose()
  }
}

/** A promise, and what fulfils it. */
export function deferred<T = void>() {
  let resolve!: (value: T) => void
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

function uriIn(asked: unknown): string | undefined {
  const { textDocument } = (asked ?? {}) as { readonly textDocument?: { readonly uri?: unknown } }
  return typeof textDocument?.uri === 'string' ? textDocument.uri : undefined
}
