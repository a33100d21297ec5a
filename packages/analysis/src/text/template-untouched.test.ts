import fc from 'fast-check'
import { expect, it, test as property } from 'vitest'
import { HOLE } from './hole.ts'
import { readTemplate } from './template.ts'

const plain: Record<string, string> = {
  'JSON in a log format': `log_format j escape=json '{"a":{"b":"$uri"},"c":[{"d":1}]}' '{{' '}}';`,
  'Mustache for the application': `sub_filter '{{ nonce }}' '$request_id'; return 200 "{{ msg }} {% x %} <%= y %>";`,
  'Lua tables': `content_by_lua_block { local t = {{1, 2}, {3}} ngx.say("{{ a }}", t[1]) }`,
  'Lua strings and comments': `access_by_lua_block { --[[ } ]] local a = [==[ {{ } ]==] -- {{ b }}
  local c = '}' }
location / { }`,
  'regex quantifiers': `location ~ "^/a{2}/\\d{1,3}{{b}}$" { } location ~ ^/(?<name>[^/]+)/(?P<ID>.+)$ { }`,
  'blocks closed together': 'http { server { location / { return 200; }}}',
  'braces opened together': 'server {{ listen 80; }}',
  'a comment behind a brace': 'server {#main\n  #location / {\n  #}\n}',
  'comments about templates':
    '# put {{ name }} here, or ${NAME}, <name>, @NAME@, %%NAME%%, __NAME__, {% if %} <%= %>\nuser a;',
  'braced variables': 'proxy_pass http://${host}_${arg_x}$Host; set $a "${b}";',
  'its own variables in capitals': 'set $UP a; return 200 "${UP}$OTHER"; map $a $KIND { default 1; } root ${KIND};',
  'captures in capitals': 'location ~ ^/(?<NAME>.*)$ { return 200 ${NAME}; }',
  'capitals without braces': 'return 200 $HOST;',
  'named locations':
    'try_files $uri @FALLBACK; error_page 404 @NOT_FOUND; location @FALLBACK { } location @NOT_FOUND { }',
  'e-mail addresses': 'ssl_engine a@EXAMPLE.ORG; server_name b@EXAMPLE@c; x webmaster@HOST @a@;',
  'tags in strings': `sub_filter '<HEAD>' '<HEAD><script>'; return 200 "<HTML>"; add_header X '<NAME>';`,
  'bare tags':
    'sub_filter <head> <HEAD>; sub_filter </HEAD> x; sub_filter __NONCE__ $request_id; return 200 <html>; echo <NAME>;',
  'angles in maps': 'map $a $b { default <none>; ~<script> <NAME>; <a> __NONE__; } split_clients $a $c { * <X>; }',
  'angles in regexes': 'if ($args ~* <script>) { } location ~ ^/(a|b)<NAME>$ { } if ($args ~ <X>) { }',
  'angles that compare': 'if ($x < 1) { } set $a <$b>; set $c 1<2>3;',
  cookies: 'if ($http_cookie ~* "id=([^;]+)(?:;|$)") { set $id $1; }',
  Apache: '<VirtualHost *:80>\n<Directory>\n</Directory>\n<IfModule mod_ssl.c>\n</IfModule>',
  'percent signs': 'rewrite ^/%7E(.*) /%%2F%{HTTP_HOST}/%%a%% last; x "%{REQUEST}" %{A}%;',
  'percent signs around names': 'server_name %domain%; return 200 %HOST%; listen %{PORT}:80; root %{DIR};',
  'words in capitals': 'log_format SHORT_FORM a; access_log a SHORT_FORM;\nEXTRA_LINES\nproxy_pass BACK_END;',
  "the application's fields": `sub_filter '{{ .Nonce }}' $request_id; x '{{.}}' "{{ . }}" '{{..a}}' "{{ .a; }}";`,
  'two underscores': 'location /__health__ { } location /__HEALTH { } set $__a__ 1; x "__EMPTY__"; location /a__B { }',
  'heredoc-like': 'location << { } x <% y;',
  nothing: '',
}

it.each(Object.entries(plain))('leaves %s alone', (_name, text) => {
  expect(readTemplate(text, '/etc/nginx/conf.d/site.conf')).toBeUndefined()
})

it.each([
  [
    'a.conf.template',
    'log_format j \'{"a":{"b":1}}\'; try_files $uri @named; location ~ "a{2}" { } return 200 "<HTML>";',
  ],
  ['a.conf.template', 'content_by_lua_block { local t = {{1, 2}, {3, 4}} }'],
  [
    'a.conf.template',
    'rewrite ^/%E4%B8%AD%20%7Eb$ /%C3%A9a%c3%a9%2F; x %20 100% %a% "%Y%m%d %H:%M" "%a %b" %{host} %%{A};',
  ],
  [
    'a.tpl',
    'log_format a "%{Referer}i" %{a}; # %name% %{NAME} SOME_NAME\nallow all; content_by_lua_block { a = %b% SOME_NAME }',
  ],
  [
    'a.tpl',
    'if ($request_method !~ ^(GET|HEAD|POST)$) { } limit_except GET POST PROPFIND { } dav_methods MKCOL DELETE;',
  ],
  [
    'a.tpl',
    'ssl_ciphers ECDHE-RSA-AES128-GCM-SHA256:HIGH:!aNULL; ssl_conf_command Ciphersuites TLS_AES_128_GCM_SHA256;',
  ],
  [
    'a.tpl',
    'env TZ; env MALLOC_ARENA_MAX;\nenv LD_PRELOAD=/a; fastcgi_param QUERY_STRING $query_string; uwsgi_param\n PATH_INFO a;',
  ],
  [
    'a.tpl',
    'scgi_param HTTPS on; proxy_set_header SCRIPT_NAME ""; passenger_env_var DATABASE_URL a; add_header X_FRAME a;',
  ],
  ['a.tpl', `map $a $b { SOME_KEY 1; default 2; }\ngeo $c { SOME_KEY\n 1; } return 200 "SOME_NAME" 'SOME_NAME';`],
  [
    'a.tpl',
    'root /SOME_DIR; listen A_B; set $c SOME-NAME; x SOMENAME 12_345 Some_Name _____ NAME_a SOME_A.B "SOME_A"b =A_NAME;',
  ],
  ['a.tpl', 'location ~ ^/(?<A_NAME>a) { return 200 $A_NAME; } set $B_NAME 1; location @A_NAME { root a$B_NAME; }'],
  ['a.tpl', 'sub_filter %nonce% $request_id; subs_filter SOME_NONCE %{NONCE};'],
  ['a.j2', 'server_name %domain% SOME_NAME;\nSOME_NAME\nlisten %{PORT}:80;'],
  ['a.conf.j2', 'server { listen 80; }'],
  ['sites-enabled/shop.in', 'return 200 $HOST;'],
])('leaves a plain text alone even in %s', (path, text) => {
  expect(readTemplate(text, path)).toBeUndefined()
})

const path = fc.constantFrom('a.conf', 'a.conf.template', 'a.stpl', 'a.j2', 'a.erb', 'a.gotmpl')
const piece = fc.constantFrom(
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '<%',
    '<%=',
    '%>',
    '{{ a }}',
    '{{ if x }}',
    '{{ end }}',
    '{% if a %}',
    '{% else %}',
  ],
  ...[
    '{% endif %}',
    '{{ define "x" }}',
    '{% macro m() %}',
    '{% endmacro %}',
    '{% set x %}',
    '{% endset %}',
    '%name%',
    '%{PORT}',
    ' SOME_NAME ',
    '${A:-b c}',
    '{% raw %}',
    '{% endraw %}',
    '<% end %>',
    '${A}',
    '$A',
    '@A@',
    '<a>',
    '__A__',
    '%%A%%',
    '{{/*',
    '*/',
  ],
  ...[
    '"',
    "'",
    '\\',
    '$',
    '{',
    '}',
    ';',
    '#',
    '\n',
    '\r\n',
    ' ',
    '\t',
    'a',
    'server',
    'listen 80;',
    'é',
    '💥',
    '[[',
    ']]',
  ],
  ...['content_by_lua_block {', '--', '`', 'map $a $b {', '~'],
)
const soup = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 40 }).map((parts) => parts.join(''))

property('every offset stays true', () => {
  fc.assert(
    fc.property(soup, path, (text, path) => {
      const template = readTemplate(text, path)
      if (!template) return
      expect(template.holes.length).toBeGreaterThan(0)
      expect(template.text.length).toBe(text.length)
      let offset = 0
      for (const { start, end } of template.holes) {
        expect(start).toBeGreaterThanOrEqual(offset)
        expect(end).toBeGreaterThan(start)
        expect(template.text.slice(offset, start)).toBe(text.slice(offset, start))
        const hole = template.text.slice(start, end)
        if (!hole.startsWith(HOLE)) expect(hole).toBe(text.slice(start, end).replace(/[^\r\n]/g, ' '))
        else expect(hole).toBe(HOLE.repeat(end - start))
        offset = end
      }
      expect(template.text.slice(offset)).toBe(text.slice(offset))
    }),
    { numRuns: 5000 },
  )
})

property('plain statements are no template', () => {
  const word = fc.stringMatching(/^[a-z0-9_./:$*~^-]{1,12}$/)
  const statement = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => `${words.join(' ')};\n`)
  fc.assert(
    fc.property(fc.array(statement), path, (statements, path) => {
      expect(readTemplate(`server {\n${statements.join('')}}\n`, path)).toBeUndefined()
    }),
  )
})

it.each([
  '{{',
  '{{{}}',
  '{{"}}',
  '{% raw %}',
  '{%',
  '<%',
  '{{/*',
  'map ',
  'set  ',
  '${A',
  '<a ',
  '<a>;',
  'a {{ if }}b{{ else }};c{{ end }}',
  '@A',
  '__A',
  '(?<a',
  '${A:- ',
  '%a',
  '%{A',
  ' A_',
  'A_B',
  'A_B\n',
  '{{ define "a" }}',
  '{% set a %}',
  '{% macro a %}{% set a %}',
  '"{{ .a',
  'keyval a ',
  '\nset_random',
  '\\',
])('comes to an end with much of %s', (part) => {
  const text = part.repeat(100_000 / part.length)
  for (const path of ['a.template', 'a.j2'])
    expect(readTemplate(text, path)?.text.length ?? text.length).toBe(text.length)
})
