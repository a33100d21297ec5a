import { expect, test } from 'vitest'
import { routeOf } from './route.ts'
import { dedented, marked } from './testing.ts'

/** What is told of a URL; behind each line with a place the text that it leads to. */
async function check(source: string, url: string, expected: string) {
  const { workspace, path, slice } = await marked(source)
  const routed = routeOf(workspace, path, url)
  if ('error' in routed) return expect(routed.error).toBe(expected)
  const lines = routed.text.trimEnd().split('\n')
  for (const { range, target } of routed.links.toReversed()) {
    const { line, character } = range.end
    expect(range.start.line).toBe(line)
    const led = slice(target.uri.replace('file:///work/', ''), target.range)
    lines[line] = `${lines[line]!.slice(0, character)} => ${led}${lines[line]!.slice(character)}`
  }
  expect(lines.join('\n')).toBe(dedented(expected).trimEnd())
}

test('the steps of a request with their places, what lost and why, and its end', async () => {
  await check(
    `
    http {
        include conf.d/*.conf;
    }
    #- conf.d/site.conf
    server {
        location / { }
        location = /b { }
        <|>location /a {
            return 204;
        }
    }
    `,
    '/a/x',
    `
    /a/x

    conf.d/site.conf:1:1 => server  server  takes requests without a host name
       1 | server {
         | ^^^^^^

    conf.d/site.conf:4:5 => location /a  location  is the longest prefix of "/a/x"
       4 |     location /a {
         |     ^^^^^^^^^^^
         └ not location /: shorter than "/a"  conf.d/site.conf:2 => location /

    → location /a => location /a: 204  conf.d/site.conf:5 => return 204
    `,
  )
})

test('what is not known is asked, and each answer followed', async () => {
  await check(
    `
    http {
        server {
            root /s;
            location / { try_files $uri =404; }<|>
        }
    }
    `,
    ' /a ',
    `
    /a

    nginx.conf:2:5 => server  server  takes requests without a host name
       2 |     server {
         |     ^^^^^^

    nginx.conf:4:9 => location /  location  is the longest prefix of "/a"
       4 |         location / { try_files $uri =404; }
         |         ^^^^^^^^^^

    what is at "/s/a"?  nginx.conf:4 => try_files $uri =404
    ├─ a file
    │    nginx.conf:4:22 => try_files $uri =404  file  there is a file for "$uri"
    │       4 |         location / { try_files $uri =404; }
    │         |                      ^^^^^^^^^^^^^^^^^^^
    │
    │    → location / => location /: file /s/a
    │
    └─ a folder or nothing
         → location / => location /: 404  nginx.conf:4 => try_files $uri =404
    `,
  )
})

test('where nobody listens, that is told', async () => {
  await check('location / { }<|>', '/', '/\n\n→ cannot be followed further: no server listens on port 80')
})

test('what is wrong with a URL, or with the file', async () => {
  await check('http { server { } }<|>', 'ftp://x/', '"ftp:" cannot be followed: only http: and https: can')
  const { workspace } = await marked('http { }<|>')
  expect(routeOf(workspace, 'other.conf', '/')).toEqual({ error: 'the file is part of no configuration' })
})
