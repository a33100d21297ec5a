import {
  familyOf,
  type Symbol as Name,
  type Occurrence,
  outwards,
  type Project,
  type Scope,
} from '@nginx-lint/analysis'
import type { SymbolFacts } from '@nginx-lint/directives'
import { CompletionItemKind } from 'vscode-languageserver-types'
import { placeName } from '../workspace.ts'
import { item, type Proposal } from './item.ts'
import { type Place, rangeFrom } from './place.ts'

/** The names of a kind that are defined for this place, and those nginx has itself. `sigil`: written before them. */
export function names(place: Place, facts: SymbolFacts, start: number, sigil = ''): readonly Proposal[] {
  const range = rangeFrom(place, start)
  const offered = new Map<string, string>()
  for (const project of projectsFor(place))
    for (const symbol of project.symbols.all) {
      const definition = symbol.definitions.find((one) => isMeant(one, symbol, facts, place, project))
      if (definition && !offered.has(definition.name))
        offered.set(definition.name, `${facts.label}, ${placeName(place.cursor.workspace, definition.statement)}`)
    }
  for (const name of facts.builtin ?? []) if (!offered.has(name)) offered.set(name, `${facts.label} of nginx`)
  return [...offered].map(([name, detail]) =>
    item(`${sigil}${name}`, CompletionItemKind.Reference, range, { detail, sortText: `0${sigil}${name}` }),
  )
}

/** A fragment may be included in any of the configurations. */
function projectsFor({ cursor: { project, workspace } }: Place): readonly Project[] {
  return project.isMain || project.isExcerpt
    ? [project]
    : [project, ...workspace.projects.filter(({ isMain }) => isMain)]
}

function isMeant({ statement }: Occurrence, symbol: Name, facts: SymbolFacts, place: Place, project: Project): boolean {
  if (symbol.facts.kind !== facts.kind) return false
  if (facts.within === 'server')
    return project === place.cursor.project && serverOf(statement.scope) === serverOf(place.scope)
  return facts.within === 'project' || familyOf(statement) === familyAt(place)
}

/** http, stream or mail: whose names and variables are known here. */
export function familyAt({ block, scope }: Place): string {
  const context = block.contexts[0] ?? [...outwards(scope)].find((outer) => outer.context)?.context
  return context?.split('.')[0] ?? 'http'
}

/** The server around, or the outermost block: whose named locations are known. */
function serverOf(scope: Scope): Scope {
  let at = scope
  while (at.outer && at.context !== 'http.server' && at.context !== 'stream.server') at = at.outer
  return at
}
