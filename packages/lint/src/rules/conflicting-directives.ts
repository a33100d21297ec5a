import { type Scope, type Statement, statementsOf } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'conflicting-directives',
  group: 'correctness',
  severity: 'error',
  summary: 'Two directives stand in one block of which nginx takes only one',
  docs: `
    \`root\` and \`alias\` both say where files are, \`proxy_cache\` and \`proxy_store\` (also those of \`fastcgi\`,
    \`uwsgi\` and \`scgi\`) both what to do with a copy of a response: a block can have one of the two. One of an outer
    block is no obstacle, it is replaced; and \`off\` is none either.
  `,
  nginxSays: [
    '"alias" directive is duplicate, "root" directive was specified earlier',
    '"root" directive is duplicate, "alias" directive was specified earlier',
    '"proxy_store" directive is incompatible with "proxy_cache"',
    '"proxy_cache" directive is incompatible with "proxy_store"',
  ],
  bad: [
    {
      code: conf`
        http {
            proxy_cache_path /var/cache/nginx/a keys_zone=a:1m;
            server {
                location /static/ {
                    root /srv/site;
                    alias /srv/static/;
                #   ^^^^^ error[conflicting-directives]: "alias" cannot stand in one block with "root": keep one of the two
                }
                location /images/ {
                    alias /srv/images/;
                    root /srv/site;
                #   ^^^^ error[conflicting-directives]: "root" cannot stand in one block with "alias": keep one of the two
                }
                location @files {
                    root /srv/files;
                    alias /srv/files/;
                #   ^^^^^ error[conflicting-directives]: "alias" cannot stand in one block with "root": keep one of the two
                }
                location /api/ {
                    proxy_pass http://127.0.0.1:8080;
                    proxy_cache a;
                    proxy_store on;
                #   ^^^^^^^^^^^ error[conflicting-directives]: "proxy_store" cannot stand in one block with "proxy_cache": keep one of the two
                }
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          root /srv;
          proxy_cache_path /var/cache/nginx/a keys_zone=a:1m;
          proxy_cache a;
          fastcgi_store on;
          server {
              root /srv/site;
              proxy_store on;
              location /static/ { alias /srv/static/; location ~ \.png$ { root /srv; } }
              location /images/ { root /srv; location /images/a { alias /srv/b; } if ($args) { root /srv/c; } }
              location /files/ { if ($args) { root /srv/c; } alias /srv/files/; }
              location /api/ { proxy_cache off; proxy_store on; proxy_pass http://127.0.0.1:8080; }
              location /api2/ { proxy_store off; proxy_cache a; proxy_pass http://127.0.0.1:8080; }
              location /api3/ { fastcgi_store on; proxy_cache a; proxy_pass http://127.0.0.1:8080; }
          }
      }
    `,
  ],
  check: {
    '*'(statement, report) {
      const { spec, name, scope, node } = statement
      if (!spec?.facts.excludes || !counts(statement)) return
      const other = first(scope, spec.facts.excludes)
      const own = first(scope, name)
      if (!other || own !== statement || isBefore(own, other, scope)) return
      report(node.name, `"${name}" cannot stand in one block with "${other.name}": keep one of the two`, {
        related: [{ file: other.file, at: other.node.name, message: `"${other.name}" stands here` }],
      })
    },
  },
})

const first = (scope: Scope, name: string): Statement | undefined => statementsOf(scope, name).find(counts)

const counts = (statement: Statement): boolean => !isOff(statement) && !isConditional(statement)

/** A folder may be called `off`, too. */
const isOff = ({ spec, args }: Statement): boolean =>
  args[0] === 'off' && [spec?.facts.syntax ?? ''].flat().some((line) => line.split(' ').includes('off'))

const isBefore = (a: Statement, b: Statement, { statements }: Scope): boolean =>
  statements.indexOf(a) < statements.indexOf(b)
