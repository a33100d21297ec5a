import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain'

// Chevrotain parses, but its lexer is not used: the scanner has nginx's states, is several times faster, and leaves no
// regular expressions to be analysed at start-up. Hence token types without a pattern.
const tokenType = (name: string): TokenType => createToken({ name, pattern: Lexer.NA })

/** A bare word or a quoted string, quotes included. */
export const Argument = tokenType('Argument')
export const Semicolon = tokenType('Semicolon')
export const Open = tokenType('Open')
/** An empty one stands where a `}` is missing. */
export const Close = tokenType('Close')
/** A `}` too many. */
export const Stray = tokenType('Stray')
/** Everything between the braces of a `*_by_lua_block`, possibly nothing. */
export const Lua = tokenType('Lua')

export const vocabulary = [Argument, Semicolon, Open, Close, Stray, Lua]

export interface Token extends IToken {
  /** Half open, unlike Chevrotain's. */
  readonly endOffset: number
  /** Where the content of an argument ends: before its closing quote, if it has one. */
  readonly contentEnd: number
}

/** Without an `image`: nothing of Chevrotain's that runs here reads it, and a million substrings take their time. */
export function token(type: TokenType, startOffset: number, endOffset: number, contentEnd = endOffset): Token {
  return { image: '', tokenType: type, tokenTypeIdx: type.tokenTypeIdx!, startOffset, endOffset, contentEnd }
}
