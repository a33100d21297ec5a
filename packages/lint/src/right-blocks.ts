import type { Project, Scope } from '@nginx-lint/analysis'
import type { FileReport } from './rule.ts'

type BlockCheck = (scope: Scope, project: Project, report: FileReport) => void

/**
 * Looks at blocks by themselves, and not again at one of which there was nothing to say, while it lives on from keystroke
 * to keystroke. The check goes by what a fact of a block may go by (`factOf`).
 */
export function unlessRight(check: BlockCheck): BlockCheck {
  const right = new WeakSet<Scope>()
  return (scope, project, report) => {
    if (right.has(scope)) return
    let isRight = true
    check(scope, project, (...finding) => {
      isRight = false
      report(...finding)
    })
    if (isRight) right.add(scope)
  }
}
