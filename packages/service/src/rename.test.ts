import { expect, test } from 'vitest'
import type { WorkspaceEdit } from 'vscode-languageserver-types'
import { prepareRename, rename } from './rename.ts'
import { type Marked, marked } from './testing.ts'

/** The files that a rename changes, after it; or why there is none, which asking beforehand says as well. */
async function check(text: string, newName: string, expected: string | Record<string, string>): Promise<void> {
  const m = await marked(text)
  const edit = rename(m.workspace, m.path, m.position, newName)
  const after = 'error' in edit ? edit.error : applied(m, edit)
  expect(typeof expected === 'string' && !('error' in edit) ? Object.values(after).join('') : after).toEqual(expected)
}

/** What the editor shows to be renamed. */
async function checkPlace(text: string, expected: string | undefined): Promise<void> {
  const m = await marked(text)
  const found = prepareRename(m.workspace, m.path, m.position)
  if (found && !('error' in found)) expect(m.slice(m.path, found.range)).toBe(found.placeholder)
  expect(found && ('error' in found ? found.error : found.placeholder)).toBe(expected)
}

function applied(m: Marked, { changes = {} }: WorkspaceEdit): Record<string, string> {
  const files = Object.entries(changes).map(([uri, edits]) => {
    const path = uri.replace('file:///work/', '')
    const document = m.workspace.document(path)!
    const after = edits
      .map(({ range, newText }) => ({ ...document.span(range), newText }))
      .sort((a, b) => b.start - a.start)
      .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), document.text)
    return [path, after]
  })
  return Object.fromEntries(files)
}

test('a variable: inside of texts, braces and quotes stay, longer names are others', async () => {
  await check(
    String.raw`server { set $a<|> 1; set $ab "$a-$b${'${A}'}b\"$a"; return 200 '$a"$a'; }`,
    'new_1',
    String.raw`server { set $new_1 1; set $ab "$new_1-$b${'${new_1}'}b\"$new_1"; return 200 '$new_1"$new_1'; }`,
  )
})

test('the new name may be typed with what is written before it', async () => {
  for (const typed of ['b', '$b', '${b}', ' b ']) await check('server { set $a<|> 1; }', typed, 'server { set $b 1; }')
  await check('server { location <|>@a { } error_page 404 @a; }', '@b', 'server { location @b { } error_page 404 @b; }')
})

test('a capture, from a use of it, and back references', async () => {
  await check(
    String.raw`server { server_name "~^(?<sub>\w{2})\.x$"; location ~ ^/(?P<a>x)(?P=a)$ { root /$a/$su<|>b; } }`,
    'c',
    String.raw`server { server_name "~^(?<c>\w{2})\.x$"; location ~ ^/(?P<a>x)(?P=a)$ { root /$a/$c; } }`,
  )
  await check(
    String.raw`map $uri $m { "~*^(?<a>\")\k<a>" $<|>a; }`,
    'c',
    String.raw`map $uri $m { "~*^(?<c>\")\k<c>" $c; }`,
  )
})

test('Lua code that names the variable', async () => {
  await check(
    'server { set $a<|> 1; content_by_lua_block { ngx.say(ngx.var.a, ngx.var["a"], "ngx.var.a") } }',
    'b',
    'server { set $b 1; content_by_lua_block { ngx.say(ngx.var.b, ngx.var["b"], "ngx.var.a") } }',
  )
})

test('an upstream: in URLs, with ports and paths, whatever the case; no host is touched, nor a variable', async () => {
  await check(
    `http {
      upstream back { server back.example.com; }
      server { set $back 1;
        location /a { proxy_pass http://BACK:80/back; }
        location /b { proxy_pass 'https://back<|>$uri'; }
        location /c { proxy_pass http://$back; }
        location /d { fastcgi_pass back; grpc_pass grpc://back; }
      } }`,
    'front',
    `http {
      upstream front { server back.example.com; }
      server { set $back 1;
        location /a { proxy_pass http://front:80/back; }
        location /b { proxy_pass 'https://front$uri'; }
        location /c { proxy_pass http://$back; }
        location /d { fastcgi_pass front; grpc_pass grpc://front; }
      } }`,
  )
})

test('zones, formats and named locations', async () => {
  await check(
    'http { proxy_cache_path /c keys_zone=c<|>:1m; proxy_cache c; fastcgi_cache c; }',
    'd',
    'http { proxy_cache_path /c keys_zone=d:1m; proxy_cache d; fastcgi_cache c; }',
  )
  await check(
    'http { log_format "main" "x"; access_log main Main; server { access_log b \'ma<|>in\'; } }',
    'other',
    'http { log_format "other" "x"; access_log main other; server { access_log b \'other\'; } }',
  )
  await check(
    'http { server { location / { try_files $uri @a; error_page 404 = @a<|>; } location @a { } } server { location @a { } } }',
    'b',
    'http { server { location / { try_files $uri @b; error_page 404 = @b; } location @b { } } server { location @a { } } }',
  )
})

test('over files, and over the projects that share them', async () => {
  await check(
    `
    #- a.conf
    events { }
    http { include zones; limit_conn one 1; }
    #- b.conf
    events { }
    http { include zones; server { include zone; } }
    #- zone
    limit_conn o<|>ne 2;
    #- zones
    limit_conn_zone $uri zone=one:1m;
    `,
    'two',
    {
      'a.conf': 'events { }\nhttp { include zones; limit_conn two 1; }\n',
      zone: 'limit_conn two 2;\n',
      zones: 'limit_conn_zone $uri zone=two:1m;\n',
    },
  )
})

test('in a template, a Markdown block and text that is being typed', async () => {
  await check(
    '#- a.conf.j2\nserver { set $a<|> {{ x }}; return 200 "$a{{ $a }}${a}{{ a }}"; }\n',
    'b',
    'server { set $b {{ x }}; return 200 "$a{{ $a }}${b}{{ a }}"; }\n',
  )
  await check(
    '#- a.md\n$a\n```nginx\nset $a<|> 1;\n```\n```nginx\nset $a 1;\n```\n',
    'b',
    '$a\n```nginx\nset $b 1;\n```\n```nginx\nset $a 1;\n```\n',
  )
  await check('server { set $a 1; return 200 $a<|>', 'b', 'server { set $b 1; return 200 $b')
})

test.each([
  [
    'server { set $a<|> 1; }',
    '1b',
    '"1b" is no name of a variable: letters, digits and "_" are, and no digit comes first.',
  ],
  [
    'server { set $a<|> 1; }',
    'a-b',
    '"a-b" is no name of a variable: letters, digits and "_" are, and no digit comes first.',
  ],
  ['server { set $a<|> 1; }', '$', 'A name may not be empty.'],
  ['server { set $a<|> 1; }', 'host', 'nginx itself defines the variable "$host" (ngx_http_core_module).'],
  ['server { set $a<|> 1; }', 'HTTP_x', 'nginx itself defines the variable "$HTTP_x" (ngx_http_core_module).'],
  ['server { set $a<|> 1; set $B 2; }', 'b', 'Another variable is called "$B" already, in nginx.conf.'],
  [
    'server { set $a<|> 1; return 200 $b; }',
    'b',
    '"$b" is used already, in nginx.conf: that use would become one of this variable.',
  ],
  [
    'server { location ~ (?<a<|>>x) { } }',
    'a23456789012345678901234567890123',
    '"a23456789012345678901234567890123" is too long: the name of a capture has at most 32 characters.',
  ],
  [
    'http { upstream a<|> { server b; } }',
    'b c',
    '"b c" is no name: white space would have to be quoted, or mean something else.',
  ],
  [
    'http { upstream a<|> { server b; } }',
    'b;',
    '"b;" is no name: ";" would have to be quoted, or mean something else.',
  ],
  [
    'http { upstream a<|> { server b; } }',
    '$b',
    '"$b" is no name: "$" would have to be quoted, or mean something else.',
  ],
  ['http { upstream a<|> { } upstream B { } }', 'b', 'Another upstream is called "B" already, in nginx.conf.'],
  [
    'http { upstream a<|> { } server { location / { proxy_pass http://b.example; } } }',
    'b.example',
    '"b.example" is used already, in nginx.conf: that use would become one of this upstream.',
  ],
  [
    'http { upstream a<|> { } server { location / { proxy_pass http://a; } } }',
    'b/c',
    '"b/c" cannot be a name here: nginx reads it as something else in "proxy_pass".',
  ],
  [
    'http { proxy_cache_path /c keys_zone=a<|>:1m; proxy_cache a; }',
    'off',
    '"off" cannot be a name here: nginx reads it as something else in "proxy_cache".',
  ],
  ['http { log_format a<|> "x"; }', 'combined', 'nginx itself defines the log format "combined".'],
  ['server { lis<|>ten 80; }', 'b', 'There is no name here.'],
])('%s to %j: %s', async (text, newName, expected) => {
  await check(text, newName, expected)
})

test('a name of another kind, server or family may be the same', async () => {
  await check('http { upstream a<|> { } log_format b "x"; }', 'b', 'http { upstream b { } log_format b "x"; }')
  await check(
    'http { server { location @a<|> { } } server { location @b { } } }',
    'b',
    'http { server { location @b { } } server { location @b { } } }',
  )
  await check('server { location @a<|> { } location @B { } }', 'b', 'server { location @b { } location @B { } }')
  await check('http { upstream a<|> { } }', 'A', 'http { upstream A { } }')
})

test('what can be renamed is shown without what is written before it', async () => {
  await checkPlace('server { set $a 1; return 200 "x$<|>{a}y"; }', 'a')
  await checkPlace('server { location @a<|> { } }', 'a')
  await checkPlace('http { upstream a { } server { location / { proxy_pass http://a<|>/b; } } }', 'a')
  await checkPlace('server { listen 8<|>0; }', undefined)
  await checkPlace('server { rewrite (x) /$<|>1; }', undefined)
})

test('names that are not the configuration’s to give', async () => {
  await checkPlace(
    'server { return 200 $ho<|>st; }',
    'nginx itself defines the variable "$host" (ngx_http_core_module): it cannot be renamed.',
  )
  await checkPlace(
    'server { set $ar<|>gs 1; }',
    'nginx itself defines the variable "$args" (ngx_http_core_module): it cannot be renamed.',
  )
  await checkPlace(
    'server { return 200 $http_x<|>; }',
    'nginx itself defines the variable "$http_x" (ngx_http_core_module): it cannot be renamed.',
  )
  await checkPlace(
    'http { access_log a comb<|>ined; }',
    'nginx itself defines the log format "combined": it cannot be renamed.',
  )
  await checkPlace(
    'server { location / { proxy_pass http://exam<|>ple.com; } }',
    'Nothing defines the upstream "example.com" in these files, so only its uses could be renamed.',
  )
  await checkPlace(
    'http { log_format main "x"; log_format MAIN "y"; access_log a ma<|>in; }',
    '"main" and "MAIN" differ in case only: nginx takes the first for each use.',
  )
})
