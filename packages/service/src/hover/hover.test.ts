import { test } from 'vitest'
import { check } from './hover.testing.ts'

test('a directive: syntax, what it does, default, contexts, module, link; then the rest', async () => {
  await check('http { gz<|>ip on; }', 'gzip', [
    '```nginx\ngzip on|off;\n```',
    'Enables or disables gzipping of responses.',
    '**Default:** `off`',
    '**Context:** `http`, `http.server`, `http.location`',
    '**Module:** ngx_http_gzip_filter_module',
    '(https://nginx.org/en/docs/http/ngx_http_gzip_module.html#gzip)',
    '\n---\n',
    '**In one block:** nginx refuses it twice in one block',
  ])
})

test('releases, edition, what replaces a deprecated directive', async () => {
  await check('http { server { http2_max_requests<|> 5; } }', 'http2_max_requests', [
    '**Releases:**',
    '**Deprecated:**',
  ])
  await check('http { upstream a { sticky<|> cookie a; } }', 'sticky', ['sticky'])
  await check('http { server { listen 80; quic_bpf<|> on; } }', 'quic_bpf', ['It does not stand in `http.server`.'])
})

test('a directive of a third party has no link', async () => {
  await check('http { server { location / { echo<|> hi; } } }', 'echo', ['third-party module', '!nginx.org'])
})

test('what nobody knows has no hover', async () => {
  await check('no_such_thing<|> on;', undefined)
  await check('http { # comm<|>ent\n}', undefined)
  await check('http { <|> }', undefined)
})

test('sizes, times and rates', async () => {
  const zone = (value: string) => `http { limit_req_zone $host ${value}; }`
  await check(zone('zone=a:10<|>m rate=30r/m'), '10m', ['`10m` = 10,485,760 bytes (10 MiB)'])
  await check(zone('zone=a:10m rate=30<|>r/m'), '30r/m', ['`30r/m` = 30 requests per minute, one every 2 seconds'])
  await check(zone('zone=a:10m ra<|>te=30r/m'), '30r/m', ['one every 2 seconds'])
  await check('http { keepalive_timeout 1h30m<|>; }', '1h30m', ['`1h30m` = 5,400 seconds (90 minutes)'])
  await check('http { proxy_read_timeout 1500ms<|>; }', '1500ms', ['1,500 milliseconds (1.5 seconds)'])
})

test('a value that does not fit still says what is taken', async () => {
  await check('http { gzip may<|>be; }', 'maybe', ['`on` or `off`', 'gzip on|off;'])
  await check('http { client_max_body_size 5<|>x; }', '5x', ['A size in bytes'])
  await check('http { keepalive_timeout 10s<|>', '10s', ['10 seconds'])
})

test('status codes', async () => {
  await check('http { server { return 30<|>1 /; } }', '301', ['`301` = Moved Permanently'])
  await check('http { server { return 44<|>4; } }', '444', ['closes the connection'])
  await check('http { server { location / { try_files $uri =40<|>4; } } }', '404', ['`404` = Not Found'])
  await check('http { error_page 502 5<|>04 /50x.html; }', '504', ['`504` = Gateway Timeout'])
})

test('parameters, in the words of the manual', async () => {
  await check('http { upstream a { server b ba<|>ckup; } }', 'backup', ['marks the server as a backup server'])
  await check('http { upstream a { server b wei<|>ght=5; } }', '5', ['sets the weight of the server'])
  await check('http { server { listen 80 default<|>_server; } }', 'default_server', ['The `default_server` parameter'])
  await check('http { server { rewrite ^ /a las<|>t; } }', 'last', ['stops processing the current set'])
})

test('variables of nginx, and of families', async () => {
  await check('http { log_format a "$remote_<|>addr"; }', '$remote_addr', [
    'client address',
    'ngx_http_core_module',
    '#var_remote_addr',
  ])
  await check('http { log_format a "${http_<|>x_id}"; }', '${http_x_id}', [
    'one of the family `$http_…`',
    'arbitrary request header field',
  ])
})

test('variables of the configuration', async () => {
  await check(
    `
    http {
      map $uri $kind { default 1; }
      server { set $copy "a-$ki<|>nd"; return 200 $kind; }
    }
    `,
    '$kind',
    [
      '**variable** `$kind`',
      'map $uri $kind',
      'Defined in [nginx.conf:2](file:///work/nginx.conf#L2)',
      'Used 2 times.',
    ],
  )
})

test('names: definition, place, uses', async () => {
  await check(
    `
    http {
      include up.conf;
      server { location / { proxy_pass http://ba<|>ck/; } }
    }
    #- up.conf
    upstream back {
      server 10.0.0.1;
    }
    `,
    'back',
    ['**upstream** `back`', 'upstream back {\n  server 10.0.0.1;\n}', '[up.conf:1]', 'Used 1 time.'],
  )
  await check('http { access_log a comb<|>ined; }', 'combined', ['nginx has it built in'])
  await check('http { server { error_page 404 @a<|>; location @a { return 200; } } }', 'a', [
    '**named location** `@a`',
    'location @a { return 200; }',
  ])
})

test('a location says what it takes, and when', async () => {
  const site = (text: string) => `http { server { ${text} } }`
  await check(site('locati<|>on = /a { }'), 'location', ['the URI `/a` and no other', 'nothing else is tried'])
  await check(site('locati<|>on /a { }'), 'location', ['begins with `/a`', 'the longest counts'])
  await check(site('location ^~ /a<|> { }'), '/a', ['no regular expression is tried'])
  await check(site('location ~ a { } locati<|>on ~* b { }'), 'location', ['`b`, whatever its case', 'the 2nd of 2'])
  await check(site('locati<|>on @a { }'), 'location', ['internal redirects to `@a`'])
})

test('a location says which others take some of what it matches, each with a URI', async () => {
  const site = (text: string) => `http { server { ${text} } }`
  await check(
    site('location = /a.php { } location ^~ /up/ { } location ~ ^/x { } locati<|>on ~ \\.php$ { }'),
    'location',
    [
      'it takes `/.php`',
      'goes elsewhere',
      '- `location = /a.php`, such as `/a.php`',
      '- `location ^~ /up/`, such as `/up/.php`',
      '- `location ~ ^/x`, such as `/x.php`',
    ],
  )
  await check(site('locati<|>on /up/ { } location ~ \\.php$ { } location ~ ^/a { }'), 'location', [
    'it takes `/up/`',
    '- `location ~ \\.php$`, such as `/up/.php`',
    '!^/a`, such as',
  ])
  await check(site('locati<|>on /up/ { location ~ \\.php$ { } } location ~ \\.php$ { }'), 'location', ['!elsewhere'])
  await check(site('locati<|>on ^~ /up/ { } location ~ \\.php$ { }'), 'location', ['!elsewhere', '!it takes'])
  await check(site('location / { location ^~ /b { } locati<|>on ~ c { } }'), 'location', ['such as `/bc`'])
  await check(site('location ~ (a)\\1 { } locati<|>on ~ ^/q { }'), 'location', ['!elsewhere'])
  await check(
    site('location = /a { } location /a { } location ^~ /a/b { } location ~ ^/x { } locati<|>on / { }'),
    'location',
    [
      'it takes `/`',
      '- `location ~ ^/x`, such as `/x`',
      '- `location = /a`, such as `/a`',
      '- `location /a`, such as `/a',
      '- `location ^~ /a/b`, such as `/a/b`',
    ],
  )
  await check(site('locati<|>on ^~ /up/ { } location /up/x { } location ~ x { }'), 'location', ['!elsewhere'])
  await check(site('locati<|>on ^~ /up/ { } location /up/x { } location ~ y { }'), 'location', [
    'it takes `/up/`',
    '- `location /up/x`, such as `/up/x`',
    '!location ~ y`',
  ])
  await check(
    site('location /up/ { location ~ \\.php$ { } location = /up/b { } } locati<|>on ~ ^/(a|up)/ { }'),
    'location',
    [
      'it takes `/a/`',
      'goes elsewhere',
      '- `location ~ \\.php$`, such as `/up/.php`',
      '- `location = /up/b`, such as `/up/b`',
    ],
  )
  const many = Array.from({ length: 12 }, (_, i) => `location /${i} { }`).join(' ')
  await check(site(`locati<|>on / { } ${many}`), 'location', [
    '- `location /3`, such as `/3`\n- others',
    '!location /4',
  ])
  await check(
    'http { server { include a.conf; } server { location ~ b { } include a.conf; } }\n#- a.conf\nlocati<|>on ~ bc { }',
    'location',
    ['`bc`', '!it takes', '!elsewhere'],
  )
})

test('a location that nothing reaches says why', async () => {
  const site = (text: string) => `http { server { ${text} } }`
  const nobody = '**No request comes here**'
  await check(site('location ^~ /a { } locati<|>on ~ ^/a { }'), 'location', [
    `${nobody}: all that match go to \`location ^~ /a\`.`,
    '!it takes',
    '!elsewhere',
  ])
  await check(site('return 404; location ~ ^/b { } locati<|>on ~ b { }'), 'location', [
    `${nobody}: \`return 404\` answers all requests of the server.`,
  ])
  await check(site('locati<|>on a { }'), 'location', [`${nobody}: every URI begins with \`/\`.`])
  await check(site('locati<|>on //a { }'), 'location', [`${nobody}: nginx has no such URIs`])
  await check(site('location ~ /a { locati<|>on /a/b { } }'), 'location', [
    `${nobody}: inside a location with a regular expression nginx looks for other regular expressions only.`,
  ])
  await check(site('location ~ /a/b { } location ~ /a/b/c { locati<|>on ~ d { } }'), 'location', [
    `${nobody}, nor to \`location ~ /a/b/c\` around it: all that match go to \`location ~ /a/b\`.`,
  ])
  await check(site('if ($arg_x) { return 403; } locati<|>on / { }'), 'location', ['!No request'])
  await check(site('location ^~ /a { } locati<|>on ~ a { }'), 'location', ['!No request'])
  await check(site('{% if x %} location ^~ /a { } {% endif %} locati<|>on ~ ^/a { }'), 'location', ['!No request'])
})

test('what is in force in a block from outside', async () => {
  const inside = (text: string) => `
    http {
      root /a;
      allow all;
      gzip on;
      add_header X 1;
      server {
        return 200;
        sendfile on;
        locati<|>on / { ${text} }
      }
    }
  `
  await check(inside(''), 'location', [
    'In force here from outside',
    'sendfile on; # nginx.conf:8',
    'root /a; # nginx.conf:2',
    'allow all; # nginx.conf:3',
    'add_header X 1;',
    '!return 200;',
  ])
  await check(inside('alias /b; deny all; gzip off; add_header Y 2;'), 'location', [
    'sendfile on;',
    '!root /a',
    '!allow all',
    '!gzip on; #',
    '!add_header X 1;',
  ])
  await check(inside('add_header_inherit merge; add_header Y 2;'), 'location', ['sendfile on;', 'add_header X 1;'])
  await check(inside('add_header_inherit off;'), 'location', ['sendfile on;', '!add_header X 1;'])
})

test('where a server listens', async () => {
  const listen = (text: string) => `http { server { listen ${text}; } }`
  await check(listen('44<|>3 ssl'), '443', ['on port 443 of all IPv4 addresses, by TCP', 'encrypted'])
  await check(listen('[::]:443<|> quic'), '[::]:443', ['all IPv6 addresses, by UDP', 'HTTP/3'])
  await check(listen('127.0.0.1<|>'), '127.0.0.1', ['port 80 of `127.0.0.1`'])
  await check(listen('unix:/run/a<|>'), 'unix:/run/a', ['the Unix socket `/run/a`'])
})

test('names of servers, networks, levels', async () => {
  await check('http { server { server_name *.a<|>.b; } }', '*.a.b', ['all names that end in .a.b'])
  await check('http { allow 10.0.0.0/<|>8; }', '10.0.0.0/8', ['10.0.0.0 to 10.255.255.255'])
})

test('lines of a block', async () => {
  await check('http { map $uri $a { defau<|>lt 1; } }', 'default', ['sets the resulting value', 'map $uri $a'])
  await check('http { types { text/ht<|>ml html; } }', 'text/html', ['The MIME type', 'types'])
})

test('the files of an include', async () => {
  await check(
    `
    http { include conf.d/*.c<|>onf; }
    #- conf.d/a.conf
    gzip on;
    #- conf.d/b.conf
    sendfile on;
    `,
    'conf.d/*.conf',
    ['Includes 2 files', '[conf.d/a.conf](file:///work/conf.d/a.conf)', 'conf.d/b.conf'],
  )
})

test('in a template, nothing is said of what is not known', async () => {
  await check('http { server { location ~ ^/{{ a }}<|>/(b) { } } }', '^/{{ a }}/(b)', ['Sets configuration', '!\ue000'])
  await check('http { server { locati<|>on /{{ a }} { } } }', 'location', ['Sets configuration', '!\ue000'])
})

test('in a block of Markdown, at its place', async () => {
  await check('#- a.md\n# A\n\n```nginx\ngz<|>ip on;\n```\n', 'gzip', ['gzip on|off;'])
})

test('without Markdown: the same words as plain text', async () => {
  await check(
    'http { server { root<|> /a; } }',
    'root',
    [
      'root <folder>;',
      'Default: html',
      'https://nginx.org/en/docs/http/ngx_http_core_module.html#root',
      '!`',
      '!**',
      '!](',
      '!  \n',
    ],
    { markdown: false },
  )
})
