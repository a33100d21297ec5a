import { commands, type Disposable, type QuickPickItem, window } from 'vscode'
import type { BaseLanguageClient, Location } from 'vscode-languageclient'

interface Stop {
  readonly kind: 'step' | 'question' | 'end'
  readonly text: string
  readonly place?: string
  readonly location?: Location
  readonly answers: readonly string[]
}

type Routed = { readonly stops: readonly Stop[] } | { readonly error: string }

const ICONS = { step: '$(arrow-down)', question: '$(question)', end: '$(target)' } as const

/** Which location serves a URL: asks for it, shows the way there, and goes to what is chosen of it. */
export function showRoutes(client: BaseLanguageClient): Disposable {
  let last = 'http://localhost/'
  return commands.registerCommand('nginx-lint.route', async (asked?: string) => {
    const document = window.activeTextEditor?.document
    if (!document) return
    const prompt = 'A URL, such as http://example.com/path, or only its path'
    const url = asked ?? (await window.showInputBox({ title: 'Which location serves…', prompt, value: last }))
    if (!url) return
    last = url
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document)
    const routed = await client.sendRequest<Routed>('nginx-lint/route', { textDocument, url })
    if ('error' in routed) return void window.showErrorMessage(`nginx-lint: ${routed.error}`)
    const items = routed.stops.map((stop): QuickPickItem & { readonly stop: Stop } => ({
      label: `${ICONS[stop.kind]} ${stop.text}`,
      ...(stop.place !== undefined && { description: stop.place }),
      ...(stop.answers.length > 0 && { detail: `when: ${stop.answers.join(', then ')}` }),
      stop,
    }))
    const chosen = await window.showQuickPick(items, { title: url, matchOnDescription: true, matchOnDetail: true })
    if (!chosen?.stop.location) return
    const { uri, range } = client.protocol2CodeConverter.asLocation(chosen.stop.location)
    await window.showTextDocument(uri, { selection: range })
  })
}
