export { type Address, addressesOf, type Claim, serverGroups, shareAddresses } from './addresses.ts'
export { bindingsOf } from './bindings.ts'
export { type Instruction, type InstructionWord, instructionKinds, instructionsIn } from './comments.ts'
export { fittingContext, isMainFile } from './context.ts'
export { effective, effectiveValue, handlerIn, statementsOf } from './effective.ts'
export { allIn, factOf, remembering } from './facts.ts'
export { type FileSystem, folderOf, join, memoryFiles } from './files.ts'
export { type Frame, frame, plain } from './frame.ts'
export { globMatches, isPattern, safeRegex, segmentPattern, segmentSource } from './glob.ts'
export { candidates, type Include, type PathBase } from './includes.ts'
export { addressGroups, addressText, type Listen, listensOf } from './listens.ts'
export { isInRegex, isRegexKind, type Location, type LocationKind, locationOf } from './locations.ts'
export { type Lookup, type Registered, registeredVariables } from './lookups.ts'
export { loadsModule, loadsUnknownModules } from './modules.ts'
export { type Pattern, patternInForce, patternsOf, wordsOf } from './patterns.ts'
export {
  hasBranches,
  loadDump,
  loadMarkdown,
  loadProject,
  loadText,
  type Project,
  type ProjectOptions,
} from './project.ts'
export * from './routing/index.ts'
export {
  isEntry,
  outwards,
  type Scope,
  type Statement,
  scopesIn,
  statementsCalled,
  walk,
} from './scope.ts'
export { type Earlier, readSource, type SourceFile } from './source.ts'
export { editDistance, suggest } from './suggest.ts'
export { BODY, collectSymbols, familyOf, type Occurrence, type Symbol, type Symbols } from './symbols.ts'
export { HOLE, type Hole, hasHole, markdownBlocks, readTemplate, type Template } from './text/index.ts'
export { type VariableUse, variablesIn, variablesInLua, variablesOf } from './variables.ts'
