import type { Location } from 'vscode-languageserver-types'
import { fileName, partsOf, type Workspace } from './workspace.ts'

interface IncludedAt {
  readonly path: string
  /** The path as people say it: from the folder of the main file. */
  readonly name: string
  readonly location: Location
}

/** The statements that include a file, in all projects, each place once. */
export function includesOf(workspace: Workspace, path: string): IncludedAt[] {
  const found = new Map<string, IncludedAt>()
  for (const { project } of partsOf(workspace, path)) {
    for (const include of project.includes) {
      const document = workspace.document(include.file.path)
      if (!document || !include.files.some((file) => file.path === path)) continue
      const { start, end } = include.node
      const { offset } = include.file
      const range = document.range({ start: start + offset, end: end + offset })
      found.set(`${document.path}\n${start + offset}`, {
        path: document.path,
        name: fileName(workspace, document.path),
        location: { uri: document.uri, range },
      })
    }
  }
  const places = [...found.values()]
  const lineOf = (place: (typeof places)[number]): number => place.location.range.start.line
  return places.sort((a, b) => a.path.localeCompare(b.path, 'en') || lineOf(a) - lineOf(b))
}
