import { test } from 'vitest'
import { check, inServer } from './testing.ts'

test('nothing in a comment', async () => {
  await check(inServer('# lis<|>'), { only: [] })
  await check(inServer('listen 80; # see <|>'), { only: [] })
})

test('what a comment may say to nginx-lint', async () => {
  await check(inServer('# nginx-lint-ig<|>'), {
    only: ['nginx-lint-ignore', 'nginx-lint-ignore-block', 'nginx-lint-ignore-file'],
    line: { 'nginx-lint-ignore': '# nginx-lint-ignore' },
  })
  await check(inServer('# nginx-lint-context <|>'), { has: ['http.server', 'stream'], lacks: ['off'] })
  await check(inServer('# nginx-lint-format <|>'), { only: ['off', 'on'] })
})

test('the rules to ignore, each once', async () => {
  await check(inServer('# nginx-lint-ignore duplicate-listen, dup<|>'), {
    has: ['duplicate-directive'],
    lacks: ['duplicate-listen', 'unknown-directive'],
    line: { 'duplicate-location': '# nginx-lint-ignore duplicate-listen, duplicate-location' },
  })
  await check(inServer('# nginx-lint-ignore duplicate-listen: dup<|>'), { only: [] })
})
