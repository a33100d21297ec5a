import { test } from 'vitest'
import { check } from './actions.testing.ts'

const extract = { only: ['refactor.extract'] }

test('statements are moved to a file of their own', async () => {
  await check(
    `
      events { }
      http {
          server {
      <|>        # all of TLS
              ssl_certificate a.pem;
              ssl_certificate_key a.key; # secret

              ssl_protocols TLSv1.3;
      <|>        listen 443 ssl;
          }
      }
    `,
    {
      'Extract to snippets/ssl.conf and include it': `events { }
http {
    server {
        include snippets/ssl.conf;
        listen 443 ssl;
    }
}
#- snippets/ssl.conf
# all of TLS
ssl_certificate a.pem;
ssl_certificate_key a.key; # secret

ssl_protocols TLSv1.3;
`,
    },
    extract,
  )
})

test('a block is moved, and gives the file its name', async () => {
  await check(
    'events { }\nhttp {\n    server {\n        <|>location ~ \\.php$ {\n            return 204;\n        }<|>\n    }\n}\n',
    {
      'Extract to snippets/location-php.conf and include it':
        'events { }\nhttp {\n    server {\n        include snippets/location-php.conf;\n    }\n}\n' +
        '#- snippets/location-php.conf\nlocation ~ \\.php$ {\n    return 204;\n}\n',
    },
    extract,
  )
})

test('from an included file, to where nginx looks for it', async () => {
  await check(
    `
      events { }
      http { include conf.d/*.conf; }
      #- conf.d/a.conf
      <|>server { listen 80; }<|>
    `,
    {
      'Extract to snippets/server.conf and include it':
        'include snippets/server.conf;\n#- snippets/server.conf\nserver { listen 80; }\n',
    },
    extract,
  )
})

test('the new file is none that is there, and none that a mask includes', async () => {
  await check(
    `
      events { }
      http { include snippets/gzip.conf; <|>gzip_vary on; gzip_static on;<|> }
      #- snippets/gzip.conf
      gzip on;
    `,
    {
      'Extract to snippets/gzip-2.conf and include it':
        'events { }\nhttp { include snippets/gzip.conf; include snippets/gzip-2.conf; }\n' +
        '#- snippets/gzip-2.conf\ngzip_vary on; gzip_static on;\n',
    },
    extract,
  )
  await check(
    'events { }\nhttp { include snippets/*.conf; <|>gzip on;<|> }\n',
    {
      'Extract to fragments/gzip.conf and include it':
        'events { }\nhttp { include snippets/*.conf; include fragments/gzip.conf; }\n#- fragments/gzip.conf\ngzip on;\n',
    },
    extract,
  )
})

test('strings and code of several lines keep their white space', async () => {
  await check(
    "events { }\nhttp {\n    <|>log_format a 'x\n    y';\n    init_by_lua_block {\n        a()\n    }\n    gzip on;<|>\n}\n",
    {
      'Extract to snippets/init_by_lua_block.conf and include it':
        'events { }\nhttp {\n    include snippets/init_by_lua_block.conf;\n}\n#- snippets/init_by_lua_block.conf\n' +
        "log_format a 'x\n    y';\ninit_by_lua_block {\n    a()\n}\ngzip on;\n",
    },
    extract,
  )
})

test('lines of a map, which may be included', async () => {
  await check(
    'events { }\nhttp {\n    map $host $a {\n        <|>a 1;\n        b 2;<|>\n    }\n}\n',
    {
      'Extract to snippets/a.conf and include it':
        'events { }\nhttp {\n    map $host $a {\n        include snippets/a.conf;\n    }\n}\n#- snippets/a.conf\na 1;\nb 2;\n',
    },
    extract,
  )
})

test.each([
  ['no selection', 'events { }\nhttp { gzip<|> on; }\n'],
  ['half a statement', 'events { }\nhttp { gz<|>ip on;<|> }\n'],
  ['half a comment', 'events { }\nhttp {\n  gzip on; # a<|> b\n  sendfile on;<|>\n}\n'],
  ['half a block', 'events { }\nhttp { <|>server { gzip on;<|> } }\n'],
  ['comments only', 'events { }\nhttp {\n  <|># a\n<|>}\n'],
  ['a block with a mistake in it', 'events { }\nhttp { <|>server { gzip on }<|> }\n'],
  ['broken statements', 'events { }\nhttp { <|>gzip on;; sendfile on;<|> }\n'],
  ['lines that cannot be included', 'events { }\nhttp { split_clients $a $b { <|>10% a;<|> } }\n'],
  ['a fragment: nobody knows where its main file is', 'server { <|>gzip on;<|> }\n'],
  ['a template', '#- nginx.conf.j2\nevents { }\nhttp {\n  {{ a }}\n  <|>gzip on;<|>\n}\n'],
  ['a document', '#- a.md\n```nginx\nevents { }\nhttp { <|>gzip on;<|> }\n```\n'],
  [
    'two main files in different folders',
    'events { }\nhttp { include a.conf; }\n#- b/nginx.conf\nevents { }\nhttp { include ../a.conf; }\n#- a.conf\n<|>gzip on;<|>\n',
  ],
])('nothing is moved: %s', async (_, text) => {
  await check(text, {}, extract)
})
