import {
  type ConnectionStrategy,
  createConnection,
  LSPErrorCodes,
  ProposedFeatures,
  type ResponseMessage,
} from 'vscode-languageserver/node'
import { disk } from './disk.ts'
import { serve } from './server.ts'

/** A request that is cancelled before its turn comes is answered at once. */
const strategy: ConnectionStrategy = {
  cancelUndispatched: (message): ResponseMessage | undefined =>
    'id' in message
      ? {
          jsonrpc: '2.0',
          id: message.id as number | string,
          error: { code: LSPErrorCodes.RequestCancelled, message: 'cancelled' },
        }
      : undefined,
}

/** Serves the client at standard input and output, or at the IPC channel of the process that started this one. */
export function serveProcess(argv: readonly string[]): void {
  const connection = argv.includes('--node-ipc')
    ? createConnection(ProposedFeatures.all, strategy)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout, strategy)
  serve(connection, disk())
}
