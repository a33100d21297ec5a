import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import oniguruma from 'vscode-oniguruma'
import textmate, { type IGrammar, type StateStack } from 'vscode-textmate'

/** A piece of a line, as an editor would colour it. */
export interface Piece {
  readonly start: number
  readonly end: number
  /** From the outermost to the innermost, without that of the whole file. */
  readonly scopes: readonly string[]
}

/** A stand-in for an editor's grammar of another language: words and nothing else. */
const standIn = (scopeName: string, word: string) => ({
  scopeName,
  patterns: [{ name: `variable.other.${word}`, match: '\\w+' }],
  repository: {},
})

const files: Readonly<Record<string, string>> = {
  'source.nginx': 'grammars/nginx.tmLanguage.json',
  'source.nginx-route': 'grammars/nginx-route.tmLanguage.json',
  'markdown.nginx.codeblock': 'grammars/nginx.markdown.tmLanguage.json',
}

const { INITIAL, Registry } = textmate

const registry = new Registry({
  onigLib: loadEngine(),
  loadGrammar: async (scopeName) => {
    if (scopeName === 'source.lua') return standIn(scopeName, 'lua') as never
    if (scopeName === 'text.html.markdown') return standIn(scopeName, 'markdown') as never
    const file = files[scopeName]
    return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file)
  },
  getInjections: (scopeName) => (scopeName === 'text.html.markdown' ? ['markdown.nginx.codeblock'] : undefined),
})

async function loadEngine() {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))
  await oniguruma.loadWASM(wasm)
  return {
    createOnigScanner: (sources: string[]) => oniguruma.createOnigScanner(sources),
    createOnigString: (text: string) => oniguruma.createOnigString(text),
  }
}

/** How an editor would colour a text: its pieces by offset, and how many scopes are left open at its end. */
export async function colour(text: string, scopeName: string): Promise<{ pieces: Piece[]; depth: number }> {
  const grammar = (await registry.loadGrammar(scopeName)) as IGrammar
  const pieces: Piece[] = []
  let state: StateStack = INITIAL
  let at = 0
  for (const line of text.split(/(?<=\n)/)) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line.replace(/\r?\n$/, ''), state)
    for (const { startIndex, endIndex, scopes } of tokens)
      pieces.push({ start: at + startIndex, end: at + Math.min(endIndex, line.length), scopes: scopes.slice(1) })
    state = ruleStack
    at += line.length
  }
  return { pieces, depth: state.depth }
}

/**
 * A text with the innermost scopes drawn under its lines, drawn anew where marks stand:
 *
 *     listen 80;
 *     # <------ keyword.other.directive
 *     #      ^^ constant.numeric
 *
 * `nothing` is text without a scope of its own. `# <---` marks as many first columns as there are dashes.
 */
export async function redraw(drawn: string, scopeName: string): Promise<string> {
  const lines = drawn.split('\n')
  const text = lines.filter((line) => !mark.test(line)).join('\n')
  const { pieces } = await colour(text, scopeName)
  let offset = 0
  let current = 0
  const redrawn = lines.map((line) => {
    const found = mark.exec(line)
    if (!found) {
      current = offset
      offset += line.length + 1
      return line
    }
    const [, margin, carets, dashes] = found
    const start = current + (carets ? margin!.length : 0)
    const end = start + (carets ?? dashes)!.length
    const scopes = pieces.filter((piece) => piece.start < end && piece.end > start).map(innermost)
    return `${line.slice(0, found[0].length)}${[...new Set(scopes)].join(', ')}`
  })
  return redrawn.join('\n')
}

const mark = /^([ \t]*# *)(?:(\^+)|<(-+)) /

function innermost({ scopes }: Piece): string {
  const last = scopes.findLast((scope) => !scope.startsWith('meta.') || scope.startsWith('meta.embedded'))
  return last?.replace(/\.nginx$/, '') ?? 'nothing'
}
