import { CompletionItemKind } from 'vscode-languageserver-types'
import { alternatives, entryForms } from '../forms.ts'
import { asSnippet, type CompletionOptions, item, type Proposal } from './item.ts'
import { type Place, rangeFrom } from './place.ts'
import { required } from './snippet.ts'

/** The special words at the beginning of a line in a `map`, `geo`, `types`, … block. */
export function entries(place: Place, completing: CompletionOptions): readonly Proposal[] {
  const { block, cursor, siblings } = place
  const { options } = cursor.project
  if (!block.entries) return []
  const forms = entryForms(block.entries, options)
  const range = rangeFrom(place, 0)
  const isEnded = /^\s*\S/.exec(cursor.file.tree.text.slice(cursor.offset).split('\n', 1)[0]!)?.[0].trim() === ';'
  const hasMore = place.after.length > 0
  return alternatives(block.entries.entryShape, options).flatMap((shape, i) => {
    const head = shape.kind === 'sequence' ? shape.of[0] : shape
    const [only] = head?.kind === 'argument' && head.parts.length === 1 ? head.parts : []
    if (only?.kind !== 'literal') return []
    const isAlone = shape.kind === 'argument'
    const text = completing.snippets && !hasMore ? `${required(shape, options)}${isEnded ? '' : ';'}` : only.text
    if (isAlone && siblings.some(({ name }) => name === only.text)) return []
    return [
      item(only.text, CompletionItemKind.Keyword, range, {
        text,
        ...(completing.snippets && asSnippet),
        detail: forms[i]!.label,
        sortText: `0${String(i).padStart(3, '0')}`,
      }),
    ]
  })
}
