import { expect, test } from 'vitest'
import type { Location } from 'vscode-languageserver-types'
import { codeLenses, type LensOptions } from './lenses.ts'
import { marked } from './testing.ts'

/** The lenses of the file with the cursor: what they stand above, their title, and the lines that they show. */
async function check(text: string, expected: readonly string[], options?: LensOptions) {
  const { workspace, path, slice } = await marked(text)
  const lenses = codeLenses(workspace, path, options)
  expect(
    lenses.map(({ range, command }) => {
      const [uri, position, locations] = command!.arguments as [string, unknown, Location[]]
      expect([command!.command, uri, position]).toEqual([
        'nginx-lint.showReferences',
        workspace.document(path)!.uri,
        range.start,
      ])
      const shown = locations.map((of) => `${of.uri.replace('file:///work/', '')}:${of.range.start.line + 1}`)
      return `${slice(path, range) || 'top'}: ${command!.title}${shown.length > 0 ? ` (${shown.join(' ')})` : ''}`
    }),
  ).toEqual(expected)
}

const site = `
  http {
    include up.conf;<|>
    log_format main "$kind";
    map $uri $kind { default 1; }
    limit_req_zone $uri zone=slow:1m rate=1r/s;
    access_log a main;
    server {
      set $other 1;
      error_page 404 @missing;
      location @missing { proxy_pass http://back; limit_req zone=slow; }
      location / { proxy_pass http://back; }
    }
  }
  #- up.conf
  upstream back { server a; }
  upstream idle { server b; }
`

test('how often names are used, and where', async () => {
  await check(site, [
    'main: 1 reference (nginx.conf:6)',
    'kind: 1 reference (nginx.conf:3)',
    'slow: 1 reference (nginx.conf:10)',
    'missing: 1 reference (nginx.conf:9)',
  ])
})

test('of an included file, the uses in others, and who includes it', async () => {
  await check(site.replace('<|>', '').replace('server a;', 'server a;<|>'), [
    'top: included by nginx.conf:2 (nginx.conf:2)',
    'back: 2 references (nginx.conf:10 nginx.conf:11)',
    'idle: no references',
  ])
})

test('a file that is included several times has each name once', async () => {
  await check(
    `
    http {
      server { include a.conf; }
      server { include a.conf; }
    }
    #- a.conf
    location @a<|> { }
    error_page 404 @a;
    `,
    ['top: included by nginx.conf:2 and 1 more (nginx.conf:2 nginx.conf:3)', 'a: 1 reference (a.conf:2)'],
  )
})

test('each kind can be switched off', async () => {
  const text = 'http { include a.conf; }\n#- a.conf\nupstream a<|> { server b; }'
  await check(text, ['a: no references'], { includes: false })
  await check(text, ['top: included by nginx.conf:1 (nginx.conf:1)'], { references: false })
})

test('when a location is tried beside regular expressions, and which come first', async () => {
  await check(
    `
    http {
      server {
        location = /a { }
        location ^~ /b { }
        location ~ c { location / { } }
        location /d { location ~ x { } }
        include e.conf;
        location @f { }<|>
      }
      server { location / { } location = /a { } }
    }
    #- e.conf
    location ~* e { }
    `,
    [
      'f: no references',
      'location = /a: exact: tried first',
      'location ^~ /b: "^~": before 2 regular expressions',
      'location ~ c: 1st of 2 regular expressions (nginx.conf:3 nginx.conf:4)',
      'location /d: prefix: after 2 regular expressions (nginx.conf:5 e.conf:1)',
      'location ~ x: the only regular expression',
    ],
  )
})

test('a file that is included where the order differs says nothing of it', async () => {
  const text = (first: string) => `
    http {
      server { include e.conf; location ~ a { } }
      server { ${first} }
    }
    #- e.conf
    location ~ e { }<|>
    `
  const options = { includes: false }
  await check(text('location ~ a { } include e.conf;'), [], options)
  await check(text('include e.conf; location ~ b { }'), ['location ~ e: 1st of 2 regular expressions'], options)
  await check(text('include e.conf; location ~ b { }'), [], { ...options, locations: false })
})

test('of very many locations that come first, the last ten are shown', async () => {
  const many = Array.from({ length: 12 }, (_, i) => `location ~ ${i} { }`).join('\n')
  const { workspace, path } = await marked(`http { server { ${many}\nlocation / { } } }`)
  const lens = codeLenses(workspace, path).at(-1)
  expect(lens?.command?.title).toBe('prefix: after 12 regular expressions')
  const [, , shown] = lens!.command!.arguments as [string, unknown, Location[]]
  expect(shown.map(({ range }) => range.start.line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})
