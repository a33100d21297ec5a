import { commands, Disposable, type Memento, Range, Uri, ViewColumn, window } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { routeAnswers } from './route-answers.ts'
import { askedOf, OPEN_PLACE, routeDocuments, SCHEME } from './route-documents.ts'
import { askForUrl } from './route-url.ts'

/** Which location serves a URL: asks for it, and shows the way there beside the file. */
export function showRoutes(client: BaseLanguageClient, memory: Memento): Disposable {
  const answers = routeAnswers(client)
  const documents = routeDocuments(answers)

  async function show(asked?: unknown): Promise<void> {
    const editor = window.activeTextEditor
    if (!editor) return
    const { uri } = editor.document
    const isRoute = uri.scheme === SCHEME
    const file = isRoute ? askedOf(uri).file : uri
    const offer = async () => (isRoute ? [] : answers.urlsAt(file, editor.selection.active))
    const url = typeof asked === 'string' ? asked : await askForUrl(memory, offer)
    if (url === undefined) return
    const route = await answers.follow(file, url)
    if (route && 'error' in route) return void window.showErrorMessage(`nginx-lint: ${route.error}`)
    const viewColumn = isRoute ? ViewColumn.Active : ViewColumn.Beside
    await window.showTextDocument(await documents.of(file, url), { viewColumn, preview: true })
  }

  /** That of a link; without one, the place that the line at the cursor names. */
  async function openPlace(uri?: string, line = 0, character = 0): Promise<void> {
    if (uri !== undefined) return open(Uri.parse(uri), new Range(line, character, line, character))
    const editor = window.activeTextEditor
    const link = editor && documents.linkAt(editor.document, editor.selection.active)
    if (link) await open(link.uri, link.target)
  }

  return Disposable.from(
    documents,
    commands.registerCommand('nginx-lint.route', show),
    commands.registerCommand(OPEN_PLACE, openPlace),
  )
}

/** Not in the place of the route: where the file is shown already, or another one. */
async function open(uri: Uri, selection: Range): Promise<void> {
  const others = window.visibleTextEditors.filter(({ document }) => document.uri.scheme !== SCHEME)
  const shown = others.find(({ document }) => document.uri.toString() === uri.toString()) ?? others[0]
  await window.showTextDocument(uri, { selection, viewColumn: shown?.viewColumn ?? ViewColumn.One })
}
