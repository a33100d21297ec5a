import { expect, test } from 'vitest'
import { type Folder, folder } from './testing.ts'

const wrong = 'gzip maybe;\n'

/** The files that are reported, with how often. */
async function checked({ run }: Pick<Folder, 'run'>, ...args: string[]): Promise<string[]> {
  const { stdout } = await run('--format', 'json', ...args)
  const { files } = JSON.parse(stdout) as { files: { path: string; diagnostics: unknown[] }[] }
  return files.map(({ path, diagnostics }) => (diagnostics.length === 1 ? path : `${path} (${diagnostics.length})`))
}

test('a folder means the nginx files in it', async () => {
  const here = folder({
    'a.conf': wrong,
    'b.nginx': wrong,
    'c.nginxconf': wrong,
    'd.conf.template': wrong,
    'e.conf.j2': wrong,
    'deep/er/f.conf': wrong,
    'sites-available/default': wrong,
    'sites-available/default.bak': wrong,
    'sites-available/README': 'Put your sites here, and link them.\n',
    'snippets/fastcgi-php': wrong,
    'README.md': '```nginx\ngzip maybe;\n```\n',
    'notes.txt': wrong,
    '.hidden/x.conf': wrong,
    'node_modules/x/x.conf': wrong,
  })
  const all = [
    'a.conf',
    'b.nginx',
    'c.nginxconf',
    'd.conf.template',
    'e.conf.j2',
    'deep/er/f.conf',
    'sites-available/default',
    'snippets/fastcgi-php',
  ]
  expect(await checked(here, '.')).toEqual(all)
  expect(await checked(here)).toEqual(all)
  expect(await checked(here, 'deep/')).toEqual(['deep/er/f.conf'])
  expect(await checked(here, 'README.md', 'notes.txt')).toEqual(['README.md', 'notes.txt'])
})

test('what is evidently not nginx is left out of a folder, but checked when named', async () => {
  const here = folder({
    'a.conf': wrong,
    'php.conf': '[www]\nuser = www-data\n',
    'sysctl.conf': 'net.ipv4.ip_forward = 1\n',
    'apache.conf': 'ServerName example.com\nDocumentRoot /var/www\n',
    'application.conf': 'http {\n  port = 8080\n}\n',
    'conf.d/data': '{ "a": 1 }\n',
    'conf.d/blob': Buffer.alloc(100),
    'ld.so.conf': 'include /etc/ld.so.conf.d/*.conf\n',
    'tmux.conf': 'set -g mouse on\nbind X split-window ; list\n',
    'dovecot.conf': 'protocol lmtp {\n  mail_plugins = $mail_plugins sieve\n}\n',
    'rspamd.conf': 'use = ["x-spam-level"];\n',
    'gone.conf': '-> nowhere',
    'empty.conf': '',
    'comments.conf': '# nothing yet\n',
  })
  expect(await checked(here, '.')).toEqual(['a.conf', 'comments.conf (0)', 'empty.conf (0)'])
  expect((await here.run('apache.conf')).status).toBe(1)
})

test('a folder without nginx files is a mistake', async () => {
  const { run } = folder({ 'web/index.html': '<html>', 'apache/a.conf': 'ServerName example.com\n' })
  expect(await run('web')).toEqual({ status: 2, stdout: '', stderr: 'nginx-lint: no nginx files in "web"\n' })
  expect(await run('apache')).toMatchObject({ status: 2, stdout: '' })
})

test('main files come first, and what they include is not checked again', async () => {
  const here = folder({
    'conf.d/a.conf': wrong,
    'conf.d/unused.conf.example': wrong,
    'nginx.conf': 'events { }\nhttp { include conf.d/*.conf; include fastcgi_params; }\n',
    fastcgi_params: 'gzip_vary maybe;\n',
  })
  const expected = ['nginx.conf (0)', 'conf.d/a.conf', 'fastcgi_params', 'conf.d/unused.conf.example']
  expect(await checked(here, '.')).toEqual(expected)
  expect(await checked(here, 'conf.d/a.conf', 'nginx.conf')).toEqual(expected.slice(0, 3))
})

test('a main file that another one includes is a part of it', async () => {
  const here = folder({
    'http.conf': 'http { gzip maybe; }\n',
    'nginx.conf': 'events { }\ninclude http.conf;\n',
  })
  expect(await checked(here, '.')).toEqual(['nginx.conf (0)', 'http.conf'])
})

test('a site that is linked is reported once, under the name by which it is included', async () => {
  const files = {
    'sites-available/a': wrong,
    'sites-available/b': wrong,
    'sites-enabled/a': '-> ../sites-available/a',
  }
  expect(await checked(folder(files), '.')).toEqual(['sites-available/a', 'sites-available/b'])
  const main = { 'nginx.conf': 'events { }\nhttp { include sites-enabled/*; }\n' }
  expect(await checked(folder({ ...files, ...main }), '.')).toEqual([
    'nginx.conf (0)',
    'sites-enabled/a',
    'sites-available/b',
  ])
})

test('links to folders do not lead in circles', async () => {
  expect(await checked(folder({ 'a.conf': wrong, loop: '-> .' }), '.')).toEqual(['a.conf'])
})

test('a link that leads nowhere is a finding, which an absolute one need not be where nginx runs', async () => {
  const { run } = folder({
    'a.conf': 'gzip on;\n',
    'sites-enabled/x': '-> ../sites-available/x',
    'sites-enabled/y': '-> /nowhere/at/all',
  })
  const { status, stdout } = await run('.')
  expect(status).toBe(1)
  expect(stdout).toContain(
    'sites-enabled/x  error  cannot read "sites-enabled/x": it is a symbolic link that leads nowhere',
  )
  expect(stdout).toContain(
    'sites-enabled/y  warning  cannot read "sites-enabled/y": it is a symbolic link that leads nowhere',
  )
})

test('a fragment that was not included finds its includes beside the main file', async () => {
  const here = folder({
    'etc/nginx.conf': 'events { }\nhttp { }\n',
    'etc/x/y/z/site.conf': 'server { include snippets/a.conf; }\n',
    'etc/snippets/a.conf': wrong,
  })
  expect(await checked(here, 'etc')).toEqual(['etc/nginx.conf (0)', 'etc/x/y/z/site.conf (0)', 'etc/snippets/a.conf'])
})

test('globs that the shell did not expand are expanded', async () => {
  const here = folder({
    'a.conf': wrong,
    'b.md': '```nginx\ngzip maybe;\n```\n',
    'deep/c.conf': wrong,
    'node_modules/d.conf': wrong,
  })
  expect(await checked(here, '**/*.conf')).toEqual(['a.conf', 'deep/c.conf'])
  expect(await checked(here, '*.{conf,md}')).toEqual(['a.conf', 'b.md'])
  expect(await here.run('*.cnf')).toEqual({ status: 2, stdout: '', stderr: 'nginx-lint: no files match "*.cnf"\n' })
})

test('a name with brackets is a name when there is such a file', async () => {
  expect(await checked(folder({ '[a].conf': wrong, 'a.conf': wrong }), '[a].conf')).toEqual(['[a].conf'])
})

test('paths are shown as they are given, without ./', async () => {
  const here = folder({ 'sub/a.conf': wrong })
  expect(await checked(here, './sub/a.conf')).toEqual(['sub/a.conf'])
  expect(await checked(here, `${here.path}/sub/a.conf`)).toEqual([`${here.path}/sub/a.conf`])
  const { stdout } = await here.runWith({ cwd: 'sub' }, '../sub/a.conf')
  expect(stdout).toMatch(/^\.\.\/sub\/a\.conf:1:6 /)
})

test('named files, too, are left out with --ignore-unknown when they are something else', async () => {
  const ini = '[program:web]\ncommand = /bin/web\n'
  const { run } = folder({
    'a.conf': 'gzip maybe;\n',
    'b.conf': ini,
    'c.png': '\0\0\0\0',
    'package.json': '{ "a": 1 }\n',
  })
  expect((await run('b.conf')).status).toBe(1)
  expect((await run('--ignore-unknown', 'a.conf', 'b.conf', 'c.png', 'package.json')).stdout).toMatch(
    /^a\.conf:1:6 {2}error .*\n(?:.*\n)*1 error in 1 file\n$/,
  )
  expect(await run('--ignore-unknown', 'b.conf', 'c.png')).toEqual({
    status: 0,
    stdout: '',
    stderr: "nginx-lint: no files to check: none of these is nginx's\n",
  })
  expect(await run('--ignore-unknown', 'x.conf')).toMatchObject({ status: 2 })
})
