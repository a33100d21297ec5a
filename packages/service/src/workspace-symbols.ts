import type { SourceFile } from '@nginx-lint/analysis'
import type { SymbolInformation } from 'vscode-languageserver-types'
import { type Outlined, outlineOf } from './outline.ts'
import type { Workspace } from './workspace.ts'

/** No list is longer: an editor asks again as more is typed. */
const MOST = 250

interface Candidate {
  readonly entry: Outlined
  readonly file: SourceFile
  readonly container: string | undefined
}

/**
 * Servers, locations and everything with a name whose letters come in the order of the query; those that have them in
 * one piece first.
 */
export function workspaceSymbols(workspace: Workspace, query: string): SymbolInformation[] {
  const wanted = query.trim().toLowerCase()
  const found: { readonly candidate: Candidate; readonly rank: number }[] = []
  for (const candidate of candidates(workspace)) {
    const rank = rankOf(candidate.entry.name.toLowerCase(), wanted)
    if (rank !== undefined) found.push({ candidate, rank })
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .flatMap(({ candidate: { entry, file, container } }) => {
      const document = workspace.document(file.path)
      if (!document) return []
      const range = document.range({ start: entry.head.start + file.offset, end: entry.head.end + file.offset })
      const { name, kind } = entry
      return [
        {
          name,
          kind,
          location: { uri: document.uri, range },
          ...(container !== undefined && { containerName: container }),
        },
      ]
    })
}

/** Of each file once, though several projects have it. */
function* candidates({ projects }: Workspace): Generator<Candidate> {
  const seen = new Set<string>()
  for (const project of projects)
    for (const file of project.files.values()) {
      const place = `${file.path}\n${file.offset}`
      if (seen.has(place)) continue
      seen.add(place)
      yield* landmarks(outlineOf(project, file), file, undefined)
    }
}

function* landmarks(
  entries: readonly Outlined[],
  file: SourceFile,
  container: string | undefined,
): Generator<Candidate> {
  for (const entry of entries) {
    if (entry.isLandmark) yield { entry, file, container }
    yield* landmarks(entry.children, file, entry.isLandmark ? entry.name : container)
  }
}

/** The lower the better: from the start of a word, within one, letter by letter; undefined when one is missing. */
function rankOf(name: string, wanted: string): number | undefined {
  const at = name.indexOf(wanted)
  if (at >= 0) return /[a-z0-9]/.test(name[at - 1] ?? '') ? 1 : 0
  let from = 0
  for (const letter of wanted.replace(/\s+/g, '')) {
    from = name.indexOf(letter, from) + 1
    if (from === 0) return undefined
  }
  return 2
}
