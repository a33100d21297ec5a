import { type DirectiveSpec, type SymbolFacts, typeOf, valuesOf } from '@nginx-lint/directives'
import { groupsOf } from '@nginx-lint/regex'
import { blankedLua } from '@nginx-lint/syntax'
import { bindingsOf } from './bindings.ts'
import { allIn, factOf } from './facts.ts'
import { OPERATOR, patternsOf, wordsOf } from './patterns.ts'
import type { Project } from './project.ts'
import { isEntry, type Statement } from './scope.ts'
import { addTo, BODY, familyOf, type Symbol as Name, type Occurrence } from './symbols.ts'
import { HOLE } from './text/index.ts'

/** A variable in a value, by the offsets of its name there. */
export interface VariableUse {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** `$name` and `${name}` of a value that nginx reads as a template. Captures (`$1`) are none of them. */
export function variablesIn(value: string): readonly VariableUse[] {
  if (!value.includes('$')) return []
  return [...value.matchAll(USE)].map((found) => {
    const name = (found[1] ?? found[2])!
    const start = found.index + (found[1] === undefined ? 2 : 1)
    return { name, start, end: start + name.length }
  })
}

/** A name that a template's placeholder goes on with is not known. */
const USE = new RegExp(String.raw`\$(?:([A-Za-z_]\w*)(?![\w${HOLE}])|\{([A-Za-z_]\w*)\})`, 'g')

/** `ngx.var.name` and `ngx.var["name"]` of Lua code, outside of its strings and comments. */
export function variablesInLua(code: string): readonly VariableUse[] {
  if (!code.includes('ngx')) return []
  return [...blankedLua(code).matchAll(LUA_USE)].flatMap(({ index, 0: whole, 1: plain, 3: quoted }) => {
    const start = index + whole.length - (plain === undefined ? quoted!.length : plain.length)
    const end = index + whole.length
    const name = code.slice(start, end)
    return /^[A-Za-z_]\w*$/.test(name) ? [{ name, start, end }] : []
  })
}

const LUA_USE = /(?<![\w.:])ngx\s*\.\s*var\s*(?:\.\s*([A-Za-z_]\w*)|\[\s*(["'])( +)(?=\2\s*\]))/g

const facts = typeOf({ kind: 'value', type: 'variable', detail: '', defines: false }).symbol as SymbolFacts

/** All variables that a configuration defines or uses, with the names of captures in its regular expressions. */
export const variablesOf = factOf((project: Project): readonly Name[] => {
  const table = new Map<string, Name>()
  for (const { id, ...place } of placesIn(project.root, project)) addTo(table, id, { facts, ...place })
  return [...table.values()]
})

interface Place {
  readonly id: string
  readonly occurrence: Occurrence
  readonly defines: boolean
}

const placesIn = allIn(function* (statement, project: Project): Generator<Place> {
  for (const { defines, ...occurrence } of occurrencesIn(statement, project))
    yield { id: `${familyOf(statement)}\n${occurrence.name.toLowerCase()}`, occurrence, defines }
})

function* occurrencesIn(statement: Statement, project: Project): Generator<Occurrence & { readonly defines: boolean }> {
  const { node, file } = statement
  const at = (argument: number, { name, start, end }: VariableUse, defines: boolean) => {
    return { statement, argument, start, end, name, required: false, otherwise: undefined, defines }
  }
  if (node.body?.kind === 'lua')
    for (const use of variablesInLua(file.tree.text.slice(node.body.start, node.body.end))) yield at(BODY, use, false)

  const words = wordsOf(statement)
  if (!words.some((word) => /\$[{A-Za-z_]|\(\?|ngx/.test(word))) return
  const shift = isEntry(statement) ? 1 : 0
  const bindings = isPlain(statement) ? (statement.fit?.bindings ?? []) : bindingsOf(statement, project)
  const patterns = mayCapture(statement, words) ? patternsOf(statement, project) : []
  for (const [index, text] of words.entries()) {
    const own = bindings.filter(({ argument }) => argument === index)
    const pattern = patterns.find(({ argument }) => argument === index - shift)
    if (pattern) {
      for (const { name, start, end, defines } of groupsOf(pattern.text).named)
        yield at(index - shift, { name, start: pattern.start + start, end: pattern.start + end }, defines)
      continue
    }
    const isLua = own.some(({ value }) => typeOf(value).lua)
    const defined = own.find(({ value }) => value.defines && typeOf(value).symbol?.kind === facts.kind)
    for (const use of isLua ? variablesInLua(text) : variablesIn(text)) {
      const isDefined = defined !== undefined && use.start > defined.start && use.end <= defined.end
      // `set $a-b` and `set ${a}` define a variable that no text can use
      const isWhole = use.start === (defined?.start ?? 0) + 1 && use.end === defined?.end
      if (!isDefined || isWhole) yield at(index - shift, use, isDefined)
    }
  }
}

/** The names that the project keeps are enough: the arguments fit, and none is code. */
const isPlain = ({ spec, fit, scope }: Statement): boolean =>
  fit?.ok === true && !(spec ? facets(spec).lua : scope.opener?.spec && facets(scope.opener.spec).lua)

function mayCapture({ spec, scope }: Statement, words: readonly string[]): boolean {
  const of = spec ?? scope.opener?.spec
  return (of !== undefined && facets(of).captures) || words.some((word) => OPERATOR.test(word))
}

interface Facets {
  readonly captures: boolean
  readonly lua: boolean
}

/** What values the notation of a directive or of its entries has: most statements need no second look. */
const facets = factOf((spec: DirectiveSpec): Facets => {
  const types = [spec.shape, ...(spec.hasEntries ? [spec.entryShape] : [])].flatMap(valuesOf).map(typeOf)
  return { captures: types.some(({ captures }) => captures), lua: types.some(({ lua }) => lua) }
})
