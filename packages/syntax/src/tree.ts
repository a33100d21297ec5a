import type { Block, Directive, Item, Lua, SyntaxError as Mistake, Span, Word } from './ast.ts'
import * as mistake from './mistakes.ts'
import type { Token } from './tokens.ts'
import { word } from './words.ts'

/** Nobody nests deeper, and whoever walks the tree may recurse. */
const maxDepth = 100

/** Built as the grammar reads, one call per token. The open blocks are on its stack. */
export class Tree {
  readonly items: Item[] = []
  readonly errors: Mistake[] = []

  private readonly text: string
  private readonly stack: OpenBlock[] = []
  /** Where the next statement goes. */
  private siblings = this.items
  /** Of the statement that is being read, `count` of them; reused, since arrays that grow are dear. */
  private readonly words: Word[] = []
  private count = 0
  /** The last argument is a string that is never closed: the ";" that may be missing too would be an echo. */
  private isQuoteOpen = false
  private strays: Span[] = []
  /** Inside of a block that is too deep to be looked into. */
  private buried: Buried | undefined
  private isTooDeep = false

  constructor(text: string) {
    this.text = text
  }

  argument(token: Token): void {
    if (this.buried) {
      this.buried.add(token)
      return
    }
    const next = word(this.text, token)
    this.words[this.count++] = next
    this.isQuoteOpen = next.quote !== '' && token.contentEnd === token.endOffset
  }

  semicolon(token: Token): void {
    if (this.buried) this.buried.add(token)
    else this.endDirective(token.endOffset, true)
  }

  unterminated(): void {
    const [name] = this.words
    const last = this.words[this.count - 1]
    if (!name || !last) return // in a buried block
    if (!this.isQuoteOpen) this.errors.push(mistake.missingSemicolon(this.text, name.value, last))
    this.endDirective(last.end, false)
  }

  private endDirective(end: number, terminated: boolean): void {
    const name = this.words[0]
    if (!name) return // only while Chevrotain records the grammar
    const args = this.takeArgs()
    this.siblings.push({ kind: 'directive', start: name.start, end, name, args, terminated })
  }

  private takeArgs(): Word[] {
    const args = this.words.slice(1, this.count)
    this.count = 0
    return args
  }

  open(token: Token): void {
    if (this.buried) this.buried.open(token)
    else this.beginBlock(token)
  }

  private beginBlock({ startOffset: start, endOffset: end }: Token): void {
    const { siblings: outer } = this
    const name = this.count > 0 ? this.words[0] : undefined
    if (!name) this.errors.push(mistake.anonymousBlock(start))
    this.siblings = []
    this.stack.push({ name, args: this.takeArgs(), start, items: this.siblings, outer, isLua: false })
    if (this.stack.length <= maxDepth) return
    this.buried = new Buried()
    if (!this.isTooDeep) this.errors.push(mistake.tooDeep({ start, end }, maxDepth))
    this.isTooDeep = true
  }

  lua(token: Token): void {
    const block = this.stack.at(-1)
    if (this.buried) this.buried.add(token)
    else if (block) block.isLua = true
  }

  close(token: Token): void {
    if (this.buried?.close(token)) return
    this.endBlock(token.endOffset, token.endOffset > token.startOffset)
  }

  private endBlock(end: number, closed: boolean): void {
    const block = this.stack.pop()
    if (!block) return // only while Chevrotain records the grammar
    if (this.buried) block.items.push(...this.buried.junk())
    this.buried = undefined
    this.siblings = block.outer
    this.siblings.push(ended(block, end, closed))
  }

  stray({ startOffset, endOffset }: Token): void {
    this.strays.push({ start: startOffset, end: endOffset })
  }

  /** Strays that stand side by side are one mistake. The braces among them are reported by who found them. */
  endStrays(kind: ';' | '}'): void {
    const [first] = this.strays
    const last = this.strays.at(-1)
    if (!first || !last) return
    const junk: Item = { kind: 'junk', start: first.start, end: last.end, items: [] }
    if (this.buried) this.buried.cover(junk)
    else this.siblings.push(junk)
    if (kind === ';' && !this.buried) this.errors.push(mistake.straySemicolons(this.strays))
    this.strays = []
  }
}

interface OpenBlock {
  readonly name: Word | undefined
  readonly args: readonly Word[]
  readonly start: number
  readonly items: Item[]
  readonly outer: Item[]
  isLua: boolean
}

function ended({ name, args, start, items, isLua }: OpenBlock, end: number, closed: boolean): Item {
  if (!name) return { kind: 'junk', start, end, items }
  const body: Block | Lua = isLua ? { kind: 'lua', start, end, closed } : { kind: 'block', start, end, items, closed }
  const directive: Directive = { kind: 'directive', start: name.start, end, name, args, body, terminated: true }
  return directive
}

/** What stands in a block that is too deep: it becomes one piece of junk. */
class Buried {
  private start = -1
  private end = -1
  private depth = 0

  add({ startOffset, endOffset }: Token): void {
    this.cover({ start: startOffset, end: endOffset })
  }

  cover({ start, end }: Span): void {
    if (this.start < 0) this.start = start
    this.end = end
  }

  open(token: Token): void {
    this.add(token)
    this.depth++
  }

  /** False if it is the buried block itself that ends here. */
  close(token: Token): boolean {
    if (this.depth === 0) return false
    this.add(token)
    this.depth--
    return true
  }

  junk(): Item[] {
    return this.start < 0 ? [] : [{ kind: 'junk', start: this.start, end: this.end, items: [] }]
  }
}
