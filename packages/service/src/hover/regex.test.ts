import { test } from 'vitest'
import { check } from './hover.testing.ts'

test('a regular expression: case, ends, groups', async () => {
  await check('http { server { location ~* "^/(\\d+)/(?<id>[^/]+)$<|>" { } } }', '^/(\\d+)/(?<id>[^/]+)$', [
    'case-insensitive, fits the whole text',
    '- `$1`: `(\\d+)`',
    '- `$2` or `$id`: `(?<id>[^/]+)`',
  ])
  await check('http { server { rewrite \\.ph<|>p$ /; } }', '\\.php$', [
    'case-sensitive, fits up to the end of the text',
    'It captures nothing.',
  ])
  await check('http { server { if ($uri !~ (?i)a<|>|b) { } } }', '(?i)a|b', [
    'the text must not fit',
    '!sensitive',
    '!fits',
  ])
  await check('http { server { server_name ~^(a)\\.b<|>; } }', '^(a)\\.b', ['fits from the beginning', '`$1`: `(a)`'])
  await check('http { map $uri $a { ~*b<|> 1; } }', 'b', ['case-insensitive, fits anywhere', 'map $uri $a'])
  await check('http { server { location ~ (?|(a)|(b))<|> { } } }', '(?|(a)|(b))', ['Regular expression', '!`$1`'])
})

test('captures, where it is certain which regular expression they are of', async () => {
  const site = (text: string) => `http { server { ${text} } }`
  await check(site('rewrite ^/(a)/(b)$ /$2<|>;'), '$2', ['Group 2 of the regular expression: `(b)`', 'nginx.conf:1'])
  await check('http { map $uri $a { ~^/(x) $1<|>; } }', '$1', ['`(x)`'])
  await check(site('location ~ ^/(?<n>a) { root /x/${1}<|>; }'), '${1}', [
    '`(?<n>a)`, also `$n`',
    'location ~ ^/(?<n>a)',
  ])
  await check(site('if ($uri ~ ^/(b)) { return 301 /$1<|>; }'), '$1', ['`(b)`', 'if ($uri ~ ^/(b))'])
  await check(site('location ~ ^/(a) { return 301 /$2<|>; }'), '$2', ['no group 2'])
})

test('captures of which another regular expression may have matched in between', async () => {
  const unknown = ['Group 1 of the regular expression that matched last.', '!`(']
  const site = (text: string) => `http { server { ${text} } }`
  await check(site('location ~ ^/(a) { if ($uri ~ (b)) { } root /$1<|>; }'), '$1', unknown)
  await check(site('location ~ ^/(a) { rewrite (b) /c; root /$1<|>; }'), '$1', unknown)
  await check(site('location / { root /$1<|>; }'), '$1', unknown)
  await check(site('server_name ~^(a); location / { root /$1<|>; }'), '$1', unknown)
  await check('http { map $uri $m { ~(x) 1; } server { location ~ ^/(a) { root /$1<|>; } } }', '$1', unknown)
})
