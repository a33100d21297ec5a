import { type Binding, existsIn, takesVariables, templateVariables, typeOf } from '@nginx-lint/directives'
import { groupsOf } from '@nginx-lint/regex'
import { bindingsOf } from './bindings.ts'
import { allIn, factOf } from './facts.ts'
import { OPERATOR, wordsOf } from './patterns.ts'
import type { Project } from './project.ts'
import { isEntry, type Statement } from './scope.ts'
import { familyOf } from './symbols.ts'

/** A name in a statement as nginx registers it, to define a variable or to look one up when all is read. */
export interface Lookup {
  readonly statement: Statement
  /** -1 is the first word of an entry. Undefined: no text has the name, the directive asks for it. */
  readonly argument: number | undefined
  /** Offsets of the name in the value of that argument. */
  readonly start: number
  readonly end: number
  /** In lower case, as nginx keeps it, and not always letters: `set ${a} 1` defines `{a}`. */
  readonly name: string
  readonly role: 'defines' | 'captures' | 'uses'
  /** In the text around it `$1` is a capture. */
  readonly takesCaptures: boolean
}

/** The variables of http or of stream, as nginx has them when it has read a configuration. */
export interface Registered {
  readonly definitions: ReadonlyMap<string, readonly Lookup[]>
  readonly uses: ReadonlyMap<string, readonly Lookup[]>
  /** Names in statements that nginx refuses, which may be meant to define them. */
  readonly doubtful: ReadonlySet<string>
  /** There are directives nobody knows, whose modules may have variables. */
  readonly isOpen: boolean
}

interface Table extends Registered {
  readonly definitions: Map<string, Lookup[]>
  readonly uses: Map<string, Lookup[]>
  readonly doubtful: Set<string>
  isOpen: boolean
}

/** By family: `http` and `stream` have their own. */
export const registeredVariables = factOf((project: Project): ReadonlyMap<string, Registered> => {
  const families = new Map<string, Table>()
  for (const { family, lookup, doubtful, isOpen } of partsIn(project.root, project)) {
    let table = families.get(family)
    if (!table) {
      table = { definitions: new Map(), uses: new Map(), doubtful: new Set(), isOpen: false }
      families.set(family, table)
    }
    table.isOpen ||= isOpen
    for (const name of doubtful) table.doubtful.add(name)
    if (!lookup) continue
    const into = lookup.role === 'uses' ? table.uses : table.definitions
    const same = into.get(lookup.name)
    if (same) same.push(lookup)
    else into.set(lookup.name, [lookup])
  }
  return families
})

/** What a statement has to say about the variables of its family. */
interface Part {
  readonly family: string
  readonly lookup: Lookup | undefined
  readonly doubtful: readonly string[]
  readonly isOpen: boolean
}

const NONE: readonly string[] = []

const partsIn = allIn(function* (statement, project: Project): Generator<Part> {
  const family = familyOf(statement)
  if (isRead(statement, project)) {
    for (const lookup of lookupsIn(statement, project)) yield { family, lookup, doubtful: NONE, isOpen: false }
    return
  }
  const isOpen = !isEntry(statement) && project.registry.find(statement.name).length === 0
  yield { family, lookup: undefined, doubtful: namesIn(wordsOf(statement)), isOpen }
})

/** Does nginx get through this statement? What only NGINX Plus knows may be another module's directive elsewhere. */
const isRead = ({ spec, fit, scope }: Statement, { options }: Project): boolean =>
  fit?.ok === true &&
  (spec === undefined || (existsIn(spec.facts, options.target) && (!spec.isPlus || options.plus === true))) &&
  scope.opener?.fit?.ok !== false

const namesIn = (words: readonly string[]): readonly string[] =>
  words.flatMap((word) => [...word.matchAll(/[$<']\{?(\w+)/g)].map((found) => found[1]!.toLowerCase()))

function lookupsIn(statement: Statement, project: Project): readonly Lookup[] {
  const words = wordsOf(statement)
  const found: Lookup[] = (statement.spec?.facts.uses ?? []).map((name) => {
    return { statement, argument: undefined, start: 0, end: 0, name, role: 'uses', takesCaptures: false }
  })
  if (!words.some((word) => word.includes('$') || word.includes('(?'))) return found
  if (isPerhapsOthers(statement, project)) return found
  const shift = isEntry(statement) ? 1 : 0
  const add: Add = (argument, { name, start, end }, role, takesCaptures = false) => {
    found.push({ statement, argument: argument - shift, start, end, name: name.toLowerCase(), role, takesCaptures })
  }
  const bindings = bindingsOf(statement, project)
  if (bindings.some(({ value }) => typeOf(value).variables?.condition)) addCondition(words, add)
  else for (const binding of bindings) addBinding(binding, words[binding.argument] ?? '', add)
  return found
}

/** A module that nginx may have instead of NGINX Plus has a directive of that name, with text in which `$` means nothing. */
const isPerhapsOthers = ({ spec, name }: Statement, { registry, options }: Project): boolean =>
  spec?.isPlus === true && !options.plus && registry.find(name).some(({ module }) => module.thirdParty !== undefined)

type Add = (
  argument: number,
  name: { readonly name: string; readonly start: number; readonly end: number },
  role: Lookup['role'],
  takesCaptures?: boolean,
) => void

function addBinding({ argument, start, end, value }: Binding, word: string, add: Add): void {
  const text = word.slice(start, end)
  const { symbol, variables, captures } = typeOf(value)
  if (symbol?.kind === 'variable')
    add(argument, { name: text.slice(1), start: start + 1, end }, value.defines ? 'defines' : 'uses')
  else if (captures === 'always') addGroups(argument, text, start, add)
  else if (captures && text.startsWith('~')) addGroups(argument, text.slice(1), start + 1, add)
  else if (variables && !(variables.marked && !takesVariables(value.detail))) {
    const behind = variables.behind?.exec(text)?.[0].length ?? 0
    addTemplate(argument, text.slice(behind), start + behind, add, !variables.noCaptures)
  }
}

function addTemplate(argument: number, text: string, from: number, add: Add, captures = true): void {
  for (const { name, start, end } of templateVariables(text, captures))
    add(argument, { name, start: from + start, end: from + end }, 'uses', captures)
}

/** ngx_http_regex_compile(): every name that a group gets is a variable. */
function addGroups(argument: number, pattern: string, from: number, add: Add): void {
  if (!pattern.includes('(?')) return
  for (const { name, start, end, defines } of groupsOf(pattern).named)
    if (defines) add(argument, { name, start: from + start, end: from + end }, 'captures')
}

/** ngx_http_rewrite_if_condition(), as far as it does not refuse the condition. */
function addCondition(words: readonly string[], add: Add): void {
  const parts = words.map((word, argument) => ({ argument, start: 0, end: word.length }))
  const [first, last] = [parts[0]!, parts.at(-1)!]
  first.start = 1
  last.end--
  const operands = parts
    .filter(({ start, end }) => start < end)
    .map((part) => ({ ...part, text: words[part.argument]!.slice(part.start, part.end) }))
  const [subject, second, third] = operands
  if (subject?.text.startsWith('$') && subject.text.length > 1)
    add(subject.argument, { name: subject.text.slice(1), start: subject.start + 1, end: subject.end }, 'uses')
  else if (second) addTemplate(second.argument, second.text, second.start, add)
  if (!third || !second) return
  if (OPERATOR.test(second.text)) addGroups(third.argument, third.text, third.start, add)
  else addTemplate(third.argument, third.text, third.start, add)
}
