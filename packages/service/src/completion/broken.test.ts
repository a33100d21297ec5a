import { test } from 'vitest'
import { check, inServer } from './testing.ts'

test('a half-typed line above others', async () => {
  await check(inServer('proxy_<|>\n    listen 80;'), {
    has: ['proxy_set_header'],
    line: { proxy_buffering: 'proxy_buffering ${1|off,on|};' },
  })
  await check(inServer('root <|>\n    listen 80;'), { lacks: ['ssl', 'listen'] })
  await check(inServer('limit_req zone=one <|>\n    listen 80;'), { only: ['burst=', 'nodelay', 'delay='] })
})

test('a line below one without a semicolon', async () => {
  await check(inServer('root html\n    lis<|>'), { has: ['listen'] })
  await check(inServer('proxy_\n    lis<|>'), { has: ['listen'] })
  await check(inServer('root html\n    listen 80 <|>;'), { has: ['ssl'] })
  await check(inServer('proxy_\n    listen 80 <|>;'), { has: ['ssl'] })
  await check(inServer('root html\n    gzip <|>;'), { only: ['on', 'off'] })
})

test('a list of words may go on in the next line', async () => {
  await check(inServer('gzip_types text/css\n      text/x<|>'), { has: ['text/xml'] })
  await check(inServer('add_header\n      X-F<|>'), { has: ['X-Frame-Options'], lacks: ['xslt_types'] })
})

test('a block below a half-typed line', async () => {
  await check(inServer('proxy_\n    location / {\n      al<|>\n    }'), { has: ['alias'], lacks: ['listen'] })
  await check(inServer('root html\n    location / {\n      al<|>\n    }'), { has: ['alias'], lacks: ['listen'] })
  await check(inServer('locatoin / {\n      al<|>\n    }'), { has: ['alias'], lacks: ['listen'] })
})

test('blocks that are not closed', async () => {
  await check('events {\n  worker_<|>', { has: ['worker_connections'] })
  await check('events { }\nhttp {\n  server {\n    listen 80;\n    loc<|>', { has: ['location'] })
  await check('events { }\nhttp {\n  server {\n    location / {\n\n<|>', { has: ['proxy_pass'], lacks: ['events'] })
})

test('a string that is not closed', async () => {
  await check(inServer('add_header X "a $rem<|>\n    listen 80;'), {
    line: { $remote_addr: 'add_header X "a $remote_addr' },
  })
  await check(inServer('add_header X "a;\n    lis<|>'), { line: { listen: 'listen ${1:address};' } })
  await check(inServer('add_header X "a;\n    listen 80 <|>;\n    add_header Y "b";'), { has: ['ssl'] })
  await check('events { }\nhttp { server { add_header X "a\n  lis<|>\n } }', { has: ['listen'] })
  await check(inServer('add_header X "a"<|>'), { only: [] })
})

test('an empty file, by where it is included', async () => {
  const main = '#- nginx.conf\nevents { }\nhttp { server { include more/*.conf; } }\n'
  await check(`${main}#- more/a.conf\n<|>`, { has: ['location', 'listen'], lacks: ['events'] })
  await check('<|>', { has: ['events', 'http', 'server', 'location'] })
})

test('in an included file with broken siblings', async () => {
  const main = '#- nginx.conf\nevents { }\nhttp { server { include more/*.conf; } }\n'
  await check(`${main}#- more/a.conf\nproxy_\nlocation / {\n  al<|>\n}`, { has: ['alias'], lacks: ['listen'] })
  await check(`${main}#- more/a.conf\nlis<|>\nroot "a;\n`, { has: ['listen'] })
})

test('in a block of a Markdown document', async () => {
  await check('#- a.md\n# Title\n\n```nginx\nserver {\n  lis<|>\n}\n```\n', {
    line: { listen: 'listen ${1:address};' },
  })
})

test('a file that nobody includes and that says what it is', async () => {
  await check('# nginx-lint-context http.upstream\n<|>', { has: ['ip_hash'], lacks: ['listen'] })
})

test('in a template', async () => {
  await check('#- a.conf.j2\nserver {\n  listen {{ port }} ss<|>;\n}\n', { only: ['ssl'] })
})

test('positions in bytes', async () => {
  await check(inServer('root "é"; lis<|>'), { has: ['listen'] }, { encoding: 'utf-8' })
})
