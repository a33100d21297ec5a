import { DiagnosticSeverity, Disposable, LanguageStatusSeverity, languages, type TextDocument, window } from 'vscode'
import { type BaseLanguageClient, State } from 'vscode-languageclient'
import { ID } from './client.ts'

/** An entry among the states of the language: for which nginx the file is checked, and how many problems there are. */
export function showStatus(client: BaseLanguageClient): Disposable {
  const item = languages.createLanguageStatusItem(ID, { language: 'nginx' })
  item.name = 'nginx-lint'

  function update(): void {
    const isRunning = client.state === State.Running
    const { errors, warnings } = problems()
    item.busy = client.state === State.Starting
    item.severity = isRunning ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error
    item.detail = `${count(errors, 'error')}, ${count(warnings, 'warning')}`
    item.command = isRunning
      ? { command: 'nginx-lint.checkWorkspace', title: 'Check the workspace' }
      : { command: 'nginx-lint.restart', title: 'Restart' }
    if (!isRunning) item.text = item.busy ? 'nginx-lint' : 'nginx-lint does not run'
    else void showRelease(window.activeTextEditor?.document)
  }

  async function showRelease(document: TextDocument | undefined): Promise<void> {
    if (document?.languageId !== 'nginx') return
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document)
    const release = await client.sendRequest<string | null>('nginx-lint/release', { textDocument }).catch(() => null)
    if (client.state === State.Running) item.text = release === null ? 'nginx' : `nginx ${release}`
  }

  update()
  return Disposable.from(
    item,
    client.onDidChangeState(update),
    languages.onDidChangeDiagnostics(update),
    window.onDidChangeActiveTextEditor(update),
  )
}

function problems(): { errors: number; warnings: number } {
  const ours = languages.getDiagnostics().flatMap(([, found]) => found.filter(({ source }) => source === ID))
  const of = (severity: DiagnosticSeverity): number => ours.filter((each) => each.severity === severity).length
  return { errors: of(DiagnosticSeverity.Error), warnings: of(DiagnosticSeverity.Warning) }
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
