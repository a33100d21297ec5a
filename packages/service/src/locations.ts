import { locationOf, type Project, type Scope, type Statement } from '@nginx-lint/analysis'
import type { Directive } from '@nginx-lint/syntax'
import { statementsOf } from './cursor.ts'

/** When a location with a regular expression is tried. */
export interface Turn {
  /** From 1. */
  readonly turn: number
  readonly of: number
}

const orders = new WeakMap<Scope, ReadonlyMap<Statement, number>>()

/** The locations with a regular expression of one block, in the order in which nginx tries them. */
function orderIn(scope: Scope): ReadonlyMap<Statement, number> {
  let order = orders.get(scope)
  if (!order) {
    const regexes = scope.statements.filter((statement) => locationOf(statement)?.kind.endsWith('regex'))
    order = new Map(regexes.map((statement, i) => [statement, i + 1]))
    orders.set(scope, order)
  }
  return order
}

/** Undefined for other locations, and where a file that is included several times makes it differ. */
export function turnOf(project: Project, node: Directive): Turn | undefined {
  const turns = statementsOf(project, node).map((statement) => {
    const order = orderIn(statement.scope)
    const turn = order.get(statement)
    return turn === undefined ? undefined : { turn, of: order.size }
  })
  const [first] = turns
  return first && turns.every((other) => other?.turn === first.turn && other.of === first.of) ? first : undefined
}

export const ordinal = (n: number): string => {
  const ending = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as Record<string, string>
  return `${n}${ending[ordinals.select(n)]}`
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
