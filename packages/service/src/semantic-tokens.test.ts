import { expect, test } from 'vitest'
import type { Range } from 'vscode-languageserver-types'
import { semanticTokens, semanticTokensLegend } from './semantic-tokens.ts'
import { type Around, marked } from './testing.ts'

interface Asked extends Around {
  /** Only what is between the first two marks. */
  readonly between?: true
}

/** The tokens of the file with the cursor: `text type modifier…`. */
async function check(text: string, expected: readonly string[], { between, ...around }: Asked = {}): Promise<void> {
  const m = await marked(text, around)
  const range = between && ({ start: m.cursors[0]!.position, end: m.cursors[1]!.position } as Range)
  const { data } = semanticTokens(m.workspace, m.path, range)
  const { tokenTypes, tokenModifiers } = semanticTokensLegend
  const found: string[] = []
  const at = { line: 0, character: 0 }
  for (let i = 0; i < data.length; i += 5) {
    const [lines, characters, length, type, bits] = data.slice(i, i + 5) as [number, number, number, number, number]
    at.character = lines === 0 ? at.character + characters : characters
    at.line += lines
    const end = { line: at.line, character: at.character + length }
    const modifiers = tokenModifiers.filter((_, n) => bits & (1 << n))
    found.push([m.slice(m.path, { start: at, end }), tokenTypes[type], ...modifiers].join(' '))
  }
  expect(found).toEqual(expected)
}

test('directives that nginx knows, and no others', async () => {
  await check('http { gzip on; nonsense on; server { } }\n', [
    'http keyword block',
    'gzip keyword',
    'on enumMember',
    'server keyword block',
  ])
})

test('a directive that is deprecated in the release it is for', async () => {
  await check('http { http2_max_requests 10; }\n', [
    'http keyword block',
    'http2_max_requests keyword deprecated',
    '10 number',
  ])
  await check('http { http2_max_requests 10; }\n', ['http keyword block', 'http2_max_requests keyword', '10 number'], {
    target: [1, 18, 0],
  })
  await check('http { spdy_headers_comp 1; }\n', [
    'http keyword block',
    'spdy_headers_comp keyword deprecated',
    '1 number',
  ])
})

test('parameters, with numbers and the names of zones', async () => {
  await check(
    'http { limit_req_zone $binary_remote_addr zone=one:10m rate=1r/s; limit_req zone=one burst=5 nodelay; }\n',
    [
      'http keyword block',
      'limit_req_zone keyword',
      '$binary_remote_addr variable readonly defaultLibrary',
      'zone property',
      'one class definition',
      '10m number',
      'rate property',
      '1r/s number',
      'limit_req keyword',
      'zone property',
      'one class',
      'burst property',
      '5 number',
      'nodelay enumMember',
    ],
  )
})

test('values of a choice, in a parameter as well', async () => {
  await check('server { listen 80 default_server ipv6only=on; }\n', [
    'server keyword block',
    'listen keyword',
    '80 number',
    'default_server enumMember',
    'ipv6only property',
    'on enumMember',
  ])
})

test('sizes, times and shares are numbers, addresses and versions are not', async () => {
  await check(
    'client_max_body_size 10m; keepalive_timeout 1h30m; proxy_http_version 1.1; set_real_ip_from 10.0.0.1;\n',
    [
      'client_max_body_size keyword',
      '10m number',
      'keepalive_timeout keyword',
      '1h30m number',
      'proxy_http_version keyword',
      '1.1 number',
      'set_real_ip_from keyword',
    ],
  )
})

test('variables in strings: nginx’s own, those that may be set, those of the configuration, and captures', async () => {
  await check('server { set $a "x$host-${a}$args"; return 200 $1$http_x; }\n', [
    'server keyword block',
    'set keyword',
    '$a variable definition',
    '$host variable readonly defaultLibrary',
    '${a} variable',
    '$args variable defaultLibrary',
    'return keyword',
    '200 number',
    '$1 variable',
    '$http_x variable readonly defaultLibrary',
  ])
})

test('a string with escapes, and one over several lines', async () => {
  await check(`return 200 "\\"a\\" $uri\n  $host";\n`, [
    'return keyword',
    '200 number',
    '$uri variable readonly defaultLibrary',
    '$host variable readonly defaultLibrary',
  ])
})

test('regular expressions, in which $ is no variable', async () => {
  await check(
    'server { server_name ~^(?<a>.+)$; location ~* \\.php$ { } rewrite ^/a$ /b last; if ($uri ~ ^/$) { } }\n',
    [
      'server keyword block',
      'server_name keyword',
      '^(?<a>.+)$ regexp',
      'location keyword block',
      '\\.php$ regexp',
      'rewrite keyword',
      '^/a$ regexp',
      'last enumMember',
      'if keyword block',
      '$uri variable readonly defaultLibrary',
      '^/$ regexp',
    ],
  )
  await check('location ~ "^/a\n$" { }\n', ['location keyword block', '^/a regexp', '$ regexp'])
})

test('upstreams, log formats and named locations', async () => {
  await check(
    `
      http {
          upstream back { server 127.0.0.1:80 weight=2; }
          log_format main $uri;
          server {
              access_log /a.log main;
              location / { proxy_pass http://back/x; error_page 404 @other; }
              location @other { }
          }
      }
    `,
    [
      'http keyword block',
      'upstream keyword block',
      'back class definition',
      'server keyword',
      'weight property',
      '2 number',
      'log_format keyword',
      'main class definition',
      '$uri variable readonly defaultLibrary',
      'server keyword block',
      'access_log keyword',
      'main class',
      'location keyword block',
      'proxy_pass keyword',
      'back class',
      'error_page keyword',
      '404 number',
      '@other class',
      'location keyword block',
      '@other class definition',
    ],
  )
})

test('the lines of a map', async () => {
  await check('map $host $a { default 1; hostnames; ~*^x$ $uri; example.com b; }\n', [
    'map keyword block',
    '$host variable readonly defaultLibrary',
    '$a variable definition',
    'default keyword',
    '1 number',
    'hostnames keyword',
    '^x$ regexp',
    '$uri variable readonly defaultLibrary',
  ])
})

test('what is still being typed keeps its tokens', async () => {
  await check('server { listen 80 default_server nonsense; }\nlimit_req zone=a bur', [
    'server keyword block',
    'listen keyword',
    '80 number',
    'default_server enumMember',
    'limit_req keyword',
    'zone property',
    'a class',
  ])
})

test('only what is asked for', async () => {
  await check(
    'server { listen 80; }\nserver {\n  <|>listen 81;\n<|>  listen 82;\n}\nserver { listen 83; }\n',
    ['server keyword block', 'listen keyword', '81 number'],
    { between: true },
  )
})

test('in a document, its blocks; and in an included file', async () => {
  await check('#- a.md\n# gzip\n\n```nginx\ngzip on;\n```\n\n```nginx\nsendfile off;\n```\n', [
    'gzip keyword',
    'on enumMember',
    'sendfile keyword',
    'off enumMember',
  ])
  await check('http { include *.inc; }\n#- a.inc\ngzip<|> on;\n', ['gzip keyword', 'on enumMember'])
})

test('placeholders of a template are nothing that is known', async () => {
  await check('#- a.conf.j2\nserver { listen {{ port }} default_server backlog={{ n }}; gzip {{ gzip }}; }\n', [
    'server keyword block',
    'listen keyword',
    'default_server enumMember',
    'gzip keyword',
  ])
})

test('lengths are counted as the editor counts them', async () => {
  const { workspace, path } = await marked('set $a é; location ~ é🚀 { }\n', { encoding: 'utf-8' })
  const { data } = semanticTokens(workspace, path)
  expect(data.slice(-5, -2)).toEqual([0, 11, 6])
  expect(semanticTokens(workspace, 'other.conf').data).toEqual([])
})
