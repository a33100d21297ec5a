import { type Connection, FileChangeType } from 'vscode-languageserver'
import type { Client } from './client.ts'
import type { Diagnoser } from './diagnoser.ts'
import type { Log } from './log.ts'
import type { OpenFile } from './open-files.ts'
import { pathOf } from './paths.ts'
import type { Session } from './session.ts'

/** Notes what happens to files, in the editor and on disk. */
export function followFiles(
  connection: Connection,
  session: Session,
  diagnoser: Diagnoser,
  client: Client,
  log: Log,
): void {
  const { files } = session
  /** What cannot be understood of one message does not stop the next. */
  const guarded =
    <P>(what: string, work: (params: P) => void) =>
    (params: P): void => {
      try {
        work(params)
        diagnoser.soon()
      } catch (error) {
        log(what, error)
      }
    }
  const touched = (file: OpenFile | undefined): void => {
    if (file) session.touch(file.document.path)
  }
  /** A good moment to look what is on disk: files that nobody watches may have changed, too. */
  const look = (): void => {
    if (client.watches) session.forget()
    else session.configure()
  }
  connection.onDidOpenTextDocument(
    guarded('didOpen', ({ textDocument: { uri, languageId, version, text } }) => {
      diagnoser.opened(uri)
      touched(files.open(uri, languageId, version, text))
      look()
    }),
  )
  connection.onDidChangeTextDocument(
    guarded('didChange', ({ textDocument: { uri, version }, contentChanges }) =>
      touched(files.change(uri, version, contentChanges)),
    ),
  )
  connection.onDidSaveTextDocument(guarded('didSave', look))
  connection.onDidCloseTextDocument(
    guarded('didClose', ({ textDocument: { uri } }) => {
      session.forget()
      touched(files.close(uri))
      diagnoser.closed(uri)
    }),
  )
  connection.onDidChangeWatchedFiles(
    guarded('didChangeWatchedFiles', ({ changes }) => {
      const of = (kind: FileChangeType) =>
        changes.flatMap(({ uri, type }) => (type === kind ? (pathOf(uri) ?? []) : []))
      session.notice({
        created: of(FileChangeType.Created),
        changed: of(FileChangeType.Changed),
        deleted: of(FileChangeType.Deleted),
      })
    }),
  )
}
