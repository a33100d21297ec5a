import type { Project, Scope } from '@nginx-lint/analysis'
import type { FileReport } from './rule.ts'

type Check<T> = (of: T, project: Project, report: FileReport) => void

/**
 * Looks at blocks by themselves, or at what is made of one once, and not again at one of which there was nothing to say,
 * while it lives on from keystroke to keystroke. The check goes by what a fact of a block may go by (`factOf`).
 */
export function unlessRight<T extends object = Scope>(check: Check<T>): Check<T> {
  const right = new WeakSet<T>()
  return (of, project, report) => {
    if (right.has(of)) return
    let isRight = true
    check(of, project, (...finding) => {
      isRight = false
      report(...finding)
    })
    if (isRight) right.add(of)
  }
}
