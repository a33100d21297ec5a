import { modules } from './modules/index.ts'

export { describe, literalOf, meantBy } from './describe.ts'
export { type Flavour, flavours, parseRelease, registry, registryFor, thirdPartyNames } from './flavour.ts'
export { manual } from './manual.ts'
export {
  type Binding,
  type Continuation,
  continuation,
  HOLE,
  type Match,
  type MatchOptions,
  match,
} from './match.ts'
export type {
  Balancing,
  Context,
  DirectiveFacts,
  Entries,
  Family,
  ModuleFacts,
  Repeatable,
  VariableFacts,
} from './module.ts'
export { defineModule } from './module.ts'
export {
  type Argument,
  arity,
  type Limits,
  type Part,
  parseNotation,
  type Shape,
  type Value,
  valuesOf,
} from './notation.ts'
export {
  deprecated,
  inherited,
  limitsOf,
  moduleName,
  readableSyntax,
  releases,
  repeated,
  syntaxLines,
} from './prose.ts'
export { DirectiveSpec, existsIn, type KnownVariable, Registry } from './registry.ts'
export * from './types/index.ts'
export { compareVersions, NEWEST, OLDEST, parseVersion, type Version, within } from './version.ts'
export { modules }
