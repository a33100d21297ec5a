import { type Scope, type SourceFile, type Statement, suggest } from '@nginx-lint/analysis'
import type { Context, DirectiveSpec } from '@nginx-lint/directives'
import type { Directive, Item, Word } from '@nginx-lint/syntax'
import type { Range } from 'vscode-languageserver-types'
import { type Cursor, statementOf, topScopeOf } from '../cursor.ts'
import { beginsLine, lastStatement } from './statements.ts'

/** What is being typed at the cursor, and what nginx would read it as. Texts are those before the cursor. */
export interface Place {
  readonly cursor: Cursor
  /** The words of the statement that is being typed, its name first, without the one at the cursor. */
  readonly before: readonly string[]
  /** Those that follow the cursor on its line. */
  readonly after: readonly string[]
  readonly typed: Typed
  /** What the block around it holds. */
  readonly block: BlockOf
  /** Where names are looked up. */
  readonly scope: Scope
  /** What stands beside it in its block, as far as that is known. */
  readonly siblings: readonly Statement[]
  /** The statement in the tree. */
  readonly node: Directive | undefined
  readonly spec: DirectiveSpec | undefined
  /** The statement may be complete, and a `;` forgotten: a new one may begin here as well. */
  readonly mayBegin: boolean
}

/** The word at the cursor, as far as it is typed. */
export interface Typed {
  readonly text: string
  readonly quote: Word['quote']
  /** Of `text`, in the tree of the file. */
  readonly start: number
  /** What of the word's line follows the cursor. */
  readonly rest: string
}

/** `contexts`: more than one when nobody knows for which a file is meant. */
export interface BlockOf {
  readonly contexts: readonly Context[]
  /** The directive whose block of entries this is. */
  readonly entries?: DirectiveSpec
}

/** Contexts that a file without a single known statement may be meant for. */
const ANY: readonly Context[] = ['main', 'http.server', 'http.location', 'http', 'http.upstream']

/** Undefined where nothing is to be completed: in Lua, behind a closed string, in a block that nobody knows. */
export function placeAt(cursor: Cursor): Place | undefined {
  const { offset } = cursor
  const { tree } = cursor.file
  const found = descend(tree.items, offset)
  if (!found) return undefined
  const { openers, node } = found
  const words = node ? [node.name, ...node.args] : []
  const at = words.findLast((word) => word.start <= offset && offset <= word.end)
  const typed = typedIn(tree.text, at, offset)
  if (!typed) return undefined
  const { block, scope, siblings } = around(cursor, openers)
  if (block === undefined) return undefined

  const earlier = words.filter((word) => word.end < offset && word !== at)
  const later = words.filter((word) => word.start >= offset && sameLine(tree.text, offset, word.start))
  const { words: before, spec } = lastStatement(cursor.project, block, tree.text, earlier)
  const isNewLine = before.length > 0 && typed.quote === '' && beginsLine(tree.text, offset - typed.text.length)
  return {
    cursor,
    before: before.map(({ value }) => value),
    after: later.map(({ value }) => value),
    typed,
    block,
    scope,
    siblings: siblings.filter((other) => other.node !== node),
    node,
    spec,
    mayBegin: before.length === 0 || (isNewLine && isComplete(cursor, block, spec, before)),
  }
}

/** The blocks around an offset, and the statement in whose head it is. Undefined in Lua. */
function descend(top: readonly Item[], offset: number): { openers: Directive[]; node?: Directive } | undefined {
  const openers: Directive[] = []
  for (let items = top; ; ) {
    const item: Item | undefined = items.findLast(({ start }) => start < offset)
    if (!item) return { openers }
    if (item.kind === 'junk') {
      if (offset >= item.end) return { openers }
      items = item.items
      continue
    }
    const { body } = item
    if (!body) return item.terminated && offset >= item.end ? { openers } : { openers, node: item }
    if (offset <= body.start) return { openers, node: item }
    if (body.closed && offset >= body.end) return { openers }
    if (body.kind === 'lua') return undefined
    openers.push(item)
    items = body.items
  }
}

function typedIn(text: string, word: Word | undefined, offset: number): Typed | undefined {
  if (!word || word.start === offset) return { text: '', quote: '', start: offset, rest: '' }
  const { start, end, quote } = word
  const isClosed = quote !== '' && offset === end && end - start > 1 && text[end - 1] === quote
  if (isClosed) return undefined
  const inner = start + quote.length
  return { text: text.slice(inner, offset), quote, start: inner, rest: /^.*/.exec(text.slice(offset, end))![0] }
}

function around(
  { project, file }: Cursor,
  openers: readonly Directive[],
): { block: BlockOf | undefined; scope: Scope; siblings: readonly Statement[] } {
  let scope = topScopeOf(project, file)
  let { statements: siblings } = scope
  let block: BlockOf | undefined = blockOf(scope) ?? { contexts: [] }
  if (isUnknown(scope, file, openers)) block = { contexts: ANY }
  for (const opener of openers) {
    const inner = statementOf(project, opener)?.inner
    if (inner) scope = inner
    siblings = inner?.statements ?? []
    block = inner ? blockOf(inner) : block && opened(project, block, file, opener)
  }
  return { block, scope, siblings }

  function isUnknown(top: Scope, of: SourceFile, within: readonly Directive[]): boolean {
    if (project.isMain || top !== project.root || top.context !== 'main' || of.declaredContext !== undefined)
      return false
    return top.statements.every(({ spec, node }) => spec === undefined || within.includes(node))
  }
}

function blockOf({ context, opener }: Scope): BlockOf | undefined {
  if (context !== undefined) return { contexts: [context] }
  return opener?.spec?.hasEntries ? { contexts: [], entries: opener.spec } : undefined
}

/** What a block holds that has swallowed a line without `;`, or is misspelt. */
function opened(
  project: Cursor['project'],
  outer: BlockOf,
  { tree }: SourceFile,
  { name, args }: Directive,
): BlockOf | undefined {
  const { words, spec } = lastStatement(project, outer, tree.text, [name, ...args])
  const head = words[0]!.value
  const blocks = outer.contexts.flatMap((context) => project.registry.in(context)).filter((s) => s.facts.block)
  const better = spec ? head : suggest(head, [...new Set(blocks.map((block) => block.name))])
  const meant = spec ?? blocks.find((other) => other.name === better)
  for (const context of outer.contexts) {
    const inside = meant?.opens(context)
    if (meant?.hasEntries) return { contexts: [], entries: meant }
    if (typeof inside === 'string' && inside !== 'lua') return { contexts: [inside] }
  }
  return undefined
}

function isComplete({ project }: Cursor, block: BlockOf, spec: DirectiveSpec | undefined, words: readonly Word[]) {
  const values = words.map(({ value }) => value)
  if (block.entries) return block.entries.matchEntry(values, project.options).ok
  return !spec || (spec.facts.block === undefined && spec.match(values.slice(1), project.options).ok)
}

const sameLine = (text: string, from: number, to: number): boolean => !text.slice(from, to).includes('\n')

/** Part of the word at the cursor: from an offset in the typed text up to the cursor, and what of the rest fits. */
export function rangeFrom({ cursor, typed }: Place, from: number, fits: RegExp = /^[\w.+-]*/): Range {
  const { document, file, offset } = cursor
  const after = fits.exec(typed.rest)?.[0].length ?? 0
  return document.range({
    start: file.offset + typed.start + from,
    end: file.offset + offset + after,
  })
}
