import { test } from 'vitest'
import { check } from './actions.testing.ts'

const quickfix = { only: ['quickfix'] }
const quote = { only: ['refactor.rewrite'] }

test('a regex in quotes', async () => {
  const title = 'Put the regex in quotes'
  await check('location ~ ^/a\\.b<|>$ { }\n', { [title]: 'location ~ "^/a\\.b$" { }\n' }, quote)
  await check('rewrite ^/<|>(.*)$ /x;\n', { [title]: 'rewrite "^/(.*)$" /x;\n' }, quote)
  await check('if ($uri ~ ^/a<|>$) { }\n', { [title]: 'if ($uri ~ "^/a$") { }\n' }, quote)
  await check('if ($uri ~* (a|b)<|>) { }\n', { [title]: 'if ($uri ~* "(a|b)") { }\n' }, quote)
  await check('server_name ~^w<|>ww;\n', { [title]: 'server_name "~^www";\n' }, quote)
  await check('map $uri $a { ~*^/a<|>$ 1; }\n', { [title]: 'map $uri $a { "~*^/a$" 1; }\n' }, quote)
})

test('a regex keeps its meaning in quotes', async () => {
  const title = 'Put the regex in quotes'
  await check('location ~ a"<|>b { }\n', { [title]: `location ~ 'a"b' { }\n` }, quote)
  await check(`location ~ a"<|>b'c { }\n`, { [title]: `location ~ "a\\"b'c" { }\n` }, quote)
  await check('location ~ a\\"\\ <|>\\\\ { }\n', { [title]: 'location ~ "a\\"\\ \\\\" { }\n' }, quote)
})

test('no quotes for what has some, and for what is no regex', async () => {
  await check('location ~ "a<|>" { }\nlocation /a { }\n', {}, quote)
  await check('location /<|>a { }\n', {}, quote)
  await check('location ~ a { <|> }\n', {}, quote)
})

test('a regex with braces is mended by its quotes', async () => {
  await check(
    'location ~ ^/a{2}<|>$ { }\n',
    {
      'Put the regex in quotes*': 'location ~ "^/a{2}$" { }\n',
      'Ignore unquoted-brace for this line': '# nginx-lint-ignore unquoted-brace: reason\nlocation ~ ^/a{2}$ { }\n',
      'Ignore unquoted-brace in this file': '# nginx-lint-ignore-file unquoted-brace: reason\nlocation ~ ^/a{2}$ { }\n',
    },
    quickfix,
  )
  await check(
    'location ~ ^/"a{2}<|>$ { }\n',
    {
      'Put the regex in quotes': `location ~ '^/"a{2}$' { }\n`,
      'Ignore unquoted-brace for this line': '# nginx-lint-ignore unquoted-brace: reason\nlocation ~ ^/"a{2}$ { }\n',
      'Ignore unquoted-brace in this file':
        '# nginx-lint-ignore-file unquoted-brace: reason\nlocation ~ ^/"a{2}$ { }\n',
    },
    quickfix,
  )
})
