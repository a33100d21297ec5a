import type { SyntaxError as Mistake, Span, Word } from './ast.ts'
import { endOfLine, trimmedEnd } from './quotes.ts'
import type { Token } from './tokens.ts'

// Every sentence this package says, and how each mistake is mended.

export function byteOrderMark(): Mistake {
  return {
    code: 'unexpected-token',
    start: 0,
    end: 1,
    message: 'nginx reads the byte order mark as part of the first word',
    fix: { title: 'Remove the byte order mark', edits: [{ start: 0, end: 1, text: '' }] },
  }
}

export function unexpectedAfterQuote(text: string, at: number): Mistake {
  const character = String.fromCodePoint(text.codePointAt(at)!) // nothing is wrong with the end of the text
  return {
    code: 'unexpected-token',
    start: at,
    end: at + character.length,
    message: `unexpected "${character}" after a closing quote: white space, ";" or "{" must follow`,
  }
}

/** The string was to end at `contentEnd`, it seems. */
export function unclosedQuote(text: string, start: number, contentEnd: number): Mistake {
  const end = trimmedEnd(text, start, endOfLine(text, start))
  const fix = { title: 'Close the quote', edits: [insert(contentEnd, text[start]!)], unsafe: true } as const
  return { code: 'unclosed-quote', start, end, message: 'this quote is not closed on its line', fix }
}

export function unquotedBrace(text: string, start: number, end: number, inParentheses: boolean): Mistake {
  const message = 'nginx ends the argument at "{": a regex with braces must be in quotes'
  const problem = { code: 'unquoted-brace', start, end, message } as const
  if (text.slice(start, end).includes('"')) return problem
  // The parenthesis of `if ($uri ~ …)` is not the regex's.
  const last = inParentheses && text[end - 1] === ')' ? end - 1 : end
  const edits = [insert(start, '"'), insert(last, '"')]
  return { ...problem, fix: { title: 'Put the regex in quotes', edits } }
}

/** Bytes nginx can hold (NGX_CONF_BUFFER is 4096): of a comment from its "#", of a string without its quotes. */
const limits = { comment: 4095, argument: 4095, string: 4094 }
export type Limited = keyof typeof limits

export function tooLong(text: string, what: Limited, start: number, end: number): Mistake | undefined {
  const bytes = utf8Length(text, start, end)
  if (bytes <= limits[what]) return undefined
  const message = `this ${what} has ${bytes} bytes and nginx reads at most ${limits[what]}: split it`
  return { code: 'too-long-word', start, end, message }
}

function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) bytes += 1
    else if (code < 0x800 || (code >= 0xd800 && code < 0xe000))
      bytes += 2 // half of a surrogate pair's four
    else bytes += 3
  }
  return bytes
}

/** `strays`: all that stand side by side. */
export function straySemicolons(strays: readonly Span[]): Mistake {
  const title = strays.length > 1 ? 'Remove them' : 'Remove it'
  return {
    code: 'unexpected-token',
    ...extent(strays),
    message: 'unexpected ";": there is no directive to end',
    fix: { title, edits: strays.map(remove) },
  }
}

export function anonymousBlock(at: number): Mistake {
  return {
    code: 'unexpected-token',
    start: at,
    end: at + 1,
    message: 'unexpected "{": a block begins with the name of a directive',
  }
}

export function missingSemicolon(text: string, name: string, lastWord: Word): Mistake {
  const { start, end } = lastWord
  // A brace that ends a bare word is part of it to nginx: it has become a token only because the braces do not balance.
  if (lastWord.quote === '' && text[end] === '}') return braceInWord(text, start, end)
  return {
    code: 'missing-semicolon',
    start,
    end,
    message: `missing ";" after "${shorten(name)}"`,
    fix: { title: 'Insert ";"', edits: [insert(end, ';')] },
  }
}

function braceInWord(text: string, start: number, brace: number): Mistake {
  let end = brace
  while (text[end] === '}') end++
  return {
    code: 'missing-semicolon',
    start,
    end,
    message: `missing ";" before "}": nginx reads "${shorten(text.slice(start, end))}" as one word`,
    fix: { title: 'Insert ";"', edits: [insert(brace, '; ')], unsafe: true },
  }
}

export interface UnclosedBlock {
  readonly name: string
  /** Its "{". */
  readonly open: Span
  /** The white space its line begins with. */
  readonly margin: string
}

/** Nobody lost more braces than this in one place: such a text is no configuration, and its fix would be huge. */
export const mostBraces = 100

/** `count` blocks are closed nowhere, `blocks` are the inner ones, innermost first; they would be closed after `last`. */
export function missingBraces(
  text: string,
  blocks: readonly [UnclosedBlock, ...UnclosedBlock[]],
  count: number,
  last: Span,
): Mistake {
  const names = blocks.slice(0, 2).map(({ name }) => `"${shorten(name)}"`)
  const more = count > 2 ? ` and ${count - 2} more` : ''
  const { at, newline } = endOfTheLine(text, last.end)
  const closing = blocks.map(({ margin }) => `${newline}${margin}}`).join('')
  const title = count > 1 ? 'Insert the braces' : 'Insert "}"'
  return {
    code: 'unbalanced-braces',
    start: last.start,
    end: last.end,
    message: `missing "}" for ${names.join(more ? ', ' : ' and ')}${more}`,
    related: { span: blocks[0].open, message: 'this block is never closed' },
    ...(count === blocks.length && { fix: { title, edits: [insert(at, closing)], unsafe: true } }),
  }
}

/** After a comment, before the line's end. */
function endOfTheLine(text: string, from: number): { at: number; newline: string } {
  const end = endOfLine(text, from)
  return text[end - 1] === '\r' && end > from ? { at: end - 1, newline: '\r\n' } : { at: end, newline: '\n' }
}

/** `strays` stand side by side; `block` is the one they close, though their column says that it goes on. */
export function strayBraces(strays: readonly Span[], block: UnclosedBlock | undefined): Mistake {
  const title = strays.length > 1 ? 'Remove them' : 'Remove it'
  const name = block && shorten(block.name)
  return {
    code: 'unbalanced-braces',
    ...extent(strays),
    message: `unexpected "}": ${name ? `going by the indentation, "${name}" goes on after it` : 'no block is open here'}`,
    ...(block && { related: { span: block.open, message: `"${name}" begins here` } }),
    ...(strays.length <= mostBraces && { fix: { title, edits: strays.map(remove), unsafe: true } }),
  }
}

export function unbalancedLua(text: string, { startOffset, endOffset }: Token): Mistake {
  return {
    code: 'unbalanced-braces',
    start: startOffset,
    end: endOffset,
    message: `the braces in the Lua code of "${text.slice(startOffset, endOffset)}" do not balance`,
  }
}

export function tooDeep(open: Span, limit: number): Mistake {
  const message = `blocks more than ${limit} deep are not looked into`
  return { code: 'too-deep', start: open.start, end: open.end, message }
}

function extent(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
}

function insert(at: number, text: string) {
  return { start: at, end: at, text }
}

function remove({ start, end }: Span) {
  return { start, end, text: '' }
}

/** Names come from the file, and may be as long as that. */
function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name
}
