import { expect, test } from 'vitest'
import { type HintOptions, inlayHints } from './hints.ts'
import { marked } from './testing.ts'

/** The text between the two marks, or all of it, with its hints in brackets. */
async function check(text: string, expected: string, options?: HintOptions) {
  const { workspace, path, cursors, text: textOf } = await marked(text)
  const document = workspace.document(path)!
  const whole = { start: { line: 0, character: 0 }, end: document.position(textOf().length) }
  const range = cursors.length > 1 ? { start: cursors[0]!.position, end: cursors[1]!.position } : whole
  let shown = textOf()
  for (const { position, label } of inlayHints(workspace, path, range, options).reverse()) {
    const offset = document.offset(position)
    shown = `${shown.slice(0, offset)}[${label}]${shown.slice(offset)}`
  }
  expect(shown).toBe(expected)
}

test('the order of regular expressions, in each block', async () => {
  await check(
    'http { server { location ~ a { location ~ x {} location ~* y {} } location / {} location ~*b {} } }',
    'http { server { location ~ a[1st regex] { location ~ x[1st regex] {} location ~* y[2nd regex] {} } location / {} location ~*b[2nd regex] {} } }',
  )
})

test('one alone has no order', async () => {
  const text = 'http { server { location ~ a {} location / {} } server { location ~ b {} } }'
  await check(text, text)
})

test('included files count where they are included', async () => {
  await check(
    'http { server { location ~ a {} include b.conf; location ~ c {} } }\n#- b.conf\nlocation ~ b<|> {}',
    'location ~ b[2nd regex] {}',
  )
})

test('a file that is included at different turns has no hint', async () => {
  await check(
    'http { server { include b.conf; location ~ a {} } server { location ~ a {} include b.conf; } }\n#- b.conf\nlocation ~ b<|> {}',
    'location ~ b {}',
  )
})

test('only what is asked for', async () => {
  await check(
    'http { server { location ~ a {} <|>location ~ b {}<|> location ~ c {} } }',
    'http { server { location ~ a {} location ~ b[2nd regex] {} location ~ c {} } }',
  )
})

test('they can be switched off', async () => {
  const text = 'http { server { location ~ a {} location ~ b {} } }'
  await check(text, text, { regexOrder: false })
})
