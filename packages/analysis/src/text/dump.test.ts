import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitDump } from './dump.ts'

function check(dump: string, expected: Record<string, string> | undefined) {
  const files = splitDump(dump)
  expect(files && Object.fromEntries(files.map(({ path, start, end }) => [path, dump.slice(start, end)]))).toEqual(
    expected,
  )
}

it('splits the output of nginx -T', () => {
  check(
    `nginx: the configuration file /etc/nginx/nginx.conf syntax is ok
nginx: [warn] something
nginx: configuration file /etc/nginx/nginx.conf test is successful
# configuration file /etc/nginx/nginx.conf:
events {}

# configuration file /etc/nginx/without line feed:
user a;
# configuration file /etc/nginx/empty:

# configuration file /etc/nginx/last:
user b;

`,
    {
      '/etc/nginx/nginx.conf': 'events {}\n',
      '/etc/nginx/without line feed': 'user a;',
      '/etc/nginx/empty': '',
      '/etc/nginx/last': 'user b;\n',
    },
  )
})

it('reads what was copied from a terminal', () => {
  check('$ sudo nginx -T\r\n# configuration file C:\\nginx\\a.conf:\r\na;\r\n\r\n# configuration file conf/b:\r\nb;', {
    'C:\\nginx\\a.conf': 'a;\r\n',
    'conf/b': 'b;',
  })
  check('a@b:~# nginx -T 2>&1\n# configuration file ./a.conf:\na;\n', { './a.conf': 'a;\n' })
  check('# configuration file /a:', { '/a': '' })
})

it.each([
  'user a;\n',
  '',
  '# configuration file for the shop:\nuser a;\n',
  '# configuration file /etc/nginx/nginx.conf\nuser a;\n',
  'user a;\n# configuration file /etc/nginx/nginx.conf:\n',
  '  # configuration file /etc/nginx/nginx.conf:\n',
  'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\n',
])('%j is none', (text) => check(text, undefined))

it('files are in order', () => {
  const piece = fc.constantFrom(
    '# configuration file /a:\n',
    '# configuration file b/c:\r\n',
    'a;',
    '\n',
    '\r\n',
    'nginx: ok\n',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece), (parts) => {
      let offset = 0
      for (const { start, end } of splitDump(parts.join('')) ?? []) {
        expect(start).toBeGreaterThanOrEqual(offset)
        expect(end).toBeGreaterThanOrEqual(start)
        offset = end
      }
    }),
  )
})
