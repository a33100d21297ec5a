/**
 * What must hold of the rest of a string: one of the clauses, and of it every literal. A literal is a state from which
 * the rest is to be accepted, or is not to be: twice its number, and one more for the latter. Of patterns without
 * lookarounds all clauses have one literal, and a formula is a set of states.
 */
export type Formula = readonly Clause[]
/** Sorted. */
export type Clause = readonly number[]

export const TRUE: Formula = [[]]
export const FALSE: Formula = []

/** A formula may not have more clauses: it is given up then. */
const MOST_CLAUSES = 400

/** There is a limit to what is tried. */
export class Exhausted extends Error {}

export function literal(state: number): Formula {
  return [[2 * state]]
}

export function or(formulas: readonly Formula[]): Formula {
  if (formulas.length === 1) return formulas[0]!
  return simplified(formulas.flat())
}

export function and(a: Formula, b: Formula): Formula {
  if (a.length === 0 || b.length === 0) return FALSE
  if (isTrue(a)) return b
  if (isTrue(b)) return a
  const clauses: Clause[] = []
  for (const left of a) {
    for (const right of b) {
      const clause = merged(left, right)
      if (clause) clauses.push(clause)
    }
    checkSize(clauses)
  }
  return simplified(clauses)
}

export function not(formula: Formula): Formula {
  let result = TRUE
  for (const clause of formula) {
    result = and(
      result,
      clause.map((one) => [one ^ 1]),
    )
  }
  return result
}

export function isTrue(formula: Formula): boolean {
  return formula.length === 1 && formula[0]!.length === 0
}

export function keyOf(formula: Formula): string {
  return formula.map((clause) => clause.join('&')).join('|')
}

/** `undefined` when one contradicts the other. */
function merged(a: Clause, b: Clause): Clause | undefined {
  const clause = [...new Set([...a, ...b])].sort((x, y) => x - y)
  for (let i = 1; i < clause.length; i++) if ((clause[i]! ^ 1) === clause[i - 1]!) return undefined
  return clause
}

/** Without what is there twice, or follows from a shorter clause; in one order. */
function simplified(clauses: readonly Clause[]): Formula {
  if (clauses.some((clause) => clause.length === 0)) return TRUE
  if (clauses.every((clause) => clause.length === 1)) {
    const literals = [...new Set(clauses.map((clause) => clause[0]!))].sort((a, b) => a - b)
    for (let i = 1; i < literals.length; i++) if ((literals[i]! ^ 1) === literals[i - 1]!) return TRUE
    return literals.map((one) => [one])
  }
  const unique = [...new Map(clauses.map((clause) => [clause.join('&'), clause])).values()]
  checkSize(unique)
  unique.sort((a, b) => a.length - b.length || compare(a, b))
  const kept: Clause[] = []
  for (const clause of unique) if (!kept.some((shorter) => isSubset(shorter, clause))) kept.push(clause)
  return kept
}

function checkSize(clauses: readonly Clause[]): void {
  if (clauses.length > MOST_CLAUSES) throw new Exhausted()
}

function compare(a: Clause, b: Clause): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}

function isSubset(a: Clause, b: Clause): boolean {
  return a.every((one) => b.includes(one))
}
