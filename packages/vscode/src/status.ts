import { DiagnosticSeverity, Disposable, LanguageStatusSeverity, languages, window } from 'vscode'
import { type BaseLanguageClient, State } from 'vscode-languageclient'
import { ID } from './client.ts'

/** An entry among the states of the language: for which nginx the file is checked, and how many problems there are. */
export function showStatus(client: BaseLanguageClient): Disposable {
  const item = languages.createLanguageStatusItem(ID, { language: 'nginx' })
  item.name = 'nginx-lint'

  async function update(): Promise<void> {
    const isRunning = client.state === State.Running
    const { errors, warnings } = problems()
    item.busy = client.state === State.Starting
    item.severity = isRunning && errors === 0 ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error
    item.detail = `${count(errors, 'error')}, ${count(warnings, 'warning')}`
    item.text = isRunning ? 'nginx-lint' : 'nginx-lint is not running'
    item.command = isRunning
      ? { command: 'nginx-lint.checkWorkspace', title: 'Check workspace' }
      : { command: 'nginx-lint.restart', title: 'Restart' }
  }

  void update()
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
