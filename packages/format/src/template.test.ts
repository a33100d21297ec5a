import { expect, test } from 'vitest'
import { format, formatRange } from './format.ts'
import { becomes, stays } from './testing.ts'

test('placeholders are words, and tags on lines of their own stand where comments would', () => {
  becomes(
    'server {\n  listen   {{ port }};\n{{ extra }}\n   {# a\n  comment #}\n  root /x/{{  a }}/b ;\n {{ more }}\n}\n',
    'server {\n    listen {{ port }};\n    {{ extra }}\n   {# a\n  comment #}\n    root /x/{{  a }}/b;\n    {{ more }}\n}\n',
    { path: 'site.conf.j2' },
  )
  becomes('\ufeff  {# a #}\nb   1;\n', '\ufeff{# a #}\nb 1;\n', { path: 'site.conf.j2' })
  stays('\ufeff{% if a %}\nb 1;\n{% endif %}\n', { path: 'site.conf.j2' })
  becomes('server {\n  listen   ${PORT};\n}\n', 'server {\n    listen ${PORT};\n}\n', { path: 'a.conf.template' })
})

test('columns are those of the line, whether its tag is indented or not', () => {
  const path = 'site.conf.j2'
  stays('server {\n{#a#} b c\n        d;\n{#a#} bb d\n         d;\n}\n', { path })
  stays('server {\n    {#a#} b c\n            d;\n}\n', { path })
  stays('server {\n{#a#} b; # one\n    c;   # two\n}\n', { path })
  becomes('server {\n  {#a#} b;  # one\n  c;  # two\n}\n', 'server {\n    {#a#} b; # one\n    c; # two\n}\n', { path })
})

test('tags that branch indent what is between them where the author has it so', () => {
  becomes(
    `
    {% if a %}
    server {
     {% if b %}
     listen   80;
     {% else %}
     listen   81;
     {% endif %}
      {% for x in y %}
        location {{ x }} {
            {% if z %}
        deny   all;
            {% endif %}
          }
      {% endfor %}
      {% if b %}root   /x;{% endif %}
    }
    {% endif %}
    `,
    `
    {% if a %}
    server {
        {% if b %}
        listen 80;
        {% else %}
        listen 81;
        {% endif %}
        {% for x in y %}
            location {{ x }} {
                {% if z %}
                deny all;
                {% endif %}
            }
        {% endfor %}
        {% if b %}root /x;{% endif %}
    }
    {% endif %}
    `,
    { path: 'site.conf.j2' },
  )
})

test('a brace that closes the block around a tag is not between tags', () => {
  becomes('a {\n  b;\n  {% for c in d %}\n     }\n', 'a {\n    b;\n    {% for c in d %}\n}\n', { path: 'site.conf.j2' })
})

test('tags at the beginning of a line stay there', () => {
  becomes(
    `
    {% if a %}
        # one
      location / {
    {% if b %}
    {% for c in d %}
        deny   {{ c }};
    {% endfor %}
    {% endif %}
      }
    {% endif %}
    `,
    `
    {% if a %}
        # one
        location / {
    {% if b %}
    {% for c in d %}
            deny {{ c }};
    {% endfor %}
    {% endif %}
        }
    {% endif %}
    `,
    { path: 'site.conf.j2' },
  )
})

test('empty lines around tags are kept as elsewhere', () => {
  becomes(
    'a {\n\n {# b #}\n\n\n c;\n\n {# d #}\n\n}\n# e\n\n{# f #}\ng;\n',
    'a {\n    {# b #}\n\n    c;\n\n    {# d #}\n}\n# e\n\n{# f #}\ng;\n',
    { path: 'site.conf.j2' },
  )
})

test('what is in a tag of several lines is not touched, but for its line ends', () => {
  const tag = '{% set x = "a  \n\n\n  b" %}'
  stays(`a {\n${tag}\n    b;\n    ${tag} c;\n}\n`, { path: 'site.conf.j2' })
  becomes(`  ${tag}\n\n\na   1;`, `  ${tag}\n\na 1;`, { path: 'site.conf.j2' })
  becomes(`a   1;\n${tag}\nb;\n`, `a 1;\r\n${tag}\r\nb;\r\n`.replace(/\r?\n/g, '\r\n'), {
    path: 'site.conf.j2',
    endOfLine: 'crlf',
  })
})

test('lines behind the last statement that stay as they are have no say in how the others end', () => {
  stays('a b\r\n    c; ${A}\n')
  becomes('\r\n\r\na b "c" \'d\'; ${A}\n ', 'a b "c"\r\n    \'d\'; ${A}\n ', { lineWidth: 8 })
})

test('a template whose branches together are no configuration is left as it is', () => {
  const text = '{% if a %}\nserver {\n{% else %}\nserver  {\n{% endif %}\n}\n'
  expect(format(text, { path: 'a.conf.j2' })).toMatchObject({
    text,
    skipped: [{ start: 0, end: text.length, why: 'template' }],
  })
})

test('a template is left as it is where a placeholder decides whether a quote begins a string', () => {
  for (const behind of ['# \\\t\n', '# "\n  c   d;\n', '# {\n']) {
    const text = `a   b;\n%%A%%${behind}`
    expect(format(text)).toMatchObject({ text, skipped: [{ start: 0, end: text.length, why: 'template', errors: [] }] })
    expect(formatRange(text, { start: 0, end: text.length })).toEqual([])
    becomes(`a   b;\n%%A%% ${behind}`, `a b;\n%%A%% ${behind.replace('\t', '').replace('  c   d', 'c d')}`)
  }
  becomes('a   b;\n%%A%%# c  d \n  e   f;\n', 'a b;\n%%A%%# c  d\ne f;\n')
})

test('the code of a Lua block is not touched, whatever is printed before the name of it', () => {
  stays('${A} content_by_lua_block {   }\n')
  stays('${A} ${B} set_by_lua_block $x { return "a;  b" }\n')
  becomes('b   c;\n{{ a }} "access_by_lua_block"   {  x()  }\n', 'b c;\n{{ a }} "access_by_lua_block" {  x()  }\n', {
    path: 'a.conf.j2',
  })
})

test('parts of a template are left alone, too, when only one of its branches says so', () => {
  const path = 'site.conf.j2'
  const off = '{% if b %}\n# nginx-lint-format off\n443   ssl{% else %}80{% endif %}'
  stays(`a b;\nlisten ${off};\nc   d;\n`, { path })
  becomes(
    `a   b;\nlisten ${off};\nc   d;\n# nginx-lint-format on\ne   f;\n`,
    `a b;\nlisten ${off};\nc   d;\n# nginx-lint-format on\ne f;\n`,
    { path },
  )
  stays('a b;\n{% macro c() %}\n  # nginx-lint-format off\n{% endmacro %}\nc   d;\n', { path })
})

test('a statement with tags on lines among its words is left as it is', () => {
  becomes(
    'server  {\n  log_format  main {{ a }}\n     {{ range b }}\n  x\n  {{ end }};\n  c   d;\n}\n',
    'server {\n    log_format  main {{ a }}\n     {{ range b }}\n  x\n  {{ end }};\n    c d;\n}\n',
    { path: 'nginx.tmpl' },
  )
})

test('a document whose blocks would end elsewhere is left as it is', () => {
  const text = '```nginx\nc   d; ```\n x;\n```\n'
  expect(format(text, { path: 'a.md' })).toMatchObject({ text, skipped: [{ why: 'unsure' }] })
})
