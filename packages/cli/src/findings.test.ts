import { expect, test } from 'vitest'
import { folder } from './testing.ts'

const CONFIG = 'nginx-lint.config.json'

/** Where comments that hide nothing are reported. */
const unused = (stdout: string) =>
  [...stdout.matchAll(/^(\S+) .* unused-ignore$/gm)].map(([, place]) => place!.replace(/:\d+$/, ''))

test('a comment of a file that several configurations include is unused when none of them needs it', async () => {
  const { run } = folder({
    'a/nginx.conf': 'events { }\nhttp { include ../shared.conf; }\n',
    'b/nginx.conf': 'events { }\nhttp { server { include ../shared.conf; } }\n',
    'shared.conf':
      'gzip on; # nginx-lint-ignore invalid-argument\nlisten 80; # nginx-lint-ignore wrong-context: of a server\n',
  })
  expect(unused((await run('a/nginx.conf')).stdout)).toEqual(['shared.conf:1'])
  expect(unused((await run('b/nginx.conf')).stdout)).toEqual(['shared.conf:1', 'shared.conf:2'])
  expect(unused((await run('.')).stdout)).toEqual(['shared.conf:1'])
})

test('a comment is not unused where one of the configurations cannot tell', async () => {
  const { run } = folder({
    'a/nginx.conf': 'events { }\nhttp { include ../shared.conf; }\n',
    'b/nginx.conf': 'events { }\nhttp { include ../shared.conf; include nowhere.conf; }\n',
    'shared.conf': 'limit_req_zone $uri zone=z:1m rate=1r/s;\nlimit_req zone=z; # nginx-lint-ignore undefined-symbol\n',
  })
  expect(unused((await run('a/nginx.conf')).stdout)).toEqual(['shared.conf:2'])
  expect(unused((await run('.')).stdout)).toEqual([])
})

test('a comment that another nginx needs is not unused', async () => {
  const { run } = folder({
    [CONFIG]: '{ "target": "1.26.0" }',
    'nginx.conf': 'events { }\nhttp {\n  http2 on; # nginx-lint-ignore unknown-directive: old hosts\n}\n',
  })
  expect(unused((await run('nginx.conf')).stdout)).toEqual(['nginx.conf:3'])
  expect(unused((await run('--target', '1.26.0', 'nginx.conf')).stdout)).toEqual(['nginx.conf:3'])
  for (const args of [
    ['--target', '1.27.0'],
    ['--plus'],
    ['--flavour', 'openresty'],
    ['--no-config'],
    ['--no-config', '--target', '1.26.0'],
  ])
    expect(unused((await run(...args, 'nginx.conf')).stdout)).toEqual([])
  const asked = ['--target', '1.27.0', '--rule', 'unused-ignore=warning']
  expect(unused((await run(...asked, 'nginx.conf')).stdout)).toEqual(['nginx.conf:3'])
})

test('a comment in a dump is not unused: it may be needed where the files are', async () => {
  const text = 'events { }\nhttp {\n  gzip on; # nginx-lint-ignore unknown-directive: no such module\n}\n'
  const { run } = folder({ 'nginx.conf': text, 'dump.txt': `# configuration file /etc/nginx/nginx.conf:\n${text}` })
  expect(unused((await run('nginx.conf')).stdout)).toEqual(['nginx.conf:3'])
  expect(unused((await run('dump.txt')).stdout)).toEqual([])
  expect(unused((await run('--rule', 'unused-ignore=warning', 'dump.txt')).stdout)).toHaveLength(1)
})

test('a comment that hides a rule which is off for its file is not unused', async () => {
  const { run } = folder({
    [CONFIG]: '{ "overrides": [{ "files": ["b.conf"], "rules": { "invalid-argument": "off" } }] }',
    'nginx.conf': 'events { }\nhttp { include a.conf; include b.conf; }\n',
    'a.conf': 'gzip on; # nginx-lint-ignore invalid-argument\n',
    'b.conf': 'sendfile maybe; # nginx-lint-ignore invalid-argument\ntcp_nopush on; # nginx-lint-ignore\n',
  })
  expect(unused((await run('nginx.conf')).stdout)).toEqual(['a.conf:1'])
  expect(unused((await run('--rule', 'invalid-argument=off', 'nginx.conf')).stdout)).toEqual([])
})

test('--fix removes what hides nothing, name by name, and touches nothing that is hidden', async () => {
  const { run, text } = folder({
    'nginx.conf': `events { }
http {
    # nginx-lint-ignore wrong-context, invalid-argument, too-deep: why
    gzip on;
    gzipp on; # nginx-lint-ignore wrong-context, unknown-directive, too-deep: ours
    # nginx-lint-ignore-block unknown-directive: ours
    server {
        sendfilee on;
    }
}
`,
  })
  expect(await run('--fix', 'nginx.conf')).toEqual({
    status: 0,
    stdout: '',
    stderr: 'fixed 5 problems in 1 file\nno problems left in 1 file\n',
  })
  expect(text('nginx.conf')).toBe(`events { }
http {
    gzip on;
    gzipp on; # nginx-lint-ignore unknown-directive: ours
    # nginx-lint-ignore-block unknown-directive: ours
    server {
        sendfilee on;
    }
}
`)
})

test('that a file cannot be read is hidden as well', async () => {
  const { run } = folder({
    'nginx.conf': 'events { }\nhttp {\n  include a.conf; # nginx-lint-ignore unreadable-file: made when it starts\n}\n',
    'a.conf/b': '',
  })
  expect(await run('nginx.conf')).toMatchObject({ status: 0, stdout: '' })
})
