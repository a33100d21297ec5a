import {
  Disposable,
  DocumentLink,
  EventEmitter,
  type LocationLink,
  languages,
  type Position,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode'
import type { Link, RouteAnswers } from './route-answers.ts'

export const SCHEME = 'nginx-lint-route'
export const LANGUAGE = 'nginx-route'

/** The command behind the links: goes to a place, given by URI, line and character. */
export const OPEN_PLACE = 'nginx-lint.openPlace'

/** How long nobody has typed when routes are followed again, in milliseconds. */
const PAUSE = 300

/** Documents that nobody can edit, each with a route. Places in them are links, and they change with what is edited. */
export interface RouteDocuments extends Disposable {
  of(file: Uri, url: string): Promise<TextDocument>
  /** What a line names; of a line of code the place of the step it belongs to. */
  linkAt(document: TextDocument, position: Position): Link | undefined
}

export function routeDocuments({ follow }: RouteAnswers): RouteDocuments {
  const changed = new EventEmitter<Uri>()
  const known = new Map<string, { readonly text: string; readonly links: readonly Link[] }>()
  const linksOf = ({ uri }: TextDocument): readonly Link[] => known.get(uri.toString())?.links ?? []

  async function provideTextDocumentContent(uri: Uri): Promise<string> {
    const { file, url } = askedOf(uri)
    const route = await follow(file, url)
    // Where the text has changed meanwhile, the way is followed once more in a moment.
    if (!route) return known.get(uri.toString())?.text ?? ''
    const content = 'error' in route ? { text: `${route.error}\n`, links: [] } : route
    known.set(uri.toString(), content)
    return content.text
  }

  function linkAt(document: TextDocument, { line }: Position): Link | undefined {
    const links = linksOf(document)
    const own = links.find(({ range }) => range.start.line === line)
    if (own || document.lineAt(line).isEmptyOrWhitespace) return own
    return links.findLast(({ range }) => range.start.line < line)
  }

  function provideDefinition(document: TextDocument, position: Position): LocationLink[] {
    const link = linkAt(document, position)
    const originSelectionRange = document.lineAt(position.line).range
    return link ? [{ originSelectionRange, targetUri: link.uri, targetRange: link.target }] : []
  }

  const selector = { scheme: SCHEME }
  const registrations = Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, { onDidChange: changed.event, provideTextDocumentContent }),
    languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: (document) => linksOf(document).map(documentLink),
    }),
    languages.registerDefinitionProvider(selector, { provideDefinition }),
    // One that gets its language is said to be closed as well.
    workspace.onDidCloseTextDocument(({ uri, languageId }) => languageId === LANGUAGE && known.delete(uri.toString())),
    afterEdits(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri)
    }),
  )
  return {
    async of(file, url) {
      const uri = uriOf(file, url)
      const isOpen = workspace.textDocuments.some((document) => document.uri.toString() === uri.toString())
      const document = await workspace.openTextDocument(uri)
      if (isOpen) changed.fire(uri)
      return languages.setTextDocumentLanguage(document, LANGUAGE)
    },
    linkAt,
    dispose: () => registrations.dispose(),
  }
}

/** Calls it when files of nginx were edited, and nobody goes on typing. */
function afterEdits(work: () => void): Disposable {
  let pause: ReturnType<typeof setTimeout> | undefined
  return Disposable.from(
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId !== 'nginx') return
      clearTimeout(pause)
      pause = setTimeout(work, PAUSE)
    }),
    { dispose: () => clearTimeout(pause) },
  )
}

function documentLink({ range, uri, target: { start } }: Link): DocumentLink {
  const place = encodeURIComponent(JSON.stringify([uri.toString(), start.line, start.character]))
  const link = new DocumentLink(range, Uri.parse(`command:${OPEN_PLACE}?${place}`))
  link.tooltip = 'Go there'
  return link
}

/** The editor shows the last part of the path as the document's name: what looks like a slash is none. */
const uriOf = (file: Uri, url: string): Uri =>
  Uri.from({ scheme: SCHEME, path: `/${url.replaceAll('/', '\u2215')}`, query: JSON.stringify([file.toString(), url]) })

/** The file and the URL that such a document is about. */
export function askedOf({ query }: Uri): { readonly file: Uri; readonly url: string } {
  const [file, url] = JSON.parse(query) as [string, string]
  return { file: Uri.parse(file), url }
}
