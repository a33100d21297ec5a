import { expect, test } from 'vitest'
import { DocumentHighlightKind } from 'vscode-languageserver-types'
import { documentHighlights } from './highlights.ts'
import { marked } from './testing.ts'

/** Marks what is highlighted in the cursor's file: [read], {written}. */
async function check(text: string, expected: string): Promise<void> {
  const m = await marked(text)
  const document = m.workspace.document(m.path)!
  let shown = m.text()
  for (const { range, kind } of documentHighlights(m.workspace, m.path, m.position).toReversed()) {
    const { start, end } = document.span(range)
    const name = shown.slice(start, end)
    shown =
      shown.slice(0, start) + (kind === DocumentHighlightKind.Write ? `{${name}}` : `[${name}]`) + shown.slice(end)
  }
  expect(shown).toBe(expected)
}

test('definitions are written, uses are read, and braces of a variable are none of its name', async () => {
  await check(
    'server { set $a<|> "$a-${a}"; add_header X $a$ab; }',
    'server { set ${a} "$[a]-${[a]}"; add_header X $[a]$ab; }',
  )
})

test('only places of the same file', async () => {
  await check(
    'http { log_format m<|>ain "x"; include a.conf; access_log b main; }\n#- a.conf\nserver { access_log c main; }',
    'http { log_format {main} "x"; include a.conf; access_log b [main]; }\n',
  )
})

test('a capture and its back reference', async () => {
  await check(
    String.raw`server { rewrite ^/(?<na<|>me>\w)\k<name>$ /$name; }`,
    String.raw`server { rewrite ^/(?<{name}>\w)\k<[name]>$ /$[name]; }`,
  )
})

test('a named location of this server only', async () => {
  await check(
    'http { server { error_page 404 @a<|>; location @a { } } server { location @a { } } }',
    'http { server { error_page 404 @[a]; location @{a} { } } server { location @a { } } }',
  )
})

test('nothing where no name is', async () => {
  await check('server { lis<|>ten 80; }', 'server { listen 80; }')
})
