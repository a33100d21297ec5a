import { test } from 'vitest'
import { check, inServer } from './testing.ts'

test('variables of nginx and of the project', async () => {
  await check(inServer('add_header X $<|>;'), {
    first: ['$kind'],
    has: ['$host', '$remote_addr', '$http_', '$arg_'],
    item: {
      $kind: { detail: 'map, nginx.conf:8' },
      $host: { detail: 'ngx_http_core_module', data: { kind: 'variable', path: 'nginx.conf', family: 'http' } },
    },
  })
  await check('stream { server { return $<|>; } }', {
    has: ['$remote_addr', '$session_time'],
    lacks: ['$http_host', '$uri'],
  })
})

test('what is typed of the name is replaced, and a brace is closed', async () => {
  await check(inServer('add_header X "a $re<|>mote-b";'), {
    line: { $remote_addr: 'add_header X "a $remote_addr-b";' },
  })
  await check(inServer('add_header X "a ${re<|>-b";'), { line: { $remote_addr: 'add_header X "a ${remote_addr}-b";' } })
  await check(inServer('add_header X "a ${re<|>mote}-b";'), {
    line: { $remote_addr: 'add_header X "a ${remote_addr}-b";' },
  })
  await check(inServer('add_header X $host<|>;'), { has: ['$hostname'], line: { $host: 'add_header X $host;' } })
})

test('families', async () => {
  await check(inServer('add_header X $a<|>;'), { line: { $arg_: 'add_header X \\$arg_${1:name};' } })
  await check(inServer('add_header X $http_<|>;'), { has: ['$http_user_agent', '$http_x_forwarded_for'] })
  await check(inServer('set $a $arg_id;\nadd_header X $arg_<|>;'), { has: ['$arg_id'] })
  await check(inServer('add_header X $a<|>;'), { line: { $arg_: 'add_header X $arg_;' } }, { snippets: false })
})

test('captures of the regular expression in force', async () => {
  await check(inServer('location ~ ^/(?<user>\\w+)/(\\d+)$ { return 200 $<|>; }'), {
    has: ['$user', '$1', '$2'],
    lacks: ['$3'],
    item: { $2: { detail: 'group 2 of ^/(?<user>\\w+)/(\\d+)$' } },
  })
  await check(inServer('rewrite ^/(a)/(b)/(c) /$<|>;'), { has: ['$3'], lacks: ['$4'] })
  await check(inServer('if ($uri ~ "^/(x)") { return 200 $<|>; }'), { has: ['$1'], lacks: ['$2'] })
  await check(inServer('server_name ~^(\\w+)\\.example\\.com$;\nroot /$<|>;'), { has: ['$1'], lacks: ['$2'] })
  await check('http { map $uri $x { ~^/(a)/(b) $<|>; } }', { has: ['$2'], lacks: ['$3'] })
  await check(inServer('location ~ (a) { }\nlocation / { return 200 $<|>; }'), { lacks: ['$1'] })
})

test('a "$" that is no variable', async () => {
  await check(inServer('location ~ ^/a$<|> { }'), { only: [] })
  await check(inServer('rewrite ^/a$<|> /b;'), { only: [] })
  await check(inServer('if ($uri ~ ^/a$<|>) { }'), { only: [] })
  await check(inServer('listen $<|>;'), { only: [] })
})

test('the release and the edition decide', async () => {
  await check(inServer('add_header X $<|>;'), { has: ['$request_port'], lacks: ['$jwt_payload'] })
  await check(inServer('add_header X $<|>;'), { lacks: ['$request_port'] }, { target: [1, 28, 0] })
  await check(inServer('add_header X $<|>;'), { has: ['$jwt_payload'] }, { plus: true })
})

test('a variable that is defined is one that may be set again', async () => {
  await check(inServer('set $ki<|>;'), { has: ['$kind'], lacks: ['$document_uri'] })
  await check(inServer('set $<|>;\nset $mine 1;'), { has: ['$mine', '$limit_rate'], lacks: ['$host', '$1'] })
  await check(inServer('set <|> 1;'), { line: { $kind: 'set $kind 1;' } })
})

test('where a text is expected, likely ones are offered when asked for', async () => {
  await check(inServer('proxy_set_header Host <|>;'), { has: ['$host', '$kind'], lacks: ['$nginx_version'] })
  await check(inServer('add_header X <|>;'), { only: [] }, { trigger: ' ' })
})
