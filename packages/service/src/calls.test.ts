import { expect, test } from 'vitest'
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './calls.ts'
import { marked } from './testing.ts'

/** What the hierarchy begins with, and of each of these, who includes it and what it includes, with the lines. */
async function check(text: string, expected: readonly string[] | undefined) {
  const { workspace, path, position } = await marked(text)
  const lines = (ranges: readonly { readonly start: { readonly line: number } }[]) =>
    ranges.map(({ start }) => start.line + 1).join(',')
  const shown = prepareCallHierarchy(workspace, path, position)?.map((item) => {
    const callers = incomingCalls(workspace, item).map(({ from, fromRanges }) => `${from.name}:${lines(fromRanges)}`)
    const called = outgoingCalls(workspace, item).map(({ to, fromRanges }) => `${to.name}:${lines(fromRanges)}`)
    const where = item.detail === undefined ? '' : `${item.detail}/`
    return `${where}${item.name} < ${callers.join(' ')} > ${called.join(' ')}`
  })
  expect(shown).toEqual(expected)
}

const files = `
  http {<|>
    include conf.d/*.conf;
    server { include ssl.conf; }
  }
  #- conf.d/a.conf
  server { include ssl.conf; }
  #- conf.d/b.conf
  server { include ssl.conf; }
  server { include ssl.conf; }
  #- ssl.conf
  ssl_protocols TLSv1.3;
`

test('of a file: who includes it, and what it includes', async () => {
  await check(files, ['nginx.conf <  > a.conf:2 b.conf:2 ssl.conf:3'])
  await check(files.replace('<|>', '').replace('TLSv1.3', 'TLS<|>v1.3'), [
    'ssl.conf < a.conf:1 b.conf:1,2 nginx.conf:3 > ',
  ])
})

test('on an include: of the files that it brings', async () => {
  await check(files.replace('<|>', '').replace('conf.d/*', 'conf<|>.d/*'), [
    'conf.d/a.conf < nginx.conf:2 > ssl.conf:1',
    'conf.d/b.conf < nginx.conf:2 > ssl.conf:1,2',
  ])
})

test('an include that brings nothing is a place of its file', async () => {
  await check('http { include no<|>.conf; }', ['nginx.conf <  > '])
})
