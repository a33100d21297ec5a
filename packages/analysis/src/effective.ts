import { isAnywhere, outwards, type Scope, type Statement } from './scope.ts'

/**
 * The statements of a directive that count in a block, those of outer levels first: the block's own, or else those of
 * the nearest level around it that has some; all of them where the values of the levels add up. Empty: the default
 * counts. Whether their arguments fit is not looked at.
 */
export function effective(scope: Scope, name: string): readonly Statement[] {
  let found = NOTHING
  if (!isAnywhere(scope, name)) return found
  for (const level of [...outwards(scope)].reverse()) found = merged(level, name, found)
  return found
}

const NOTHING: readonly Statement[] = []

/** The first argument of the last statement that counts, which is the value of most directives. */
export const effectiveValue = (scope: Scope, name: string): string | undefined => effective(scope, name).at(-1)?.args[0]

/** What nginx knows under a name in one block, files it includes in place. */
export function statementsOf(scope: Scope, name: string): readonly Statement[] {
  if (scope.statements.length < MANY) return statementsAmong(scope.statements, name)
  let byName = indexes.get(scope)
  if (!byName) {
    byName = new Map()
    for (const statement of scope.statements) {
      if (!statement.spec) continue
      const same = byName.get(statement.name)
      if (same) same.push(statement)
      else byName.set(statement.name, [statement])
    }
    indexes.set(scope, byName)
  }
  return byName.get(name) ?? NOTHING
}

/** Most blocks have none: that must cost nothing. */
function statementsAmong(statements: readonly Statement[], name: string): readonly Statement[] {
  let found: Statement[] | undefined
  for (const statement of statements) {
    if (statement.name !== name || !statement.spec) continue
    if (found) found.push(statement)
    else found = [statement]
  }
  return found ?? NOTHING
}

/** A block of so many statements is not read from its beginning each time: http with ten thousand servers. */
const MANY = 100

const indexes = new WeakMap<Scope, Map<string, Statement[]>>()

/** What answers in a block, if a directive in it does: the last that says so counts. */
export const handlerIn = ({ statements }: Scope): Statement | undefined =>
  statements.findLast(({ spec }) => spec?.facts.content)

/** One step of the merge_*_conf() functions: what counts in a level when `outer` counts around it. */
function merged(level: Scope, name: string, outer: readonly Statement[]): readonly Statement[] {
  const own = statementsOf(level, name)
  const facts = (own[0] ?? outer[0])?.spec?.facts
  if (!facts || outer.length === 0 || facts.inherits === 'never') return own
  if (facts.replacedBy?.some((other) => statementsOf(level, other).length > 0)) return own
  const mode = facts.inheritedAs && effectiveValue(level, facts.inheritedAs)?.toLowerCase()
  if (mode === 'off') return own
  if (own.length === 0) return outer
  return facts.inherits === 'merged' || mode === 'merge' ? [...outer, ...own] : own
}
