import type { CompletionOptions, PositionEncoding } from '@nginx-lint/service'
import type { InitializeParams } from 'vscode-languageserver'
import { pathOf } from './paths.ts'

/** What the client at the other end can do, and what it has open. What it does not say it cannot. */
export interface Client {
  readonly encoding: PositionEncoding
  readonly folders: readonly string[]
  /** It asks for diagnostics instead of being told. */
  readonly pulls: boolean
  readonly completion: CompletionOptions
  readonly markdown: boolean
  readonly links: boolean
  readonly outlines: boolean
  readonly codeActions: boolean
  /** Where it shows the pages of rules itself: an address to which a page's name is added. */
  readonly rulePages: string | undefined
  /** It can make new files where an edit asks for them. */
  readonly newFiles: boolean
  /** It takes notice of files if it is asked to. */
  readonly watches: boolean
  readonly tellsFolders: boolean
  readonly answersSettings: boolean
  readonly tellsSettings: boolean
  readonly progress: boolean
  /** What it asks for again if it is told to. */
  readonly refreshes: {
    readonly diagnostics: boolean
    readonly semanticTokens: boolean
    readonly codeLens: boolean
    readonly inlayHints: boolean
  }
}

export function clientOf(params: InitializeParams): Client {
  const { textDocument, workspace, window, general } = params.capabilities ?? {}
  const formats = textDocument?.hover?.contentFormat
  return {
    encoding: encodingOf(general?.positionEncodings),
    folders: foldersOf(params),
    pulls: textDocument?.diagnostic !== undefined,
    completion: completionOf(params),
    markdown: formats === undefined || formats.includes('markdown'),
    links: textDocument?.definition?.linkSupport === true,
    outlines: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    rulePages: rulePagesOf(params.initializationOptions),
    newFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    tellsFolders: workspace?.workspaceFolders === true,
    answersSettings: workspace?.configuration === true,
    tellsSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
      codeLens: workspace?.codeLens?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
    },
  }
}

function completionOf({ capabilities, clientInfo }: InitializeParams): CompletionOptions {
  const { completionItem, completionList } = capabilities?.textDocument?.completion ?? {}
  return {
    snippets: completionItem?.snippetSupport === true,
    // It has VS Code's commands.
    retrigger: /\bcode\b|codium|cursor|windsurf/i.test(clientInfo?.name ?? ''),
    defaults: new Set(completionList?.itemDefaults),
    asksForDetail: completionItem?.resolveSupport?.properties?.includes('detail') === true,
  }
}

function rulePagesOf(options: unknown): string | undefined {
  const { rulePages } = (options ?? {}) as { readonly rulePages?: unknown }
  return typeof rulePages === 'string' ? rulePages : undefined
}

/** The first that is known of what the client offers, which is in its order; UTF-16 is always one. */
function encodingOf(offered: readonly string[] = []): PositionEncoding {
  const known: readonly PositionEncoding[] = ['utf-16', 'utf-8', 'utf-32']
  for (const name of offered) {
    const encoding = known.find((one) => one === name)
    if (encoding) return encoding
  }
  return 'utf-16'
}

function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.flatMap(({ uri }) => pathOf(uri) ?? [])
  if (rootUri) return [pathOf(rootUri) ?? []].flat()
  return rootPath ? [rootPath.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '')] : []
}
