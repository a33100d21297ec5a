import { test } from 'vitest'
import { check, inServer } from './testing.ts'

test('upstreams, also in a URL', async () => {
  await check(inServer('location / { proxy_pass http://<|>; }'), {
    only: ['back', 'other'],
    item: { back: { detail: 'upstream, nginx.conf:3' } },
    line: { other: 'location / { proxy_pass http://other; }' },
  })
  await check(inServer('location / { proxy_pass http://b<|>ack/path; }'), {
    only: ['back'],
    line: { back: 'location / { proxy_pass http://back/path; }' },
  })
  await check(inServer('location / { fastcgi_pass <|>; }'), { first: ['back', 'other'] })
  await check(inServer('location / { proxy_pass <|>; }'), { has: ['http://', 'https://'], lacks: ['back'] })
  await check(inServer('location / { proxy_pass <|>; }'), {
    first: ['http://back', 'http://other', 'https://back'],
    line: { 'https://other': 'location / { proxy_pass https://other; }' },
  })
  await check(inServer('location / { proxy_pass ht<|>tp://back; }'), { lacks: ['http://back'] })
})

test('zones, log formats and caches', async () => {
  await check(inServer('limit_req <|>;'), {
    first: ['zone=one'],
    has: ['zone='],
    line: { 'zone=one': 'limit_req zone=one;' },
  })
  await check(inServer('limit_req zone=o<|>;'), { line: { one: 'limit_req zone=one;' } })
  await check(inServer('access_log /a.log <|>;'), { only: ['combined', 'json'] })
  await check(inServer('proxy_cache <|>;'), { first: ['pages'], has: ['off'], lacks: ['one'] })
})

test('named locations of this server', async () => {
  const locations = 'location @here { } } server { location @there { }'
  await check(inServer(`error_page 404 <|>;\n${locations}`), { first: ['@here'], lacks: ['@there'] })
  await check(inServer(`try_files $uri @<|>;\n${locations}`), {
    only: ['@here'],
    line: { '@here': 'try_files $uri @here;' },
  })
})

test('names of the other family are no names here', async () => {
  await check('stream { upstream a { server 1.1.1.1:1; } server { proxy_pass <|>; } }\nhttp { upstream b { } }', {
    has: ['a'],
    lacks: ['b'],
  })
})

test('names in other files, and for files that nothing includes', async () => {
  const others = `#- nginx.conf
events { }
http { include conf.d/*.conf; }
#- conf.d/up.conf
upstream far { server 10.0.0.1; }
`
  await check(`${others}#- conf.d/site.conf\nserver { location / { proxy_pass http://<|>; } }`, {
    item: { far: { detail: 'upstream, conf.d/up.conf:1' } },
  })
  await check(`${others}#- snippets/pass.conf\nproxy_pass http://<|>;`, { only: ['far'] })
})

test('what a statement defines is not offered to it', async () => {
  await check('http { upstream a { } upstream <|> { } }', { only: [] })
  await check('http { limit_req_zone $a zone=<|>; limit_req_zone $a zone=b:1m rate=1r/s; }', { only: [] })
  await check('http { limit_req_zone $a zone=a:<|>; }', { has: ['10m'] })
})
