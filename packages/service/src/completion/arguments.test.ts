import { test } from 'vitest'
import { check, inServer } from './testing.ts'

test('flags and words', async () => {
  await check(inServer('gzip <|>;'), {
    only: ['on', 'off'],
    item: { off: { labelDetails: { description: 'default' } } },
  })
  await check(inServer('gzip o<|>n;'), { line: { off: 'gzip off;' } })
  await check(inServer('location / { satisfy <|>; }'), { only: ['all', 'any'] })
  await check(inServer('ssl_protocols TLSv1.2 <|>;'), { has: ['TLSv1.3'], lacks: ['TLSv1.2'] })
  await check(inServer('ssl_protocols TLSv1<|>.2;'), { line: { 'TLSv1.3': 'ssl_protocols TLSv1.3;' } })
  await check(inServer('proxy_http_version <|>;'), { has: ['1.1', '2'] })
  await check(inServer('proxy_http_version <|>;'), { has: ['1.1'], lacks: ['2'] }, { target: [1, 28, 0] })
})

test('parameters that are not given yet', async () => {
  await check(inServer('listen 80 ssl <|> backlog=1;'), {
    has: ['default_server', 'rcvbuf=', 'reuseport'],
    lacks: ['ssl', 'backlog='],
    item: { 'rcvbuf=': { detail: 'rcvbuf=<size>' } },
  })
  await check(inServer('limit_req zone=one <|>;'), { asks: ['burst=', 'delay='] })
  await check(inServer('listen 80 ipv6only=<|>;'), { only: ['on', 'off'] })
  await check(inServer('listen 80 so_keepalive=o<|>;'), { only: ['on', 'off'] })
  await check(inServer('listen 80 <|>;'), { has: ['http2'], lacks: ['quic'] }, { target: [1, 24, 0] })
  await check('http { limit_req_zone $a <|>; }', {
    only: ['zone=', 'rate='],
    line: { 'zone=': 'http { limit_req_zone $a zone=${1:name}:${2:10m}; }' },
  })
})

test('an argument may be wrong, and those behind it are still known', async () => {
  await check(inServer('listen 80 defualt_server <|>;'), { has: ['ssl'] })
  await check(inServer('nonsense <|>;'), { only: [] })
})

test('values by example', async () => {
  await check(inServer('client_max_body_size <|>;'), {
    has: ['10m', '1g'],
    item: { '1m': { labelDetails: { description: 'default' } }, '10m': { detail: '10,485,760 bytes (10 MiB)' } },
  })
  await check(inServer('gzip_comp_level <|>;'), { only: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] })
  await check(inServer('gzip_types text/<|>css;'), { has: ['text/xml'], line: { 'text/xml': 'gzip_types text/xml;' } })
  await check(inServer('return <|>;'), { item: { '404': { detail: 'Not Found' } } })
  await check(inServer('add_header <|>;'), { has: ['Strict-Transport-Security'], lacks: ['X-Forwarded-For'] })
  await check(inServer('proxy_set_header X<|>;'), { has: ['X-Forwarded-For'], lacks: ['X-Frame-Options'] })
  await check(inServer('location <|> { }'), { has: ['=', '^~', '~', '~*', '/'] })
})

test('what is often written, behind what it is written behind', async () => {
  await check(inServer('return 301 <|>;'), { first: ['https://$host$request_uri'] })
  await check(inServer('return 308 https://$h<|>ost;'), { lacks: ['https://$host$request_uri'] })
  await check(inServer('return 301 h<|>;'), {
    line: { 'https://$host$request_uri': 'return 301 https://$host$request_uri;' },
  })
  await check(inServer('return 404 <|>;'), { lacks: ['https://$host$request_uri'] })
  await check(inServer('return 301 "<|>";'), { lacks: ['https://$host$request_uri'] })
  const inLocation = (text: string) => inServer(`location / {\n${text}\n}`)
  await check(inLocation('fastcgi_pass <|>;'), {
    first: ['back', 'other', 'unix:/run/php/php-fpm.sock', '127.0.0.1:9000'],
  })
  await check(inLocation('fastcgi_pass unix:<|>/run/x.sock;'), {
    line: { 'unix:/run/php/php-fpm.sock': 'fastcgi_pass unix:/run/php/php-fpm.sock;' },
  })
  await check(inLocation('proxy_pass <|>;'), { has: ['http://back', 'http://unix:/run/app.sock'] })
  await check(inLocation('proxy_pass http://<|>;'), { lacks: ['http://unix:/run/app.sock'] })
})

test('only what the typed letters are in', async () => {
  await check(inServer('listen 80 rcv<|>;'), { only: ['rcvbuf='] })
  await check(inServer('limit_req zone=<|>;'), { only: ['one'] })
})

test('a condition: what it may begin with, and what compares', async () => {
  await check(inServer('if (<|>) { }'), { first: ['-f', '!-f'], has: ['$host', '$kind', '-e'], lacks: ['=', '~'] })
  await check(inServer('if (!-<|>) { }'), { only: ['!-f', '!-d', '!-e', '!-x'], line: { '!-e': 'if (!-e) { }' } })
  await check(inServer('if (<|>'), { has: ['-f', '$host'] })
  await check(inServer('if ($host <|>) { }'), { first: ['=', '!='], has: ['!~*'], lacks: ['-f', '!-x'] })
  await check(inServer('if <|> { }'), { only: [] })
})

test('files to try, and what is done when there are none', async () => {
  await check(inServer('try_files <|>;'), { first: ['$uri', '$uri/', '$uri.html'] })
  await check(inServer('try_files $uri <|>;'), { has: ['$uri/', '/index.html'], lacks: ['=200'] })
  await check(inServer('try_files $uri =<|>;'), { first: ['=404'] })
})

test('addresses, and names of parameters', async () => {
  await check('http { upstream a { server <|>; } }', { only: ['127.0.0.1:8080', 'unix:'] })
  await check(inServer('fastcgi_param <|>;'), { first: ['SCRIPT_FILENAME'], has: ['QUERY_STRING', 'HTTP_HOST'] })
})
