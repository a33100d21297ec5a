import { placeOf, requestFor, routerOf, type Statement, tell } from '@nginx-lint/analysis'
import type { Span } from '@nginx-lint/syntax'
import type { Location, Range } from 'vscode-languageserver-types'
import { fileName, projectsOf, type Workspace } from './workspace.ts'

/** What happens to a request, for people to read and to go on from; or what is wrong with the URL. */
export type Routed = { readonly text: string; readonly links: readonly RouteLink[] } | { readonly error: string }

/** Where in the text a place is named, and which: `conf.d/site.conf:3`. */
export interface RouteLink {
  readonly range: Range
  readonly target: Location
}

/** Where a URL goes in the configuration that a file is part of. */
export function routeOf(workspace: Workspace, path: string, url: string): Routed {
  const project = projectsOf(workspace, path)[0]
  const document = workspace.document(path)
  if (!project || !document) return { error: 'the file is part of no configuration' }
  const request = requestFor(url.trim())
  if ('error' in request) return request
  const lines = tell(url.trim(), routerOf(project).route(request), (file) => fileName(workspace, file))
  const places: (Span & { readonly target: Location })[] = []
  let text = ''
  for (const pieces of lines) {
    for (const piece of pieces) {
      const target = piece.at && placed(workspace, piece.at)
      if (target) places.push({ start: text.length, end: text.length + piece.text.length, target })
      text += piece.text
    }
    text += '\n'
  }
  const shown = document.derived(text)
  return { text, links: places.map(({ target, ...span }) => ({ range: shown.range(span), target })) }
}

function placed(workspace: Workspace, statement: Statement): Location | undefined {
  const document = workspace.document(statement.file.path)
  return document && { uri: document.uri, range: document.range(placeOf(statement)) }
}
