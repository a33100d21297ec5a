import { loadMarkdown, loadText, memoryFiles } from '@nginx-lint/analysis'
import { expect, test } from 'vitest'
import { type LintOptions, lint } from './lint.ts'
import type { Diagnostic } from './rule.ts'

/** The findings as `path: text found there: rule`. */
async function check(
  text: string,
  { path = 'nginx.conf', files = {}, ...options }: LintOptions & { path?: string; files?: Record<string, string> } = {},
) {
  const project = await loadText(path, text, memoryFiles(files))
  const texts: Record<string, string> = { ...files, [path]: text }
  return lint(project, options).map((d) => shown(d, texts[d.path]!))
}

const shown = (d: Diagnostic, text: string) => `${d.path}: ${text.slice(d.start, d.end)}: ${d.severity} ${d.rule}`

test('findings stand in their own file, in the order of files and places, each once', async () => {
  const found = await check('events { }\nhttp { gzip maybe; include a; server { include a; } }', {
    files: { a: 'sendfile no;\nfoo;' },
  })
  expect(found).toEqual([
    'nginx.conf: maybe: error invalid-argument',
    'a: no: error invalid-argument',
    'a: foo: error unknown-directive',
  ])
})

test('of some files all is found, and of the others nothing', async () => {
  const files = {
    a: 'sendfile no; # nginx-lint-ignore unknown-directive: none\nlog_format short "$status";',
    b: 'foo; # nginx-lint-ignore unknown-directive: why\naccess_log /a.log shrt;\nlog_format short "$status";',
  }
  const text = 'events { }\nhttp { gzip maybe; include a; include b; }'
  const all = await check(text, { files })
  const some = await check(text, { files, only: new Set(['b']) })
  expect(some).toEqual(all.filter((finding) => finding.startsWith('b: ')))
  expect(some.map((finding) => finding.split(' ').at(-1))).toEqual(['undefined-symbol', 'duplicate-definition'])
  expect(all.length).toBeGreaterThan(some.length + 2)
})

test('a server behind a missing semicolon is a server', async () => {
  const found = await check('events { }\nhttp { upstream u {\nrandom\nserver 127.0.0.1:1;\n} }')
  expect(found).toEqual(['nginx.conf: random: error missing-semicolon'])
})

test('an included file is judged in the context of each place', async () => {
  const found = await check('events { }\nhttp { include a; server { include a; } }', { files: { a: 'listen 80;' } })
  expect(found).toEqual(['a: listen: error wrong-context'])
})

test('severities are set by rule', async () => {
  expect(await check('gzip maybe;', { severities: { 'invalid-argument': 'hint' } })).toEqual([
    'nginx.conf: maybe: hint invalid-argument',
  ])
  expect(await check('gzip maybe;', { severities: { 'invalid-argument': 'off' } })).toEqual([])
})

test('severities may differ from file to file', async () => {
  const text = 'events { }\nhttp { include a; include b; gzip maybe; }'
  const found = await check(text, {
    files: { a: 'sendfile no;', b: 'tcp_nopush no;' },
    severities: (path) => ({ 'invalid-argument': path === 'a' ? 'off' : path === 'b' ? 'info' : 'hint' }),
  })
  expect(found).toEqual(['nginx.conf: maybe: hint invalid-argument', 'b: no: info invalid-argument'])
})

test('behind a quote that is not closed nothing is said', async () => {
  expect(await check('gzip maybe;\nadd_header A "b;\nfoo bar;\nbaz {\n')).toEqual([
    'nginx.conf: maybe: error invalid-argument',
    'nginx.conf: "b;: error unclosed-quote',
  ])
})

test('one missing brace gives one finding', async () => {
  const text =
    'http {\n    server {\n        location / {\n            root /x;\n    }\n    server {\n        listen 81;\n    }\n}\n'
  expect(await check(text)).toHaveLength(1)
})

test('behind a brace put where a person would, nothing is said of blocks', async () => {
  const text = 'http {\n    lua_shared_dict a 10M;\nlua_shared_dict b 10M;\nfoo;\n'
  expect(await check(text)).toEqual([
    expect.stringContaining('unbalanced-braces'),
    'nginx.conf: foo: error unknown-directive',
  ])
})

test('a fragment that only includes others is meant for where those belong', async () => {
  const files = { 'common.conf': 'location / { }', 'more.conf': 'listen 80;' }
  expect(await check('include common.conf;\ninclude more.conf;', { path: 'site.conf', files })).toEqual([])
})

test('a document shows pieces and alternatives', async () => {
  const block = (code: string) => `\`\`\`nginx\n${code}\n\`\`\`\n`
  const text = [
    'map $host $a { default 1; }\nlocation / { proxy_pass http://b; }',
    'gzip on;\n# or\ngzip off;',
    'http { server { proxy_cache elsewhere; access_log a main; } include conf.d/x.conf; }',
  ].map(block)
  const projects = await loadMarkdown('a.md', text.join('\n'))
  expect(projects.flatMap((p) => lint(p))).toEqual([])
})

test('places in Markdown are those of the document', async () => {
  const text = 'Intro\n\n- item\n\n  ```nginx\n  gzip maybe;\n  ```\n\n```nginx\nlocaltion / { }\n```\n'
  const projects = await loadMarkdown('a.md', text)
  expect(projects.flatMap((p) => lint(p)).map((d) => shown(d, text))).toEqual([
    'a.md: maybe: error invalid-argument',
    'a.md: localtion: error unknown-directive',
  ])
})

test.each([
  ['worker_processes {{ workers }};\nworker_rlimit_nofile {{ n }}{{ m }};', 'nginx.conf.j2'],
  ['server { listen ${PORT}; server_name ${NAME} www.${NAME}; }', 'default.conf.template'],
  ['{% if ssl %}\nserver { listen 443; {% else %}\nserver { listen 80; {% endif %}\n gzip {{ x }}; }', 'a.j2'],
  ['gzip_buffers {{ number_and_size }};\n{{ extra }}\n', 'a.conf.j2'],
  ['server {\n{% if a %}\n    root /a;\n{% else %}\n    root /b;\n{% endif %}\n}', 'a.j2'],
])('a template gives no false finding: %j', async (text, path) => {
  expect(await check(text, { path })).toEqual([])
})

test('the rest of a template is still checked', async () => {
  expect(await check('server { listen {{ port }}; localtion / { } gzip maybe; }', { path: 'a.j2' })).toEqual([
    'a.j2: localtion: error unknown-directive',
    'a.j2: maybe: error invalid-argument',
  ])
})
