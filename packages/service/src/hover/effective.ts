import { effective, outwards, type Statement } from '@nginx-lint/analysis'
import { placeName, type Workspace } from '../workspace.ts'
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
  const isInForce = (statement: Statement): boolean => {
    const facts = statement.spec?.facts
    if (!facts?.in.includes(context) || facts.block !== undefined || !statement.fit?.ok) return false
    return effective(inner, statement.name).includes(statement)
  }
  const found = [...outwards(inner)].slice(1).flatMap(({ statements }) => statements.filter(isInForce))
  if (found.length === 0) return undefined
  const shown = found.slice(0, MOST).map((statement) => `${headCode(statement)}; # ${placeName(workspace, statement)}`)
  const more = found.length > MOST ? [`# and ${found.length - MOST} more`] : []
  return `In force here from outside:\n\n${code([...shown, ...more].join('\n'))}`
}
