import { type Binding, HOLE } from '@nginx-lint/directives'
import type { Project } from './project.ts'
import { isEntry, type Statement } from './scope.ts'

/**
 * What each text of a statement was taken for, and not only the names, as a project keeps them; of an entry, argument 0
 * is its first word. When the arguments do not fit: of as many as do, or would if more followed, so that a statement
 * which is being typed, or has lost its semicolon, still has its names.
 */
export function bindingsOf(statement: Statement, { options }: Project): readonly Binding[] {
  const { spec, args, fit, scope, name } = statement
  const block = isEntry(statement) ? scope.opener?.spec : undefined
  if (!spec && !block?.hasEntries) return fit?.bindings ?? []
  const match = (words: readonly string[]) => (spec ? spec.match(words, options) : block!.matchEntry(words, options))
  const words = spec ? args : [name, ...args]
  const found = match(words)
  if (found.ok) return found.bindings
  const fitting = words.slice(0, found.at)
  const missing = Math.max((spec?.arity.min ?? 0) - fitting.length, 1)
  for (const more of [0, missing]) {
    const { ok, bindings } = match([...fitting, ...Array.from({ length: more }, () => HOLE)])
    if (ok) return bindings
  }
  return []
}
