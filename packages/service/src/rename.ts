import { BODY, bindingsOf, familyOf, isEntry, patternsOf, type Statement } from '@nginx-lint/analysis'
import { type Registry, typeOf } from '@nginx-lint/directives'
import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types'
import { type Meaning, meaningAt, type Place, rangeOf } from './meaning.ts'
import { nameFrom } from './names.ts'
import { fileName, type Workspace } from './workspace.ts'

/** Why a name stays as it is, as a sentence. */
export interface NoRename {
  readonly error: string
}

/** What would be renamed; undefined where no name is. */
export function prepareRename(
  workspace: Workspace,
  path: string,
  position: Position,
): { readonly range: Range; readonly placeholder: string } | NoRename | undefined {
  const meaning = meaningAt(workspace, path, position)
  if (!meaning) return undefined
  const error = fixed(meaning)
  return error === undefined ? { range: rangeOf(meaning.place), placeholder: oldName(meaning) } : { error }
}

/**
 * Writes another name at every place that means the one at the cursor, and nothing else. Lua blocks are among the places;
 * files of Lua and JavaScript are not, nor is a name that code puts together.
 */
export function rename(
  workspace: Workspace,
  path: string,
  position: Position,
  newName: string,
): WorkspaceEdit | NoRename {
  const meaning = meaningAt(workspace, path, position)
  if (!meaning) return { error: 'There is no name here.' }
  const name = bare(newName.trim(), meaning)
  const error = fixed(meaning) ?? invalid(name, meaning) ?? taken(workspace, name, meaning) ?? misread(name, meaning)
  if (error !== undefined) return { error }
  const changes: Record<string, TextEdit[]> = {}
  for (const place of meaning.places) {
    changes[place.document.uri] ??= []
    changes[place.document.uri]!.push({ range: rangeOf(place), newText: name })
  }
  return { changes }
}

const oldName = ({ place }: Meaning): string => place.occurrence.name
const factsOf = ({ symbols }: Meaning) => symbols[0]!.symbol.facts
const isVariable = (meaning: Meaning): boolean => factsOf(meaning).kind === 'variable'
const sigilOf = (meaning: Meaning): string => (isVariable(meaning) ? '$' : (factsOf(meaning).sigil ?? ''))

/** As people know it: the variable "$a", the named location "@b". */
const shown = (name: string, meaning: Meaning): string => `the ${factsOf(meaning).label} "${sigilOf(meaning)}${name}"`

/** What is written before a name is no part of it, and people type it. */
function bare(name: string, meaning: Meaning): string {
  const braced = isVariable(meaning) ? /^\$\{(\w+)\}$/.exec(name) : null
  const sigil = sigilOf(meaning)
  return braced?.[1] ?? (sigil !== '' && name.startsWith(sigil) ? name.slice(sigil.length) : name)
}

/** Why this name cannot have another one. */
function fixed(meaning: Meaning): string | undefined {
  const name = oldName(meaning)
  const { caseless, builtin } = factsOf(meaning)
  const isDefined = meaning.places.some(({ isDefinition }) => isDefinition)
  const owner = isVariable(meaning) ? ownerOf(name, meaning) : undefined
  // a variable that a third party's module may have is the configuration's own where it is defined
  if (owner && !(isDefined && owner.module.thirdParty !== undefined))
    return `nginx itself defines ${shown(name, meaning)} (${owner.module.name}): it cannot be renamed.`
  const spellings = new Set(meaning.places.filter((p) => p.isDefinition).map((p) => p.occurrence.name))
  if (caseless === 'references' && spellings.size > 1)
    return `${listed([...spellings])} differ in case only: nginx takes the first for each use.`
  if (isDefined) return undefined
  if (builtin?.includes(caseless ? name.toLowerCase() : name))
    return `nginx itself defines ${shown(name, meaning)}: it cannot be renamed.`
  return `Nothing defines ${shown(name, meaning)} in these files, so only its uses could be renamed.`
}

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(' and ')

function ownerOf(name: string, { place }: Meaning): ReturnType<Registry['variable']> {
  return place.project.registry.variable(name.toLowerCase(), familyOf(place.occurrence.statement))
}

/** PCRE2 takes no longer name for a group: not before 10.44. */
const LONGEST_GROUP = 32

function invalid(name: string, meaning: Meaning): string | undefined {
  if (name === '') return 'A name may not be empty.'
  if (!isVariable(meaning)) {
    const wrong = /[\s"'\\;{}$\p{Cc}]|^#/u.exec(name)?.[0]
    if (wrong === undefined) return undefined
    return `"${name}" is no name: ${/\s/.test(wrong) ? 'white space' : `"${wrong}"`} would have to be quoted, or mean something else.`
  }
  if (!/^[A-Za-z_]\w*$/.test(name))
    return `"${name}" is no name of a variable: letters, digits and "_" are, and no digit comes first.`
  const isLong = name.length > LONGEST_GROUP && meaning.places.some(isCapture)
  return isLong ? `"${name}" is too long: the name of a capture has at most ${LONGEST_GROUP} characters.` : undefined
}

const isCapture = ({ occurrence: { statement, argument }, project, isDefinition }: Place): boolean =>
  isDefinition && patternsOf(statement, project).some((pattern) => pattern.argument === argument)

/** Why the new name means something already. */
function taken(workspace: Workspace, name: string, meaning: Meaning): string | undefined {
  const { kind, caseless, builtin, label } = factsOf(meaning)
  const key = caseless ? name.toLowerCase() : name
  if (isVariable(meaning)) {
    const owner = ownerOf(name, meaning)
    if (owner) return `nginx itself defines ${shown(name, meaning)} (${owner.module.name}).`
  }
  if (builtin?.includes(key)) return `nginx itself defines ${shown(name, meaning)}.`
  const own = new Set(meaning.symbols.map(({ symbol }) => symbol))
  for (const { occurrence, project } of meaning.places) {
    const other = nameFrom(project, kind, name, occurrence.statement)
    if (!other || own.has(other)) continue
    const [there] = [...other.definitions, ...other.references]
    const where = there && fileName(workspace, there.statement.file.path)
    return other.definitions.length > 0
      ? `Another ${label} is called "${sigilOf(meaning)}${other.name}" already, in ${where}.`
      : `"${sigilOf(meaning)}${other.name}" is used already, in ${where}: that use would become one of this ${label}.`
  }
  return undefined
}

/** Where the new name would be taken for something else: `off` of a zone, or a `/` in the name of an upstream. */
function misread(name: string, meaning: Meaning): string | undefined {
  if (isVariable(meaning)) return undefined
  const { kind } = factsOf(meaning)
  for (const { occurrence, project } of meaning.places) {
    const { statement, argument, start, end } = occurrence
    if (argument === BODY || !statement.fit?.ok) continue
    const read = bindingsOf(renamed(statement, argument, start, end, name), project)
    const index = argument + (isEntry(statement) ? 1 : 0)
    const isThere = read.some(
      (binding) =>
        binding.argument === index &&
        binding.start === start &&
        binding.end === start + name.length &&
        typeOf(binding.value).symbol?.kind === kind,
    )
    if (!isThere) return `"${name}" cannot be a name here: nginx reads it as something else in "${statement.name}".`
  }
  return undefined
}

function renamed(statement: Statement, argument: number, start: number, end: number, name: string): Statement {
  const put = (text: string) => text.slice(0, start) + name + text.slice(end)
  if (argument < 0) return { ...statement, name: put(statement.name) }
  return { ...statement, args: statement.args.map((text, index) => (index === argument ? put(text) : text)) }
}
