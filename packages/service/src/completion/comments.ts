import { instructionKinds } from '@nginx-lint/analysis'
import { rules } from '@nginx-lint/lint'
import { CompletionItemKind, type Range } from 'vscode-languageserver-types'
import { type Cursor, commentAt } from '../cursor.ts'
import { askAgain, type CompletionOptions, item, type Proposal } from './item.ts'

/** In a comment that speaks to nginx-lint: what it may say, and the rules it may hide. */
export function inComment(cursor: Cursor, options: CompletionOptions): readonly Proposal[] {
  const { file, offset } = cursor
  const comment = commentAt(file, offset)
  if (!comment) return []
  const typed = file.tree.text.slice(comment.start, offset)
  const begun = /^#+[ \t]*(nginx-lint-[\w-]*)$/.exec(typed) ?? /^#+[ \t]*(nginx-lin?t?|ngin?x?|ng?)?$/.exec(typed)
  if (begun) return instructions(cursor, begun[1] ?? '', options)
  const said = /^#+[ \t]*nginx-lint-([\w-]+)[ \t]+(?:[^:]*[\s,])?([\w.-]*)$/.exec(typed)
  if (!said || typed.includes(':')) return []
  const [, kind, word] = said
  const range = rangeOf(cursor, word!)
  const given = typed.split(/[\s,]+/).slice(0, -1)
  if (kind!.startsWith('ignore'))
    return rules
      .filter(({ id }) => !given.includes(id))
      .map(({ id, summary }) => item(id, CompletionItemKind.Value, range, { detail: summary }))
  if (given.length > 2 + Number(typed.startsWith('# '))) return []
  const words = kind === 'context' ? cursor.project.registry.contexts() : kind === 'format' ? ['off', 'on'] : []
  return words.map((text) => item(text, CompletionItemKind.Value, range))
}

function instructions(cursor: Cursor, word: string, options: CompletionOptions): readonly Proposal[] {
  const range = rangeOf(cursor, word)
  return instructionKinds.map((kind, i) =>
    item(`nginx-lint-${kind}`, CompletionItemKind.Keyword, range, {
      text: `nginx-lint-${kind} `,
      detail: DETAILS[kind],
      sortText: String(i),
      ...askAgain(options),
    }),
  )
}

const DETAILS: Readonly<Record<(typeof instructionKinds)[number], string>> = {
  ignore: 'hide findings of these rules in the next statement',
  'ignore-block': 'hide findings of these rules in this block',
  'ignore-file': 'hide findings of these rules in this file',
  context: 'the block in which the statements of this file are meant to stand',
  format: 'turn formatting off, or on again',
}

function rangeOf({ document, file, offset }: Cursor, word: string): Range {
  const after = /^[\w.-]*/.exec(file.tree.text.slice(offset))![0].length
  return document.range({ start: file.offset + offset - word.length, end: file.offset + offset + after })
}
