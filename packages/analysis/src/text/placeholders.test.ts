import { modules } from '@nginx-lint/directives'
import { describe, expect, it } from 'vitest'
import { HOLE } from './hole.ts'
import { readTemplate } from './template.ts'

function drawn(path: string, text: string): string {
  const template = readTemplate(text, path)
  return (template?.text ?? text)
    .replaceAll(new RegExp(`${HOLE}+`, 'g'), '▒')
    .replace(/[ \t]+$/gm, '')
    .replace(/ {2,}/g, ' ')
}

describe('variables that the file itself makes', () => {
  const directives = modules.flatMap((module) => Object.entries(module.directives))
  const definers = directives.flatMap(([name, { syntax }]) => {
    const line = [syntax].flat().find((line) => /^(\S+ )?<new variable>/.test(line))
    return line === undefined ? [] : [`${name} ${line.startsWith('<new') ? '' : '$a '}$NAME`]
  })

  it.each([...new Set(definers)])('%s', (definition) => {
    const block = /^(map|geo|split_clients|num_map) /.test(definition) ? ' { }' : ' a b;'
    expect(readTemplate(`${definition}${block} return 200 "\${NAME}";`, 'a.conf')).toBeUndefined()
    expect(drawn('a.template', `${definition}${block} return 200 $NAME;`)).toBe(
      `${definition}${block} return 200 $NAME;`,
    )
  })

  it.each([
    ['set_real_ip_from ${NAME};', 'set_real_ip_from ▒;'],
    ['set_real_ip_from $NAME; allow ${NAME};', 'set_real_ip_from ▒; allow ▒;'],
    ['proxy_set_header ${NAME} a;', 'proxy_set_header ▒ a;'],
    ['set_cookie_flag ${NAME} secure;', 'set_cookie_flag ▒ secure;'],
    ['set_base32_alphabet ${NAME};', 'set_base32_alphabet ▒;'],
    ['map ${NAME} $b { }', 'map ▒ $b { }'],
    ['set $a ${NAME};', 'set $a ▒;'],
  ])('not by %s', (before, after) => {
    expect(drawn('a.template', before)).toBe(after)
  })
})

it.each([
  ['a.conf', 'fastcgi_buffers ${BUFFERS:-256 32k};', 'fastcgi_buffers ▒;'],
  ['a.conf', 'x "${A:-b c}" ${B-\td e}${C:+ }/f;', 'x "▒" ▒/f;'],
  ['a.conf', 'x ${A:-b\n}', 'x ${A:-b\n}'],
  ['a.conf', 'x ${A:-b; c }', 'x ${A:-b; c }'],
  ['a.conf', 'x ${A b}', 'x ${A b}'],
])('defaults may have blanks, in %s: %s', (path, before, after) => {
  expect(drawn(path, before)).toBe(after)
})

it.each([
  ['nginx.conf.sigil', 'listen [{{ $.IP6 }}]:{{ $port }}; {{ if $.A }}a;{{ end }}', 'listen [▒]:▒; a;'],
  ['a.conf', 'return 200 "{{ $.NAME }}"; root \'{{.Dir}}\';', 'return 200 "▒"; root \'▒\';'],
  ['a.conf', 'return 200 "{{- .a.b | quote -}}"; x "{{ y }}";', 'return 200 "▒"; x "▒";'],
  ['a.conf', 'return 200 "{{ .a }} {% b %}";', 'return 200 "▒ {% b %}";'],
  ['a.conf', 'return 200 "{{ a }}" "{{ a.b }}";', 'return 200 "{{ a }}" "{{ a.b }}";'],
])('fields of Go, in %s: %s', (path, before, after) => {
  expect(drawn(path, before)).toBe(after)
})

it.each([
  ['%name%', 'listen %ip%:%web_port%; include %home%/%user%/a_*;', 'listen ▒:▒; include ▒/▒/a_*;'],
  ['%name%', 'x "%domain%" %APP_ROOT% ~* \\.(%proxy_extensions%)$ /a%20%domain%;', 'x "▒" ▒ ~* \\.(▒)$ /a%20▒;'],
  ['%name%', 'fastcgi_pass %backend_lsnr%; x %%NAME%%;', 'fastcgi_pass ▒; x ▒;'],
  ['%name%', 'server {\n  %extra%\n}', 'server {\n\n}'],
  ['%{NAME}', 'listen %{PORT}; listen %{SSL_PORT} ssl; root "/%{DIR}";', 'listen ▒; listen ▒ ssl; root "/▒";'],
  ['%{NAME}', 'location %{PATH} { }', 'location ▒ { }'],
  ['NAME_X', 'proxy_pass VALET_PROXY_HOST;resolver A RESOLVER_CONFIG valid=1s;', 'proxy_pass ▒;resolver A ▒ valid=1s;'],
  ['NAME_X', 'server {\n  PROXY_SSL_CONFIG\n  HTTP3_CONFIG # a\n}\nSET_REAL_IP_FROM', 'server {\n\n # a\n}\n'],
  [
    'NAME_X',
    'fastcgi_param SERVER_NAME THE_NAME; real_ip_header IP_HEADER;',
    'fastcgi_param SERVER_NAME ▒; real_ip_header ▒;',
  ],
  [
    'NAME_X',
    'EXTRA_LINES; upstream BACK_END{ } map $a $b { default DEFAULT_1; }',
    '▒; upstream ▒{ } map $a $b { default ▒; }',
  ],
])('%s in files whose name says template: %s', (_name, before, after) => {
  for (const path of ['a.tpl', 'a.stpl', 'a.conf.tmpl', 'a.conf.template']) expect(drawn(path, before)).toBe(after)
  expect(readTemplate(before.replace('%%NAME%%', ''), 'a.conf')).toBeUndefined()
})

it.each([
  ['server {\n  %extra%\n}', true],
  ['server {\n  EXTRA_LINES\n}', true],
  ['server { EXTRA_LINES }', true],
  ['EXTRA_LINES;', false],
  ['log_format a\n EXTRA_LINES\n b;', false],
  ['listen %{PORT};', false],
])('knows whether all of a line may be absent: %s', (text, conditional) => {
  expect(readTemplate(text, 'a.tpl')).toMatchObject({ kind: 'placeholder', conditional })
})
