import { loadProject, memoryFiles } from '@nginx-lint/analysis'
import { expect, test } from 'vitest'
import { Document } from './document.ts'
import { fileRenames } from './file-renames.ts'
import { marked } from './testing.ts'

/** Each include that changes, as `file: before -> after`, when the files are renamed. */
async function check(
  text: string,
  renames: Readonly<Record<string, string>>,
  expected: readonly string[],
  around = {},
): Promise<void> {
  const m = await marked(text, around)
  const uri = (path: string) => `file:///work/${path.replaceAll(' ', '%20')}`
  const pairs = Object.entries(renames).map(([from, to]) => ({ oldUri: uri(from), newUri: uri(to) }))
  const edit = fileRenames(m.workspace, pairs)
  const found = Object.entries(edit?.changes ?? {}).flatMap(([of, edits]) => {
    const path = of.replace('file:///work/', '')
    return edits.map(({ range, newText }) => `${path}: ${m.slice(path, range)} -> ${newText}`)
  })
  expect(found).toEqual(expected)
  expect(edit === undefined).toBe(expected.length === 0)
}

const site = (include: string) => `events { }\nhttp { include ${include}; }\n#- conf.d/a.conf\nserver { }\n`

test('a file that gets another name or folder', async () => {
  await check(site('conf.d/a.conf'), { 'conf.d/a.conf': 'conf.d/b.conf' }, [
    'nginx.conf: conf.d/a.conf -> conf.d/b.conf',
  ])
  await check(site('"conf.d/a.conf"'), { 'conf.d/a.conf': 'b.conf' }, ['nginx.conf: "conf.d/a.conf" -> "b.conf"'])
  await check(site('conf.d/a.conf'), { 'conf.d/a.conf': '../b.conf' }, ['nginx.conf: conf.d/a.conf -> ../b.conf'])
  await check(site('conf.d/a.conf'), { 'conf.d/a.conf': 'my sites/b.conf' }, [
    'nginx.conf: conf.d/a.conf -> "my sites/b.conf"',
  ])
})

test('a folder, of files and of masks', async () => {
  await check(site('conf.d/a.conf'), { 'conf.d': 'sites' }, ['nginx.conf: conf.d/a.conf -> sites/a.conf'])
  await check(site('conf.d/*.conf'), { 'conf.d': 'sites' }, ['nginx.conf: conf.d/*.conf -> sites/*.conf'])
  await check(site('./conf.d/[a-z].conf'), { 'conf.d': 'x/y' }, ['nginx.conf: ./conf.d/[a-z].conf -> x/y/[a-z].conf'])
  await check(site('con?.d/*.conf'), { 'conf.d': 'sites' }, [])
})

test('an absolute path stays one', async () => {
  await check(site('/etc/nginx/conf.d/a.conf'), { 'conf.d/a.conf': 'sites/b.conf' }, [
    'nginx.conf: /etc/nginx/conf.d/a.conf -> /etc/nginx/sites/b.conf',
  ])
  await check(site('/etc/nginx/conf.d/*.conf'), { 'conf.d': 'sites' }, [
    'nginx.conf: /etc/nginx/conf.d/*.conf -> /etc/nginx/sites/*.conf',
  ])
  await check(
    site('/srv/conf.d/a.conf'),
    { 'conf.d/a.conf': 'b.conf' },
    ['nginx.conf: /srv/conf.d/a.conf -> /srv/b.conf'],
    { paths: { '/srv': '.' } },
  )
})

test('the main file moves: includes start from its folder', async () => {
  await check(site('conf.d/a.conf'), { 'nginx.conf': 'main/nginx.conf' }, [
    'nginx.conf: conf.d/a.conf -> ../conf.d/a.conf',
  ])
  await check(site('conf.d/*.conf'), { 'nginx.conf': 'main/nginx.conf' }, [
    'nginx.conf: conf.d/*.conf -> ../conf.d/*.conf',
  ])
  await check(site('conf.d/a.conf'), { 'nginx.conf': 'main.conf' }, [])
})

test('all of a configuration moves at once', async () => {
  await check(
    `
    #- a/nginx.conf
    events { }
    http { include conf.d/a.conf; include conf.d/*.conf; include /etc/nginx/conf.d/a.conf; }
    #- a/conf.d/a.conf
    server { }
    `,
    { a: 'b' },
    [],
  )
})

test('includes in included files, also of two projects, are relative to the main file', async () => {
  const text = `
    #- a.conf
    events { }
    http { include sites/one; }
    #- b.conf
    events { }
    http { include sites/one; }
    #- sites/one
    server { include snippets/tls; }
    #- snippets/tls
    ssl_protocols TLSv1.3;
    `
  await check(text, { 'snippets/tls': 'tls' }, ['sites/one: snippets/tls -> tls'])
  await check(text, { 'sites/one': 'one' }, ['a.conf: sites/one -> one', 'b.conf: sites/one -> one'])
})

test('nothing changes for a mask that loses a file, and for files nothing includes', async () => {
  await check(site('conf.d/*.conf'), { 'conf.d/a.conf': 'b.conf' }, [])
  await check(site('conf.d/*.conf'), { 'other.txt': 'x.txt', conf: 'y' }, [])
  await check(site('missing.conf'), { 'missing.conf': 'x.conf' }, [])
})

test('on Windows, where a drive is written in both cases', async () => {
  const files = {
    'C:/n/nginx.conf': 'events { }\nhttp { include conf.d/a.conf; }\n',
    'C:/n/conf.d/a.conf': 'server { }\n',
  }
  const project = await loadProject('C:/n/nginx.conf', memoryFiles(files))
  const m = await marked('')
  const workspace = {
    ...m.workspace,
    projects: [project!],
    document: (path: string) =>
      new Document(`file:///${path.replace('C:', 'c%3A')}`, path, project!.files.get(path)!.text),
  }
  const edit = fileRenames(workspace, [{ oldUri: 'file:///c%3A/n/conf.d', newUri: 'file:///c%3A/n/sites' }])
  expect(edit?.changes?.['file:///c%3A/n/nginx.conf']).toMatchObject([{ newText: 'sites/a.conf' }])
})
