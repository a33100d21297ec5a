import * as service from '@nginx-lint/service'
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  LSPErrorCodes,
  PrepareRenameRequest,
  type ProtocolRequestType,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  type TextDocumentIdentifier,
  type TextDocumentPositionParams,
  WillRenameFilesRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver'
import type { Client } from './client.ts'
import type { ClientSettings } from './client-settings.ts'
import { pageOf } from './pages.ts'
import { flatOutline, plainLocations } from './plain.ts'
import { releaseOf } from './release.ts'
import type { Snapshot } from './snapshot.ts'

/** What a feature is given beside its parameters. */
export interface Moment {
  readonly workspace: Snapshot
  readonly settings: ClientSettings
  readonly client: Client
}

/** A request, and the function that answers it. */
export interface Feature {
  readonly type: { readonly method: string }
  answer(params: unknown, moment: Moment): unknown
}

function feature<P, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  answer: (params: P, moment: Moment) => unknown,
): Feature {
  return { type, answer: (params, moment) => answer(params as P, moment) }
}

const at = (
  { textDocument: { uri } }: { readonly textDocument: TextDocumentIdentifier },
  workspace: Snapshot,
): string => workspace.pathOf(uri)

/** The question was right, and there is a reason, for people, why it cannot be done. */
function orRefused<T extends object>(result: T | service.NoRename | undefined): T | undefined {
  if (result && 'error' in result) throw new ResponseError(LSPErrorCodes.RequestFailed, result.error)
  return result
}

/** All that can be asked for, but diagnostics. */
export const features: readonly Feature[] = [
  feature(CompletionRequest.type, (params, { workspace, client }) =>
    service.completion(workspace, at(params, workspace), params.position, {
      ...client.completion,
      ...(params.context?.triggerCharacter !== undefined && { trigger: params.context.triggerCharacter }),
    }),
  ),
  feature(CompletionResolveRequest.type, (item, { workspace }) => service.resolveCompletion(workspace, item)),
  feature(SignatureHelpRequest.type, (params, { workspace }) =>
    service.signatureHelp(workspace, at(params, workspace), params.position),
  ),
  feature(HoverRequest.type, (params, { workspace, client }) =>
    service.hover(workspace, at(params, workspace), params.position, { markdown: client.markdown }),
  ),
  feature(DefinitionRequest.type, (params, { workspace, client }) => {
    const links = service.definition(workspace, at(params, workspace), params.position)
    return client.links ? links : plainLocations(links)
  }),
  feature(ReferencesRequest.type, (params, { workspace }) =>
    service.references(workspace, at(params, workspace), params.position, params.context.includeDeclaration),
  ),
  feature(DocumentHighlightRequest.type, (params, { workspace }) =>
    service.documentHighlights(workspace, at(params, workspace), params.position),
  ),
  feature(PrepareRenameRequest.type, (params, { workspace }) =>
    orRefused(service.prepareRename(workspace, at(params, workspace), params.position)),
  ),
  feature(RenameRequest.type, (params, { workspace }) => {
    return orRefused(service.rename(workspace, at(params, workspace), params.position, params.newName))
  }),
  feature(DocumentSymbolRequest.type, (params, { workspace, client }) => {
    const outline = service.documentSymbols(workspace, at(params, workspace))
    return client.outlines ? outline : flatOutline(outline, params.textDocument.uri)
  }),
  feature(WorkspaceSymbolRequest.type, ({ query }, { workspace }) => service.workspaceSymbols(workspace, query)),
  feature(DocumentLinkRequest.type, (params, { workspace }) => service.documentLinks(workspace, at(params, workspace))),
  feature(FoldingRangeRequest.type, (params, { workspace }) => service.foldingRanges(workspace, at(params, workspace))),
  feature(SelectionRangeRequest.type, (params, { workspace }) =>
    service.selectionRanges(workspace, at(params, workspace), params.positions),
  ),
  feature(SemanticTokensRequest.type, (params, { workspace }) =>
    service.semanticTokens(workspace, at(params, workspace)),
  ),
  feature(SemanticTokensRangeRequest.type, (params, { workspace }) =>
    service.semanticTokens(workspace, at(params, workspace), params.range),
  ),
  feature(CodeActionRequest.type, (params, { workspace, client }) => {
    if (!client.codeActions) return []
    const actions = service.codeActions(workspace, at(params, workspace), params.range, params.context)
    return client.newFiles ? actions : actions.filter(({ edit }) => !edit?.documentChanges)
  }),
  feature(CodeLensRequest.type, (params, { workspace, settings }) =>
    service.codeLenses(workspace, at(params, workspace), settings.codeLens),
  ),
  feature(InlayHintRequest.type, (params, { workspace, settings }) =>
    service.inlayHints(workspace, at(params, workspace), params.range, settings.inlayHints),
  ),
  feature(DocumentFormattingRequest.type, (params, { workspace }) =>
    service.formatting(workspace, at(params, workspace)),
  ),
  feature(DocumentRangeFormattingRequest.type, (params, { workspace }) =>
    service.rangeFormatting(workspace, at(params, workspace), params.range),
  ),
  feature(DocumentOnTypeFormattingRequest.type, (params, { workspace }) =>
    service.onTypeFormatting(workspace, at(params, workspace), params.position, params.ch),
  ),
  feature(CallHierarchyPrepareRequest.type, (params, { workspace }) =>
    service.prepareCallHierarchy(workspace, at(params, workspace), params.position),
  ),
  feature(CallHierarchyIncomingCallsRequest.type, ({ item }, { workspace }) => service.incomingCalls(workspace, item)),
  feature(CallHierarchyOutgoingCallsRequest.type, ({ item }, { workspace }) => service.outgoingCalls(workspace, item)),
  feature(WillRenameFilesRequest.type, ({ files }, { workspace }) => service.fileRenames(workspace, files)),
  // Our own, for editors that show it.
  {
    type: { method: 'nginx-lint/rulePage' },
    answer: (params) => pageOf((params as { readonly rule: string }).rule),
  },
  {
    type: { method: 'nginx-lint/release' },
    answer: (params, { workspace }) =>
      releaseOf(workspace, at(params as { readonly textDocument: TextDocumentIdentifier }, workspace)),
  },
  {
    type: { method: 'nginx-lint/route' },
    answer: (params, { workspace }) => {
      const asked = params as { readonly textDocument: TextDocumentIdentifier; readonly url: string }
      return service.routeOf(workspace, at(asked, workspace), asked.url)
    },
  },
  {
    type: { method: 'nginx-lint/routeUrls' },
    answer: (params, { workspace }) => {
      const asked = params as TextDocumentPositionParams
      return service.routeUrls(workspace, at(asked, workspace), asked.position)
    },
  },
]
