import { loadText, memoryFiles } from '@nginx-lint/analysis'
import { applyEdits } from '@nginx-lint/syntax'
import { expect, test } from 'vitest'
import { lint } from './lint.ts'

/** What is found in one configuration: rule and the words it is about. */
async function found(code: string): Promise<readonly string[]> {
  const project = await loadText('nginx.conf', code, memoryFiles({}))
  return lint(project).map(({ rule, start, end }) => `${rule}: ${code.slice(start, end)}`)
}

test.each([
  ['the { of a block', 'events }', ['block-mismatch: events']],
  ['the { of a block with another in it', 'events { }\nhttp gzip on; }', ['block-mismatch: http gzip on']],
  ['the } of a block', 'events {\nhttp { gzip on; }\nstream { }\n', ['wrong-context: http']],
  ['a } before a {', 'events }{ }\nhttp { }', ['block-mismatch: events']],
  ['a { twice', 'events {{ }', ['unexpected-token: {']],
  ['a quote before a block', 'events { }\nstream "{\n}', ['unclosed-quote: "{']],
  ['a quote before a name', "'events {\n}\n", ["unclosed-quote: 'events {"]],
  ['a quote before a closing brace', 'events { }\nhttp {\n    gzip on;\n"}\n', ['unclosed-quote: "}']],
  ['a { inside of a name', 'events { }\nhttp {\n    se{rver { }\n}\n', ['unknown-directive: se']],
  ['a } at the end of a word', 'events { }\nhttp {\n    gzip on;\n/}\n', ['missing-semicolon: /}']],
  ['a ; before a block', 'events ;{ }', ['block-mismatch: events']],
  [
    'the { of a block, and its content on the next lines',
    'events { }\nhttp\n    server {\n        location / { }\n    }\n}\n',
    ['invalid-argument: server'],
  ],
  [
    'one folder of two caches',
    'events { }\nhttp { proxy_cache_path p keys_zone=z:1m; proxy_cache_path p keys_zone=z:1m; }',
    ['conflicting-path: p'],
  ],
  ['a { inside of an argument', 'events { }\nhttp {\n    sendfile o{n;\n}\n', ['block-mismatch: sendfile o']],
  ['events in a wrong place', 'http { events { } }', ['wrong-context: events']],
  ['events among entries', 'http { geo $a { events { } } }', ['block-mismatch: events']],
  [
    'a block that was copied into itself',
    'events { }\nhttp { http { log_format a b; } log_format a b; }',
    ['wrong-context: http'],
  ],
  ['another name for events', 'http { }\nhttp { }', ['duplicate-directive: http']],
  [
    'a * in a location',
    'events { }\nhttp {\n    server {\n        location *.php { }\n    }\n}\n',
    ['glob-in-location: *.php'],
  ],
  [
    'the { of a block, on one line',
    'events { }\nstream\nserver { listen 1; return a; } server { listen 2; return b; } }',
    ['invalid-argument: server'],
  ],
  [
    'the { of a block, and entries that look like directives',
    'events { }\nhttp { types\n    text/html html;\n    text/css css;\n    image/gif gif;\n}\n}\n',
    ['block-mismatch: types\n    text/html html'],
  ],
  [
    'another name for a location',
    'events { }\nhttp { server { location /a { location /b { } location /b/c { } location = /b/d { } } } }',
    ['misplaced-location: /b'],
  ],
  [
    'a line "ranges;" that is not there',
    'events { }\nhttp { geo $a { 1.0.0.0-1.0.0.9 1; 2.0.0.0-2.0.0.9 1; } }',
    ['invalid-geo-range: 1.0.0.0-1.0.0.9'],
  ],
  [
    'another word for "ranges"',
    'events { }\nhttp { geo $a { rages; 1.0.0.0-1.0.0.9 1; 2.0.0.0-2.0.0.9 1; } }',
    ['invalid-argument: rages'],
  ],
  ['a word that is cut in two', 'events { }\nhttp { access_;;log off; }', ['unknown-directive: access_']],
  [
    'a word of a statement that is cut in two',
    'events { }\nhttp { limit_conn_zone $binary_remote_a;;ddr zone=y:1m; }',
    ['invalid-argument: limit_conn_zone $binary_remote_a'],
  ],
  ['a stray character', 'events { = }', ['missing-semicolon: =']],
])('one mistake gives one finding: %s', async (_, code, expected) => {
  expect(await found(code)).toEqual(expected)
})

test('what stands in a block that cannot be there is not said to be in a wrong place', async () => {
  const code = 'events { }\nhttp { events { listen 80; gzip maybe; } }'
  expect(await found(code)).toEqual(['wrong-context: events'])
})

test.each([
  ['limit_req_zone $host zone=one:10x rate=1r/s;', 'invalid-argument: 10x'],
  ['limit_req_zon $host zone=one:10m rate=1r/s;', 'unknown-directive: limit_req_zon'],
])('a name that a faulty statement was to define is not missing: %s', async (definition, expected) => {
  const code = `events { }\nhttp { ${definition} server { limit_req zone=one; } }`
  expect(await found(code)).toEqual([expected])
  expect(await found(code.replace('zone=one;', 'zone=two;'))).toContain('undefined-symbol: two')
})

test('a block that is never closed is closed before what cannot stand in it', async () => {
  const code = 'events {\nhttp { gzip on; }\n'
  const project = await loadText('nginx.conf', code, memoryFiles({}))
  const [finding] = lint(project)
  expect(finding?.related?.map(({ start, message }) => [code.slice(start), message])).toEqual([
    ['{\nhttp { gzip on; }\n', 'this block is never closed'],
  ])
  expect(await found(applyEdits(code, finding?.fix?.edits ?? []))).toEqual([])
})

test('a block that ends too early is said once, and where', async () => {
  const code = 'events { }\nhttp {\n    server {}\n        location / { }\n        location /a { }\n    }\n}\n'
  expect(await found(code)).toEqual(['wrong-context: location', 'unbalanced-braces: }'])
})

test('of a mask that takes in the file itself, only that is said', async () => {
  const code = 'events { }\ninclude *.conf;\nhttp { }'
  const files = { 'nginx.conf': code, 'a.conf': 'server { }', 'b.conf': 'fastcgi_param A b;' }
  const project = await loadText('nginx.conf', code, memoryFiles(files))
  expect(lint(project).map(({ rule }) => rule)).toEqual(['include-cycle'])
})

test('two mistakes are two findings', async () => {
  const code = 'events { }\nhttp { gzip maybe; sendfile maybe; foo; server { limit_req zone=one; } }'
  expect(await found(code)).toEqual([
    ...['invalid-argument: maybe', 'invalid-argument: maybe', 'unknown-directive: foo', 'undefined-symbol: one'],
  ])
  const locations = 'location /a { location /b { } location /c { } location /d { } location /a/b { } }'
  expect(await found(`events { }\nhttp { server { ${locations} } }`)).toEqual(
    ['/b', '/c', '/d'].map((name) => `misplaced-location: ${name}`),
  )
  expect(await found('events { }\nhttp { server { location /a { location /b { } location /c { } } } }')).toHaveLength(2)
  expect(await found('events { }\nhttp { index a; ;root b c; }')).toHaveLength(2)
  expect(await found('events { }\nlisten 80;\nlisten 81;')).toHaveLength(2)
})
