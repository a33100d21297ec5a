import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { ID, NAME, start } from './client.ts'

/** On a machine: the server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
  const server = { module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc }
  await start(context, ['file', 'untitled'], (options) => new LanguageClient(ID, NAME, server, options))
}
