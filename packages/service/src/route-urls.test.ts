import { expect, test } from 'vitest'
import { routeOf } from './route.ts'
import { routeUrls } from './route-urls.ts'
import { marked } from './testing.ts'

/** What is offered at each cursor. */
async function check(source: string, ...expected: (readonly string[])[]) {
  const { workspace, cursors } = await marked(source)
  expect(cursors.map(({ path, position }) => routeUrls(workspace, path, position))).toEqual(expected)
  return workspace
}

test('a URL that comes to the location at the cursor, and one for each server, its own first', async () => {
  const workspace = await check(
    `
    http {<|>
        server {
            listen 80 default_server;
        }
        server {
            listen 443 ssl;
            server_name ~^x *.a.org<|>;
            location ~ ^/(img|css)/ {
                expi<|>res 1d;
            }
        }
        server {
            listen 8080;
            server_name .b.org;
            location @named<|> { }
        }
        server { server_name ~^only$; }
        server { listen unix:/run/a.sock; }
        server { server_name _ ""; }
    }
    `,
    ['http://localhost/', 'https://www.a.org/', 'http://b.org:8080/'],
    ['https://www.a.org/', 'http://localhost/', 'http://b.org:8080/'],
    ['https://www.a.org/css/', 'https://www.a.org/', 'http://localhost/', 'http://b.org:8080/'],
    ['http://b.org:8080/', 'http://localhost/', 'https://www.a.org/'],
  )
  const routed = routeOf(workspace, 'nginx.conf', 'https://www.a.org/css/')
  expect('text' in routed && routed.text).toContain('→ location ~ ^/(img|css)/')
})

test('in a file without servers nothing is offered', async () => {
  await check('location / {<|> }', [])
})
