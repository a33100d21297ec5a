import { parseVersion } from '@nginx-lint/directives'
import { expect, test } from 'vitest'
import { memoryFiles } from './files.ts'
import { loadDump, loadMarkdown, loadProject, loadText, type Project, type ProjectOptions } from './project.ts'
import { type Scope, walk } from './scope.ts'

/** The statements as an outline: context, name, and the file when it is another than the entry. */
function outline(project: Project): string {
  const lines: string[] = []
  const show = (scope: Scope, depth: number): void => {
    for (const s of scope.statements) {
      const from = s.file.path === [...project.files.keys()][0] ? '' : ` (${s.file.path})`
      lines.push(
        `${'  '.repeat(depth)}${scope.context ?? 'entries'}: ${[s.name, ...s.args].join(' ')}${s.spec || !scope.context ? '' : ' ?'}${from}`,
      )
      if (s.inner) show(s.inner, depth + 1)
    }
  }
  show(project.root, 0)
  return lines.join('\n')
}

async function load(files: Record<string, string>, entry = 'nginx.conf'): Promise<Project> {
  return (await loadProject(entry, memoryFiles(files)))!
}

test('an included file stands where it is included, in the context of that place', async () => {
  const project = await load({
    'nginx.conf': 'events { }\nhttp { include conf.d/*.conf; server { include common; } }',
    'conf.d/b.conf': 'server { listen 81; }',
    'conf.d/a.conf': 'upstream u { server 10.0.0.1; }',
    common: 'root /srv;',
  })
  expect(outline(project)).toBe(
    [
      'main: events',
      'main: http',
      '  http: include conf.d/*.conf',
      '  http: upstream u (conf.d/a.conf)',
      '    http.upstream: server 10.0.0.1 (conf.d/a.conf)',
      '  http: server (conf.d/b.conf)',
      '    http.server: listen 81 (conf.d/b.conf)',
      '  http: server',
      '    http.server: include common',
      '    http.server: root /srv (common)',
    ].join('\n'),
  )
  expect(project.complete).toBe(true)
})

test('relative includes start at the folder of the main file, also in included files', async () => {
  const project = await load(
    {
      'etc/nginx.conf': 'events { }\nhttp { include sites/a.conf; }',
      'etc/sites/a.conf': 'include snippets/b.conf;',
      'etc/snippets/b.conf': 'gzip on;',
      'etc/sites/snippets/b.conf': 'gzip off;',
    },
    'etc/nginx.conf',
  )
  expect([...project.files.keys()]).toEqual(['etc/nginx.conf', 'etc/sites/a.conf', 'etc/snippets/b.conf'])
})

test('a path below /etc/nginx is looked up beside the main file when it is not there itself', async () => {
  const project = await load({
    'nginx.conf': 'events { }\nhttp { include /etc/nginx/conf.d/*.conf; }',
    'conf.d/a.conf': 'gzip on;',
  })
  expect([...project.files.keys()]).toEqual(['nginx.conf', 'conf.d/a.conf'])
  expect(project.complete).toBe(true)
})

test('one file included in two places is read once and stands in both', async () => {
  const project = await load({
    'nginx.conf': 'events { }\nhttp { server { include x; location / { include x; } } }',
    x: 'root /srv;',
  })
  const roots = [...walk(project.root)].filter((s) => s.name === 'root')
  expect(roots.map((s) => s.scope.context)).toEqual(['http.server', 'http.location'])
  expect(roots[0]!.file).toBe(roots[1]!.file)
})

test('files that include themselves or each other come to an end', async () => {
  const project = await load({ 'nginx.conf': 'include a;', a: 'include b; pid x;', b: 'include a;' })
  expect([...project.files.keys()].sort()).toEqual(['a', 'b', 'nginx.conf'])
})

test('a missing file leaves the configuration incomplete, a pattern without a match does not', async () => {
  expect((await load({ 'nginx.conf': 'events { } http { include a.conf; }' })).complete).toBe(false)
  expect(
    (await load({ 'nginx.conf': 'events { } http { include conf.d/*.conf; }', 'conf.d/x.txt': '' })).complete,
  ).toBe(true)
  expect((await load({ 'nginx.conf': 'events { } http { include /elsewhere/*.conf; }' })).complete).toBe(false)
})

test.each([
  ['server { listen 80; location / { } }', 'http'],
  ['server { proxy_pass 127.0.0.1:1; listen 12345; }', 'stream'],
  ['location / { proxy_pass http://a; }', 'http.server'],
  ['server 10.0.0.1:80 weight=2;\nserver 10.0.0.2:80;', 'http.upstream'],
  ['user www-data;', 'main'],
  ['worker_connections 10;', 'events'],
  ['add_header A b;\nif ($host) { add_header C d; }', 'http.location'],
  ['upstream a { server b; }\nserver { listen 80; }', 'http'],
  ['http { }', 'main'],
  ['localtion ~* x { root /a; }', 'http.server'],
  ['# nginx-lint-context http.upstream\nserver 10.0.0.1 down;', 'http.upstream'],
])('the fragment %j is meant for %s', async (text, context) => {
  expect((await loadText('x.conf', text, memoryFiles({}))).root.context).toBe(context)
})

test('a block with a misspelt name, or in the wrong place, still tells what its statements are', async () => {
  const project = await load({ 'nginx.conf': 'http { server { localtion / { gzip on; } } location /a { gzip on; } }' })
  expect(outline(project)).toContain('http.location: gzip on')
  expect(outline(project).match(/http\.location: gzip on$/gm)).toHaveLength(2)
})

test('the blocks of a Markdown document are projects with places in the document', async () => {
  const text = 'Text\n\n```nginx\nuser root;\n```\n\n1. list\n\n   ```nginx\n   gzip on;\n   ```\n'
  const projects = await loadMarkdown('a.md', text)
  const places = projects.flatMap((p) =>
    [...walk(p.root)].map((s) => text.slice(s.node.start + s.file.offset, s.node.end + s.file.offset)),
  )
  expect(places).toEqual(['user root;', 'gzip on;'])
})

test('what nginx -T prints is a project under the paths it names', async () => {
  const text = [
    'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok',
    '# configuration file /etc/nginx/nginx.conf:',
    'events { }',
    'http { include /etc/nginx/conf.d/*.conf; }',
    '',
    '# configuration file /etc/nginx/conf.d/a.conf:',
    'gzip on;',
    '',
  ].join('\n')
  const project = (await loadDump(text))!
  expect([...project.files.keys()]).toEqual(['/etc/nginx/nginx.conf', '/etc/nginx/conf.d/a.conf'])
  expect(project.complete).toBe(true)
})

test('the target decides which of two definitions of a name is meant', async () => {
  const load = (target: string) =>
    loadText('x', 'http { server { ssl on; } }', memoryFiles({}), { target: parseVersion(target)! })
  const spec = async (target: string) =>
    [...walk((await load(target)).root)].find((s) => s.name === 'ssl')?.spec?.facts.removed
  expect(await spec('1.18.0')).toBe('1.25.1')
})

test('files that have not changed are not read again', async () => {
  const texts = {
    'nginx.conf': 'events { }\nhttp { include a.conf; include b.conf; }\n',
    'a.conf': 'gzip on;\n',
    'b.conf': '',
  }
  const load = (files: Record<string, string>, previous?: Project) =>
    loadProject('nginx.conf', memoryFiles(files), previous ? { previous } : {}) as Promise<Project>
  const before = await load(texts)
  const after = await load({ ...texts, 'b.conf': 'gzip off;\n' }, before)
  const isSame = (path: string) => after.files.get(path) === before.files.get(path)
  expect([isSame('nginx.conf'), isSame('a.conf'), isSame('b.conf')]).toEqual([true, true, false])
  expect(after.files.get('b.conf')!.text).toBe('gzip off;\n')
})

test('what is known of a file that has not changed is what would be found out anew', async () => {
  const site = 'listen 80 quic;\nserver_name a b;\nkeepalive_timeout 5s;\ngzip of;\n'
  const texts = (where: string) => ({ 'nginx.conf': `events { }\n${where}\n`, 'site.conf': site, 'two.conf': site })
  const load = (where: string, options: ProjectOptions) =>
    loadProject('nginx.conf', memoryFiles(texts(where)), options) as Promise<Project>
  const meaning = ({ root }: Project) =>
    [...walk(root)].map(({ name, args, spec, fit }) => ({ name, args, module: spec?.module.name, spec, fit }))
  const places = [
    'http { server { include site.conf; } }',
    'http { include site.conf; server { include two.conf; include site.conf; } }',
    'http { upstream u { include site.conf; } }',
    'stream { server { include site.conf; } include two.conf; }',
    'http { map $host $kind { include site.conf; } }',
    'include site.conf;',
  ]
  let previous: Project | undefined
  for (const target of [undefined, parseVersion('1.14.0')!, undefined])
    for (const where of target ? places.toReversed() : places) {
      const options = target ? { target } : {}
      const fresh = await load(where, options)
      previous = await load(where, { ...options, ...(previous && { previous }) })
      expect(meaning(previous)).toEqual(meaning(fresh))
    }
})

test('blocks live on while nothing in them, and nothing that counts in them, is another', async () => {
  const texts = {
    'nginx.conf': 'events { }\nhttp {\n  root /a;\n  include a.conf;\n  server { listen 1; include b.conf; }\n}\n',
    'a.conf': 'server { listen 2; location / { } }\nserver { listen 3; }\nupstream u { server a; }\n',
    'b.conf': 'location /b { }\n',
  }
  const edits: [file: keyof typeof texts, old: string, now: string, lost: string[]][] = [
    ['a.conf', 'location / {', 'location / { expires 1h;', ['main', 'http', 'listen 2', 'location /']],
    ['a.conf', 'server a;', 'server b;', ['main', 'http', 'upstream u']],
    ['b.conf', '/b { }', '/b { } ', ['main', 'http', 'listen 1']],
    ['nginx.conf', 'listen 1;', 'listen 1; gzip on;', ['main', 'http', 'listen 1', 'location /b']],
    [
      'nginx.conf',
      '/a;',
      '/b;',
      ['main', 'http', 'listen 2', 'location /', 'listen 3', 'upstream u', 'listen 1', 'location /b'],
    ],
    [
      'a.conf',
      'upstream',
      'gzip on;\nupstream',
      ['main', 'http', 'listen 2', 'location /', 'listen 3', 'upstream u', 'listen 1', 'location /b'],
    ],
  ]
  const scopesIn = ({ root }: Project) => [root, ...[...walk(root)].flatMap(({ inner }) => inner ?? [])]
  const named = ({ opener, statements }: Scope) => {
    const { name = 'main', args = [] } = (opener?.name === 'server' ? statements[0] : opener) ?? {}
    return [name, ...args].join(' ')
  }
  for (const [file, old, now, lost] of edits) {
    const before = (await loadProject('nginx.conf', memoryFiles(texts)))!
    const known = new Set(scopesIn(before))
    const edited = { ...texts, [file]: texts[file].replace(old, now) }
    const after = (await loadProject('nginx.conf', memoryFiles(edited), { previous: before }))!
    expect(
      scopesIn(after)
        .filter((scope) => !known.has(scope))
        .map(named),
    ).toEqual(lost)
    expect(
      [...walk(after.root)].every(
        ({ file, inner, scope }) => after.files.get(file.path) === file && (inner?.outer ?? scope) === scope,
      ),
    ).toBe(true)
  }
})
