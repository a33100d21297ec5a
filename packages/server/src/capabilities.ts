import { completionTriggers, type PositionEncoding, semanticTokensLegend } from '@nginx-lint/service'
import { type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver'

export const CHECK_WORKSPACE = 'nginx-lint.checkWorkspace'

/** What the server offers. */
export function capabilities(encoding: PositionEncoding, pulls: boolean): InitializeResult['capabilities'] {
  return {
    positionEncoding: encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
    signatureHelpProvider: { triggerCharacters: [' '], retriggerCharacters: [' '] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    documentLinkProvider: {},
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
    codeActionProvider: {
      codeActionKinds: ['quickfix', 'refactor.extract', 'refactor.rewrite', 'source.fixAll.nginx-lint'],
    },
    codeLensProvider: {},
    inlayHintProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: [';', '\n'] },
    callHierarchyProvider: true,
    executeCommandProvider: { commands: [CHECK_WORKSPACE] },
    ...(pulls && {
      diagnosticProvider: { identifier: 'nginx-lint', interFileDependencies: true, workspaceDiagnostics: false },
    }),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } },
    },
  }
}
