import { expect, test } from 'vitest'
import { check } from './actions/actions.testing.ts'
import { codeActions } from './code-actions.ts'
import { marked } from './testing.ts'

const quickfix = { only: ['quickfix'] }

test('a fix, and comments that hide what is found', async () => {
  await check('gzipp<|> on;\n', {
    'Replace it by "gzip"*': 'gzip on;\n',
    'Ignore unknown-directive for this line': '# nginx-lint-ignore unknown-directive: reason\ngzipp on;\n',
    'Ignore unknown-directive in this file': '# nginx-lint-ignore-file unknown-directive: reason\ngzipp on;\n',
    'Fix all problems that can be fixed safely': 'gzip on;\n',
  })
})

test('a fix that may change the meaning is not the one to prefer, and not among all', async () => {
  await check('server_name <|>http://a.com;\n', {}, { only: ['source'] })
  await check(
    'server_name <|>http://a.com;\n',
    {
      'Write a.com': 'server_name a.com;\n',
      'Ignore suspicious-server-name for this line':
        '# nginx-lint-ignore suspicious-server-name: reason\nserver_name http://a.com;\n',
      'Ignore suspicious-server-name in this file':
        '# nginx-lint-ignore-file suspicious-server-name: reason\nserver_name http://a.com;\n',
    },
    quickfix,
  )
})

test('a name that is defined may be meant by one that is not', async () => {
  const site = (zone: string) =>
    `events { }\nhttp {\n    limit_req_zone $uri zone=one:1m rate=1r/s;\n    server { limit_req ${zone} burst=2; }\n}\n`
  const titles = async (zone: string) => {
    const { workspace, path, position } = await marked(site(zone))
    const actions = codeActions(workspace, path, { start: position, end: position }, { diagnostics: [], ...quickfix })
    return actions.map(({ title, isPreferred }) => `${title}${isPreferred ? '*' : ''}`)
  }
  const silent = ['Ignore undefined-symbol for this line', 'Ignore undefined-symbol in this file']
  expect(await titles('zone=on<|>')).toEqual(['Replace it by "one"', ...silent])
  expect(await titles('"zone=on\\"<|>e"')).toEqual(silent)
  const ignored = `    # nginx-lint-ignore undefined-symbol: reason\n`
  await check(
    site('zone=on<|>e1'),
    {
      'Replace it by "one"': site('zone=one'),
      'Ignore undefined-symbol for this line': site('zone=one1').replace('    server', `${ignored}    server`),
      'Ignore undefined-symbol in this file': `# nginx-lint-ignore-file undefined-symbol: reason\n${site('zone=one1')}`,
    },
    quickfix,
  )
})

test('all fixes of the rule, and all fixes of the file', async () => {
  const text = 'gzipp<|> on;\ngzip_varyy on;\nsendfile on\n'
  await check(text, {
    'Replace it by "gzip"*': 'gzip on;\ngzip_varyy on;\nsendfile on\n',
    'Fix all 2 "unknown-directive" problems in this file': 'gzip on;\ngzip_vary on;\nsendfile on\n',
    'Ignore unknown-directive for this line':
      '# nginx-lint-ignore unknown-directive: reason\ngzipp on;\ngzip_varyy on;\nsendfile on\n',
    'Ignore unknown-directive in this file':
      '# nginx-lint-ignore-file unknown-directive: reason\ngzipp on;\ngzip_varyy on;\nsendfile on\n',
    'Fix all problems that can be fixed safely': 'gzip on;\ngzip_vary on;\nsendfile on;\n',
  })
  const all = { 'Fix all problems that can be fixed safely': 'gzip on;\ngzip_vary on;\nsendfile on;\n' }
  for (const only of ['source', 'source.fixAll', 'source.fixAll.nginx-lint']) await check(text, all, { only: [only] })
})

test('kinds that nobody asked for', async () => {
  const text = 'gzipp<|> on;\n'
  for (const only of [[], ['source.organizeImports'], ['source.fixAll.eslint'], ['refactor'], ['quick']])
    await check(text, {}, { only })
})

test('asked by itself, the editor is told about findings only', async () => {
  await check(
    'gzipp<|> on;\nlocation ~ a { }\n',
    {
      'Replace it by "gzip"*': 'gzip on;\nlocation ~ a { }\n',
      'Ignore unknown-directive for this line':
        '# nginx-lint-ignore unknown-directive: reason\ngzipp on;\nlocation ~ a { }\n',
      'Ignore unknown-directive in this file':
        '# nginx-lint-ignore-file unknown-directive: reason\ngzipp on;\nlocation ~ a { }\n',
    },
    { idle: true },
  )
  await check('gzipp on;\nlocation ~ <|>a { }\n', {}, { idle: true })
  const text = 'location ~ (<|> { }\n'
  const plain = 'location ~ ( { }\n'
  await check(
    text,
    {
      'Ignore invalid-argument for this line': `# nginx-lint-ignore invalid-argument: reason\n${plain}`,
      'Ignore invalid-argument in this file': `# nginx-lint-ignore-file invalid-argument: reason\n${plain}`,
    },
    { idle: true },
  )
  await check('events { }\nhttp { <|>gzip on;<|> }\n', {}, { idle: true })
})

test('of a file that is not there', async () => {
  const { workspace, position } = await marked('')
  expect(codeActions(workspace, 'other.conf', { start: position, end: position }, { diagnostics: [] })).toEqual([])
})
