import {
  type DocumentSymbol,
  Location,
  type LocationLink,
  type SymbolInformation,
  type SymbolKind,
} from 'vscode-languageserver'

/** For clients that know no links. */
export const plainLocations = (links: readonly LocationLink[]): Location[] =>
  links.map(({ targetUri, targetSelectionRange }) => Location.create(targetUri, targetSelectionRange))

/** For clients that know no trees. */
export function flatOutline(symbols: readonly DocumentSymbol[], uri: string): SymbolInformation[] {
  const flat: SymbolInformation[] = []
  const pending: { symbol: DocumentSymbol; containerName?: string }[] = symbols.map((symbol) => ({ symbol })).reverse()
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { symbol, containerName } = next
    const { name, kind, range, children = [] } = symbol
    flat.push(informationOf(name, kind, Location.create(uri, range), containerName))
    for (const child of children.toReversed()) pending.push({ symbol: child, containerName: name })
  }
  return flat
}

const informationOf = (
  name: string,
  kind: SymbolKind,
  location: Location,
  containerName: string | undefined,
): SymbolInformation => ({ name, kind, location, ...(containerName !== undefined && { containerName }) })
