import { expect, test } from 'vitest'
import { foldingRanges } from './folding.ts'
import { marked } from './testing.ts'

/** The folds, as lines from 1, and of what kind they are: `2-4 comment`. */
async function check(text: string, expected: readonly string[]): Promise<void> {
  const { workspace, path } = await marked(text)
  const folds = foldingRanges(workspace, path)
  expect(
    folds.map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ''}`),
  ).toEqual(expected)
}

test('a block folds up to its closing brace, which stays', async () => {
  await check('http {\n  server {\n    listen 80;\n  }\n}\n', ['1-4', '2-3'])
})

test('the closing brace need not begin its line', async () => {
  await check('server {\n  listen 80; }\n', ['1-2'])
  await check('server {\n  location / {\n    return 204; }}\n', ['1-3', '2-3'])
})

test('a brace on the next line folds with its block', async () => {
  await check('server\n{\n  listen 80;\n}\n', ['1-3'])
})

test('of blocks that begin on one line, the outer one', async () => {
  await check('http { server {\n  listen 80;\n}\n}\n', ['1-3'])
})

test('what is on one line, and an empty block, does not fold', async () => {
  await check('server { listen 80; }\nserver {\n}\n', [])
})

test('a statement over several lines', async () => {
  await check("log_format a '$host'\n  '$uri'\n  ;\nset $a 'x\ny';\n", ['1-3', '4-5'])
  await check('location ~ a\n  {\n  return 204;\n}\n', ['1-3'])
})

test('Lua code', async () => {
  await check('content_by_lua_block {\n  if a then\n    b()\n  end\n}\n', ['1-4'])
})

test('comments that follow each other, one below the other', async () => {
  await check('# a\n# b\n\n# c\ngzip on; # d\n# e\n# f\n# g\n', ['1-2 comment', '6-8 comment'])
})

test('regions, one in the other', async () => {
  await check('#region a\ngzip on;\n# region b\n# x\n# y\n# endregion\nsendfile on;\n#endregion\n# z\n', [
    '1-8 region',
    '3-6 region',
    '4-5 comment',
  ])
})

test('a region without an end, and an end without a region', async () => {
  await check('# endregion\ngzip on;\n# region\ngzip on;\n# regional\n# settings\n', ['5-6 comment'])
})

test('broken text folds as far as it can be read', async () => {
  await check('http {\n  server {\n    listen 80\n    location / {\n      root /a;\n    }\n  }\n', [
    '1-7',
    '2-6',
    '3-5',
  ])
  await check('{\n  gzip on;\n}\nserver {\n  gzip on;\n}\n', ['1-2', '4-5'])
  await check('server {\n  set $a "b;\n  listen 80;\n}\n', ['1-3'])
})

test('in a document, its blocks', async () => {
  await check('#- a.md\n# A\n\n```nginx\nserver {\n  listen 80;\n}\n```\n\n```nginx\n# a\n# b\n```\n', [
    '4-5',
    '10-11 comment',
  ])
})

test('a file that is included twice folds once', async () => {
  await check(
    '#- <|>a.conf\n# a\n# b\n#- nginx.conf\nevents { }\nhttp { include *.conf; server { include a.conf; } }\n',
    ['1-2 comment'],
  )
})

test('no file, no folds', async () => {
  expect(foldingRanges((await marked('')).workspace, 'other.conf')).toEqual([])
})
