import { describe, expect, test } from 'vitest'
import { followed, ways } from './testing.ts'

/** A server of these lines, alone. */
const server = (lines: string): string => `events { }\nhttp { server { listen 80; root /srv;\n${lines}\n} }`

describe('the socket and the server', () => {
  const conf = `
    events { }
    http {
      server { listen 80; listen 10.0.0.1:8080; return 200 "first"; }
      server { listen 80 default_server; server_name a.example *.b.example; return 200 "default"; }
      server { listen 80; server_name .c.example www.c.*; return 200 "c"; }
      server { listen 80; server_name ~^(?<sub>\\w+)\\.d\\.example$; return 200 "d $sub"; }
      server { listen 80; server_name w.b.example *.w.c.example ~w; return 200 "w"; }
      server { listen *:8080; return 200 "any"; }
      server { listen [::]:8081 ipv6only=off; return 200 "both"; }
      server { listen 443 ssl; server_name tls; ssl_certificate x; ssl_certificate_key x; return 200 "tls"; }
    }
  `
  test.each([
    ['an exact name', 'http://a.example/', 'server: 200 "default"'],
    ['case, a port and a dot at the end do not count', 'http://A.EXAMPLE./', 'server: 200 "default"'],
    ['an exact name before a wildcard', 'http://w.b.example/', 'server: 200 "w"'],
    ['a wildcard for any number of labels', 'http://x.y.b.example/', 'server: 200 "default"'],
    ['but not for none', 'http://b.example/', 'server: 200 "default"'],
    ['a domain with its subdomains', 'http://c.example/', 'server: 200 "c"'],
    ['the longest leading wildcard', 'http://x.w.c.example/', 'server: 200 "w"'],
    ['a trailing wildcard', 'http://www.c.org/', 'server: 200 "c"'],
    ['a regular expression, and what it captures', 'http://sub.d.example/', 'server: 200 "d sub"'],
    ['the default server', 'http://other.example/', 'server: 200 "default"'],
    ['an address of its own', 'http://10.0.0.1:8080/', 'server: 200 "first"'],
    ['another address', 'http://10.0.0.2:8080/', 'server: 200 "any"'],
    ['a socket for both families', 'http://10.0.0.2:8081/', 'server: 200 "both"'],
    ['nobody there', 'http://a.example:99/', 'undecided: no server listens on port 99'],
    ['TLS', 'https://tls/', 'server: 200 "tls"'],
    ['TLS without "ssl"', 'https://tls:80/', 'server: 400'],
    ['HTTP where TLS is spoken', 'http://tls:443/', 'server: 400'],
  ])('%s', async (_, url, expected) => {
    expect(await followed(conf, url)).toBe(expected)
  })

  test('the address of the connection decides where several listen on a port', async () => {
    expect(await ways(conf, 'http://x:8080/')).toEqual([
      'which address does the connection come to? 10.0.0.1:8080 → server: 200 "first"',
      'which address does the connection come to? *:8080 → server: 200 "any"',
    ])
    expect(await ways(conf, 'http://x:8080/', { listen: '10.0.0.1:8080' })).toEqual(['server: 200 "first"'])
  })
})

describe('the URI', () => {
  test.each([
    ['/a//b/./c/../d', '/a/b/d'],
    ['/%61%2Fb', '/a/b'],
    ['/a%2e%2e/b', '/a../b'],
    ['/a/%2e%2e/b', '/b'],
    ['/%25%3F%23', '/%?#'],
    ['/a/..?b#c', '/index.html?b'],
    ['/a/.', '/a/index.html'],
    ['/a/b/..?c=/../d', '/a/index.html?c=/../d'],
    ['/caf%C3%A9', '/café'],
    ['/%FF', '/%FF'],
    ['/a/...', '/a/...'],
  ])('%s', async (target, expected) => {
    const things = Object.fromEntries([expected, expected.replace(/\?.*/, '')].map((path) => [`/srv${path}`, 'a file']))
    expect(await followed(server(''), `http://x${target}`, { things })).toBe(`server: file for ${expected}`)
  })

  test.each(['/..', '/a/../../b', '/%zz', '/%00', '/%2'])('%s is refused', async (target) => {
    expect(await followed(server(''), `http://x${target}`)).toBe('server: 400')
  })

  test('"merge_slashes" of the default server counts, as the URI is read before the host', async () => {
    const conf = `events { } http {
      server { listen 80; server_name a; merge_slashes off; location //x { return 200 "two"; } }
      server { listen 80; server_name b; location /x { return 200 "one"; } }
    }`
    expect(await followed(conf, 'http://a//x')).toBe('location //x: 200 "two"')
    expect(await followed(conf, 'http://b//x')).toBe('server: 404')
  })
})

describe('the location', () => {
  const conf = server(`
    location / { return 200; }
    location = / { return 200; }
    location /a { return 200; }
    location /a/b { location /a/b/c { return 200; } location ~ x$ { return 200; } return 200; }
    location ^~ /s { location ~ \\.y$ { return 200; } return 200; }
    location ~ \\.y$ { return 200; }
    location ~* \\.Z$ { location ~ q { return 200; } return 200; }
    location ~ \\.z$ { return 200; }
    location /p/ { proxy_pass http://127.0.0.1; }
    location /p-q { return 200; }
    location = /exact.y { return 200; }
    location ~ /in { location /in/a { } location = /in/b { } location ~ /in/c { location /in/c/d { } return 200; } return 200; }
  `)
  test.each([
    ['/', '= /'],
    ['/b', '/'],
    ['/a', '/a'],
    ['/apple', '/a'],
    ['/a/b/cd', '/a/b/c'],
    ['/a/b/cx', '~ x$'],
    ['/a/b.y', '~ \\.y$'],
    ['/a/b/c.y', '~ \\.y$'],
    ['/s.y', '~ \\.y$'],
    ['/s.z', '^~ /s'],
    ['/q.z', '~ q'],
    ['/r.Z', '~* \\.Z$'],
    ['/exact.y', '= /exact.y'],
    ['/p-', '/'],
    ['/in/a', '~ /in'],
    ['/in/b', '~ /in'],
    ['/in/c/d', '~ /in/c'],
  ])('%s', async (target, expected) => {
    expect(await followed(conf, `http://x${target}`)).toBe(`location ${expected}: 200`)
  })

  test('that is passed on and ends with a slash is redirected to', async () => {
    expect(await followed(conf, 'http://x/p?q')).toBe('location /p/: 301 to /p/?q')
    expect(await followed(conf, 'http://x/p/q')).toBe('location /p/: proxy_pass http://127.0.0.1 for /p/q')
  })

  test('that is internal is not there for clients', async () => {
    const conf = server('location /i { internal; location /i/j { return 200; } } location /o { try_files /x /i/j; }')
    expect(await followed(conf, 'http://x/i/j')).toBe('location /i/j: 404')
    expect(await followed(conf, 'http://x/o')).toBe('location /i/j: 200')
  })

  test('a template in a pattern leaves it open', async () => {
    const conf = server('location /a { } location ${PREFIX} { }')
    expect(await followed(conf, 'http://x/a')).toMatch(/^undecided: a template fills in/)
  })
})

describe('rewriting', () => {
  test.each([
    [
      'last looks for a location again',
      'rewrite ^/a /b last; location /a { } location /b { return 200; }',
      '/a',
      'location /b: 200',
    ],
    [
      'break stays in the location',
      'location /a { rewrite ^/a(.*) /b$1 break; proxy_pass http://127.0.0.1; } location /b { }',
      '/a/c?d',
      'location /a: proxy_pass http://127.0.0.1 for /b/c?d',
    ],
    [
      'arguments are put behind',
      'rewrite ^/a /b?x=1; location /b { proxy_pass http://h; }',
      '/a?y=2',
      'location /b: proxy_pass http://h for /b?x=1&y=2',
    ],
    [
      'unless it ends with "?"',
      'rewrite ^/a /b?; location /b { proxy_pass http://h; }',
      '/a?y=2',
      'location /b: proxy_pass http://h for /b',
    ],
    ['a redirect', 'rewrite ^/a/(.*) http://y/$1 permanent;', '/a/b?c', 'server: 301 to http://y/b?c'],
    ['a redirect by its text', 'rewrite ^ https://$host$request_uri?;', '/a%20b?c', 'server: 302 to https://x/a%20b?c'],
    ['a loop', 'location / { rewrite ^ /$uri last; }', '/a', 'location /: 500'],
    ['return with a text', 'location / { return 200 "$uri $1"; }', '/a', 'location /: 200 "/a "'],
    ['return to a URL', 'return https://y$request_uri;', '/a?b', 'server: 302 to https://y/a?b'],
    ['set and if', 'set $a 1; if ($a = 1) { set $a 2; } if ($a = 2) { return 403; }', '/', 'server: 403'],
    [
      'an "if" has settings of its own',
      'location / { if ($arg_x) { proxy_pass http://h; } try_files /a /b; } location /b { return 200; }',
      '/?x=1',
      'location /: proxy_pass http://h for /?x=1',
    ],
    [
      'and is passed by when it is not true',
      'location / { if ($arg_x) { proxy_pass http://h; } try_files /a /b; } location /b { return 200; }',
      '/?x=0',
      'location /b: 200',
    ],
    ['a map', 'location / { return 200 $m; }', '/shop/x', 'location /: 200 "shop"'],
    ['break ends the script', 'location / { break; return 200; }', '/a', 'location /: 404'],
    ['limit_except', 'location / { limit_except GET { deny all; } return 200; }', '/', 'location /: 200'],
    [
      'captures of a location',
      'location ~ ^/u/(?<name>\\w+)/(.*)$ { return 200 "$name $2"; }',
      '/u/ann/b',
      'location ~ ^/u/(?<name>\\w+)/(.*)$: 200 "ann b"',
    ],
  ])('%s', async (_, lines, target, expected) => {
    const map = 'map $uri $m { default none; ~^/(\\w+)/ $1; }'
    const conf = server(lines).replace('http {', `http { ${map}`)
    expect(await followed(conf, `http://x${target}`)).toBe(expected)
  })

  test('another method than "limit_except" allows', async () => {
    const conf = server('location / { limit_except GET { deny all; } return 200; }')
    expect(await followed(conf, 'http://x/', { method: 'POST' })).toBe('location /: 403')
    expect(await followed(conf, 'http://x/', { method: 'HEAD' })).toBe('location /: 200')
  })

  test('a header that was not given leaves it open, and the answer holds', async () => {
    const conf = server(`
      if ($http_user_agent ~ bot) { set $bot 1; }
      location / { if ($http_user_agent ~ bot) { return 403; } return 200; }
    `)
    const question = 'is the condition ($http_user_agent ~ bot) true?'
    expect(await ways(conf, 'http://x/')).toEqual([
      `${question} yes → location /: 403`,
      `${question} no → location /: 200`,
    ])
    expect(await ways(conf, 'http://x/', { headers: new Map([['user-agent', 'robot']]) })).toEqual(['location /: 403'])
  })
})

describe('files and errors', () => {
  const php = server(`
    index index.php index.html;
    location / { try_files $uri $uri/ /index.php?q=$uri; }
    location ~ \\.php$ { try_files $uri =404; fastcgi_pass unix:/php; }
    error_page 404 = @missing;
    error_page 403 /denied.html;
    location /secret { deny all; }
    location @missing { return 410; }
  `)
  test.each([
    ['a file', '/a.css', { '/srv/a.css': 'a file' }, 'location /: file for /a.css'],
    ['a folder lacks its slash', '/d', { '/srv/d': 'a folder' }, 'location /: 301 to /d/'],
    [
      'the index is a request of its own',
      '/d/',
      { '/srv/d': 'a folder', '/srv/d/index.php': 'a file' },
      'location ~ \\.php$: fastcgi_pass unix:/php for /d/index.php',
    ],
    [
      'a folder without an index',
      '/d/',
      { '/srv/d': 'a folder', '/srv/denied.html': 'a file' },
      'location /: file for /denied.html as 403',
    ],
    [
      'the fallback',
      '/x',
      { '/srv/index.php': 'a file' },
      'location ~ \\.php$: fastcgi_pass unix:/php for /index.php?q=/x',
    ],
    ['the page of an error is a location', '/x.php', {}, 'location @missing: 410'],
    ['access is denied', '/secret/x', { '/srv/denied.html': 'a file' }, 'location /: file for /denied.html as 403'],
  ])('%s', async (_, target, things, expected) => {
    expect(await followed(php, `http://x${target}`, { things })).toBe(expected)
  })

  test('what a file is, is asked once', async () => {
    expect(
      await ways(server('location / { if (-f $request_filename) { break; } try_files $uri =404; }'), 'http://x/a'),
    ).toEqual([
      'what is at "/srv/a"? a file → location /: file for /a',
      'what is at "/srv/a"? a folder or nothing → location /: 404',
    ])
  })

  test('an alias replaces the prefix', async () => {
    const conf = server('location /i/ { alias /data/; } location ~ ^/r/(.*) { alias /r/$1; }')
    expect(await followed(conf, 'http://x/i/a', { things: { '/data/a': 'a file' } })).toBe(
      'location /i/: file for /i/a',
    )
    expect(await followed(conf, 'http://x/r/a', { things: { '/r/a': 'a file' } })).toBe(
      'location ~ ^/r/(.*): file for /r/a',
    )
  })

  test('a location that is not there', async () => {
    expect(await followed(server('location / { try_files /a @gone; }'), 'http://x/')).toBe('location /: 500')
  })

  test.each(['map $host', 'map'])('a block whose head is not yet written: %s', async (head) => {
    const conf = `events { }\nhttp { ${head} { a b; } server { listen 80; location / { return 204; } } }`
    expect(await followed(conf, 'http://x/')).toBe('location /: 204')
  })

  test.each(['try_files;', 'rewrite;', 'error_page;', 'root;', 'alias;', 'index;', 'auth_request;', 'if { }'])(
    'a line that is not yet written: %s',
    async (line) => {
      expect(await followed(server(`${line} location / { ${line} }`), '/a.txt')).toMatch(/404|undecided/)
    },
  )

  test('more ways than anybody would read', async () => {
    const ifs = Array.from({ length: 12 }, (_, i) => `if ($http_h${i}) { set $x ${i}; }`).join('\n')
    const all = await ways(server(`${ifs} return 200;`), 'http://x/')
    expect(all.length).toBeLessThanOrEqual(201)
    expect(all.some((way) => way.endsWith('undecided: there are too many ways from here'))).toBe(true)
  })
})
