import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver-types'
import { meaningAt, rangeOf } from './meaning.ts'
import type { Workspace } from './workspace.ts'

/** The places of a file that mean what the name at the cursor means: written where it is defined, else read. */
export function documentHighlights(workspace: Workspace, path: string, position: Position): DocumentHighlight[] {
  const { places = [] } = meaningAt(workspace, path, position) ?? {}
  return places
    .filter(({ document }) => document.path === path)
    .map((place) => ({
      range: rangeOf(place),
      kind: place.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }))
}
