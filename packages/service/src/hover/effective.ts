import { outwards, type Statement } from '@nginx-lint/analysis'
import type { Workspace } from '../workspace.ts'
import { headCode } from './code.ts'
import { code } from './page.ts'

const MOST = 12

/**
 * The directives outside of a block that are in force inside of it too, innermost first: those that may stand in it, are
 * inherited, and are not said again on the way. Undefined when there are none.
 */
export function inheritedText(workspace: Workspace, { inner }: Statement): string | undefined {
  const context = inner?.context
  if (!inner || !context) return undefined
  const found: Statement[] = []
  const scopes = [...outwards(inner)]
  scopes.slice(1).forEach((scope, i) => {
    const inside = scopes.slice(0, i + 1)
    for (const statement of scope.statements) {
      const facts = statement.spec?.facts
      if (!facts || !statement.fit?.ok || facts.block !== undefined) continue
      if (facts.inherits === 'never' || !facts.in.includes(context)) continue
      const isSet = (name: string, within = inside): boolean =>
        within.some(({ statements }) => statements.some((other) => other.name === name))
      if (facts.inherits !== 'merged' && isSet(statement.name)) continue
      if (facts.replacedBy?.some((name) => isSet(name))) continue
      if (facts.inheritedAs !== undefined && isSet(facts.inheritedAs, scopes)) continue
      found.push(statement)
    }
  })
  if (found.length === 0) return undefined
  const shown = found.slice(0, MOST).map((statement) => {
    const line = workspace.document(statement.file.path)?.position(statement.file.offset + statement.node.start).line
    return `${headCode(statement)}; # ${statement.file.path}${line === undefined ? '' : `:${line + 1}`}`
  })
  const more = found.length > MOST ? [`# and ${found.length - MOST} more`] : []
  return `In force here from outside:\n\n${code([...shown, ...more].join('\n'))}`
}
