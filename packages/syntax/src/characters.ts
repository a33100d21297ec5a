/** Character codes with a meaning to nginx or to Lua. */
export const is = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  doubleQuote: 34,
  sharp: 35,
  dollar: 36,
  singleQuote: 39,
  rightParenthesis: 41,
  dash: 45,
  semicolon: 59,
  bracket: 91,
  backslash: 92,
  open: 123,
  close: 125,
  byteOrderMark: 0xfeff,
} as const

/** nginx's white space, exactly: no form feed, no no-break space. */
export function isWhiteSpace(code: number): boolean {
  return code === is.space || code === is.lineFeed || code === is.carriageReturn || code === is.tab
}
