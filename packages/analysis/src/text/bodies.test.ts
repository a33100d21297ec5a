import { expect, it } from 'vitest'
import { HOLE } from './hole.ts'
import { readTemplate } from './template.ts'

/** Without white space before line ends, one space for any number of them; `▒` for a hole. */
function drawn(path: string, text: string) {
  const template = readTemplate(text, path)!
  expect(template.text.length).toBe(text.length)
  const drawn = template.text
    .replaceAll(new RegExp(`${HOLE}+`, 'g'), '▒')
    .replace(/[ \t]+$/gm, '')
    .replace(/[ \t]+/g, ' ')
  return { drawn, conditional: template.conditional }
}

it.each([
  [
    'Go',
    'nginx.tmpl',
    `{{- define "server" }}
{{ if .A }}
listen "80; # {{ .Port }}
{{ range .B }}} {{ else }}{ {{ end }}
{{ end }}
nonsense {
{{- end }}
user {{ .User }};
`,
    '\n\n\n\n\n\n\nuser ▒;\n',
  ],
  ['Go, on one line', 'a.gotmpl', '{{define "x"}}a{{if(.b)}}c{{end}}d{{end}}user b;', ' user b;'],
  ['Handlebars', 'a.hbs', '{{#*inline "x"}}a{{#if b}}c{{/if}}{{/inline}}\nuser b;', '\nuser b;'],
  [
    'a macro of Jinja',
    'a.conf',
    `{%- macro location(path, x={}) -%}
location {{ path }} { {% set y %}{% if a %}
{% endset %}
{%- endmacro %}
user {{ u }};`,
    '\n\n\n\nuser ▒;',
  ],
  ['a block of set', 'a.j2', 'http {\n{% set x -%}\r\n  a {\n{%- endset %}\n}', 'http {\n\r\n\n\n}'],
  ['a block of set, with a filter', 'a.j2', '{% set x | replace("=", "") %}\na {\n{% endset %}\nb;', '\n\n\nb;'],
  ['a block of set, in a namespace', 'a.j2', '{%+ set n.x %}\na {\n{% endset %}\nb;', '\n\n\nb;'],
  ['Liquid', 'a.conf.liquid', '{% capture x %}\na {\n{% endcapture %}\nb {{ x }};', '\n\n\nb ▒;'],
  ['raw text within', 'a.j2', '{% macro a() %}{% raw %}{% endmacro %}{% endraw %}\n{ {% endmacro %}\nb;', '\n\nb;'],
  ['one within a word', 'a.j2', 'root /a{% set x %}b c{% endset %}/d;', 'root /a▒/d;'],
  ['one within a statement', 'a.j2', 'a {% set x %};{% endset %} b;', 'a b;'],
  ['one within comments', 'a.j2', '# {% macro a() %}\nuser a;\n# {% endmacro %} b\nc;', '# ▒ b\nc;'],
])('blanks what is only defined: %s', (_name, path, before, after) => {
  expect(drawn(path, before)).toEqual({ drawn: after, conditional: true })
})

it.each([
  ['assignments', 'a.j2', '{% set x = 1 %}a;{% set y = "%" %}\nb;{% set n.x = 2 %}', false, ' a;\nb;'],
  ['several at once', 'a.j2', '{% set x, y = 1, 2 %}\na;\n{% set z %}\nb;{% endset %}c;', true, '\na;\n\n c;'],
  ['blocks of Jinja', 'a.j2', '{% block a %}\na;\n{% endblock %}', true, '\na;\n'],
  [
    'calls and filters',
    'a.j2',
    '{% call a() %}\na;\n{% endcall %}{% filter b %}\nb;{% endfilter %}',
    true,
    '\na;\n\nb;',
  ],
  ['blocks of Go', 'a.gotmpl', '{{ block "a" . }}\na;\n{{ end }}', true, '\na;\n'],
  ['definitions that do not end', 'a.gotmpl', '{{ define "a" }}\na;\n{{ if b }}\n{{ end }}', true, '\na;\n\n'],
  ['definitions that do not begin', 'a.j2', 'a;\n{% endmacro %}\nb;', false, 'a;\n\nb;'],
  ['what another ends', 'a.j2', '{% macro a() %}\na;\n{% endset %}\nb;', true, '\na;\n\nb;'],
  ['what follows the inner end', 'a.j2', '{% set a %}\na;{% set b %}x{% endset %}\nb;', true, '\na;\nb;'],
])('keeps %s', (_name, path, before, conditional, after) => {
  expect(drawn(path, before)).toEqual({ drawn: after, conditional })
})
