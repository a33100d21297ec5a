import type { SourceFile } from '@nginx-lint/analysis'
import { applyEdits, type Directive, type Edit, parse, partOfWord, pathTo, type Word } from '@nginx-lint/syntax'
import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types'
import { cursorsAt } from '../cursor.ts'
import { patternsOf } from '../patterns.ts'
import { type Asked, action } from './asked.ts'

/** Puts a regular expression at the cursor in quotes: to mend what its braces do, or because somebody likes it so. */
export function quotes(asked: Asked): CodeAction[] {
  const { workspace, document, span, here } = asked
  for (const { project, file, statement } of cursorsAt(workspace, document.path, document.position(span.start))) {
    if (!statement) continue
    for (const { argument, end } of patternsOf(statement, project)) {
      const word = argument < 0 ? statement.node.name : statement.node.args[argument]!
      const at = { start: word.start + file.offset, end: word.end + file.offset }
      if (word.quote !== '' || span.start < at.start || span.end > at.end) continue
      const edits = quoting(file, word, partOfWord(file.tree.text, word, { start: 0, end }).end)
      const errors = errorsAfter(file, statement.node, edits)
      if (errors === undefined) continue
      const mended = errors < file.errors.length ? here.filter((f) => f.start === at.start && f.end <= at.end) : []
      const kind = mended.length > 0 ? CodeActionKind.QuickFix : `${CodeActionKind.RefactorRewrite}.quote`
      const moved = edits.map((edit) => ({ ...edit, start: edit.start + file.offset, end: edit.end + file.offset }))
      return [action(asked, kind, 'Put the regex in quotes', moved, mended)]
    }
  }
  return []
}

/** A backslash means the same in quotes as it does without; a quote must not stand for the end. */
function quoting({ tree }: SourceFile, { start }: Word, end: number): readonly Edit[] {
  const raw = tree.text.slice(start, end)
  const bare = raw.replace(/\\[\s\S]/g, '')
  const quote = bare.includes('"') && !bare.includes("'") ? "'" : '"'
  const inner = [...raw.matchAll(/\\[\s\S]|["']/g)].filter(([found]) => found === quote)
  const insert = (at: number, text: string): Edit => ({ start: at, end: at, text })
  return [insert(start, quote), ...inner.map(({ index }) => insert(start + index, '\\')), insert(end, quote)]
}

/** How many mistakes are left then; undefined when the statement would not mean the same. */
function errorsAfter({ tree }: SourceFile, statement: Directive, edits: readonly Edit[]): number | undefined {
  const { file, errors } = parse(applyEdits(tree.text, edits))
  const after = pathTo(file, statement.start).findLast((node) => node.kind === 'directive')
  const isSame = after?.start === statement.start && meaning(after) === meaning(statement)
  return isSame && after.body?.kind === statement.body?.kind ? errors.length : undefined
}

/** The words to nginx; the parenthesis that ends a condition may stand alone. */
const meaning = ({ name, args }: Directive): string =>
  [name, ...args]
    .map(({ value }) => value)
    .join('\n')
    .replace(/\n\)$/, ')')
