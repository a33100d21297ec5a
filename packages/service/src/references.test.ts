import { expect, test } from 'vitest'
import { references } from './references.ts'
import { marked } from './testing.ts'

/** The places as `file:line:character`, from 1; `+` before those that only the list with definitions has. */
async function check(text: string, expected: readonly string[]): Promise<void> {
  const m = await marked(text)
  const places = (withDefinitions: boolean) =>
    references(m.workspace, m.path, m.position, withDefinitions).map(({ uri, range: { start } }) => {
      return `${uri.replace('file:///work/', '')}:${start.line + 1}:${start.character + 1}`
    })
  const uses = places(false)
  expect(places(true).map((place) => (uses.includes(place) ? place : `+${place}`))).toEqual(expected)
}

test('uses and definitions, inside of texts too', async () => {
  await check(
    `
    http {
        map $uri $new { default 1; }
        server {
            set $x "$new-\${NEW}\\"$new";
            return 200 $ne<|>w;
        }
    }
    `,
    ['+nginx.conf:2:15', 'nginx.conf:4:18', 'nginx.conf:4:24', 'nginx.conf:4:31', 'nginx.conf:5:21'],
  )
})

test('from a definition, over files, each place once though the file is included twice', async () => {
  await check(
    `
    events { }
    http {
        upstream ba<|>ck { server a; }
        server { include pass.conf; }
        server { include pass.conf; location /b { proxy_pass https://back:8443; } }
    }
    #- pass.conf
    location / { proxy_pass http://back/x; }
    `,
    ['+nginx.conf:3:14', 'nginx.conf:5:66', 'pass.conf:1:32'],
  )
})

test('over all projects that share the file of the definition', async () => {
  await check(
    `
    #- a/nginx.conf
    events { }
    http { include ../zones.conf; server { limit_req zone=o<|>ne; } }
    #- b/nginx.conf
    events { }
    http { include ../zones.conf; limit_req zone=one; }
    #- c/nginx.conf
    events { }
    http { limit_req zone=one; }
    #- zones.conf
    limit_req_zone $uri zone=one:1m rate=1r/s;
    `,
    ['a/nginx.conf:2:55', 'b/nginx.conf:2:46', '+zones.conf:1:26'],
  )
})

test('a built-in variable has uses, http and stream their own', async () => {
  await check(
    'events { } http { log_format a "$r<|>emote_addr $remote_addr"; } stream { log_format b $remote_addr; }',
    ['nginx.conf:1:34', 'nginx.conf:1:47'],
  )
})

test('nothing where no name is', async () => {
  await check('server { listen 8<|>0; }', [])
  await check('server { location ~ a$<|> { } }', [])
})
