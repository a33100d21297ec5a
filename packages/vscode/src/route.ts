import {
  commands,
  Disposable,
  DocumentLink,
  EventEmitter,
  type LocationLink,
  languages,
  type Memento,
  type Position,
  Range,
  type TextDocument,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode'
import type { BaseLanguageClient, Location, Range as ProtocolRange } from 'vscode-languageclient'
import { askForUrl } from './route-url.ts'

const SCHEME = 'nginx-lint-route'
const OPEN = 'nginx-lint.openPlace'

/** What the server answers: see the function `routeOf` of the service. */
type Routed =
  | { readonly text: string; readonly links: readonly { readonly range: ProtocolRange; readonly target: Location }[] }
  | { readonly error: string }

/** A place that is named in a document, and where it is. */
interface Link {
  readonly range: Range
  readonly uri: Uri
  readonly target: Range
}

/** How long nobody has typed when a route is followed again, in milliseconds. */
const PAUSE = 300

/**
 * Which location serves a URL: asks for it, and shows the way there beside the file, in a document whose places are
 * links, and which is written again while the file is edited.
 */
export function showRoutes(client: BaseLanguageClient, memory: Memento): Disposable {
  const changed = new EventEmitter<Uri>()
  const texts = new Map<string, { readonly text: string; readonly links: readonly Link[] }>()
  let pause: ReturnType<typeof setTimeout> | undefined

  async function show(asked?: unknown): Promise<void> {
    const editor = window.activeTextEditor
    if (!editor) return
    const { document } = editor
    const file = document.uri.scheme === SCHEME ? askedOf(document.uri).file : document.uri
    const url =
      typeof asked === 'string' ? asked : await askForUrl(memory, () => urlsAt(document, editor.selection.active))
    if (url === undefined) return
    const routed = await follow(file, url)
    if ('error' in routed) return void window.showErrorMessage(`nginx-lint: ${routed.error}`)
    const uri = uriOf(file, url)
    const shown = await workspace.openTextDocument(uri)
    await languages.setTextDocumentLanguage(shown, 'nginx-route')
    changed.fire(uri)
    const beside = document.uri.scheme === SCHEME ? ViewColumn.Active : ViewColumn.Beside
    await window.showTextDocument(shown, { viewColumn: beside, preview: true })
  }

  const identified = (file: Uri) => ({ uri: client.code2ProtocolConverter.asUri(file) })

  const follow = (file: Uri, url: string): Promise<Routed> =>
    client.sendRequest<Routed>('nginx-lint/route', { textDocument: identified(file), url })

  async function urlsAt({ uri, languageId }: TextDocument, at: Position): Promise<readonly string[]> {
    if (languageId !== 'nginx') return []
    const position = client.code2ProtocolConverter.asPosition(at)
    const asked = { textDocument: identified(uri), position }
    return client.sendRequest<readonly string[] | null>('nginx-lint/routeUrls', asked).then(
      (urls) => urls ?? [],
      () => [],
    )
  }

  async function provideTextDocumentContent(uri: Uri): Promise<string> {
    const { file, url } = askedOf(uri)
    // Where the text has changed meanwhile, the way is followed once more in a moment.
    const routed = await follow(file, url).catch(() => undefined)
    if (!routed) return texts.get(uri.toString())?.text ?? ''
    if ('error' in routed) return `${routed.error}\n`
    const { protocol2CodeConverter: code } = client
    const links = routed.links.map(({ range, target }) => ({
      range: code.asRange(range),
      uri: code.asUri(target.uri),
      target: code.asRange(target.range),
    }))
    texts.set(uri.toString(), { text: routed.text, links })
    return routed.text
  }

  const linksOf = ({ uri }: TextDocument): readonly Link[] => texts.get(uri.toString())?.links ?? []

  /** What a line names; of a line of code the place of the step it belongs to. */
  function linkAt(document: TextDocument, { line }: Position): Link | undefined {
    const links = linksOf(document)
    const own = links.find(({ range }) => range.start.line === line)
    return (
      own ??
      (document.lineAt(line).isEmptyOrWhitespace ? undefined : links.findLast(({ range }) => range.start.line < line))
    )
  }

  function provideDefinition(document: TextDocument, position: Position): LocationLink[] {
    const link = linkAt(document, position)
    const origin = document.lineAt(position.line).range
    return link ? [{ originSelectionRange: origin, targetUri: link.uri, targetRange: link.target }] : []
  }

  /** That of a link; without one, the place that the line at the cursor names. */
  async function openPlace(uri?: string, line = 0, character = 0): Promise<void> {
    if (uri !== undefined) return open(Uri.parse(uri), new Range(line, character, line, character))
    const editor = window.activeTextEditor
    const link = editor && linkAt(editor.document, editor.selection.active)
    if (link) await open(link.uri, link.target)
  }

  function again(): void {
    clearTimeout(pause)
    pause = setTimeout(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri)
    }, PAUSE)
  }

  return Disposable.from(
    commands.registerCommand('nginx-lint.route', show),
    commands.registerCommand(OPEN, openPlace),
    workspace.registerTextDocumentContentProvider(SCHEME, { onDidChange: changed.event, provideTextDocumentContent }),
    languages.registerDocumentLinkProvider(
      { scheme: SCHEME },
      { provideDocumentLinks: (document) => linksOf(document).map(documentLink) },
    ),
    languages.registerDefinitionProvider({ scheme: SCHEME }, { provideDefinition }),
    workspace.onDidChangeTextDocument(({ document }) => document.languageId === 'nginx' && again()),
    workspace.onDidCloseTextDocument(({ uri }) => void texts.delete(uri.toString())),
    changed,
    { dispose: () => clearTimeout(pause) },
  )
}

/** Not in the place of the route: where the file is shown already, or another one. */
async function open(uri: Uri, selection: Range): Promise<void> {
  const others = window.visibleTextEditors.filter(({ document }) => document.uri.scheme !== SCHEME)
  const shown = others.find(({ document }) => document.uri.toString() === uri.toString()) ?? others[0]
  await window.showTextDocument(uri, { selection, viewColumn: shown?.viewColumn ?? ViewColumn.One })
}

function documentLink({ range, uri, target: { start } }: Link): DocumentLink {
  const place = encodeURIComponent(JSON.stringify([uri.toString(), start.line, start.character]))
  const link = new DocumentLink(range, Uri.parse(`command:${OPEN}?${place}`))
  link.tooltip = 'Go there'
  return link
}

/** The editor shows the last part of the path as the document's name: what looks like a slash is none. */
const uriOf = (file: Uri, url: string): Uri =>
  Uri.from({ scheme: SCHEME, path: `/${url.replaceAll('/', '\u2215')}`, query: JSON.stringify([file.toString(), url]) })

function askedOf({ query }: Uri): { readonly file: Uri; readonly url: string } {
  const [file, url] = JSON.parse(query) as [string, string]
  return { file: Uri.parse(file), url }
}
