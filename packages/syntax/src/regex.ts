const quantifier = /\{\d+(?:,\d*)?\}/y
const named = /\{[\w^&+-]+\}/y

/**
 * Where the braces at `at` end that a regular expression means when it says `{2}`, `{1,3}` or `\p{L}`, in a bare word
 * that begins at `wordStart`; -1 for any other brace. nginx ends the word at the brace: nobody means that here.
 */
export function endOfRegexBraces(text: string, wordStart: number, at: number, isRegex: boolean): number {
  if (!isRegex && !/^!?~|[\^\\[(]/.test(text.slice(wordStart, at))) return -1
  const braces = text[at - 2] === '\\' && 'pPxkgo'.includes(text[at - 1]!) ? named : quantifier
  braces.lastIndex = at
  return braces.test(text) ? braces.lastIndex : -1
}

/** Whether the words so far say that the next is a regular expression. */
export function announcesRegex(firstWord: string, previousWord: string): boolean {
  return firstWord === 'rewrite' || /^!?~\*?$/.test(previousWord)
}
