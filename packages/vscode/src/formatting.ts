import type { BaseLanguageClient, StaticFeature } from 'vscode-languageclient'
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type ServerCapabilities,
} from 'vscode-languageclient'

/**
 * Offers the formatter for nginx files alone. The server takes Markdown as well, for the blocks in it; but a second
 * formatter of Markdown would make the editor ask which one to take.
 */
export class NginxFormatting implements StaticFeature {
  private readonly client: BaseLanguageClient
  private offered: readonly { readonly method: string; readonly options: object }[] = []

  constructor(client: BaseLanguageClient) {
    this.client = client
  }

  fillClientCapabilities(): void {}

  /** Before the client registers what the server can do, this takes the formatters out. */
  preInitialize(capabilities: ServerCapabilities): void {
    const { documentFormattingProvider, documentRangeFormattingProvider, documentOnTypeFormattingProvider } =
      capabilities
    this.offered = [
      { method: DocumentFormattingRequest.method, options: documentFormattingProvider },
      { method: DocumentRangeFormattingRequest.method, options: documentRangeFormattingProvider },
      { method: DocumentOnTypeFormattingRequest.method, options: documentOnTypeFormattingProvider },
    ].flatMap(({ method, options }) => (options ? { method, options: options === true ? {} : options } : []))
    delete capabilities.documentFormattingProvider
    delete capabilities.documentRangeFormattingProvider
    delete capabilities.documentOnTypeFormattingProvider
  }

  initialize(): void {
    for (const { method, options } of this.offered)
      this.client.getFeature(method as typeof DocumentFormattingRequest.method).register({
        id: `nginx-lint.${method}`,
        registerOptions: { ...options, documentSelector: [{ language: 'nginx' }] },
      })
  }

  getState() {
    return { kind: 'static' } as const
  }

  clear(): void {}
}
