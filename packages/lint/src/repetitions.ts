import type { Project, Scope, SourceFile, Statement } from '@nginx-lint/analysis'
import type { Diagnostic } from './rule.ts'

/** Errors that say again, of other statements, what one before them says: they have one cause, in one other place. */
export function repetitions(
  project: Project,
  errors: readonly Diagnostic[],
  statements: ReadonlyMap<Diagnostic, Statement>,
): ReadonlySet<Diagnostic> {
  const repeated = new Set<Diagnostic>()
  for (const [scope, all] of byScope(errors, statements, 'misplaced-location')) {
    // One that fits shows that the location around them is meant as it is; two may be two mistakes.
    const locations = scope.statements.filter(({ name }) => name === 'location').length
    if (all.length > 2 && all.length === locations) for (const error of all.slice(1)) repeated.add(error)
  }
  for (const [, all] of byScope(errors, statements, 'wrong-context'))
    for (const error of all.slice(1)) if (hasUnbalancedBraces(project.files.get(error.path))) repeated.add(error)
  for (const error of splinters(project, errors)) repeated.add(error)
  for (const error of wronglyIncluded(errors)) repeated.add(error)
  return repeated
}

function byScope(
  errors: readonly Diagnostic[],
  statements: ReadonlyMap<Diagnostic, Statement>,
  rule: string,
): ReadonlyMap<Scope, readonly Diagnostic[]> {
  const scopes = new Map<Scope, Diagnostic[]>()
  for (const error of errors) {
    const scope = error.rule === rule ? statements.get(error)?.scope : undefined
    if (!scope) continue
    const same = scopes.get(scope)
    if (same) same.push(error)
    else scopes.set(scope, [error])
  }
  for (const all of scopes.values()) all.sort((a, b) => a.start - b.start)
  return scopes
}

const hasUnbalancedBraces = (file: SourceFile | undefined): boolean =>
  file?.errors.some(({ code }) => code === 'unbalanced-braces') === true

/** What `;` cuts out of a word: of `access_;;log off;` only `access_` is worth a word. */
function* splinters(project: Project, errors: readonly Diagnostic[]): Generator<Diagnostic> {
  const ends = new Set(errors.map(({ path, end }) => `${path}\n${end}`))
  for (const error of errors) {
    if (error.rule !== 'unknown-directive' && error.rule !== 'unexpected-token') continue
    const text = project.files.get(error.path)?.text ?? ''
    let end = error.start
    while (text[end - 1] === ';') end--
    if (end < error.start && ends.has(`${error.path}\n${end}`)) yield error
  }
}

/** A mask that takes in the main file itself takes in whatever else is in its folder. */
function wronglyIncluded(errors: readonly Diagnostic[]): readonly Diagnostic[] {
  const cyclic = new Set(errors.filter(({ rule }) => rule === 'include-cycle').map(({ path }) => path))
  if (cyclic.size === 0) return []
  return errors.filter(({ rule, path }) => rule === 'wrong-context' && !cyclic.has(path))
}
