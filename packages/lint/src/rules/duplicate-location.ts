import { hasHole, isInRegex, type Location, locationOf, type Statement, scopesIn } from '@nginx-lint/analysis'
import { headOf, partOf } from '../places.ts'
import { reading } from '../reads.ts'
import { unlessRight } from '../right-blocks.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'duplicate-location',
  group: 'correctness',
  severity: 'error',
  summary: 'Two locations of one level match the same URI in the same way',
  docs: `
    nginx refuses two exact locations (\`= /a\`) with one text, and two prefix locations, of which \`/a\` and \`^~ /a\` are
    both. \`= /a\` beside \`/a\` is fine. Regular expressions and named locations may be repeated, and the first one wins;
    what stands in a regular expression nginx does not compare.
    Join the two blocks; files included into the server count as well.
  `,
  nginxSays: ['duplicate location "/a" in /etc/nginx/nginx.conf:5'],
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#location'],
  bad: [
    {
      code: conf`
        http {
            server {
                location /a { }
                location ^~ /a { }
            #               ^^ error[duplicate-location]: this server has a prefix location "/a" already
                location = /b { }
                location =/b { }
            #             ^^ error[duplicate-location]: this server has an exact location "/b" already
                location /c {
                    location /c/d { }
                    location "/c/d" { }
                #             ^^^^ error[duplicate-location]: this location has a prefix location "/c/d" already
                }
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                include snippets/status.conf;
                location /status { }
            #            ^^^^^^^ error[duplicate-location]: this server has a prefix location "/status" already
            }
        }
      `,
      files: { 'snippets/status.conf': 'location /status { return 204; }' },
    },
  ],
  good: [
    conf`
      http {
          server {
              location /a { }
              location = /a { }
              location /A { }
              location /a/ { location /a/b { } }
              location ~ ^/a { }
              location ~ ^/a { }
              location @a { return 204; }
              location @a { return 204; }
              location = @a { }
          }
          server {
              location /a { }
              location ~ /b {
                  location /b/c { }
                  location /b/c { }
                  location ~ /b/c {
                      location = /b/c { }
                      location = /b/c { }
                  }
              }
          }
      }
    `,
  ],
  checkProject: reading(['location'], (project, report) => {
    for (const scope of [project.root, ...scopesIn(project.root)]) checkScope(scope, project, report)
  }),
})

const checkScope = unlessRight((scope, _project, report) => {
  const { statements, opener } = scope
  if (isInRegex(scope)) return
  const first = new Map<string, Statement>()
  for (const statement of statements) {
    const location = statement.spec && locationOf(statement)
    const kind = location && KINDS[location.kind]
    if (!kind || hasHole(location.pattern) || statement.file.template?.conditional) continue
    const key = `${kind} ${location.pattern}`
    const before = first.get(key)
    if (!before) first.set(key, statement)
    else
      report(statement.file, placeOf(location), `${place(opener)} has ${kind} location "${location.pattern}" already`, {
        related: [{ file: before.file, at: headOf(before), message: 'first defined here' }],
      })
  }
})

/** What nginx compares with each other (ngx_http_join_exact_locations). */
const KINDS: Readonly<Partial<Record<Location['kind'], string>>> = {
  exact: 'an exact',
  prefix: 'a prefix',
  'prefix-first': 'a prefix',
}

const place = (opener: Statement | undefined): string => (opener ? `this ${opener.name}` : 'this file')

const placeOf = ({ word, start }: Location) => partOf(word, { start, end: word.value.length })
