import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTemplate } from '@nginx-lint/analysis'
import { type Directive, type Item, parse, type Span } from '@nginx-lint/syntax'
import { describe, expect, test } from 'vitest'
import { colour, type Piece, redraw } from './scopes.ts'

/** The grammar colours structure. What it must agree with about structure is our parser. */
const configurations = ['fixtures/sites', 'fixtures/format', 'fixtures/editor/nginx'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name)),
)
const templates = configurations.filter((path) => readTemplate(readFileSync(path, 'latin1'), path))

describe('agrees with the parser about comments, names, strings and Lua', () => {
  test.each(configurations.filter((path) => !templates.includes(path)))('%s', async (path) => {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
    const { pieces, depth } = await colour(text, 'source.nginx')
    const { file } = parse(text)
    const wrong: string[] = []
    const check = (span: Span, what: string, holds: (piece: Piece) => boolean) => {
      const of = pieces.filter(({ start, end }) => start < span.end && end > span.start)
      for (const piece of of) if (!holds(piece)) wrong.push(said(text, span, piece, what))
    }
    const isComment = ({ scopes }: Piece) => has(scopes, 'comment.line.number-sign')
    for (const comment of file.comments) check(comment, 'a comment', isComment)
    for (const piece of pieces)
      if (isComment(piece) && !file.comments.some(({ start, end }) => start <= piece.start && piece.end <= end))
        wrong.push(said(text, piece, piece, 'no comment'))
    for (const { name, args, body } of statementsIn(file.items)) {
      const isPlain = /^[A-Za-z_]\w*$/.test(text.slice(name.start, name.end))
      check(
        name,
        'the name of a statement',
        ({ scopes }) => isPlain === has(scopes, /^keyword\.(control\.block|other\.directive)/),
      )
      for (const word of args) {
        check(word, 'no name', ({ scopes }) => !has(scopes, /^keyword\.(control\.block|other\.directive)/))
        check(word, 'a string', ({ scopes }) => (word.quote !== '') === has(scopes, /^string\.(quoted|regexp\.quoted)/))
      }
      if (body?.kind === 'lua') {
        const code = { start: body.start + 1, end: body.end - 1 }
        check(code, 'Lua', ({ scopes }) => has(scopes, 'meta.embedded.block.lua'))
        check({ start: code.end, end: body.end }, 'no Lua', ({ scopes }) => !has(scopes, 'meta.embedded.block.lua'))
      }
    }
    expect(wrong).toEqual([])
    expect(depth, 'scopes left open').toBe(1)
  })
})

describe('reads on after the tags of templates', () => {
  test.each(templates)('%s', async (path) => {
    const text = readFileSync(path, 'utf8')
    const template = readTemplate(text, path)!
    const { pieces } = await colour(text, 'source.nginx')
    const { file } = parse(template.text)
    const wrong: string[] = []
    for (const { name } of statementsIn(file.items)) {
      if (!/^[A-Za-z_]\w*$/.test(text.slice(name.start, name.end))) continue
      const piece = pieces.find(({ start, end }) => start <= name.start && name.end <= end)
      if (!piece || !has(piece.scopes, /^keyword\.(control\.block|other\.directive)/))
        wrong.push(said(text, name, piece, 'the name of a statement'))
    }
    expect(wrong).toEqual([])
  })
})

function* statementsIn(items: readonly Item[]): Generator<Directive> {
  for (const item of items) {
    if (item.kind === 'directive') yield item
    const inner = item.kind === 'junk' ? item.items : item.body?.kind === 'block' ? item.body.items : []
    yield* statementsIn(inner)
  }
}

const has = (scopes: readonly string[], wanted: string | RegExp): boolean =>
  scopes.some((scope) => (typeof wanted === 'string' ? scope.startsWith(wanted) : wanted.test(scope)))

function said(text: string, { start, end }: Span, piece: Piece | undefined, what: string): string {
  const line = text.slice(0, start).split('\n').length
  return `line ${line}: ${text.slice(start, end)} is ${what}, and coloured ${piece?.scopes.join(' ')}`
}

const OTHERS: Readonly<Record<string, string>> = {
  'documents.txt': 'text.html.markdown',
  'route.txt': 'source.nginx-route',
}

/** Each file has its scopes drawn below its lines. */
test.each(readdirSync('fixtures/grammar'))('colours %s', async (name) => {
  const drawn = readFileSync(join('fixtures/grammar', name), 'utf8')
  expect(await redraw(drawn, OTHERS[name] ?? 'source.nginx')).toBe(drawn)
})

/** It must not become a second list of what nginx knows: no word of it is a directive's name, or a parameter's. */
test('it names no directive', () => {
  const { repository } = JSON.parse(readFileSync('grammars/nginx.tmLanguage.json', 'utf8'))
  const patterns = [...JSON.stringify(repository).matchAll(/"(?:match|begin|end|while)":"((?:[^"\\]|\\.)*)"/g)]
  const words = patterns.flatMap(
    ([, pattern]) => pattern!.replace(/\[[^\]]*\]/g, '').match(/(?<!\\)[a-z]{4,}(?:_[a-z]+)*|_[a-z_]+/g) ?? [],
  )
  expect(new Set(words)).toEqual(new Set(['_by_lua_block']))
})
