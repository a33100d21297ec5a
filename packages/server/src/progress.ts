import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver'
import type { Progress } from './projects.ts'

/** As many files take long enough to be worth a word. */
const LARGE = 50

/** Shows how far the first reading of large folders has come. */
export function showProgress(connection: Connection): Progress {
  let asked = false
  let ended = false
  let shown: WorkDoneProgressServerReporter | undefined
  let percent = 0
  return (done, of) => {
    if (ended) return
    if (done >= of) {
      ended = true
      shown?.done()
      return
    }
    if (of < LARGE) return
    if (!asked) {
      asked = true
      connection.window.createWorkDoneProgress().then(
        (progress) => {
          if (ended) return
          shown = progress
          progress.begin('nginx-lint', 0, 'reading configurations')
        },
        () => {},
      )
    }
    const reached = Math.floor((done / of) * 100)
    if (reached === percent) return
    percent = reached
    shown?.report(percent, `${done} of ${of} files`)
  }
}
