import type { File, Parsed } from './ast.ts'
import { balance } from './balance.ts'
import { Grammar } from './grammar.ts'
import { scan } from './scan.ts'
import { Tree } from './tree.ts'

/** Never throws: whatever the text, there is a tree, and every mistake has a place. */
export function parse(text: string): Parsed {
  const scanned = scan(text)
  const tree = new Tree(text)
  const balanced = balance(text, scanned)
  grammar ??= new Grammar()
  grammar.read(balanced.tokens, tree)
  const file: File = { kind: 'file', start: 0, end: text.length, text, items: tree.items, comments: scanned.comments }
  const errors = [...scanned.errors, ...tree.errors, ...balanced.errors]
  return { file, errors: errors.sort((a, b) => a.start - b.start || a.end - b.end) }
}

// Made at the first parse and kept: building it costs more than reading most files.
let grammar: Grammar | undefined
