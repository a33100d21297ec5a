import { applyEdits } from '@nginx-lint/syntax'
import { expect, test } from 'vitest'
import type { TextEdit } from 'vscode-languageserver-types'
import { formatting, rangeFormatting } from './formatting.ts'
import { onTypeFormatting } from './on-type-formatting.ts'
import { type Around, type Marked, marked } from './testing.ts'

interface Asked extends Around {
  /** What has just been typed before the cursor. */
  readonly typed?: string
  /** What the edits replace by what. */
  readonly edits?: readonly string[]
}

/** The file after formatting: all of it, the lines between pairs of cursors, or after something was typed at one. */
async function check(before: string, after: string, { typed, edits, ...around }: Asked = {}): Promise<void> {
  const m = await marked(before, around)
  const changes = formatted(m, typed)
  const document = m.workspace.document(m.path)!
  const own = changes.map(({ range, newText }) => ({ ...document.span(range), text: newText }))
  for (const { range, newText } of changes) {
    expect(document.range(document.span(range))).toEqual(range)
    expect(m.slice(m.path, range)).not.toBe(newText)
  }
  expect(applyEdits(m.text(), own)).toBe(after)
  if (edits) expect(changes.map(({ range, newText }) => `"${m.slice(m.path, range)}" → "${newText}"`)).toEqual(edits)
}

function formatted({ workspace, path, cursors }: Marked, typed?: string): TextEdit[] {
  if (typed !== undefined) return onTypeFormatting(workspace, path, cursors[0]!.position, typed)
  if (cursors.length < 2) return formatting(workspace, path)
  const ranges = cursors.flatMap(({ position }, i) =>
    i % 2 === 0 ? [{ start: position, end: cursors[i + 1]!.position }] : [],
  )
  return rangeFormatting(workspace, path, ranges.length === 1 ? ranges[0]! : ranges)
}

test('the whole file, in as few characters as possible', async () => {
  await check('server {\n  listen   80;\n    root /a;\n\n\n}\n', 'server {\n    listen 80;\n    root /a;\n}\n', {
    edits: ['"" → "  "', '"  " → ""', '"\n\n" → ""'],
  })
})

test('as the configuration has it', async () => {
  await check('server {\nlisten 80;\n}\n', 'server {\n\tlisten 80;\n}\n', { format: { indentStyle: 'tab' } })
  await check('server {\nlisten 80;\n}\n', 'server {\n  listen 80;\n}\n', { format: { indentSize: 2 } })
  await check('gzip on;', 'gzip on;\n', { format: { insertFinalNewline: true } })
  await check('gzip on;', 'gzip on;')
})

test('line ends of two characters are never cut in two', async () => {
  await check('server {\r\nlisten 80;\r\n\r\n\r\n}\r\n', 'server {\r\n    listen 80;\r\n}\r\n')
  await check('server {\r\nlisten 80;\r\n}\r\n', 'server {\n    listen 80;\n}\n', { format: { endOfLine: 'lf' } })
  await check('server {\nlisten 80;\n}\n', 'server {\r\n    listen 80;\r\n}\r\n', { format: { endOfLine: 'crlf' } })
})

test('nor where a word ends in one', async () => {
  await check('a {\r\n  b \\\r\n  c;\r\n}\r\n', 'a {\r\n    b \\\r\r\n        c;\r\n}\r\n')
})

test('code that moves is changed line by line', async () => {
  await check(
    'server {\ncontent_by_lua_block {\n  a()\n\n  b()\n}\n}\n',
    'server {\n    content_by_lua_block {\n        a()\n\n        b()\n    }\n}\n',
    { edits: ['"" → "    "', '"" → "      "', '"" → "      "', '"" → "    "'] },
  )
})

test('a broken file is left alone, and so is a broken block of a document', async () => {
  await check('server {\nlisten 80\n}\n', 'server {\nlisten 80\n}\n')
  await check('#- a.md\n```nginx\na  1;\n```\n\n```nginx\nb  1\n```\n', '```nginx\na 1;\n```\n\n```nginx\nb  1\n```\n')
})

test('some lines', async () => {
  await check('a  1;\nb<|>  2;\nc  3;<|>\nd  4;\n', 'a  1;\nb 2;\nc 3;\nd  4;\n')
  await check('a  1;\n<|>b  2;\n<|>c  3;\n', 'a  1;\nb 2;\nc  3;\n')
})

test('several ranges, apart and on the same lines', async () => {
  await check('<|>a  1;<|>\nb  2;\nc <|> 3;<|>\n', 'a 1;\nb  2;\nc 3;\n')
  await check('x {\n<|>a  1;\n<|><|>b <|> 2;\nc  3;\n}\n', 'x {\n    a 1;\n    b 2;\nc  3;\n}\n')
})

test('two ranges on one line, by whatever the editor ends its lines', async () => {
  await check('<|>x<|>  1;  <|>y<|>  2;\n', 'x 1;\ny 2;\n')
  await check('<|>x<|>  1;\r  <|>y<|>  2;\n', 'x 1;\ny 2;\n')
})

test('some lines of a file that is broken elsewhere', async () => {
  await check('server {\n<|>listen   80;<|>\ngzip on\n}\n', 'server {\n    listen 80;\ngzip on\n}\n')
})

test('a semicolon: the lines of its statement, up to it', async () => {
  const typed = ';'
  await check('server {\nlisten   80;<|>\nroot   /a;\n}\n', 'server {\n    listen 80;\nroot   /a;\n}\n', { typed })
  await check('server {\nlisten   80;<|>   # x\ngzip on\n}\n', 'server {\n    listen 80;   # x\ngzip on\n}\n', {
    typed,
  })
  await check('log_format a\n  "x"\n      "y"  ;<|>\n', 'log_format a\n    "x"\n        "y";\n', { typed })
  await check('a  1; b  2;<|>\n', 'a 1; b 2;\n', { typed })
})

test('a semicolon that ends nothing', async () => {
  const typed = ';'
  await check('a  1; # b;<|>\n', 'a  1; # b;\n', { typed })
  await check('a   "b;<|>c";\n', 'a   "b;c";\n', { typed })
  await check('a   1;;<|>\n', 'a   1;;\n', { typed })
  await check('a   1<|>\n', 'a   1\n', { typed })
})

test('a closing brace: its own place, and nothing else', async () => {
  const typed = '}'
  await check('server {\n  listen   80;\n    }<|>\n', 'server {\n  listen   80;\n}\n', { typed })
  await check('http {\n  server {\n    gzip on\n      }<|>\n}\n', 'http {\n  server {\n    gzip on\n  }\n}\n', {
    typed,
  })
  await check('server {\n  listen 80;}<|>\n', 'server {\n  listen 80;}\n', { typed })
  await check('a;\nb\n  {<|>\n', 'a;\nb\n  {\n', { typed })
  await check('a "}<|>";\n', 'a "}";\n', { typed })
})

test('a new line: as far to the right as the statement before it', async () => {
  const typed = '\n'
  await check('http {\n  gzip on;\n<|>\n}\n', 'http {\n  gzip on;\n  \n}\n', { typed })
  await check('http {\n  gzip on;\n      <|>\n}\n', 'http {\n  gzip on;\n  \n}\n', { typed })
  await check('gzip on;\n  <|>', 'gzip on;\n', { typed })
})

test('a new line at the beginning of a block: one level deeper', async () => {
  const typed = '\n'
  await check('  http {\n<|>\n  }\n', '  http {\n      \n  }\n', { typed })
  await check('http {\n<|>\n}\n', 'http {\n\t\n}\n', { typed, format: { indentStyle: 'tab' } })
  await check('http {\n<|>', 'http {\n    ', { typed })
})

test('a new line before something: where that belongs', async () => {
  const typed = '\n'
  await check('server {\n    listen 80;\n<|>root   /a;\n}\n', 'server {\n    listen 80;\n    root   /a;\n}\n', {
    typed,
  })
  await check('server {\n    listen 80;\n    <|>}\n', 'server {\n    listen 80;\n}\n', { typed })
})

test('a new line in a string, in code, in a statement, or where nothing is formatted stays as the editor has it', async () => {
  const typed = '\n'
  for (const text of [
    'a {\n    b "c\n<|>\nd";\n}\n',
    'a {\n    content_by_lua_block {\n        b()\n<|>\n    }\n}\n',
    'a {\n    b c\n  <|>\n}\n',
    'a {\n    b c\n<|>\n    d;\n}\n',
    '#- a.conf.j2\na {\n    b c;\n<|>{% if d %}\n    e f;\n    {% endif %}\n}\n',
    '# nginx-lint-format off\na {\n    b c;\n<|>\n}\n',
  ])
    await check(text, text.replace(/^#- .*\n|<\|>/g, ''), { typed })
})

test('typing in a document', async () => {
  await check('#- a.md\n> ```nginx\n> http {\n> <|>\n> }\n> ```\n', '> ```nginx\n> http {\n>     \n> }\n> ```\n', {
    typed: '\n',
  })
  await check('#- a.md\n```nginx\n  <|>\n```\n', '```nginx\n  \n```\n', { typed: '\n' })
  await check('#- a.md\ngzip   on;<|>\n', 'gzip   on;\n', { typed: ';' })
})

test('no file, no edits', async () => {
  const { workspace, position } = await marked('')
  expect(formatting(workspace, 'other.conf')).toEqual([])
  expect(rangeFormatting(workspace, 'other.conf', [])).toEqual([])
  expect(onTypeFormatting(workspace, 'other.conf', position, ';')).toEqual([])
})
