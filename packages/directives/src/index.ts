import { modules } from './modules/index.ts'
import { Registry } from './registry.ts'

export { type Binding, describe, HOLE, literalOf, type Match, type MatchOptions, match } from './match.ts'
export type { Context, DirectiveFacts, Entries, Family, ModuleFacts, Repeatable, VariableFacts } from './module.ts'
export { defineModule } from './module.ts'
export { type Argument, arity, type Limits, type Part, parseNotation, type Shape, type Value } from './notation.ts'
export { captures, checkRegex, type RegexError } from './regex/index.ts'
export { DirectiveSpec, existsIn, Registry } from './registry.ts'
export * from './types/index.ts'
export { compareVersions, NEWEST, OLDEST, parseVersion, type Version, within } from './version.ts'
export { modules }

/** Everything nginx knows. */
export const registry = new Registry(modules)
