import { expect, test } from 'vitest'
import { marked } from './testing.ts'
import { workspaceSymbols } from './workspace-symbols.ts'

/** `name (container) file:text`, best first. */
async function check(text: string, query: string, expected: readonly string[]): Promise<void> {
  const m = await marked(text)
  const found = workspaceSymbols(m.workspace, query).map(({ name, containerName = '', location }) => {
    const path = location.uri.replace('file:///work/', '')
    return `${name} (${containerName}) ${path}: ${m.slice(path, location.range)}`
  })
  expect(found).toEqual(expected)
}

const SITE = `
  events { }
  http {
      include conf.d/*.conf;
      log_format main "x";
      upstream shop-backend { server a; }
      map $uri $shop { }
  }
  #- conf.d/shop.conf
  server { server_name shop.example.com; listen 443 ssl; location /cart { if ($a) { } } location /shop { } }
  #- other.conf
  events { }
  http { include conf.d/*.conf; proxy_cache_path /c keys_zone=pictures:1m; }
`

test('by a piece of the name, then by its letters in order', async () => {
  await check(SITE, 'shop', [
    'upstream shop-backend () nginx.conf: upstream shop-backend',
    'map $uri $shop () nginx.conf: map $uri $shop',
    'server shop.example.com :443 ssl () conf.d/shop.conf: server',
    'location /shop (server shop.example.com :443 ssl) conf.d/shop.conf: location /shop',
  ])
  await check(SITE, 'up SHback', ['upstream shop-backend () nginx.conf: upstream shop-backend'])
  await check(SITE, 'pictures', ['proxy_cache_path pictures () other.conf: proxy_cache_path /c keys_zone=pictures:1m'])
  await check(SITE, 'no such', [])
})

test('an empty query lists all, each file once, without what has no name', async () => {
  await check(SITE, '', [
    'log_format main () nginx.conf: log_format main "x"',
    'upstream shop-backend () nginx.conf: upstream shop-backend',
    'map $uri $shop () nginx.conf: map $uri $shop',
    'server shop.example.com :443 ssl () conf.d/shop.conf: server',
    'location /cart (server shop.example.com :443 ssl) conf.d/shop.conf: location /cart',
    'location /shop (server shop.example.com :443 ssl) conf.d/shop.conf: location /shop',
    'proxy_cache_path pictures () other.conf: proxy_cache_path /c keys_zone=pictures:1m',
  ])
})

test('a long list is cut', async () => {
  const m = await marked(`http { ${'upstream a { } '.repeat(1000)} }`)
  expect(workspaceSymbols(m.workspace, 'a').length).toBeLessThan(500)
})
