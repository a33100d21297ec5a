import { factOf, remembering } from '@nginx-lint/analysis'
import type { DirectiveSpec } from '@nginx-lint/directives'
import { CompletionItemKind, InsertTextMode } from 'vscode-languageserver-types'
import { type CompletionData, type CompletionOptions, escaped, type Proposal } from './item.ts'
import { type Offer, offersIn } from './offers.ts'
import { type Place, rangeFrom } from './place.ts'

/** What may stand at the beginning of a statement. */
export function directives(place: Place, options: CompletionOptions): readonly Proposal[] {
  const { cursor, block, siblings } = place
  const standing = new Set(siblings.map(({ name }) => name))
  const range = rangeFrom(place, 0, /^\w*/)
  const following = whatFollows(place)
  const seen = new Set<string>()
  const found: Proposal[] = []
  for (const context of block.contexts) {
    const data: CompletionData = { kind: 'directive', path: cursor.file.path, context }
    for (const { spec, item, isSnippet } of readyFor(offersIn(cursor.project, context), following, options)) {
      if (seen.has(spec.name) || (spec.facts.repeatable === undefined && standing.has(spec.name))) continue
      seen.add(spec.name)
      found.push({ item, range, isSnippet, data })
    }
  }
  return found
}

/** `arguments`: words on the same line, which may well be the directive's. */
type Following = 'nothing' | ';' | '{' | 'arguments'

function whatFollows({ cursor, typed }: Place): Following {
  const { text } = cursor.file.tree
  const from = cursor.offset + /^\w*/.exec(typed.rest)![0].length
  const next = /\S/.exec(text.slice(from))
  const char = next?.[0]
  if (char === ';' || char === '{') return char
  const isOnLine = next && !text.slice(from, from + next.index).includes('\n')
  return isOnLine && char !== '}' && char !== '#' ? 'arguments' : 'nothing'
}

/** Of an item all but its place. There are more than a thousand at each keystroke, which differ in nothing else. */
interface Ready extends Pick<Proposal, 'item' | 'isSnippet'> {
  readonly spec: DirectiveSpec
}

function readyFor(offers: readonly Offer[], following: Following, options: CompletionOptions): readonly Ready[] {
  const { snippets, asksForDetail = false } = options
  return ready(offers)(`${following} ${snippets} ${asksForDetail}`, () =>
    offers.map((offer) => {
      const { spec, detail, shown } = offer
      const { text, isSnippet = false, ...more } = inserted(offer, following, options)
      const kind = spec.facts.block === undefined ? CompletionItemKind.Property : CompletionItemKind.Module
      const told = asksForDetail || detail === undefined ? {} : { detail }
      return {
        spec,
        item: { label: spec.name, kind, textEditText: text, ...told, ...shown, ...more },
        isSnippet,
      }
    }),
  )
}

const ready = factOf((_: readonly Offer[]) => remembering<readonly Ready[]>(16))

interface Inserted {
  readonly text: string
  readonly isSnippet?: boolean
  readonly insertTextMode?: InsertTextMode
}

function inserted(
  { spec, required, block, takesArguments }: Offer,
  following: Following,
  { snippets }: CompletionOptions,
): Inserted {
  const isSimple = spec.facts.block === undefined
  if (following === 'arguments') return { text: spec.name }
  if (!snippets) return { text: isSimple && !takesArguments && following === 'nothing' ? `${spec.name};` : spec.name }
  const end = following === 'nothing' ? (isSimple ? ';' : block) : ''
  const text = `${escaped(spec.name)}${required === '' ? '' : ` ${required}`}${end}`
  const isOpen = required === '' && takesArguments && isSimple
  return {
    text: isOpen ? text.replace(/;?$/, ' $0$&') : text,
    isSnippet: true,
    ...(end.includes('\n') && { insertTextMode: InsertTextMode.adjustIndentation }),
  }
}
