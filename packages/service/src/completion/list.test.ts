import { expect, test } from 'vitest'
import { marked } from '../testing.ts'
import { completion } from './index.ts'
import { inServer, itemDefaults } from './testing.ts'

/** The list at the mark, for a client that fills in snippets, and some of its items. */
async function listAt(source: string, defaults: ReadonlySet<string>, ...labels: readonly string[]) {
  const { workspace, path, position } = await marked(source)
  const list = await completion(workspace, path, position, { snippets: true, defaults })
  return { ...list, items: labels.map((label) => list?.items.find((item) => item.label === label)) }
}

const inLocation = 'http { server { location / {\n<|>\n} } }'
const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }
const data = { kind: 'directive', path: 'nginx.conf', context: 'http.location' }

test('what all items have in common is said once', async () => {
  const list = await listAt(inLocation, itemDefaults, 'root')
  expect(list.itemDefaults).toEqual({ editRange: range, data, insertTextFormat: 2 })
  expect(list.items).toEqual([
    {
      label: 'root',
      kind: 10,
      textEditText: 'root ${1:html};',
      detail: 'root <folder>;',
      sortText: '1.4root',
    },
  ])
})

test('a client takes some of it once, and has the rest in each item', async () => {
  const none = await listAt(inLocation, new Set(['commitCharacters']), 'root')
  expect(none.itemDefaults).toBeUndefined()
  expect(none.items).toMatchObject([
    { textEdit: { range, newText: 'root ${1:html};' }, data, insertTextFormat: 2, detail: 'root <folder>;' },
  ])
  expect(none.items[0]).not.toHaveProperty('textEditText')
  const some = await listAt(inLocation, new Set(['editRange']), 'root')
  expect(some.itemDefaults).toEqual({ editRange: range })
  expect(some.items).toMatchObject([{ textEditText: 'root ${1:html};', data, insertTextFormat: 2 }])
})

test('what is another kind of item keeps to itself', async () => {
  const list = await listAt(inServer('listen 80\n<|>'), itemDefaults, 'root', 'default_server', 'backlog=')
  const parameter = { kind: 'parameter', name: 'listen', module: 'ngx_http_core_module' }
  expect(list.items).toMatchObject([
    { textEditText: 'root ${1:html};' },
    { textEditText: 'default_server', insertTextFormat: 1, data: parameter },
    { textEditText: 'backlog=', insertTextFormat: 1, data: parameter },
  ])
  const off = await listAt(inServer('access_log /a\n<|>'), itemDefaults, 'json')
  expect(off.items).toMatchObject([{ textEditText: 'json', insertTextFormat: 1, data: {} }])
})

test('an item that replaces another piece of the text says so itself', async () => {
  const files = '#- h1/c.conf\n#- h2/c.conf\n#- h3/c.conf\n'
  const list = await listAt(`http { root h<|>tm/b; }\n${files}`, itemDefaults, 'h1/', 'html')
  const start = { line: 0, character: 12 }
  expect(list.itemDefaults).toEqual({ editRange: { start, end: { line: 0, character: 16 } } })
  const [folder, page] = list.items
  expect(folder).toMatchObject({ textEditText: 'h1/' })
  expect(page?.textEdit).toEqual({ range: { start, end: { line: 0, character: 15 } }, newText: 'html' })
  expect(page).not.toHaveProperty('textEditText')
})
