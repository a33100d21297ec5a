import { readdirSync } from 'node:fs'
import { loadText, memoryFiles } from '@nginx-lint/analysis'
import { type FormatOptions, format } from '@nginx-lint/format'
import { badExamples, goodExamples, lint, rules } from '@nginx-lint/lint'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stripped } from './expectations.ts'
import { complaint, complaintOfRange } from './format-checks.ts'
import { difference } from './format-oracle.ts'
import { untidiness } from './format-style.ts'
import { below, invented, options, read, scattered } from './format-texts.ts'
import { tokensOf } from './format-tokens.ts'
import { randomOf } from './random.ts'

const folder = 'fixtures/format'
const fixtures = readdirSync('fixtures', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(?:json|tsv|txt)$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .map((path) => ({ path, text: read(path) }))
const examples = rules.flatMap((rule) =>
  [...badExamples(rule), ...goodExamples(rule)].map(({ code, files = {} }, i) => ({
    path: `${rule.id}-${i}.conf`,
    text: stripped(code),
    files,
  })),
)
const all = [...fixtures, ...examples]

describe('what other formatters break', () => {
  const names = readdirSync(folder).filter((name) => !name.includes('.formatted.'))

  test.each(names)('%s', (name) => {
    const path = `${folder}/${name}`
    const expected = read(path.replace('.', '.formatted.'))
    expect(format(read(path), { path }).text).toBe(expected)
    expect(format(expected, { path }).text).toBe(expected)
    expect(difference(read(path), expected, path)).toBeUndefined()
  })

  test('every expectation is that of a file', () => {
    const expected = readdirSync(folder).filter((name) => name.includes('.formatted.'))
    expect(expected.sort()).toEqual(names.map((name) => name.replace('.', '.formatted.')).sort())
  })
})

describe('the oracle', () => {
  test.each([
    ['a b;', 'ab;'],
    ['a "b";', "a 'b';"],
    ['a "b  c";', 'a "b c";'],
    ['a "b\n  c";', 'a "b\n c";'],
    ['a b\\ c;', 'a b\\  c;'],
    ['a $ {b;}', 'a ${b;}'],
    ['a "b"c;', 'a "b" c;'],
    ['a b; # c', 'a b;'],
    ['a b; # c', 'a b;\n# c'],
    ['a # b\n;', 'a; # b'],
    ['a b; c d;', 'c d; a b;'],
    ['a { b; }', 'a { } b;'],
    ['\ufeffa;', 'a;'],
    ['a_by_lua_block { x = [[\n  a]] }', 'a_by_lua_block { x = [[\na]] }'],
    ['a_by_lua_block { x = "a\\\n  b" }', 'a_by_lua_block { x = "a\\\nb" }'],
    ['a_by_lua_block { x  = 1 }', 'a_by_lua_block { x = 1 }'],
    ['a_by_lua_block { }', 'a_by_lua_block {}'],
    [
      '# nginx-lint-format off\na  b;\n# nginx-lint-format on\n',
      '# nginx-lint-format off\na b;\n# nginx-lint-format on\n',
    ],
    ['a {{ b  }};', 'a {{ b }};', 'a.j2'],
    ['a;\n{{ b }}\nc;', 'a;\n{{ b }} c;', 'a.j2'],
    ['text  here\n```nginx\na;\n```\n', 'text here\n```nginx\na;\n```\n', 'a.md'],
    ['```nginx\na;\n...\nb;\n```\n', '```nginx\na; ...\nb;\n```\n', 'a.md'],
    ['```\na  b;\n```\n', '```\na b;\n```\n', 'a.md'],
  ])('sees that %j is not %j', (before, after, path = 'a.conf') => {
    expect(difference(before, after, path)).toBeTypeOf('string')
    // What had no line to itself may get one.
    if (!/\{\{ b|\.\.\./.test(before)) expect(difference(after, before, path)).toBeTypeOf('string')
  })

  test.each([
    ['a  b;c{\td ;}', 'a b;\nc {\n    d;\n}\n'],
    ['a # b \r\n;', 'a # b\n;'],
    ['a_by_lua_block {\n  x = {"}"}\n\n  -- [[ }\n}', 'a_by_lua_block {\n    x = {"}"}\n\n    -- [[ }\n}'],
    ['a_by_lua_block {\n x = [[\n } ]]\n}', 'a_by_lua_block {\nx = [[\n } ]]\n}'],
    ['a   {{ b  }};', 'a {{ b  }};', 'a.j2'],
    ['1. x\n   ```nginx\n   a  b;\n   ```\n', '1. x\n   ```nginx\n   a b;\n   ```\n', 'a.md'],
  ])('finds that %j says the same as %j', (before, after, path = 'a.conf') => {
    expect(difference(before, after, path)).toBeUndefined()
  })
})

describe.each<[string, FormatOptions]>([
  ['nothing set', {}],
  ['tabs', { indentStyle: 'tab' }],
  ['two columns', { indentSize: 2 }],
  ['80 columns', { lineWidth: 80 }],
  ['20 columns', { lineWidth: 20, indentSize: 8 }],
  ['other line ends', { endOfLine: 'crlf', insertFinalNewline: true }],
])('with %s', (_, set) => {
  test('every fixture and example keeps its tokens, and is formatted once and for all', () => {
    const wrong = all.flatMap(({ path, text }) => {
      const found = complaint(text, { ...set, path })
      return found === undefined ? [] : `${path} ${found}`
    })
    expect(wrong).toEqual([])
  })

  test('every fixture and example is laid out', () => {
    const isPlain = ({ path, text }: { path: string; text: string }): boolean =>
      path.endsWith('.conf') && !/nginx-lint-format|^\ufeff|\{\{/.test(text)
    const wrong = all.filter(isPlain).flatMap(({ path, text }) => {
      const result = format(text, { ...set, path })
      const found = result.skipped.length > 0 ? undefined : untidiness(result.text, set)
      return found === undefined ? [] : `${path} ${found}`
    })
    expect(wrong).toEqual([])
  })
})

test('nothing else is found in a formatted configuration', async () => {
  for (const { path, text, files } of examples) {
    const found = async (code: string): Promise<string[]> => {
      const project = await loadText('nginx.conf', code, memoryFiles(files))
      return lint(project).map(({ rule, message }) => `${rule}: ${message.replace(/line \d+/, 'a line')}`)
    }
    expect((await found(format(text).text)).sort(), path).toEqual((await found(text)).sort())
  }
})

describe('whatever the text', () => {
  const plain = new Map(
    fixtures
      .filter(({ path, text }) => !/templated|\.md|\.j2|\.template|\/off/.test(path) && !isBroken(text))
      .map(({ path, text }) => [path, text]),
  )
  const cases = { numRuns: 400, seed: 7 }

  test('invented configurations are formatted', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = randomOf(seed)
        const text = invented(random)
        const set = options(random)
        expect(complaint(text, set)).toBeUndefined()
        const result = format(text, set)
        expect(result.skipped).toEqual([])
        if (!/nginx-lint-format/.test(text)) expect(untidiness(result.text, set)).toBeUndefined()
      }),
      cases,
    )
  })

  test('other white space between the tokens of a fixture makes no other tokens', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...plain.keys()), (seed, path) => {
        const text = plain.get(path)!
        const random = randomOf(seed)
        const part = statementsOf(text, random)
        const moved = scattered(part, random, false)
        const set = options(random)
        expect(difference(part, moved)).toBeUndefined()
        expect(complaint(moved, set)).toBeUndefined()
        expect(difference(part, format(moved, set).text)).toBeUndefined()
      }),
      { ...cases, numRuns: 150 },
    )
  })

  test('so do the lines of a range', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...plain.keys()), (seed, path) => {
        const text = plain.get(path)!
        const random = randomOf(seed)
        const moved = scattered(random() < 0.5 ? invented(random) : statementsOf(text, random), random)
        const start = below(random, moved.length + 1)
        const end = start + below(random, moved.length + 1 - start)
        expect(complaintOfRange(moved, start, end, options(random))).toBeUndefined()
      }),
      cases,
    )
  })

  test('soups of tokens throw nothing', () => {
    const pieces = [
      '{',
      '}',
      ';',
      '"',
      "'",
      '\\',
      '#',
      '$',
      '${',
      '\n',
      '\r',
      ' ',
      'a',
      'b c',
      '_by_lua_block {',
      '[[',
      ']]',
      '\ufeff',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), fc.nat(), (soup, seed) => {
        expect(complaint(soup.join(''), options(randomOf(seed)))).toBeUndefined()
      }),
      { ...cases, numRuns: 1000 },
    )
  })
})

const isBroken = (text: string): boolean => tokensOf(text).some(({ kind }) => kind === 'error')

/** A statement or two with what is in them, or everything. */
function statementsOf(text: string, random: () => number): string {
  const tokens = tokensOf(text)
  const first = below(random, tokens.length)
  let depth = 0
  let start = 0
  for (let i = 0; i < tokens.length; i++) {
    const { kind, end } = tokens[i]!
    if (kind === '{') depth++
    if (kind === '}') depth--
    if (depth > 0 || (kind !== ';' && kind !== '}')) continue
    if (i >= first) return text.slice(start, end)
    start = end
  }
  return text
}
