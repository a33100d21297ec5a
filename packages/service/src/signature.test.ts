import { expect, test } from 'vitest'
import { signatureHelp } from './signature.ts'
import { type Around, marked } from './testing.ts'

/** The active signature, with the active parameter in `«»`. */
async function check(source: string, expected: string | undefined, around: Around = {}): Promise<void> {
  const { workspace, path, position } = await marked(source, around)
  const help = signatureHelp(workspace, path, position)
  if (!help) return expect(undefined).toBe(expected)
  const { label, parameters } = help.signatures[help.activeSignature!]!
  const [start, end] = parameters![help.activeParameter!]!.label as [number, number]
  expect(`${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`).toBe(expected)
}

test('the parameter that comes next', async () => {
  await check('http { add_header <|>; }', 'add_header «<header>» <text> [always];')
  await check('http { add_header X <|>; }', 'add_header <header> «<text>» [always];')
  await check('http { add_header X a<|>; }', 'add_header <header> «<text>» [always];')
  await check('http { add_header X a <|>; }', 'add_header <header> <text> [«always»];')
})

test('of parameters in any order, the one that is typed', async () => {
  await check(
    'http { limit_req zone=a del<|>; }',
    'limit_req zone=<name> [burst=<number>] [nodelay] [«delay=<number>»];',
  )
  await check(
    'http { limit_req zone=a delay=<|>; }',
    'limit_req zone=<name> [burst=<number>] [nodelay] [«delay=<number>»];',
  )
})

test('the form that the words so far are of', async () => {
  await check('http { server { return 301 <|>; } }', 'return <number> [«<text>»];')
  await check('http { proxy_redirect off<|>; }', 'proxy_redirect default | «off»;')
  await check('http { server { location = <|> { } } }', 'location <modifier> «<string>» { … }')
})

test('lines of a block of entries', async () => {
  await check('http { map $a $b { default <|>; } }', 'default «<text>»;')
})

test('what another release takes is not shown', async () => {
  await check('http { proxy_http_version <|>; }', 'proxy_http_version «1.0» | 1.1;', { target: [1, 28, 0] })
})

test('nothing where no argument is typed', async () => {
  await check('http { add_<|> }', undefined)
  await check('http { add_header X a; <|> }', undefined)
  await check('http { # add_header <|>\n }', undefined)
  await check('http { gzip on <|>; }', undefined)
  await check('http { nonsense <|>; }', undefined)
})
