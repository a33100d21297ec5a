import { test } from 'vitest'
import { check, inServer } from './testing.ts'

test('what may stand here, and nothing else', async () => {
  await check(inServer('<|>'), {
    has: ['listen', 'location', 'root', 'include'],
    lacks: ['events', 'proxy_pass', 'alias'],
  })
  await check(inServer('location / { <|> }'), { has: ['proxy_pass', 'alias', 'location'], lacks: ['listen', 'server'] })
  await check('events { <|> }', { has: ['worker_connections', 'use'], lacks: ['listen', 'http'] })
  await check('stream { server { <|> } }', { has: ['proxy_pass', 'listen'], lacks: ['location', 'proxy_set_header'] })
})

test('the notation gives the placeholders, and the end of the statement', async () => {
  await check(inServer('<|>'), {
    line: {
      root: 'root ${1:html};',
      location: 'location ${1:uri} {\n\t$0\n}',
      if: 'if (${1:condition}) {\n\t$0\n}',
      return: 'return ${1:number};',
      set: 'set \\$${1:name} ${2:text};',
      gzip: 'gzip ${1|on,off|};',
      proxy_cache: 'proxy_cache ${1:name};',
      server_tokens: 'server_tokens ${1|off,build,on|};',
      proxy_set_header: 'proxy_set_header ${1:Host} ${2:\\$proxy_host};',
      error_page: 'error_page ${1:code} ${2:uri};',
    },
  })
  await check(inServer('location / { <|> }'), {
    line: { internal: 'location / { internal; }', proxy_pass: 'location / { proxy_pass ${1:http}://${2:host}; }' },
  })
  await check('http { <|> }', {
    line: {
      limit_req_zone: 'http { limit_req_zone ${1:text} zone=${2:name}:${3:10m} rate=${4:1r/s}; }',
      map: 'http { map ${1:text} \\$${2:name} {\n\t$0\n} }',
      types: 'http { types {\n\t$0\n} }',
      proxy_cache_path: 'http { proxy_cache_path ${1:path} keys_zone=${2:name}:${3:10m}; }',
    },
  })
})

test('exactly the word that is typed is replaced', async () => {
  await check(inServer('ro<|>'), { line: { root: 'root ${1:html};' } })
  await check(inServer('{ } ro<|>}'), { line: { root: '{ } root ${1:html};}' } })
  await check(inServer('ro<|>ot html;'), { line: { root: 'root html;' } })
  await check(inServer('listen 80;ro<|>'), { line: { root: 'listen 80;root ${1:html};' } })
})

test('what stands there already is not written again', async () => {
  await check(inServer('ro<|>;'), { line: { root: 'root ${1:html};' } })
  await check(inServer('ro<|> html;'), { line: { root: 'root html;' } })
  await check(inServer('loc<|> { }'), { line: { location: 'location ${1:uri} { }' } })
  await check(inServer('loc<|> /a { }'), { line: { location: 'location /a { }' } })
  await check(inServer('ro<|> # where'), { line: { root: 'root ${1:html}; # where' } })
  await check(inServer('ro<|>\n    listen 80;'), { line: { root: 'root ${1:html};' } })
})

test('a client without snippets gets names', async () => {
  await check(inServer('ro<|>'), { line: { root: 'root' }, item: { root: { kind: 10 } } }, { snippets: false })
  await check(
    'http { upstream a { ip<|> } }',
    { line: { ip_hash: 'http { upstream a { ip_hash; } }' } },
    { snippets: false },
  )
})

test('a directive that stands here already and may not do so twice', async () => {
  await check(inServer('root a; listen 80; <|>'), { has: ['listen', 'server_name'], lacks: ['root'] })
  await check(inServer('location / { <|> }\nroot a;'), { has: ['root'] })
  await check(inServer('ro<|>ot a;'), { has: ['root'] })
  await check('events { }\nhttp { include a.conf; <|> }\n#- a.conf\nsendfile on;\n', {
    has: ['gzip'],
    lacks: ['sendfile'],
  })
})

test('the release and the edition decide', async () => {
  await check(inServer('http<|>'), { has: ['http2', 'http3'] })
  await check(inServer('http<|>'), { lacks: ['http2', 'http3'] }, { target: [1, 20, 0] })
  await check(inServer('status_zone<|>'), { lacks: ['status_zone'] })
  await check(
    inServer('status_zone<|>'),
    { item: { status_zone: { labelDetails: { description: 'NGINX Plus' } } } },
    { plus: true },
  )
})

test('of the common ones those come first that stand in few places but this', async () => {
  await check(inServer('<|>'), { first: ['listen', 'server_name', 'if', 'location'] })
  await check(inServer('location / { <|> }'), { first: ['alias', 'internal', 'fastcgi_pass'], lacks: ['listen'] })
})

test('common ones come first, deprecated ones last', async () => {
  await check('events { }\nhttp { server { location / { ali<|> } } }', { first: ['alias'] })
  await check('http { upstream a { <|> } }', { first: ['keepalive', 'keepalive_timeout', 'resolver', 'server'] })
  await check(
    inServer('ssl<|>'),
    {
      item: { ssl: { tags: [1], sortText: '5ssl' } },
    },
    { target: [1, 20, 0] },
  )
})

test('an item says how the directive is written, and whose it is', async () => {
  await check(inServer('<|>'), {
    item: {
      add_header: {
        detail: 'add_header <header> <text> [always];',
        data: { kind: 'directive', path: 'nginx.conf', context: 'http.server' },
      },
      more_set_headers: { labelDetails: { description: 'headers-more' } },
    },
  })
})

test('a block of entries has its own words', async () => {
  await check('http { map $a $b { <|> } }', {
    only: ['default', 'hostnames', 'include', 'volatile'],
    line: { default: 'http { map $a $b { default ${1:text}; } }', hostnames: 'http { map $a $b { hostnames; } }' },
  })
  await check('http { map $a $b { hostnames; <|>\n a b; } }', { has: ['default'], lacks: ['hostnames', 'listen'] })
  await check('http { types { <|> } }', { first: ['include'], has: ['text/css', 'image/svg+xml'], lacks: ['default'] })
  await check('http { types { text/css <|>; } }', { has: ['css', 'js'], lacks: ['include'] })
  await check('http { geo $a { <|> } }', { has: ['default', 'ranges', 'proxy_recursive'] })
})

test('a space begins no statement', async () => {
  await check(inServer('listen 80; <|>'), { only: [] }, { trigger: ' ' })
  await check('http {<|> }', { only: [] }, { trigger: '{' })
})

test('nothing is offered in Lua', async () => {
  await check(inServer('content_by_lua_block { lo<|> }'), { only: [] })
})
