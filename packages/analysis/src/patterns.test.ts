import type { Context } from '@nginx-lint/directives'
import { expect, test } from 'vitest'
import { memoryFiles } from './files.ts'
import { patternInForce } from './patterns.ts'
import { loadText } from './project.ts'
import { walk } from './scope.ts'

/** The regular expression whose group the last `$1` (or `$2`) of the text is. */
async function force(text: string, context: Context = 'http.server'): Promise<string | undefined> {
  const project = await loadText('nginx.conf', text, memoryFiles({}), { context })
  const user = [...walk(project.root)].findLast(({ args }) => /\$[12]/.test(args.join(' ')))!
  const group = Number(/\$([12])/.exec(user.args.join(' '))![1])
  return patternInForce(user, group, project)?.text
}

test.each([
  ['rewrite ^/(.*)$ /$1;', '^/(.*)$'],
  ['rewrite ^/(a)$ /$2;', undefined],
  ['location ~ ^/(.*)$ { proxy_pass http://a/$1; }', '^/(.*)$'],
  ['location ~^/(.*)$ { if ($a) { return 302 /$1; } }', '^/(.*)$'],
  ['location ~ ^/(.*)$ { if ($uri ~ ^(x)) { return 302 /$1; } }', '^(x)'],
  ['location ~ ^/(.*)$ { if ($uri ~ bot) { return 403; } root /$1; }', '^/(.*)$'],
  ['location ~ ^/(.*)$ { if ($uri ~ (x)) { set $b 1; } root /$1; }', undefined],
  ['location ~ ^/(.*)$ { rewrite (x) /y; root /$1; }', undefined],
  ['location /a { if ($uri ~ "(x)$" ) { set $b 1; } root /$1; }', '(x)$'],
  ['location /a { location ~ (x) { } root /$1; }', undefined],
  ['location ~ (x) { location /b { root /$1; } }', '(x)'],
  ['server_name ~^(www\\.)?(.+)$ b; location / { root /$2; }', '^(www\\.)?(.+)$'],
  ['server_name ~^(a) ~^(b); location / { root /$1; }', undefined],
  ['root /$1;', undefined],
])('%s: %j', async (text, expected) => {
  expect(await force(text)).toBe(expected)
})

test('what stands outside of the server captures nothing for it', async () => {
  expect(await force('gzip_disable (x); server { location / { root /$1; } }', 'http')).toBe(undefined)
})

test('a line of a map has its own', async () => {
  const project = await loadText('a', 'map $a $b { ~^(x) 1; ~*^(y)z $1; default $1; }', memoryFiles({}))
  const [, , second, last] = [...walk(project.root)]
  expect(patternInForce(second!, 1, project)).toMatchObject({ argument: -1, start: 2, text: '^(y)z' })
  expect(patternInForce(last!, 1, project)).toBe(undefined)
})
