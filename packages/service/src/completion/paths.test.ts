import { test } from 'vitest'
import { check } from './testing.ts'

const files = `
#- conf.d/a.conf
server { }
#- conf.d/b.conf
server { }
#- conf.d/key.pem
#- conf.d/old.conf.bak
#- mime.types
#- ssl/site.pem
#- ssl/site.key
`

test('files to include', async () => {
  await check(`events { }\nhttp { include <|>; }${files}`, {
    only: ['mime.types', 'conf.d/', 'ssl/'],
    asks: ['conf.d/', 'ssl/'],
  })
  await check(`events { }\nhttp { include conf.d/<|>; }${files}`, {
    only: ['*.conf', 'a.conf', 'b.conf'],
    line: { 'a.conf': 'http { include conf.d/a.conf; }' },
  })
  await check(`events { }\nhttp { include con<|>f.d/a.conf; }${files}`, {
    line: { 'conf.d/': 'http { include conf.d/a.conf; }' },
  })
})

test('certificates start at the folder of the main file, wherever the directive stands', async () => {
  const main = `#- nginx/nginx.conf\nevents { }\nhttp { include conf.d/*.conf; }\n`
  const site = '#- nginx/conf.d/a.conf\nserver { ssl_certificate ssl/<|>; }\n'
  await check(`${main}${site}#- nginx/ssl/site.pem\n`, { only: ['site.pem'] })
  await check(`${main}#- nginx/conf.d/a.conf\nserver { ssl_certificate <|>; }\n#- nginx/site.pem\n`, {
    has: ['site.pem', 'conf.d/'],
    lacks: ['nginx.conf'],
  })
})

test('only folders where a folder is meant', async () => {
  await check(`http { root <|>; }${files}`, { first: ['html', 'conf.d/', 'ssl/'], lacks: ['mime.types'] })
  await check(`http { root $document<|>; }${files}`, { lacks: ['conf.d/'] })
})

test('absolute paths where the settings have them, or where packages put them', async () => {
  await check(
    `http { include /srv/nginx/<|>; }\n#- conf/x.conf\n`,
    { only: ['x.conf'] },
    { paths: { '/srv/nginx': 'conf' } },
  )
  await check(`http { include /etc/nginx/conf.d/<|>; }${files}`, { has: ['a.conf'] })
})

test('a client that cannot ask again is not told to', async () => {
  await check(`http { include <|>; }${files}`, { has: ['conf.d/'], asks: [] }, { retrigger: false })
})
