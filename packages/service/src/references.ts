import type { Location, Position } from 'vscode-languageserver-types'
import { meaningAt, rangeOf } from './meaning.ts'
import type { Workspace } from './workspace.ts'

/** All uses of the name at the cursor, in every file of every project that knows it, each place once. */
export function references(
  workspace: Workspace,
  path: string,
  position: Position,
  includeDeclaration: boolean,
): Location[] {
  const { places = [] } = meaningAt(workspace, path, position) ?? {}
  return places
    .filter(({ isDefinition }) => includeDeclaration || !isDefinition)
    .map((place) => ({ uri: place.document.uri, range: rangeOf(place) }))
}
