import { expect, test } from 'vitest'
import { folder } from './testing.ts'

const CONFIG = 'nginx-lint.config.json'

/** What a run says of each unknown directive. */
const unknown = (stdout: string) => [...stdout.matchAll(/unknown directive "(\w+)"/g)].map(([, name]) => name)

test('a third-party module that is not listed is not there', async () => {
  const { run } = folder({
    [CONFIG]: '{ "modules": ["headers-more"] }',
    'a.conf': 'lua_package_path "/x/?.lua;;";\nmore_set_headers "X: y";\n',
  })
  expect((await run('--no-config', 'a.conf')).stdout).toBe('')
  expect(unknown((await run('a.conf')).stdout)).toEqual(['lua_package_path'])
})

const modules = 'brotli on;\nmore_set_headers "X: y";\nlog_escape_non_ascii off;\nsrcache_store_max_size 1m;\n'

test('OpenResty has the modules of its bundle, and others when they are listed', async () => {
  const { run } = folder({
    'a.conf': modules,
    'openresty.json': '{ "flavour": "openresty" }',
    'with-brotli.json': '{ "flavour": "openresty", "modules": ["brotli"] }',
  })
  expect(unknown((await run('a.conf')).stdout)).toEqual([])
  expect(unknown((await run('--flavour', 'openresty', 'a.conf')).stdout)).toEqual(['brotli'])
  expect(unknown((await run('--config', 'openresty.json', 'a.conf')).stdout)).toEqual(['brotli'])
  expect(unknown((await run('--config', 'with-brotli.json', 'a.conf')).stdout)).toEqual([])
})

test('a release of OpenResty is one of nginx', async () => {
  const { run } = folder({
    'a.conf': 'http2 on;\n',
    'old.json': '{ "flavour": "openresty", "target": "1.21.4.3" }',
    'new.json': '{ "flavour": "openresty", "target": "1.25.3.1" }',
    'none.json': '{ "target": "1.25.3.1" }',
  })
  expect((await run('--config', 'old.json', 'a.conf')).stdout).toContain('1.25.1, and 1.21.4 is asked for')
  expect(await run('--config', 'new.json', 'a.conf')).toMatchObject({ status: 0 })
  expect(await run('--config', 'none.json', 'a.conf')).toMatchObject({
    status: 2,
    stderr: 'nginx-lint: none.json: "1.25.3.1" is no nginx release, but one of OpenResty: set the flavour\n',
  })
  expect((await run('--target', '1.25.3.1', 'a.conf')).stderr).toBe(
    'nginx-lint: "1.25.3.1" is no nginx release, but one of OpenResty: set the flavour\n',
  )
  expect(await run('--target', '1.25.3.1', '--flavour', 'openresty', 'a.conf')).toMatchObject({ status: 0 })
})

test('NGINX Plus by its flavour, and by --plus', async () => {
  const { run } = folder({
    'a.conf': 'events { }\nhttp { status_zone a; upstream u { zone z 1m; server 127.0.0.1:1 slow_start=30s; } }\n',
    'plus.json': '{ "flavour": "plus" }',
  })
  expect((await run('a.conf')).stdout).toContain('plus-only-directive')
  for (const args of [['--plus'], ['--flavour', 'plus'], ['--plus', '--flavour=plus'], ['--config', 'plus.json']])
    expect((await run(...args, 'a.conf')).stdout).not.toContain('plus-only-directive')
  expect((await run('--config', 'plus.json', '--flavour', 'nginx', 'a.conf')).stdout).toContain('plus-only-directive')
})

test.each([
  [['--flavour', 'nginxplus'], 'unknown --flavour "nginxplus", expected "nginx", "plus" or "openresty"'],
  [['--plus', '--flavour', 'nginx'], '--plus is short for --flavour plus: it does not go with --flavour nginx'],
  [
    ['--path', 'etc=conf'],
    '--path needs an absolute folder and where it is here, such as /etc/nginx=./conf, not "etc=conf"',
  ],
  [['--target', 'new'], '"new" is no nginx release, expected one such as 1.26.3'],
])('%j is refused', async (args, message) => {
  expect(await folder({ 'a.conf': '' }).run(...args, 'a.conf')).toEqual({
    status: 2,
    stdout: '',
    stderr: `nginx-lint: ${message}\n`,
  })
})

const elsewhere = {
  'conf/nginx.conf': 'events { }\nhttp { include /etc/nginx/conf.d/*.conf; include /etc/nginx/shared/b.conf; }\n',
  'conf/conf.d/a.conf': 'gzipp on;\n',
  'common/b.conf': 'gzippp on;\n',
}
const mapped = { '/etc/nginx': './conf', '/etc/nginx/shared/': 'common' }

test('absolute includes are looked up where the folder is here, the longest that fits', async () => {
  const { run, runWith } = folder({ ...elsewhere, [CONFIG]: JSON.stringify({ paths: mapped }) })
  const { stdout } = await run('conf/nginx.conf')
  expect(unknown(stdout)).toEqual(['gzipp', 'gzippp'])
  expect(stdout).toMatch(/^conf\/conf\.d\/a\.conf:1:1[\s\S]*^common\/b\.conf:1:1/m)
  const { stdout: inside } = await runWith({ cwd: 'conf' }, 'nginx.conf')
  expect(inside).toMatch(/^conf\.d\/a\.conf:1:1[\s\S]*^\.\.\/common\/b\.conf:1:1/m)
})

test('--path says the same, and more than the file', async () => {
  const { run } = folder({ ...elsewhere, [CONFIG]: '{ "paths": { "/etc/nginx": "nowhere" } }' })
  const paths = Object.entries(mapped).flatMap(([from, to]) => ['--path', `${from}=${to}`])
  expect((await run('conf/nginx.conf')).stdout).toContain(
    '"/etc/nginx/shared/b.conf" is not here: it is looked for as "nowhere/shared/b.conf"',
  )
  expect(unknown((await run(...paths, 'conf/nginx.conf')).stdout)).toEqual(['gzipp', 'gzippp'])
})

test('a folder whose name only begins alike is another one', async () => {
  const { run } = folder({
    'nginx.conf': 'events { }\nhttp { include /srv/nginx2/a.conf; }\n',
    'conf/a.conf': 'gzipp on;\n',
  })
  expect((await run('--path', '/srv/nginx=conf', 'nginx.conf')).stdout).toBe('')
  expect((await run('--path', '/srv=.', 'nginx.conf')).stdout).toContain('it is looked for as "nginx2/a.conf"')
  expect((await run('--path', '/srv/nginx2=conf', 'nginx.conf')).stdout).toContain('unknown directive "gzipp"')
  expect((await run('--path', '/=.', '--path', '/srv/nginx2/=conf', 'nginx.conf')).stdout).toContain('"gzipp"')
})

test('a prefix is looked up in the same way', async () => {
  const { run, runWith } = folder({
    'sites/nginx.conf': 'events { }\nhttp { include a.conf; }\n',
    'conf/a.conf': 'gzipp on;\n',
    [CONFIG]: '{ "prefix": "/etc/nginx", "paths": { "/etc/nginx": "conf" } }',
  })
  expect(unknown((await run('sites/nginx.conf')).stdout)).toEqual(['gzipp'])
  expect(unknown((await runWith({ cwd: 'sites' }, 'nginx.conf')).stdout)).toEqual(['gzipp'])
})

test('target and prefix come from the file, the prefix as seen from there', async () => {
  const { runWith } = folder({
    [CONFIG]: '{ "$schema": "x", "target": "1.18.0", "prefix": "etc" }',
    'sites/nginx.conf': 'events { }\nhttp { include a.conf; }\n',
    'etc/a.conf': 'http2 on;\n',
  })
  const { stdout } = await runWith({ cwd: 'sites' }, 'nginx.conf')
  expect(stdout).toMatch(/^\.\.\/etc\/a\.conf:1:1 {2}error {2}.*1\.25\.1/)
})
