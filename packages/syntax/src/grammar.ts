import { EmbeddedActionsParser } from 'chevrotain'
import { Argument, Close, Lua, Open, Semicolon, Stray, type Token, vocabulary } from './tokens.ts'
import { Tree } from './tree.ts'

/**
 *     file      = (directive | block | Close | Semicolon+ | Stray+)*
 *     directive = Argument+ (Semicolon | block)?
 *     block     = Open Lua?
 *
 * Every sequence of the scanner's tokens derives, so nothing can fail and Chevrotain's recovery has no work: what nginx
 * refuses is reported by the tree. Blocks nest in the tree's stack and not in the grammar, since a rule for blocks would
 * recurse, and a thousand braces would overflow Node's stack.
 */
export class Grammar extends EmbeddedActionsParser {
  // While Chevrotain records the grammar, the actions run on tokens it makes up.
  private tree = new Tree('')

  constructor(skipValidations = true) {
    super(vocabulary, { recoveryEnabled: false, maxLookahead: 1, skipValidations })
    this.performSelfAnalysis()
  }

  read(tokens: readonly Token[], tree: Tree): void {
    this.tree = tree
    this.input = tokens as Token[] // which it only reads
    this.file()
    if (this.errors.length > 0) throw new Error(`bug: the grammar is not total: ${this.errors[0]}`)
    this.tree = new Tree('') // nothing of a large file is kept until the next is read
    this.input = []
  }

  private readonly file = this.RULE('file', () => {
    this.MANY(() => this.OR(this.pieces))
  })

  private readonly directive = this.RULE('directive', () => {
    this.AT_LEAST_ONE(this.argument)
    this.OR(this.endings)
  })

  // Made once: `this.OR([...])` in a rule would make arrays and functions for each directive of a file.
  private readonly pieces = [
    { ALT: () => this.SUBRULE(this.directive) },
    { ALT: () => this.tree.close(this.CONSUME(Close) as Token) },
    { ALT: () => this.block() },
    { ALT: () => this.strays(';') },
    { ALT: () => this.strays('}') },
  ]

  private readonly argument = () => this.tree.argument(this.CONSUME(Argument) as Token)

  private readonly endings = [
    { ALT: () => this.tree.semicolon(this.CONSUME(Semicolon) as Token) },
    { ALT: () => this.block() },
    { ALT: () => this.tree.unterminated() },
  ]

  private readonly semicolon = () => this.tree.stray(this.CONSUME(Semicolon) as Token)
  private readonly brace = () => this.tree.stray(this.CONSUME(Stray) as Token)

  private strays(kind: ';' | '}'): void {
    if (kind === ';') this.AT_LEAST_ONE1(this.semicolon)
    else this.AT_LEAST_ONE2(this.brace)
    this.tree.endStrays(kind)
  }

  private block(): void {
    this.tree.open(this.CONSUME(Open) as Token)
    this.OPTION(() => this.tree.lua(this.CONSUME(Lua) as Token))
  }
}
