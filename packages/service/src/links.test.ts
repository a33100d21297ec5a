import { expect, test } from 'vitest'
import { documentLinks } from './links.ts'
import { marked } from './testing.ts'

/** Each link: its text, its target, and its tooltip where it says more than the target. */
async function check(text: string, expected: readonly string[]) {
  const { workspace, path, slice } = await marked(text)
  expect(
    documentLinks(workspace, path).map(({ range, target, tooltip }) => {
      const more = tooltip !== undefined && !target!.endsWith(tooltip) ? ` (${tooltip})` : ''
      return `${slice(path, range)} -> ${target}${more}`
    }),
  ).toEqual(expected)
}

test('included files: the one, the first of several, none', async () => {
  await check(
    `
    http {<|>
      include mime.types;
      include 'conf.d/a.conf';
      include conf.d/*.conf;
      include nothing/*.conf;
      types { include more.types; }
    }
    #- conf.d/a.conf
    gzip on;
    #- conf.d/b.conf
    sendfile on;
    #- more.types
    text/plain txt;
    `,
    [
      'conf.d/a.conf -> file:///work/conf.d/a.conf',
      'conf.d/*.conf -> file:///work/conf.d/a.conf (2 files; this opens the first, conf.d/a.conf)',
      'more.types -> file:///work/more.types',
    ],
  )
})

test('certificates: relative to the folder of the main file', async () => {
  await check(
    `
    events { }
    http { include conf.d/a.conf; }
    #- conf.d/a.conf
    server {<|>
      ssl_certificate_key "certs/a b.key";
      ssl_trusted_certificate /etc/ssl/ca.pem;
    }
    `,
    ['certs/a b.key -> file:///work/certs/a%20b.key', '/etc/ssl/ca.pem -> file:///etc/ssl/ca.pem'],
  )
})

test('no file where the value is none, or nobody knows where it is', async () => {
  await check(
    `
    events { }
    http {
      ssl_certificate_key engine:x:y;
      ssl_certificate $name.pem;
      ssl_certificate_key data:$key;
    }
    `,
    [],
  )
  await check('ssl_trusted_certificate ca.pem;', [])
})

test('addresses on the web, but no upstreams and no variables', async () => {
  await check(
    `
    http {
      upstream back { server a; }
      server {
        return 301 https://example.com/a?b=c;
        proxy_pass http://BACK/x;
        proxy_pass http://10.0.0.1:8080;
        return 301 https://$host/;
        return 301 https://example.com$uri;
        add_header X "see https://example.com";
      }
    }
    `,
    ['https://example.com/a?b=c -> https://example.com/a?b=c', 'http://10.0.0.1:8080 -> http://10.0.0.1:8080'],
  )
})
