import { type Diagnostic as Finding, fixableAtOnce } from '@nginx-lint/lint'
import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types'
import { type Asked, action } from './asked.ts'

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.nginx-lint`

/** The fixes of what is found here, the safe ones as those to prefer. Two findings may have one fix. */
export function fixes(asked: Asked): CodeAction[] {
  const byChange = new Map<string, Finding[]>()
  for (const finding of asked.here) {
    if (!finding.fix || finding.fix.edits.length === 0) continue
    const key = JSON.stringify([finding.fix.title, finding.fix.edits])
    const same = byChange.get(key)
    if (same) same.push(finding)
    else byChange.set(key, [finding])
  }
  return [...byChange.values()].map((findings) => {
    const { title, edits, unsafe } = findings[0]!.fix!
    const fix = action(asked, CodeActionKind.QuickFix, title, edits, findings)
    return unsafe ? fix : { ...fix, isPreferred: true }
  })
}

/** For each rule of which something is found here: all of its safe fixes in the file, if there are several. */
export function fixesOfRules(asked: Asked): CodeAction[] {
  return [...new Set(asked.here.filter(({ fix }) => fix && !fix.unsafe).map(({ rule }) => rule))].flatMap((rule) => {
    const found = fixableAtOnce(asked.findings.filter((finding) => finding.rule === rule))
    if (found.length < 2) return []
    const title = `Fix all ${found.length} "${rule}" problems in this file`
    return [action(asked, CodeActionKind.QuickFix, title, editsOf(found), found)]
  })
}

/** All safe fixes of the file that do not get in each other's way. */
export function fixAll(asked: Asked): CodeAction[] {
  const found = fixableAtOnce(asked.findings)
  return found.length === 0 ? [] : [action(asked, FIX_ALL, 'Fix all problems that can be fixed safely', editsOf(found))]
}

const editsOf = (findings: readonly Finding[]) => findings.flatMap(({ fix }) => fix?.edits ?? [])
