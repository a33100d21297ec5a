import { expect, test } from 'vitest'
import { definition } from './definition.ts'
import { marked } from './testing.ts'

/** From the text at the cursor to the file and text that it is defined by, in its statement. */
async function check(text: string, expected: readonly string[]): Promise<void> {
  const m = await marked(text)
  const found = definition(m.workspace, m.path, m.position).map((link) => {
    const path = link.targetUri.replace('file:///work/', '')
    const from = m.slice(m.path, link.originSelectionRange!)
    const whole = m.slice(path, link.targetRange).replace(/\s+/g, ' ')
    return `${from} -> ${path}: ${m.slice(path, link.targetSelectionRange)} in ${whole}`
  })
  expect(found).toEqual(expected)
}

test('an upstream, from a URL and from its bare name, without case', async () => {
  await check('http { upstream Back { server a; } server { location / { proxy_pass http://ba<|>ck:80/uri; } } }', [
    'back -> nginx.conf: Back in upstream Back { server a; }',
  ])
  await check('http { upstream php { server a; } server { location / { fastcgi_pass <|>php; } } }', [
    'php -> nginx.conf: php in upstream php { server a; }',
  ])
  await check('http { upstream a { server a; } server { location / { proxy_pass http://b<|>; } } }', [])
})

test('names of every kind', async () => {
  await check('http { limit_req_zone $a zone=one:1m rate=1r/s; server { limit_req zone=o<|>ne; } }', [
    'one -> nginx.conf: one in limit_req_zone $a zone=one:1m rate=1r/s;',
  ])
  await check('http { log_format main "x"; access_log a "ma<|>in"; }', [
    'main -> nginx.conf: main in log_format main "x";',
  ])
  await check('http { proxy_cache_path /c keys_zone=c:1m; proxy_cache c<|>; }', [
    'c -> nginx.conf: c in proxy_cache_path /c keys_zone=c:1m;',
  ])
})

test('a named location of the same server', async () => {
  const other = 'server { location @b { root /x; } }'
  for (const use of ['error_page 404 @<|>b;', 'location / { try_files $uri <|>@b; }', 'error_page 404 = @b<|>;'])
    await check(`http { ${other} server { ${use} location @b { root /y; } } }`, [
      'b -> nginx.conf: b in location @b { root /y; }',
    ])
})

test('a variable, by its name and by what is written before it', async () => {
  const around = (use: string) => `http { map $uri $new { default 1; } server { ${use} } }`
  const expected = ['new -> nginx.conf: new in map $uri $new { default 1; }']
  for (const use of ['return 200 "a-$n<|>ew-b";', 'set $x <|>$new;', 'set $x a$<|>{new}b;', 'set $x "\\"$new<|>";'])
    await check(around(use), expected)
  await check(around('set $x $new<|>$uri;'), expected)
  await check(around('set $x $uri<|>;'), [])
})

test('a variable that several servers set, in its own', async () => {
  await check(
    `
    http {
        map $uri $a { }
        server { set $a 1; }
        server { set $a 2; location / { return 200 $<|>a; } }
    }
    `,
    ['a -> nginx.conf: a in map $uri $a { }', 'a -> nginx.conf: a in set $a 2;'],
  )
  await check('http { server { set $a 1; } server { return 200 $<|>a; } }', ['a -> nginx.conf: a in set $a 1;'])
})

test('a named capture, and the use of one in Lua', async () => {
  await check('server { location ~ ^/(?<user>x)$ { root /home/$us<|>er; } }', [
    'user -> nginx.conf: user in location ~ ^/(?<user>x)$ { root /home/$user; }',
  ])
  await check('server { set $a 1; content_by_lua_block { ngx.say(ngx.var.<|>a) } }', [
    'a -> nginx.conf: a in set $a 1;',
  ])
})

test('a numbered capture, when it is certain which', async () => {
  await check('server { rewrite "^/(a)/(b{2})$" /$<|>2; }', ['$2 -> nginx.conf: (b{2}) in rewrite "^/(a)/(b{2})$" /$2'])
  await check('server { location ~ ^/(a)$ { root /${1<|>}; } }', ['${1} -> nginx.conf: (a) in location ~ ^/(a)$'])
  await check('server { location ~ ^/(a)$ { if ($uri ~ (b)) { set $x 1; } root /$<|>1; } }', [])
  await check('server { rewrite ^(a)$<|>1 /x; }', [])
  await check('http { server { location ~ (a) { include x; } location ~ (b) { include x; } } }\n#- x\nroot /$<|>1;', [])
  await check('events { } http { server { location ~ (a) { include x; } } }\n#- x\nroot /$<|>1;', [
    '$1 -> nginx.conf: (a) in location ~ (a)',
  ])
  await check('map $uri $x { ~^/(a)$ $<|>1; }', ['$1 -> nginx.conf: (a) in ~^/(a)$ $1'])
})

test('a definition is its own', async () => {
  await check('http { upstream ba<|>ck { } server { location / { proxy_pass http://back; } } }', [
    'back -> nginx.conf: back in upstream back { }',
  ])
  await check('server { set $a 1; set $<|>a 2; }', ['a -> nginx.conf: a in set $a 2;'])
})

test('an include leads to its files', async () => {
  await check(
    `
    events { }
    http { include conf.d/<|>*.conf; }
    #- conf.d/a.conf
    server { }
    #- conf.d/b.conf
    server { }
    `,
    ['conf.d/*.conf -> conf.d/a.conf:  in ', 'conf.d/*.conf -> conf.d/b.conf:  in '],
  )
  await check('http { include <|>none.conf; }', [])
})

test('over files, also from one that two projects include', async () => {
  await check(
    `
    #- a/nginx.conf
    events { }
    http { include ../shared.conf; upstream back { server x; } }
    #- b/nginx.conf
    events { }
    http { include ../shared.conf; upstream back { server y; } }
    #- shared.conf
    server { location / { proxy_pass http://back<|>; } }
    `,
    [
      'back -> a/nginx.conf: back in upstream back { server x; }',
      'back -> b/nginx.conf: back in upstream back { server y; }',
    ],
  )
})

test('in text that is being typed, in Markdown, and in a fragment', async () => {
  await check('http { upstream back { server a; } server { location / { proxy_pass http://back<|>\n root /x; } } }', [
    'back -> nginx.conf: back in upstream back { server a; }',
  ])
  await check('http { upstream back { server a; } server { location / { proxy_pass http://back<|>', [
    'back -> nginx.conf: back in upstream back { server a; }',
  ])
  await check('#- doc.md\n# x\n\n```nginx\nset $a 1;\nreturn 200 $a<|>;\n```\n', ['a -> doc.md: a in set $a 1;'])
  await check('upstream back { server a; } server { location / { proxy_pass https://back<|>; } }', [
    'back -> nginx.conf: back in upstream back { server a; }',
  ])
})

test('nothing where no name is', async () => {
  for (const text of ['<|>', '# $a<|>', 'ser<|>ver { }', 'server { listen 8<|>0; }', 'server { set $a 1;<|> }'])
    await check(text, [])
})
