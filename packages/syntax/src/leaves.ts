import type { Span } from './ast.ts'
import { scan } from './scan.ts'
import { Argument, Close, Lua, Open, Semicolon, type Token } from './tokens.ts'

/** A piece no formatter may look into. Lua code is one, with the white space around it: nginx refuses code that is empty. */
export interface Leaf extends Span {
  readonly kind: 'word' | 'comment' | 'lua' | ';' | '{' | '}'
}

/** Everything but white space, in order. A byte order mark counts as white space: it is an error, and no leaf. */
export function leaves(text: string): Leaf[] {
  const { tokens, comments } = scan(text)
  const found: Leaf[] = []
  let next = 0
  for (const token of tokens) {
    for (let comment = comments[next]; comment && comment.start < token.startOffset; comment = comments[++next]) {
      found.push(comment)
    }
    const leaf = leafOf(token)
    if (leaf.end > leaf.start) found.push(leaf)
  }
  for (; next < comments.length; next++) found.push(comments[next]!) // below its length
  return found
}

const kinds = new Map([
  [Argument, 'word'],
  [Semicolon, ';'],
  [Open, '{'],
  [Close, '}'],
  [Lua, 'lua'],
] as const)

function leafOf({ tokenType, startOffset, endOffset }: Token): Leaf {
  const kind = kinds.get(tokenType)
  if (!kind) throw new Error(`bug: the scanner makes no ${tokenType.name}`)
  return { kind, start: startOffset, end: endOffset }
}
