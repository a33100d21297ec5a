import { serve } from '@nginx-lint/server/serve'
import { type ExtensionContext, workspace } from 'vscode'
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser'
import { createConnection } from 'vscode-languageserver/browser'
import { ID, NAME, start } from './client.ts'
import { virtualFiles } from './virtual-files.ts'
import { uriConverters } from './virtual-uris.ts'

/** In a browser: the server runs beside the extension, and reads files through the editor. */
export async function activate(context: ExtensionContext): Promise<void> {
  const schemes = new Set(['untitled', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])
  await start(context, [...schemes], (options) => new LanguageClient(ID, NAME, connect, { ...options, uriConverters }))
}

async function connect() {
  const { port1, port2 } = new MessageChannel()
  serve(createConnection(new BrowserMessageReader(port1), new BrowserMessageWriter(port1)), virtualFiles())
  return { reader: new BrowserMessageReader(port2), writer: new BrowserMessageWriter(port2) }
}
