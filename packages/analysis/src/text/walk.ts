/** Where in nginx's grammar an offset stands, as far as templates need to know. */
export interface Place {
  /**
   * `statement`: a statement may begin here. `between`: among the words of one. `lua`: in the body of a
   * `*_by_lua_block`.
   */
  readonly where: 'statement' | 'between' | 'word' | 'quoted' | 'comment' | 'lua'
  /** The open quote, when `quoted`. */
  readonly quote: string
  /** The name of the statement that has begun. */
  readonly name: string
  /** Where the word that has begun starts. */
  readonly word: number
  /** The name of the innermost open block, `''` outside all. */
  readonly block: string
  /** Braces, and semicolons, that were structure so far. */
  readonly braces: number
  readonly semicolons: number
  /** The last of these semicolons. */
  readonly semicolon: number
}

/** A stretch the walk shall not look into. */
export interface Stretch {
  readonly end: number
  /** It is (a part of) a word, not white space. */
  readonly word: boolean
}

/**
 * Reads the text as ngx_conf_read_token() does, forgivingly: whatever is wrong, it goes on. At each offset where a
 * character is about to be read it asks `visit`, which may take the stretch that begins there out of its hands.
 * The place it passes is the same object each time.
 */
export function walk(text: string, visit: (offset: number, place: Place) => Stretch | undefined): void {
  const state: State = {
    where: 'statement',
    quote: '',
    name: '',
    word: 0,
    block: '',
    braces: 0,
    semicolons: 0,
    semicolon: -1,
    blocks: [],
    resume: 'statement',
    dollar: -1,
    lua: { depth: 0, until: '' },
  }
  let offset = 0
  while (offset < text.length) {
    const stretch = visit(offset, state)
    if (stretch === undefined) {
      offset = read(text, offset, state)
    } else {
      if (stretch.word) beginWord(offset, state)
      offset = Math.max(stretch.end, offset + 1)
    }
  }
}

type State = { -readonly [K in keyof Place]: Place[K] } & {
  readonly blocks: string[]
  /** What a comment interrupted. */
  resume: 'statement' | 'between'
  /** The last `$` in a bare word: a `{` right after it is an ordinary character. */
  dollar: number
  /** `until` is what ends the Lua string or comment we are in. */
  readonly lua: { depth: number; until: string }
}

/** Reads at least one character; returns the offset of the next. */
function read(text: string, offset: number, state: State): number {
  switch (state.where) {
    case 'statement':
    case 'between':
      return readToken(text, offset, state)
    case 'word':
      return readWord(text, offset, state)
    case 'quoted':
      if (text[offset] === '\\') return offset + 2
      if (text[offset] === state.quote) {
        endWord(text.slice(state.word + 1, offset), state)
        state.quote = ''
      }
      return offset + 1
    case 'comment':
      if (text[offset] === '\n') state.where = state.resume
      return offset + 1
    case 'lua':
      return readLua(text, offset, state)
  }
}

function readToken(text: string, offset: number, state: State): number {
  const char = text[offset]!
  if (isSpace(char)) return offset + 1
  if (char === ';' || char === '{' || char === '}') {
    structure(char, offset, state)
  } else if (char === '#') {
    state.resume = state.where === 'statement' ? 'statement' : 'between'
    state.where = 'comment'
  } else if (char === '"' || char === "'") {
    beginWord(offset, state)
    state.where = 'quoted'
    state.quote = char
  } else {
    beginWord(offset, state)
    return readWord(text, offset, state)
  }
  return offset + 1
}

function readWord(text: string, offset: number, state: State): number {
  const char = text[offset]!
  if (char === '\\') return offset + 2
  if (char === '$') state.dollar = offset
  if (isSpace(char) || char === ';' || (char === '{' && state.dollar !== offset - 1)) {
    endWord(text.slice(state.word, offset), state)
    if (!isSpace(char)) structure(char, offset, state)
  }
  return offset + 1
}

function beginWord(offset: number, state: State): void {
  if (state.where !== 'statement' && state.where !== 'between') return
  if (state.where === 'statement') state.name = ''
  state.word = offset
  state.where = 'word'
}

function endWord(word: string, state: State): void {
  if (state.name === '') state.name = word
  state.where = 'between'
}

function structure(char: string, offset: number, state: State): void {
  state.where = 'statement'
  if (char === ';') {
    state.semicolons++
    state.semicolon = offset
  } else {
    state.braces++
    if (char === '{') state.blocks.push(state.name)
    else state.blocks.pop()
    state.block = state.blocks.at(-1) ?? ''
    if (char === '{' && state.name.endsWith('_by_lua_block')) {
      state.where = 'lua'
      state.lua.depth = 1
    }
  }
  state.name = ''
}

/** OpenResty reads the block itself, up to the brace that balances, outside Lua's strings and comments. */
function readLua(text: string, offset: number, state: State): number {
  const { lua } = state
  const char = text[offset]!
  if (lua.until !== '') {
    const short = lua.until.length === 1 && lua.until !== '\n'
    if (short && char === '\\') return offset + 2
    if (text.startsWith(lua.until, offset)) {
      const { length } = lua.until
      lua.until = ''
      return offset + length
    }
    // A short string ends with its line: better to go on in the code than to lose the end of the block.
    if (short && char === '\n') lua.until = ''
    return offset + 1
  }
  luaBracket.lastIndex = offset
  const bracket = luaBracket.exec(text)
  if (bracket) {
    lua.until = `]${bracket[1]}]`
    return offset + bracket[0].length
  }
  if (text.startsWith('--', offset)) lua.until = '\n'
  else if (char === '"' || char === "'") lua.until = char
  else if (char === '{') lua.depth++
  else if (char === '}' && --lua.depth === 0) structure('}', offset, state)
  return offset + 1
}

const luaBracket = /(?:--)?\[(=*)\[/y

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r'
}
