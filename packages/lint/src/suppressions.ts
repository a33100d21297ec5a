import { instructionsIn, type SourceFile } from '@nginx-lint/analysis'
import type { Diagnostic } from './rule.ts'

/**
 *     listen 80 sll;  # nginx-lint-ignore invalid-argument: the patched nginx here knows it
 *     # nginx-lint-ignore unknown-directive: a module of ours
 *     our_directive on;
 *     # nginx-lint-ignore-file include-not-found: the files come with the image
 *
 * A comment behind code speaks of its line, one on a line of its own of the next line with code.
 * Without a rule's name it speaks of all rules. What stands after the colon is the reason, for people.
 */
export function suppressed(diagnostic: Diagnostic, file: SourceFile): boolean {
  const found = suppressionsOf(file)
  return found.some((s) => s.start <= diagnostic.start && diagnostic.start < s.end && s.covers(diagnostic.rule))
}

interface Suppression {
  /** Offsets of the text it speaks of. */
  readonly start: number
  readonly end: number
  covers(rule: string): boolean
}

const known = new WeakMap<SourceFile, readonly Suppression[]>()

function suppressionsOf(file: SourceFile): readonly Suppression[] {
  const before = known.get(file)
  if (before) return before
  const found = [...read(file)]
  known.set(file, found)
  return found
}

function* read(file: SourceFile): Generator<Suppression> {
  const { text, tree, offset } = file
  for (const { kind, words, start, end } of instructionsIn(tree)) {
    if (kind !== 'ignore' && kind !== 'ignore-file') continue
    const covers = (rule: string) => words.length === 0 || words.some((word) => word.text === rule)
    if (kind === 'ignore-file') yield { start: offset, end: offset + tree.text.length + 1, covers }
    else yield { ...lineMeant(text, start + offset, end + offset), covers }
  }
}

function lineMeant(text: string, start: number, end: number): { start: number; end: number } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  if (text.slice(lineStart, start).trim() !== '') return { start: lineStart, end }
  let from = end + 1
  while (from < text.length && /^[ \t\r]*(#.*)?$/.test(lineAt(text, from))) from += lineAt(text, from).length + 1
  return { start: from, end: from + lineAt(text, from).length + 1 }
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? text.length : end)
}
