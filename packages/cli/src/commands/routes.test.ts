import { expect, test } from 'vitest'
import { folder } from '../testing.ts'

const files = {
  'nginx.conf': `events { }
http {
    root /srv;
    server {
        listen 80 default_server;
        listen 127.0.0.1:8080;
        server_name a.com *.a.com;
        rewrite ^/x /y;
        location ~ b { return 200 b; }
        location /a { location ~ \\.php$ { fastcgi_pass 127.0.0.1:9; } }
        location /api/long { proxy_pass http://127.0.0.1; }
        location ~* ^/a { alias /other; }
        location = /exact { try_files $uri @n; }
        location @n { internal; return 404; }
        include more.conf;
    }
    server { listen 80; }
}
`,
  'more.conf': 'location ^~ /static/ { }\n',
}

test('servers, with their locations in the order in which nginx looks', async () => {
  const { status, stdout, stderr } = await folder(files).run('routes')
  expect(stderr).toBe('')
  expect(stdout).toBe(`server a.com *.a.com  *:80 (default), 127.0.0.1:8080 (default)  nginx.conf:4
  before any location
    rewrite ^/x /y                                     nginx.conf:8
  first, exact ones: the search ends there
    location = /exact     try_files $uri @n            nginx.conf:13
  then prefixes: the longest is remembered, and "^~" ends the search
    location /api/long    proxy_pass http://127.0.0.1  nginx.conf:11
    location ^~ /static/  files, root /srv             more.conf:1
    location /a           files, root /srv             nginx.conf:10
      location ~ \\.php$   fastcgi_pass 127.0.0.1:9     nginx.conf:10
  then regular expressions: the first that matches
    location ~ b          return 200 b                 nginx.conf:9
    location ~* ^/a       files, alias /other          nginx.conf:12
  by name only
    location @n           return 404 (internal)        nginx.conf:14

server  *:80  nginx.conf:17
  no location: its own settings count
`)
  expect(status).toBe(0)
})

test('--json', async () => {
  const { stdout } = await folder(files).run('routes', '--json', 'nginx.conf')
  const { version, servers } = JSON.parse(stdout)
  expect(version).toBe(1)
  expect(servers[0]).toMatchObject({
    names: ['a.com', '*.a.com'],
    sockets: [
      { address: '*:80', default: true },
      { address: '127.0.0.1:8080', default: true },
    ],
    exact: [{ kind: 'exact', at: { text: 'location = /exact' }, by: { text: 'try_files $uri @n' }, internal: false }],
    named: [{ kind: 'named', internal: true }],
  })
  expect(servers[0].prefixes[2].regexes[0].by.text).toBe('fastcgi_pass 127.0.0.1:9')
  expect(servers[0].prefixes[0].root).toBe(null)
  expect(servers[1].sockets).toEqual([{ address: '*:80', default: false }])
})

test('more than one file is refused', async () => {
  expect((await folder(files).run('routes', 'nginx.conf', 'more.conf')).stderr).toBe(
    'nginx-lint: "more.conf" is one too many: "routes" takes one file\n',
  )
})
