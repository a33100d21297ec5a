import { expect, test } from 'vitest'
import { completion } from './completion/index.ts'
import { hover } from './hover/hover.ts'
import { documentLinks } from './links.ts'
import { rename } from './rename.ts'
import { marked } from './testing.ts'
import { fileName } from './workspace.ts'

const files = `
  #- srv/web/nginx.conf
  events { }
  http { include conf.d/*.conf; upstream other { server a; } }
  #- srv/web/conf.d/up.conf
  upstream shop { server b; }
  #- srv/web/conf.d/site.conf
  server { gzip on; location / { proxy_pass http://shop<|>; } }
`

test('files are called by their path from the folder of the main file', async () => {
  const { workspace, path, position } = await marked(files)
  expect(path).toBe('srv/web/conf.d/site.conf')
  const upstream = await hover(workspace, path, position)
  expect(upstream).toMatchObject({
    contents: { value: expect.stringContaining('[conf.d/up.conf:1](file:///work/srv/web/conf.d/up.conf#L1)') },
  })
  const location = await hover(workspace, path, { line: 0, character: 20 })
  expect(location).toMatchObject({ contents: { value: expect.stringContaining('gzip on; # conf.d/site.conf:1') } })
  const offered = await completion(workspace, path, position)
  expect(offered?.items.map(({ detail }) => detail)).toEqual(['upstream, conf.d/up.conf:1'])
  expect(documentLinks(workspace, 'srv/web/nginx.conf')[0]?.tooltip).toBe(
    '2 files; this opens the first, conf.d/site.conf',
  )
  expect(rename(workspace, path, position, 'other')).toEqual({
    error: 'Another upstream is called "other" already, in nginx.conf.',
  })
})

test('a file that is elsewhere is called by its whole path', async () => {
  const { workspace } = await marked(`
    #- srv/web/nginx.conf
    events { }
    http { include /etc/more.conf; }
    #- /etc/more.conf
    gzip on;
  `)
  expect(fileName(workspace, '/etc/more.conf')).toBe('/etc/more.conf')
  expect(fileName(workspace, 'nowhere.conf')).toBe('nowhere.conf')
})
