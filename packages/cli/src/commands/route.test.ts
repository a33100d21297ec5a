import { expect, test } from 'vitest'
import { folder } from '../testing.ts'

const conf = `events { }
http {
    server {
        listen 80 default_server;
        return 444;
    }
    server {
        listen 80;
        server_name a.com;
        location / { proxy_pass http://127.0.0.1:1; }
        location /img/ { root /srv; error_page 404 @none; }
        location ~ ^/old/(.*)$ { return 301 /new/$1; }
        location = /login { limit_except POST { deny all; } proxy_pass http://127.0.0.1:2; }
        location /who { if ($http_x_who = me) { return 200 me; } return 403; }
        location @none { return 410; }
    }
}
`
const here = (more: Readonly<Record<string, string>> = {}) => folder({ 'nginx.conf': conf, ...more })

test('a URL: the steps with their places, what lost and why, and the end', async () => {
  const { status, stdout, stderr } = await here().run('route', 'http://a.com/old/x', 'nginx.conf')
  expect(stderr).toBe('')
  expect(stdout).toBe(
    [
      'http://a.com/old/x',
      '',
      'nginx.conf:7:5  server  "a.com" is the closest name for "a.com"',
      '   7 |     server {',
      '     |     ^^^^^^',
      '',
      'nginx.conf:12:9  location  is the first regular expression that matches "/old/x"',
      '  12 |         location ~ ^/old/(.*)$ { return 301 /new/$1; }',
      '     |         ^^^^^^^^^^^^^^^^^^^^^^',
      '     └ not location /: matches, but a regular expression comes before a prefix  nginx.conf:10',
      '',
      '→ location ~ ^/old/(.*)$: 301 to /new/x  nginx.conf:12',
      '',
    ].join('\n'),
  )
  expect(status).toBe(0)
})

test('the configuration that is here is found, and so is the one that includes a fragment', async () => {
  const split = folder({
    'nginx.conf': 'events { }\nhttp { include conf.d/*.conf; }\n',
    'conf.d/a.conf': 'server { listen 80; location /a { return 200 a; } }\n',
  })
  expect((await here().run('route', '/')).stdout).toContain('→ server: closed without an answer')
  expect((await split.run('route', '/a')).stdout).toContain('→ location /a: 200 "a"  conf.d/a.conf:1')
  expect((await split.run('route', '/a', 'conf.d/a.conf')).stdout).toContain('→ location /a: 200 "a"')
})

test('files decide: the ways stand as a tree, each with its end', async () => {
  const { stdout } = await here().run('route', 'http://a.com/img/x')
  expect(stdout.slice(stdout.indexOf('what is at'))).toBe(
    [
      'what is at "/srv/img/x"?',
      '├─ a file',
      '│    → location /img/: file /srv/img/x',
      '│',
      '├─ a folder',
      '│    → location /img/: 301 to /img/x/',
      '│',
      '└─ nothing',
      '     nginx.conf:11:37  redirect  status 404 has a page: nginx goes to "@none" with the same URI',
      '       11 |         location /img/ { root /srv; error_page 404 @none; }',
      '          |                                     ^^^^^^^^^^^^^^^^^^^^',
      '',
      '     nginx.conf:15:9  named  has this name',
      '       15 |         location @none { return 410; }',
      '          |         ^^^^^^^^^^^^^^',
      '',
      '     → location @none: 410  nginx.conf:15',
      '',
    ].join('\n'),
  )
})

test('the method, headers and the address are options', async () => {
  const { run } = here()
  const end = async (...args: string[]) => (await run('route', ...args)).stdout.trimEnd().split('\n').at(-1)
  expect(await end('http://a.com/login')).toMatch(/^→ location = \/login: 403: access is denied to all/)
  expect(await end('-X', 'POST', 'http://a.com/login')).toMatch(/proxy_pass http:\/\/127\.0\.0\.1:2 with \/login$/)
  expect(await end('-H', 'X-Who: me', 'http://a.com/who')).toMatch(/^→ location \/who: 200 "me"/)
  expect(await end('-H', 'X-Who: you', 'http://a.com/who')).toMatch(/^→ location \/who: 403/)
  expect(await end('--listen', '10.0.0.1:81', '/')).toBe(
    '→ cannot be followed further: no server listens on 10.0.0.1:81',
  )
})

test('several URLs, or a list of them, make a table', async () => {
  const { run } = here({ 'urls.txt': '# the shop\nhttp://a.com/\n\nPOST http://a.com/login # the form\n/\n' })
  expect((await run('route', 'http://a.com/x', 'http://a.com/old/y', 'nginx.conf')).stdout).toBe(
    [
      'http://a.com/x      location /              proxy_pass http://127.0.0.1:1 with /x',
      'http://a.com/old/y  location ~ ^/old/(.*)$  301 to /new/y',
      '',
    ].join('\n'),
  )
  expect((await run('route', '--urls', 'urls.txt')).stdout).toBe(
    [
      'http://a.com/            location /         proxy_pass http://127.0.0.1:1 with /',
      'POST http://a.com/login  location = /login  proxy_pass http://127.0.0.1:2 with /login',
      '/                        server             closed without an answer',
      '',
    ].join('\n'),
  )
})

test('a table has a line for each end that a URL may have', async () => {
  const { run } = folder({
    'nginx.conf': `events { } http { server { listen 80; root /srv;
      location / { try_files $uri /a; }
      location = /a { if ($http_x) { set $v 1; } return 403; }
    } }`,
  })
  expect((await run('route', '/a', '/b', 'nginx.conf')).stdout).toBe(
    [
      '/a  location = /a  403',
      '/b  location /     file /srv/b  when what is at "/srv/b"? a file',
      '    location = /a  403  in 2 ways',
      '',
    ].join('\n'),
  )
})

test('a dump has all that its globs have found', async () => {
  const dump = [
    '# configuration file /etc/nginx/nginx.conf:',
    'events { } http { include conf.d/*.conf; server { listen 80; location /a { } } }',
    '',
  ].join('\n')
  const { stdout, stderr } = await folder({}).runWith({ stdin: dump }, 'route', '-X', 'PUT', '/a', '-')
  expect(stderr).toBe('')
  expect(stdout).toContain('\n→ location /a: 405: a file cannot be asked for with PUT\n')
  const missing = folder({ 'nginx.conf': 'events { } http { include more.conf; server { listen 80; } }' })
  expect((await missing.run('route', '/')).stderr).toBe(
    'nginx-lint: "more.conf" is included, and is not here: what stands there is not known\n',
  )
})

const met = [
  'http://a.com/x -> location /',
  'http://a.com/x -> proxy_pass',
  'http://a.com/old/y -> location ~ "^/old/(.*)$"',
  'http://a.com/old/y -> 301',
  'http://a.com/old/y -> 301 to /new/y',
  'http://a.com/img/x -> location /img/',
  'POST http://a.com/login -> proxy_pass http://127.0.0.1:2',
  'http://a.com/who -> 200 or 403',
  '/ -> server',
  '/ -> 444',
]
test.each(met)('--expect: "%s" is met', async (line) => {
  const { status, stdout } = await here({ 'r.txt': `# where it goes\n\n${line}\n` }).run('route', '--expect', 'r.txt')
  expect(stdout).toBe('1 URL as expected\n')
  expect(status).toBe(0)
})

const differing = [
  ['http://a.com/x -> location /img/', 'location /: proxy_pass http://127.0.0.1:1 with /x'],
  ['http://a.com/x -> server', 'location /: proxy_pass http://127.0.0.1:1 with /x'],
  ['http://a.com/old/y -> 302', 'location ~ ^/old/(.*)$: 301 to /new/y'],
  ['http://a.com/old/y -> 301 to /y', 'location ~ ^/old/(.*)$: 301 to /new/y'],
  ['http://a.com/who -> 403', 'location /who: 200 "me"'],
  ['http://a.com/img/x -> file', 'location /img/: 301 to /img/x/'],
  ['/ -> server a.com', 'server: closed without an answer'],
  ['http://a.com:81/ -> server', 'no server: cannot be followed further: no server listens on port 81'],
] as const
test.each(differing)('--expect: "%s" differs', async (line, goes) => {
  const { status, stdout } = await here({ 'r.txt': `\n${line}\n` }).run('route', '--expect', 'r.txt')
  const [url, expected] = line.split(' -> ')
  expect(stdout).toContain(`r.txt:2  differs  ${url} is to go to ${expected}, and goes to\n`)
  expect(stdout).toContain(`\n    ${goes}\n`)
  expect(stdout).toMatch(/\n1 of 1 URL not as expected\n$/)
  expect(status).toBe(1)
})

test('--json: the steps and the end, with places', async () => {
  const { run } = here({ 'r.txt': 'http://a.com/old/y -> 302\n' })
  const { routes, version } = JSON.parse((await run('route', '--json', '--expect', 'r.txt')).stdout)
  expect(version).toBe(1)
  expect(routes).toHaveLength(1)
  expect(routes[0]).toMatchObject({ url: 'http://a.com/old/y', method: 'GET', line: 1, expected: '302', met: false })
  expect(routes[0].steps.map(({ kind }: { kind: string }) => kind)).toEqual(['socket', 'server', 'location'])
  expect(routes[0].end).toEqual({
    kind: 'redirect',
    status: 301,
    to: '/new/y',
    location: {
      text: 'location ~ ^/old/(.*)$',
      path: 'nginx.conf',
      range: { start: { line: 12, column: 9, offset: 272 }, end: { line: 12, column: 31, offset: 294 } },
    },
    by: expect.objectContaining({ text: 'return 301 /new/$1' }),
  })
})

test.each([
  [['route'], 'a URL is missing, such as http://example.com/path; or a list, by --urls'],
  [['route', ''], 'a URL is empty; a request for the beginning is "/"'],
  [['route', 'nginx.conf'], '"nginx.conf" is a file: the URL comes first, such as nginx-lint route /path nginx.conf'],
  [['route', 'ftp://a.com/'], '"ftp:" cannot be followed: only http: and https: can'],
  [['route', '/a', 'missing.conf'], 'cannot read "missing.conf": no such file'],
  [['route', '-H', 'nothing', '/a'], '"nothing" is no header: write it as "Name: value"'],
  [['route', '--urls', 'none.txt'], 'cannot read "none.txt": no such file'],
  [['route', '--urls', 'empty.txt'], '"empty.txt" has no URL in it'],
  [['route', '--expect', 'bad.txt'], 'bad.txt:2: " -> " is missing, with where the URL is to go behind it'],
  [
    ['route', '--expect', 'worse.txt'],
    'worse.txt:1: "What?" is neither a location, a server, a status, a file nor a directive',
  ],
  [
    ['route', '--expect', 'bad.txt', '--urls', 'empty.txt'],
    '--expect lists the URLs itself: it does not go with --urls',
  ],
  [['route', '--fix', '/a'], '"--fix" is an option of "check", not of "route"'],
  [['route', '/a', 'stream.conf'], '"stream.conf" has no "server" of http: there is nowhere for a request to go'],
])('%j is refused', async (args, message) => {
  const { run } = here({
    'empty.txt': '# nothing\n',
    'bad.txt': '/a -> 404\n/b\n',
    'worse.txt': '/a -> What?\n',
    'stream.conf': 'events { }\nstream { server { listen 1; return ""; } }\n',
  })
  expect(await run(...args)).toEqual({ status: 2, stdout: '', stderr: `nginx-lint: ${message}\n` })
})

test('colours, when they are wanted', async () => {
  const { stdout } = await here().run('route', '--color', 'http://a.com/old/x')
  expect(stdout).toContain('\u001b[36m\u001b[1m→ location ~ ^/old/(.*)$: 301 to /new/x\u001b[22m\u001b[39m')
})

test('several configurations: one is to be named', async () => {
  const { run } = folder({ 'a/nginx.conf': conf, 'b/nginx.conf': conf })
  expect((await run('route', '/')).stderr).toBe(
    'nginx-lint: several configurations are here: name one behind the URL, such as "a/nginx.conf" or "b/nginx.conf"\n',
  )
})
