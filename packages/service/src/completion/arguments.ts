import { type Argument, bounds, meaningOf, type Part, typeOf, type Value } from '@nginx-lint/directives'
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types'
import { partText } from '../forms.ts'
import { expectedAt } from './expected.ts'
import {
  askAgain,
  asSnippet,
  type CompletionData,
  type CompletionOptions,
  item,
  labelOf,
  type Proposal,
  sortedBy,
} from './item.ts'
import { names } from './names.ts'
import { type Opening, openings } from './openings.ts'
import { paths } from './paths.ts'
import { type Place, rangeFrom } from './place.ts'
import { required } from './snippet.ts'
import { holdsVariables } from './values.ts'
import { variables } from './variables.ts'

/** What may stand at the cursor behind a directive's name, or in a line of a block of entries. */
export async function argumentsAt(place: Place, options: CompletionOptions): Promise<readonly Proposal[]> {
  const found: Proposal[] = []
  for (const argument of expectedAt(place))
    for (const opening of openings(argument.parts, place.typed.text))
      found.push(...(await itemsFor(place, argument, opening, options)))
  const often = oftenWritten(place).filter((one) => !found.some((other) => labelOf(other) === labelOf(one)))
  return [...often, ...found].map((one, i) =>
    one.item.sortText === undefined ? sortedBy(one, `1${String(i).padStart(3, '0')}`) : one,
  )
}

/** Of whole examples the word at the cursor, where what is before it is theirs. Who has begun a path knows which. */
function oftenWritten(place: Place): readonly Proposal[] {
  const { spec, before, typed } = place
  if (typed.quote !== '' || typed.text.includes('/')) return []
  const range = rangeFrom(place, 0, /^[\w.+/:$-]*/)
  return (spec?.facts.examples ?? []).flatMap((example) => {
    const words = example.split(' ')
    const word = words[before.length - 1]
    const isTheirs = before.slice(1).every((given, i) => given === words[i])
    return word !== undefined && isTheirs ? [item(word, CompletionItemKind.Value, range)] : []
  })
}

async function itemsFor(
  place: Place,
  argument: Argument,
  opening: Opening,
  options: CompletionOptions,
): Promise<readonly Proposal[]> {
  return opening.part.kind === 'literal'
    ? literal(place, argument, opening, opening.part.text, options)
    : value(place, opening, opening.part, options)
}

function literal(
  place: Place,
  { parts }: Argument,
  { rest, start }: Opening,
  text: string,
  options: CompletionOptions,
): readonly Proposal[] {
  const [next] = rest
  const symbol = next?.kind === 'value' && !next.defines ? typeOf(next).symbol : undefined
  if (symbol?.sigil === text) return names(place, symbol, start, text)
  const known = namesBehind(place, start, text, rest)
  const range = rangeFrom(place, start)
  if (rest.length === 0) {
    if (place.block.entries && place.before.length === 0) return []
    if ([...place.before.slice(1), ...place.after].includes(text)) return []
    return [item(text, CompletionItemKind.EnumMember, range, { ...ofDefault(place, text), ...parameter(place) })]
  }
  if (!/\w/.test(text)) return marked(text, rest).map((word) => item(word, CompletionItemKind.Value, range))
  const detail = parts.map(partText).join('')
  const isNew = rest.some((part) => part.kind === 'value' && part.defines)
  const isGlued = /[=:]/.test(place.typed.rest)
  const more =
    isNew && options.snippets && !isGlued
      ? {
          text: required(
            { kind: 'argument', parts: [{ kind: 'literal', text }, ...rest] },
            place.cursor.project.options,
          ),
          ...asSnippet,
        }
      : askAgain(options)
  return [...known, item(text, CompletionItemKind.Field, range, { detail, ...parameter(place), ...more })]
}

/** Names in one with the fixed text before them, `zone=one` and `http://shop`, while that is not typed. */
function namesBehind(place: Place, start: number, text: string, [next]: readonly Part[]): readonly Proposal[] {
  const symbol = next?.kind === 'value' && !next.defines ? typeOf(next).symbol : undefined
  const { typed } = place
  if (!symbol || /[=:]/.test(typed.rest) || typed.text.slice(start).startsWith(text)) return []
  return names(place, symbol, start, text)
}

/** By which its documentation is found. */
function parameter({ spec }: Place): { readonly data?: CompletionData } {
  return spec ? { data: { kind: 'parameter', name: spec.name, module: spec.module.name } } : {}
}

/** Values behind a mark such as the `=` of a status. */
function marked(mark: string, [next]: readonly Part[]): readonly string[] {
  const part = next?.kind === 'option' ? next.of[0] : next
  if (part?.kind !== 'value') return []
  const { examples = [], check } = typeOf(part)
  return examples.filter((text) => check?.(text, part.detail) === undefined).map((text) => `${mark}${text}`)
}

async function value(
  place: Place,
  { start, rest }: Opening,
  part: Value,
  options: CompletionOptions,
): Promise<readonly Proposal[]> {
  const { symbol, path } = typeOf(part)
  if (symbol?.kind === 'variable') return variables(place, { start, isBraced: false, isDefined: part.defines }, options)
  if (part.defines) return []
  const { opening } = typeOf(part)
  if (opening && isFirst(place) && start === 0) return []
  const known = symbol ? names(place, symbol, start) : []
  const opened = opening ? start : 0
  const isFree = options.trigger === undefined && place.typed.text.length === opened && holdsVariables(part)
  const free = isFree
    ? variables(place, { start, isBraced: false, isDefined: false }, options).filter(isLikely).map(last)
    : []
  const found = path ? await paths(place, path, start, options) : []
  return [...known, ...found, ...examples(place, part, start, rest, options), ...free]
}

function examples(
  place: Place,
  part: Value,
  start: number,
  rest: readonly Part[],
  options: CompletionOptions,
): readonly Proposal[] {
  const type = typeOf(part)
  const { quote } = place.typed
  const typed = place.typed.text.slice(start)
  const given = [...place.before.slice(1), ...place.after]
  const [next] = rest
  const end = next?.kind === 'literal' && !/^[=:]$/.test(next.text) ? next.text : ''
  const isBegun = (type.examples ?? []).some(
    (text) => isOpenEnded(`${text}${end}`) && typed.startsWith(`${text}${end}`),
  )
  const words = type.opening && isFirst(place) ? type.opening.examples : type.examples
  const texts = [...(words ?? fewNumbers(part)), ...(start === 0 && rest.length === 0 ? defaultText(place) : [])]
    .map((text) => (quote === '' ? text : text.replace(/^"(.*)"$/, '$1')))
    .filter((text) => !given.includes(text) && !(isBegun && isOpenEnded(`${text}${end}`)))
    .filter((text) => isOpenEnded(text) || type.check?.(text.replace(/^"(.*)"$/, '$1'), part.detail) === undefined)
  const known = texts.flatMap((text) => (end === '' ? [] : namesBehind(place, start, `${text}${end}`, rest.slice(1))))
  const offered = [...new Set(texts)].map((text) => {
    const more = isOpenEnded(`${text}${end}`) ? askAgain(options) : {}
    const detail = meaningOf(part, text) ?? type.label(part.detail)
    const range = rangeFrom(place, start, /[/:]/.test(text) ? /^[\w.+/:-]*/ : undefined)
    return item(`${text}${end}`, CompletionItemKind.Value, range, { detail, ...ofDefault(place, text), ...more })
  })
  return [...known, ...offered]
}

const isFirst = ({ before }: Place): boolean => before.length === 1

/** Where a text may be anything: of the variables only those of the project, and the common ones. */
const isLikely = ({ item: { sortText = '' } }: Proposal): boolean => sortText < '5'

const last = (one: Proposal): Proposal => sortedBy(one, `8${one.item.sortText}`)

/** The beginning of a value: `http://`, `unix:`. */
const isOpenEnded = (text: string): boolean => /\w(:|:\/\/|=)$/.test(text)

function fewNumbers({ type, detail }: Value): readonly string[] {
  const range = type === 'number' ? bounds(detail) : undefined
  if (range?.max === undefined || range.max - range.min > 16n) return []
  return Array.from({ length: Number(range.max - range.min) + 1 }, (_, i) => String(Number(range.min) + i))
}

/** What the manual gives as the default of the argument at the cursor. */
function defaultText({ spec, before }: Place): readonly string[] {
  const text = spec?.facts.default
  if (text === undefined || /["'|;]/.test(text)) return []
  const words = text.split(' ')
  const word = words[before.length - 1]
  return word !== undefined && spec!.match(words).ok ? [word] : []
}

function ofDefault(place: Place, text: string): Pick<CompletionItem, 'labelDetails'> {
  return defaultText(place).includes(text) ? { labelDetails: { description: 'default' } } : {}
}
