import {
  factOf,
  type Occurrence,
  outwards,
  type Pattern,
  type Project,
  patternsOf,
  remembering,
  type Statement,
} from '@nginx-lint/analysis'
import {
  existsIn,
  type ModuleFacts,
  moduleName,
  type Registry,
  requestHeaders,
  responseHeaders,
  type VariableFacts,
} from '@nginx-lint/directives'
import { groupsOf } from '@nginx-lint/regex'
import { CompletionItemKind } from 'vscode-languageserver-types'
import { statementOf } from '../cursor.ts'
import { namesOf } from '../names.ts'
import { placeName } from '../workspace.ts'
import { commonVariables } from './common.ts'
import { expectedAt } from './expected.ts'
import {
  askAgain,
  asSnippet,
  type CompletionData,
  type CompletionOptions,
  escaped,
  item,
  type More,
  type Proposal,
} from './item.ts'
import { familyAt } from './names.ts'
import { openings } from './openings.ts'
import { type Place, rangeFrom } from './place.ts'
import { holdsVariables } from './values.ts'

/** A variable that is being typed. */
export interface TypedVariable {
  /** Of its `$`, or where that would be, in the typed text. */
  readonly start: number
  readonly isBraced: boolean
  /** The directive defines it, so that only those are offered that may be set again. */
  readonly isDefined: boolean
}

/** The variable at the cursor; undefined where a `$` is a character like any other. */
export function typedVariable(place: Place): TypedVariable | undefined {
  const found = /\$(\{?)\w*$/.exec(place.typed.text)
  if (!found) return undefined
  const at = { start: found.index, isBraced: found[1] !== '', isDefined: false }
  const { spec, block, before } = place
  if (/^\(?!?~\*?$/.test(before.at(-1) ?? '')) return undefined
  if (!spec && !block.entries) return at
  const arguments_ = expectedAt(place)
  const pieces = arguments_.flatMap(({ parts }) => openings(parts, place.typed.text).map(({ part }) => part))
  const values = pieces.filter((part) => part.kind === 'value').filter(holdsVariables)
  if (values.length > 0) return { ...at, isDefined: values.every(({ defines }) => defines) }
  return spec?.module.thirdParty !== undefined || arguments_.length === 0 ? at : undefined
}

export function variables(
  place: Place,
  { start, isBraced, isDefined }: TypedVariable,
  options: CompletionOptions,
): readonly Proposal[] {
  const { project, file } = place.cursor
  const inFamily = familyAt(place)
  const data: CompletionData = { kind: 'variable', path: file.path, family: inFamily }
  const range = rangeFrom(place, start, isBraced ? /^\w*\}?/ : /^\w*/)
  const seen = new Set<string>()
  const found: Proposal[] = []
  const add = (name: string, kind: CompletionItemKind, more: More): void => {
    if (seen.has(name)) return
    seen.add(name)
    const text = isBraced ? `\${${name}}` : `$${name}`
    found.push(item(`$${name}`, kind, range, { text, ...(isBraced && { filterText: text }), ...more }))
  }
  for (const { name, definition } of definedIn(place))
    add(name, CompletionItemKind.Variable, {
      detail: `${definition.statement.name}, ${placeName(place.cursor.workspace, definition.statement)}`,
      sortText: `2${name}`,
    })
  if (!isDefined)
    for (const { number, text } of capturesAt(place))
      add(String(number), CompletionItemKind.Variable, { detail: `group ${number} of ${text}`, sortText: `3${number}` })
  for (const { name, facts, module } of knownVariables(project, inFamily)) {
    if (isDefined ? !(facts.changeable || facts.awaited) : facts.awaited) continue
    const more = {
      ...(!options.asksForDetail && { detail: moduleName(module) }),
      data,
      ...(facts.plus && { labelDetails: { description: 'NGINX Plus' } }),
    }
    if (!facts.prefix) add(name, CompletionItemKind.Constant, { ...more, sortText: `${rankOf(name, module)}${name}` })
    else {
      const members = [...membersOf(name), ...usedIn(place, name)]
      const sortText = `${rankOf(name, module)}${name}`
      add(name, CompletionItemKind.Constant, {
        ...more,
        sortText,
        ...family(name, isBraced, members.length > 0, options),
      })
      for (const member of members)
        add(member, CompletionItemKind.Constant, {
          ...more,
          sortText: `${commonVariables.has(member) ? 4 : 7}${member}`,
        })
    }
  }
  return found
}

const rankOf = (name: string, { thirdParty }: ModuleFacts): number =>
  thirdParty !== undefined ? 6 : commonVariables.has(name) ? 4 : 5

/** `$http_`: more is to be typed, or chosen. */
function family(name: string, isBraced: boolean, hasMembers: boolean, options: CompletionOptions): More {
  const head = isBraced ? `\${${name}` : `$${name}`
  if (hasMembers || !options.snippets) return { text: head, ...askAgain(options) }
  return { text: `${escaped(head)}\${1:name}${isBraced ? '\\}' : ''}`, ...asSnippet }
}

interface Known {
  readonly name: string
  readonly facts: VariableFacts
  readonly module: ModuleFacts
}

/** The variables of nginx and its modules that the release and the edition have. */
function knownVariables({ registry, options }: Project, family: string): readonly Known[] {
  const { target, plus } = options
  return known(registry)(`${family} ${target?.join('.') ?? ''} ${plus ?? ''}`, () =>
    registry.modules
      .filter((module) => module.family === family)
      .flatMap((module) => Object.entries(module.variables ?? {}).map(([name, facts]) => ({ name, facts, module })))
      .filter(({ facts }) => existsIn(facts, target) && (plus || !facts.plus)),
  )
}

const known = factOf((_: Registry) => remembering<readonly Known[]>(100))

/** The variable of that name, or else the family that it belongs to. */
export function knownVariable(project: Project, family: string, name: string): Known | undefined {
  const all = knownVariables(project, family)
  const families = all.filter((one) => one.facts.prefix && name.startsWith(one.name))
  return all.find((one) => one.name === name) ?? families.sort((a, b) => b.name.length - a.name.length)[0]
}

/** Well-known members of the families that stand for headers. */
function membersOf(prefix: string): readonly string[] {
  const headers = HEADERS[prefix] ?? []
  return headers.map((header) => `${prefix}${header.toLowerCase().replaceAll('-', '_')}`)
}

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  http_: requestHeaders,
  sent_http_: responseHeaders,
  upstream_http_: responseHeaders,
}

/** What the project defines, but for the statement that is being typed. */
function definedIn(place: Place): readonly { name: string; definition: Occurrence }[] {
  return ofFamily(place).flatMap(({ name, definitions }) => {
    const definition = definitions.find(({ statement }) => statement.node !== place.node)
    return definition ? [{ name, definition }] : []
  })
}

/** The members of a family of variables that the project already uses: `$arg_id`. */
function usedIn(place: Place, prefix: string): readonly string[] {
  return ofFamily(place)
    .filter(
      ({ name, references }) => name.startsWith(prefix) && references.some((r) => r.statement.node !== place.node),
    )
    .map(({ name }) => name)
}

function ofFamily(place: Place) {
  const family = familyAt(place)
  return namesOf(place.cursor.project).filter(({ facts, definitions, references }) => {
    const one = definitions[0] ?? references[0]
    return facts.kind === 'variable' && one !== undefined && familyOfName(one) === family
  })
}

function familyOfName({ statement }: Occurrence): string | undefined {
  for (const { context } of outwards(statement.scope)) if (context) return context.split('.')[0]
  return undefined
}

/** The groups of the regular expressions whose match may be the last one, and what each matches. */
function capturesAt(place: Place): readonly { number: number; text: string }[] {
  const patterns = patternsAt(place)
  const groups = patterns.map(({ text }) => groupsOf(text).numbered.map(({ start, end }) => text.slice(start, end)))
  const most = Math.min(9, Math.max(0, ...groups.map((own) => own.length)))
  return Array.from({ length: most }, (_, i) => ({
    number: i + 1,
    text: [...new Set(groups.flatMap((own, at) => (own[i] ? [patterns[at]!.text] : [])))].join(' or '),
  }))
}

/** Those of the statement itself, or else those of the innermost block around that has some. */
function patternsAt({ cursor, node, block, scope }: Place): readonly Pattern[] {
  const { project } = cursor
  const own = node && statementOf(project, node)
  const ofOwn = own ? patternsOf(own, project) : []
  if (ofOwn.length > 0 || block.entries) return ofOwn
  for (const around of outwards(scope)) {
    const beside = around.statements.filter((other) => other.node !== node && remains(other, around.context))
    const here = [...(around.opener ? [around.opener] : []), ...beside].flatMap((one) => patternsOf(one, project))
    if (here.length > 0) return here
    if (around.context === 'http.server' || around.context === 'stream.server') return []
  }
  return []
}

/** What a location captures is of no use beside it; what a condition captures is. */
const remains = ({ inner }: Statement, context: string | undefined): boolean =>
  inner === undefined || inner.context === `${context}.if`
