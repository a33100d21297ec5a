import { expect, test } from 'vitest'
import { folder } from './testing.ts'

const CONFIG = 'nginx-lint.config.json'
const wrong = 'gzipp on;\n'

async function refused(config: string): Promise<string> {
  const { status, stdout, stderr } = await folder({ [CONFIG]: config, 'a.conf': wrong }).run('a.conf')
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  return stderr
}

test.each([
  ['{ "rulez": {} }', '1:3: unknown setting "rulez", did you mean "rules"?'],
  ['{ "flavor": "plus" }', '1:3: unknown setting "flavor", did you mean "flavour"?'],
  ['{ "colour": true }', '1:3: unknown setting "colour"'],
  ['{ "target": 1.18 }', '1:13: expected a text in double quotes'],
  ['{ "target": "latest" }', '1:13: "latest" is no nginx release: expected one such as "1.26.3"'],
  ['{ "flavour": "openrest" }', '1:14: unknown flavour "openrest", did you mean "openresty"?'],
  ['{ "flavour": "tengine" }', '1:14: unknown flavour "tengine", expected "nginx", "plus" or "openresty"'],
  ['{ "modules": ["header-more"] }', '1:15: unknown module "header-more", did you mean "headers-more"?'],
  ['{ "modules": [true] }', '1:15: expected the name of a module in double quotes'],
  [
    '{ "rules": { "unknown-directiv": "off" } }',
    '1:14: unknown rule "unknown-directiv", did you mean "unknown-directive"?',
  ],
  ['{ "rules": { "unknown-directive": "warn" } }', '1:35: unknown severity "warn", did you mean "warning"?'],
  ['{ "rules": { "unknown-directive": 2 } }', '1:35: expected "off", "hint", "info", "warning" or "error"'],
  ['{ "rules": [] }', '1:12: expected an object such as { "unknown-directive": "warning" }'],
  ['{ "ignore": "vendor" }', '1:13: expected a list such as ["vendor/**"]'],
  ['{ "paths": { "etc/nginx": "conf" } }', '1:14: "etc/nginx" is no absolute path: expected one such as "/etc/nginx"'],
  ['{ "paths": { "/etc/nginx": [] } }', '1:28: expected a text in double quotes'],
  ['{ "overrides": [{ "rules": {} }] }', '1:17: "files" is missing here'],
  ['{ "overrides": [{ "files": ["a"], "ignore": [] }] }', '1:35: unknown key "ignore"'],
  ['{ "format": { "indentSize": 0 } }', '1:29: expected a whole number from 1 to 16'],
  ['{ "format": { "indentSize": "4" } }', '1:29: expected a whole number from 1 to 16'],
  ['{ "format": { "indentWidth": 4 } }', '1:15: unknown format option "indentWidth"'],
  ['{ "format": { "indentStyle": "tabs" } }', '1:30: unknown indentation "tabs", did you mean "tab"?'],
  ['{ "prefix": "a", "prefix": "b" }', '1:18: "prefix" is given twice'],
  ['[]', '1:1: expected an object such as { "rules": { "unknown-directive": "warning" } }'],
  ['', '1:1: expected a value, but the file ends'],
  ['{ "prefix": "a"', '1:16: expected "}", but the file ends'],
  ['{ "prefix": "a" "target": "1.18" }', '1:17: expected ","'],
  ['{ "prefix" "a" }', '1:12: expected ":"'],
  ['{ prefix: "a" }', '1:3: names and texts stand in double quotes: prefix'],
  ["{ 'prefix': 1 }", "1:3: names and texts stand in double quotes: 'prefix'"],
  ['{ "prefix": yes }', '1:13: names and texts stand in double quotes: yes'],
  ['{ "prefix": "etc }', '1:13: expected a closing quote on this line'],
  ['{ "prefix": "c:\\x" }', '1:13: unknown escape: a backslash in a text is written \\\\'],
  ['{ } /* end', '1:5: this comment has no end'],
  ['{ } { }', '1:5: expected nothing more'],
])('%s is refused', async (config, message) => {
  expect(await refused(config)).toBe(`nginx-lint: ${CONFIG}:${message}\n`)
})

test('all mistakes are told at once, each at its place', async () => {
  expect(await refused('{\n  "rulez": {},\n  "ignore": ["a", 1],\n}\n')).toBe(
    `nginx-lint: ${CONFIG}:2:3: unknown setting "rulez", did you mean "rules"?\n` +
      `${CONFIG}:3:19: expected a text in double quotes\n`,
  )
})

test('comments, trailing commas and a byte order mark are let pass', async () => {
  const config = '\ufeff// ours\n{ /* all */ "rules": { "unknown-directive": "off", }, }\n'
  expect(await folder({ [CONFIG]: config, 'a.conf': wrong }).run('a.conf')).toMatchObject({ status: 0 })
})

test('severities: of the file, then of what overrides it, the last first, then of the command line', async () => {
  const config = {
    rules: { 'unknown-directive': 'warning' },
    overrides: [
      { files: ['legacy/**', '*.old.conf'], rules: { 'unknown-directive': 'info' } },
      { files: ['/legacy/off.conf'], rules: { 'unknown-directive': 'off' } },
    ],
  }
  const names = ['a.conf', 'legacy/b.conf', 'legacy/off.conf', 'x/y.old.conf']
  const { run } = folder({
    [CONFIG]: JSON.stringify(config),
    ...Object.fromEntries(names.map((name) => [name, wrong])),
  })
  const severities = async (...args: string[]) =>
    [...(await run(...args, ...names)).stdout.matchAll(/^(\S+):1:1 {2}(\w+)/gm)].map(
      ([, path, how]) => `${path} ${how}`,
    )
  expect(await severities()).toEqual(['a.conf warning', 'legacy/b.conf info', 'x/y.old.conf info'])
  expect(await severities('--rule', 'unknown-directive=hint')).toEqual(names.map((name) => `${name} hint`))
})

test('globs speak of files below the folder of the configuration file', async () => {
  const { run } = folder({
    'sub/lax.json':
      '{ "ignore": ["*.conf"], "overrides": [{ "files": ["*"], "rules": { "unknown-directive": "hint" } }] }',
    'a.conf': wrong,
  })
  expect((await run('--config', 'sub/lax.json', 'a.conf')).stdout).toContain('a.conf:1:1  error  ')
})

test('included files have severities of their own', async () => {
  const { run } = folder({
    [CONFIG]: '{ "overrides": [{ "files": ["vendor"], "rules": { "unknown-directive": "off" } }] }',
    'nginx.conf': 'events { }\nhttp { include vendor/x.conf; gzipp on; }\n',
    'vendor/x.conf': wrong,
  })
  expect((await run('nginx.conf')).stdout).toMatch(/^nginx\.conf:2:31 .*\n[\s\S]*\n1 error in 1 of 2 files/)
})

test('"format" is laid out as the file says, then as what overrides it', async () => {
  const { run } = folder({
    [CONFIG]: JSON.stringify({
      format: { indentSize: 2 },
      overrides: [{ files: ['legacy'], format: { indentStyle: 'tab' } }],
    }),
    'a.conf': 'server {\nlisten 80;\n}\n',
    'legacy/b.conf': 'server {\nlisten 80;\n}\n',
  })
  const spaces = { status: 0, stdout: 'server {\n  listen 80;\n}\n', stderr: '' }
  expect(await run('format', 'a.conf')).toEqual(spaces)
  expect(await run('format', 'legacy/b.conf')).toEqual({ ...spaces, stdout: 'server {\n\tlisten 80;\n}\n' })
})

test('what cannot be read has a severity, too', async () => {
  const files = { 'nginx.conf': 'events { }\nhttp { include conf.d; }\n', 'conf.d/a.conf': '' }
  const off = '{ "rules": { "unreadable-file": "off" } }'
  expect((await folder(files).run('nginx.conf')).stdout).toContain('cannot read "conf.d": it is a folder')
  expect((await folder({ ...files, [CONFIG]: off }).run('nginx.conf')).stdout).toBe('')
})

test('ignored files are left out, wherever they come from', async () => {
  const { run } = folder({
    [CONFIG]: '{ "ignore": ["vendor/**", "*.old.conf", "/top.conf"] }',
    'nginx.conf': 'events { }\nhttp { include vendor/x.conf; }\n',
    'vendor/x.conf': wrong,
    'a/b.old.conf': wrong,
    'top.conf': wrong,
    'a/top.conf': 'gzip on;\n',
  })
  expect(await run('.')).toEqual({ status: 0, stdout: '', stderr: 'no problems in 2 files\n' })
  expect(await run('top.conf')).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('nginx-lint: no files to check: the configuration file ignores them\n'),
  })
})
