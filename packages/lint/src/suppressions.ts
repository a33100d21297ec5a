import { factOf, type Instruction, instructionsIn, type SourceFile } from '@nginx-lint/analysis'
import type { Directive, Item, Span } from '@nginx-lint/syntax'
import type { Diagnostic } from './rule.ts'

/**
 *     listen 80 sll;  # nginx-lint-ignore invalid-argument: the patched nginx here knows it
 *     # nginx-lint-ignore unknown-directive: a module of ours
 *     our_directive on;
 *     # nginx-lint-ignore-block unknown-directive: all of it is for our module
 *     our_block { our_directive on; }
 *     # nginx-lint-ignore-file include-not-found: the files come with the image
 *
 * Without a rule's name it speaks of all rules. What stands after the colon is the reason, for people. `start` and
 * `end`: the part of the file's text it speaks of, which is empty for a block where none is.
 */
export interface Suppression extends Span {
  readonly file: SourceFile
  /** Its places are those of the tree. */
  readonly instruction: Instruction
}

export const suppressionsIn = factOf(read)

/** The findings that no comment hides, and the rules whose findings each comment has hidden. */
export function suppress(found: readonly Diagnostic[], files: ReadonlyMap<string, SourceFile>) {
  const hidden = new Map<Suppression, Set<string>>()
  const left = found.filter((diagnostic) => {
    const by = hiding(diagnostic, files)
    for (const suppression of by) hidden.set(suppression, (hidden.get(suppression) ?? new Set()).add(diagnostic.rule))
    return by.length === 0
  })
  return { left, hidden: hidden as ReadonlyMap<Suppression, ReadonlySet<string>> }
}

/** The comments that hide a finding. `byName`: those only that name its rule. */
export function hiding(
  { path, rule, start }: Diagnostic,
  files: ReadonlyMap<string, SourceFile>,
  byName = false,
): readonly Suppression[] {
  const file = files.get(path)
  if (!file) return []
  return suppressionsIn(file).filter(({ start: from, end, instruction: { words } }) => {
    const names = words.length === 0 ? !byName : words.some((word) => word.text === rule)
    return names && from <= start && start < end
  })
}

function read(file: SourceFile): readonly Suppression[] {
  const { tree, offset } = file
  const found = instructionsIn(tree).filter(({ kind }) => kind.startsWith('ignore'))
  if (found.length === 0) return []
  const statements = [...directivesIn(tree.items)]
  return found.map((instruction) => {
    const { start, end } = spanMeant(instruction, tree.text, statements)
    return { file, instruction, start: start + offset, end: end + offset }
  })
}

function spanMeant(instruction: Instruction, text: string, statements: readonly Directive[]): Span {
  if (instruction.kind === 'ignore-file') return { start: 0, end: text.length + 1 }
  const alone = standsAlone(instruction, text)
  const line = alone ? nextCodeLine(text, instruction.end) : lineAround(text, instruction.start)
  const here = statements.filter((statement) => touches(headOf(statement), line))
  if (instruction.kind === 'ignore') return together([line, ...here.map(headOf)])
  const blocks = here.filter(({ body }) => body)
  const open = alone ? undefined : blocks.findLast(({ body }) => touches(body!, instruction))
  return open ?? blocks[0] ?? { start: line.start, end: line.start }
}

/** Is it about a block, and none begins there? */
export const lacksBlock = ({ instruction, start, end }: Suppression): boolean =>
  instruction.kind === 'ignore-block' && start === end

/** Is there nothing but white space before it on its line? */
export const standsAlone = ({ start }: Span, text: string): boolean =>
  text.slice(lineAround(text, start).start, start).trim() === ''

/** With its line feed, or one place more than the text has: where something is missing at the end. */
function lineAround(text: string, at: number): Span {
  const end = text.indexOf('\n', at)
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: (end < 0 ? text.length : end) + 1 }
}

function nextCodeLine(text: string, from: number): Span {
  let line = lineAround(text, from)
  do line = lineAround(text, Math.min(line.end, text.length))
  while (line.end <= text.length && /^\s*(?:#.*)?$/s.test(text.slice(line.start, line.end - 1)))
  return line
}

/** Up to what ends it: a statement that is spread over lines is one. */
const headOf = ({ start, end, body }: Directive): Span => ({ start, end: body ? body.start + 1 : end })

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

const together = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
})

function* directivesIn(items: readonly Item[]): Generator<Directive> {
  const stack = [...items].reverse()
  for (let item = stack.pop(); item; item = stack.pop()) {
    if (item.kind === 'directive') yield item
    const inner = item.kind === 'junk' ? item.items : item.body?.kind === 'block' ? item.body.items : []
    for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i]!)
  }
}
