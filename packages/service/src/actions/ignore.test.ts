import { test } from 'vitest'
import { check } from './actions.testing.ts'

const quickfix = { only: ['quickfix'] }

test('a comment that hides a finding stands above the statement, as far to the right', async () => {
  const title = (where: string) => `Ignore invalid-argument ${where}`
  await check(
    'server {\n    listen 80\n        <|>nonsense;\n}\n',
    {
      [title('for this line')]:
        'server {\n    # nginx-lint-ignore invalid-argument: reason\n    listen 80\n        nonsense;\n}\n',
      [title('in this file')]:
        '# nginx-lint-ignore-file invalid-argument: reason\nserver {\n    listen 80\n        nonsense;\n}\n',
    },
    quickfix,
  )
  await check(
    'server {\r\n\tlisten 80 <|>nonsense;\r\n}\r\n',
    {
      [title('for this line')]:
        'server {\r\n\t# nginx-lint-ignore invalid-argument: reason\r\n\tlisten 80 nonsense;\r\n}\r\n',
      [title('in this file')]:
        '# nginx-lint-ignore-file invalid-argument: reason\r\nserver {\r\n\tlisten 80 nonsense;\r\n}\r\n',
    },
    quickfix,
  )
})

test('it stands in no string of several lines', async () => {
  await check(
    `log_format a 'x\ny'; gzip <|>maybe;\n`,
    {
      'Ignore invalid-argument for this line': `log_format a 'x\ny'; gzip maybe; # nginx-lint-ignore invalid-argument: reason\n`,
      'Ignore invalid-argument in this file': `# nginx-lint-ignore-file invalid-argument: reason\nlog_format a 'x\ny'; gzip maybe;\n`,
    },
    quickfix,
  )
})

test('a comment that is there names one more rule', async () => {
  const others = { ...quickfix, severities: { 'unused-ignore': 'off' } as const }
  await check(
    '# nginx-lint-ignore unknown-directive: ours\ngzip <|>maybe;\n',
    {
      'Ignore invalid-argument for this line':
        '# nginx-lint-ignore unknown-directive, invalid-argument: ours\ngzip maybe;\n',
      'Ignore invalid-argument in this file':
        '# nginx-lint-ignore-file invalid-argument: reason\n# nginx-lint-ignore unknown-directive: ours\ngzip maybe;\n',
    },
    others,
  )
  await check(
    '# nginx-lint-ignore-file unknown-directive\ngzip <|>maybe; # nginx-lint-ignore wrong-context\n',
    {
      'Ignore invalid-argument for this line':
        '# nginx-lint-ignore-file unknown-directive\ngzip maybe; # nginx-lint-ignore wrong-context, invalid-argument\n',
      'Ignore invalid-argument in this file':
        '# nginx-lint-ignore-file unknown-directive, invalid-argument\ngzip maybe; # nginx-lint-ignore wrong-context\n',
    },
    others,
  )
})

test('what no comment can hide is not offered', async () => {
  await check(
    '# nginx-lint-context <|>nowhere\ngzip on;\n',
    {
      'Ignore unknown-instruction in this file':
        '# nginx-lint-ignore-file unknown-instruction: reason\n# nginx-lint-context nowhere\ngzip on;\n',
    },
    quickfix,
  )
})

test('in a document, comments stand in its blocks', async () => {
  await check(
    '#- a.md\n# A\n\n> ```nginx\n> server {\n>     gzip <|>maybe;\n> }\n> ```\n',
    {
      'Ignore invalid-argument for this line':
        '# A\n\n> ```nginx\n> server {\n>     # nginx-lint-ignore invalid-argument: reason\n>     gzip maybe;\n> }\n> ```\n',
      'Ignore invalid-argument in this file':
        '# A\n\n> ```nginx\n> # nginx-lint-ignore-file invalid-argument: reason\n> server {\n>     gzip maybe;\n> }\n> ```\n',
    },
    quickfix,
  )
})
