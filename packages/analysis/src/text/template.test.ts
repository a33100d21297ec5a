import { describe, expect, it } from 'vitest'
import { HOLE, hasHole } from './hole.ts'
import { readTemplate } from './template.ts'

/** Draws what nginx's grammar gets to read: `▒` for a hole of any length, one space for any number of them. */
function check(path: string, before: string, after: string, expected: { kind: string; conditional?: boolean }) {
  const template = readTemplate(before, path)!
  expect(template).toBeDefined()
  expect(drawn(template.text)).toBe(after)
  expect({ kind: template.kind, conditional: template.conditional }).toEqual({ conditional: false, ...expected })
  expect(template.text.length).toBe(before.length)
}

function drawn(text: string): string {
  return text
    .replaceAll(new RegExp(`${HOLE}+`, 'g'), '▒')
    .replace(/[ \t]+$/gm, '')
    .replace(/(?<=\S)[ \t]+/g, ' ')
}

describe('envsubst', () => {
  it('replaces names in capitals', () => {
    check(
      'default.conf',
      `
server {
  listen \${PORT};
  server_name www.\${HOST}.org $host;
  return 301 "https://\${HOST}:\${PORT:-443}$request_uri";
}`,
      `
server {
  listen ▒;
  server_name www.▒.org $host;
  return 301 "https://▒:▒$request_uri";
}`,
      { kind: 'envsubst' },
    )
  })

  it('takes $NAME for a placeholder when the name of the file says template', () => {
    check('nginx.conf.template', 'listen $PORT; root $document_root/$DIR;', 'listen ▒; root $document_root/▒;', {
      kind: 'envsubst',
    })
  })

  it('may put whole statements on a line of their own', () => {
    check('a.conf.template', 'server {\n  ${EXTRA}\n  $MORE\n}\n', 'server {\n\n\n}\n', {
      kind: 'envsubst',
      conditional: true,
    })
  })

  it('leaves the variables that the file itself makes', () => {
    check(
      'a.conf.template',
      'set $BACKEND "${UPSTREAM}"; map $uri $KIND { ~^/(?<REST>.*) 1; } return 200 "$BACKEND ${KIND} $REST";',
      'set $BACKEND "▒"; map $uri $KIND { ~^/(?<REST>.*) 1; } return 200 "$BACKEND ${KIND} $REST";',
      { kind: 'envsubst' },
    )
  })
})

describe('Jinja', () => {
  it('keeps the bodies of control statements', () => {
    check(
      'nginx.conf.j2',
      `
# {{ ansible_managed }}
{# it's a comment {
   of two lines #}
{% if ssl -%}
server { # it's
  listen {{ port }} ssl;
  server_name {{ names | join(' ') }};
{%- for l in locations %}
  location {{ l['path'] }} {
    {{ l.extra }}
  }
{% endfor %}
}
{% endif %}`,
      `
#



server { # it's
  listen ▒ ssl;
  server_name ▒;

  location ▒ {

  }

}
`,
      { kind: 'jinja', conditional: true },
    )
  })

  it('makes one hole of alternatives within a statement', () => {
    check(
      'site.conf',
      `
listen {% if ssl %}443 ssl{% else %}80{% endif %} default_server;
{% if a %}listen 80{% else %}listen 81{% endif %};
listen {% if ssl %}443 ssl;{% else %}80;{% endif %}
proxy_pass http://{% if a %}b{% else %}"c d"{% endif %}/x;
return 301 "{% if a %}http{% else %}https{% endif %}://a";
`,
      `
listen ▒ default_server;
▒;
listen ▒;
proxy_pass http://▒/x;
return 301 "▒://a";
`,
      { kind: 'jinja', conditional: true },
    )
  })

  it('reads what is optional within a statement as if it were there', () => {
    check(
      'site.j2.conf',
      'listen 80{% if a %} ssl{% endif %}; root /a{% if b %}/b{% endif %}/c; x {% for s in l %}{{ s }} {% endfor %};',
      'listen 80 ssl ; root /a▒/b▒/c; x ▒ ;',
      { kind: 'jinja', conditional: true },
    )
  })

  it('keeps both branches when they open the block', () => {
    check(
      'a.j2',
      '{% if a %}\nserver {\n{% else %}\nserver { listen 81;\n{% endif %}\n}',
      '\nserver {\n\nserver { listen 81;\n\n}',
      { kind: 'jinja', conditional: true },
    )
  })

  it('knows strings, dictionaries, raw text and holes of several lines', () => {
    check(
      'a.j2',
      `a {{ "}}" }} {{ {'b': {}} }} {{ b
  | default("c") }};
{% raw %}log_format j '{{ x }}';{% endraw %}
{% set x = 1 %}`,
      `a ▒ ▒ ▒;
         log_format j '{{ x }}';
`,
      { kind: 'jinja' },
    )
  })

  it('does not let a comment end early', () => {
    check('a.j2', '# {{ a\n | b }} c;\nd {{ e }};', '# ▒ c;\nd ▒;', { kind: 'jinja' })
  })

  it('replaces in strings and Lua, too, once it is believed', () => {
    check(
      'a.conf',
      'root {{ a }}; x "{{ b }}" \'{% if c %}d{% endif %}\'; content_by_lua_block { local a = "{{ e }}" -- }\n }',
      'root ▒; x "▒" \'▒d▒\'; content_by_lua_block { local a = "▒" -- }\n }',
      { kind: 'jinja', conditional: true },
    )
  })
})

describe('ERB', () => {
  it('reads Ruby and Puppet', () => {
    check(
      'vhost.conf.erb',
      `
<%- | String $name | -%>
<%# comment %>
<% if @ssl -%>
server_name <%= @names.join(' ') %><% if @more -%> <%= @more %><% end -%>;
<% end -%>
<%- @lines.each do |line| -%>
<%= line %>
<%- end -%>
listen <% if @a %>80<% else %>81<% end %>;
user <%% a; `,
      `



server_name ▒ ▒ ;




listen ▒;
user <%% a;`,
      { kind: 'erb', conditional: true },
    )
  })
})

describe('Go', () => {
  it('reads control words, comments and assignments', () => {
    check(
      'nginx.tmpl',
      `
{{/* it's { */}}
{{ $servers := .Servers }}
{{- range $i, $s := $servers }}
upstream {{ $s.Name }}{
  {{ range service "a" }}server {{.Address}}:{{.Port}};
  {{ end }}
}
{{- end }}
{{ template "extra" . }}
{{ if .Body }}{{ .Body }}{{ end }}
{{ if .Tls }}listen 443{{ end }};
set $proxy_upstream_name {{ buildName $location | quote }};
if ($http_x = \${{ .Var }}) { }
`,
      `



upstream ▒{
                         server ▒:▒;

}



             listen 443 ;
set $proxy_upstream_name ▒;
if ($http_x = $▒) { }
`,
      { kind: 'go', conditional: true },
    )
  })

  it('reads Handlebars and Mustache', () => {
    check(
      'site.conf.hbs',
      '{{!-- a }} b --}}\n{{#each servers}}\nlisten {{this.port}}{{#if ssl}} ssl{{/if}};\n{{/each}}\n{{> extra}}\nroot {{{dir}}};',
      '\n\nlisten ▒ ssl ;\n\n\nroot ▒;',
      { kind: 'go', conditional: true },
    )
  })
})

describe('placeholders', () => {
  it.each([
    ['listen %%PORT%%;', 'listen ▒;'],
    ['root @PREFIX@/html; listen @HOST@:@PORT@;', 'root ▒/html; listen ▒:▒;'],
    ['server_name <your-domain> www.<your-domain>;', 'server_name ▒ www.▒;'],
    ['server_name <your domain here>;', 'server_name ▒;'],
    ['proxy_pass http://<HOST>:<PORT>/<path>/;', 'proxy_pass http://▒:▒/▒/;'],
    ['location __PATH__/ { alias __DIR__/; }', 'location ▒/ { alias ▒/; }'],
    ['rewrite ^__PATH__$ __PATH__/; x "__PATH__";', 'rewrite ^▒$ ▒/; x "▒";'],
    ['fastcgi_pass unix:/run/php__PHP_VERSION__-fpm.sock;', 'fastcgi_pass unix:/run/php▒-fpm.sock;'],
    ['server_name {{HOST}};', 'server_name ▒;'],
  ])('%s', (before, after) => check('site.conf', before, after, { kind: 'placeholder' }))

  it('may stand for statements', () => {
    check('a.conf', '${A} ${B} content_by_lua_block { "}" ; }', '          content_by_lua_block { "}" ; }', {
      kind: 'envsubst',
      conditional: true,
    })
    check('a.conf', '${A}_by_lua_block { "}" ; }', '▒_by_lua_block { "}" ; }', { kind: 'envsubst' })
    check('a.conf', 'server {\n  @EXTRA@\n  <LOCATIONS> # all\n}\n', 'server {\n\n              # all\n}\n', {
      kind: 'placeholder',
      conditional: true,
    })
  })
})

it('tells words with holes from others', () => {
  expect(hasHole(`/a${HOLE}${HOLE}`)).toBe(true)
  expect(hasHole('/a')).toBe(false)
})
