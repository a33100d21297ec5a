/** Half-open range of UTF-16 offsets into the file's text, from 0. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface File extends Span {
  readonly kind: 'file'
  readonly text: string
  readonly items: readonly Item[]
  /** Every comment of the file, in order. Comments belong to no node: ask `commentsIn`. */
  readonly comments: readonly Comment[]
}

export type Item = Directive | Junk

/** `name args... ;` or `name args... { }`. nginx has no other statement. */
export interface Directive extends Span {
  readonly kind: 'directive'
  readonly name: Word
  readonly args: readonly Word[]
  /** Undefined for a simple directive. */
  readonly body?: Block | Lua
  /** False when neither `;` nor `{` ends it: the file is broken here, and the error says so. */
  readonly terminated: boolean
}

/** `{ ... }`, braces included. */
export interface Block extends Span {
  readonly kind: 'block'
  readonly items: readonly Item[]
  /** False when its `}` is missing. */
  readonly closed: boolean
}

/** The opaque body of an OpenResty `*_by_lua_block`, braces included. */
export interface Lua extends Span {
  readonly kind: 'lua'
  readonly closed: boolean
}

export interface Word extends Span {
  readonly kind: 'word'
  readonly quote: '' | '"' | "'"
  /** What nginx sees: quotes removed, escapes resolved. */
  readonly value: string
}

/** From `#` up to, and without, the line feed. */
export interface Comment extends Span {
  readonly kind: 'comment'
}

/** Text nginx refuses where a statement should be: a stray `;` or `}`, an anonymous block. */
export interface Junk extends Span {
  readonly kind: 'junk'
  readonly items: readonly Item[]
}

export type Node = File | Directive | Block | Lua | Word | Comment | Junk

/** Named after the lint rule that reports it. */
export type SyntaxErrorCode =
  | 'missing-semicolon'
  | 'unbalanced-braces'
  | 'unclosed-quote'
  | 'unquoted-brace'
  | 'unexpected-token'
  | 'too-long-word'
  | 'too-deep'

export interface SyntaxError extends Span {
  readonly code: SyntaxErrorCode
  /** One sentence in lower case, without a full stop, names in "quotes". */
  readonly message: string
  /** Another place that explains this one, such as the brace that is never closed. */
  readonly related?: { readonly span: Span; readonly message: string }
  /** What certainly mends it. */
  readonly fix?: { readonly title: string; readonly edits: readonly Edit[]; readonly unsafe?: true }
}

/** Replaces `start..end` by `text`. */
export interface Edit extends Span {
  readonly text: string
}

/** `file` is always there; `errors` in the order of the text. */
export interface Parsed {
  readonly file: File
  readonly errors: readonly SyntaxError[]
}
