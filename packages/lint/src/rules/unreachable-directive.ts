import { endsAlways, type Scope, type Statement, scriptOf } from '@nginx-lint/analysis'
import { headOf } from '../places.ts'
import { conf, defineRule, type Report } from '../rule.ts'

export default defineRule({
  id: 'unreachable-directive',
  group: 'correctness',
  severity: 'warning',
  summary: 'A directive is never run, as "return" or "break" comes before it',
  docs: `
    \`return\` answers at once. The directives of the rewrite module (\`rewrite\`, \`set\`, \`if\`, \`return\`, \`break\`) run in
    the order in which they are written, so that those behind it never do; nor do those behind \`break\`. All of them come
    before anything else, wherever they stand: in a location that returns, \`proxy_pass\` and \`try_files\` are of no use
    even when they are written first. Remove them, or put the \`return\` into an \`if\` or a location of its own.
  `,
  bad: [
    {
      code: conf`
        http {
            server {
                location /a {
                    return 301 /b;
                    rewrite ^ /c last;
            #       ^^^^^^^^^^^^^^^^^ warning[unreachable-directive]: is never run: "return" above ends all requests here
                    if ($arg_x) { set $y 1; }
            #       ^^^^^^^^^^^ warning[unreachable-directive]: is never run: "return" above ends all requests here
                }
                location /d {
                    proxy_pass http://127.0.0.1;
            #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[unreachable-directive]: is never run: "return" ends all requests here before
                    try_files $uri =404;
            #       ^^^^^^^^^^^^^^^^^^^ warning[unreachable-directive]: is never run: "return" ends all requests here before
                    return 403;
                }
                location /e {
                    break;
                    set $x 1;
            #       ^^^^^^^^ warning[unreachable-directive]: is never run: "break" above ends the rewrite directives here
                    proxy_pass http://127.0.0.1;
                }
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              location /a {
                  if ($arg_x) { return 403; }
                  rewrite ^/a/x /x break;
                  return 200;
                  root /srv;
                  add_header X y;
              }
              location /b {
                  rewrite ^/b/x /x break;
                  proxy_pass http://127.0.0.1;
                  return 404;
              }
              location /c {
                  limit_except GET { deny all; }
                  proxy_pass http://127.0.0.1;
                  return 404;
              }
              location /d {
                  if ($arg_x) { break; }
                  try_files $uri /a;
                  return 404;
              }
          }
      }
    `,
    conf`
      http {
          server {
              return 301 https://example.com$request_uri;
              ssl_protocols TLSv1.2;
          }
      }
    `,
  ],
  check: {
    server: ({ inner }, report) => checkBlock(inner, report),
    location: ({ inner }, report) => checkBlock(inner, report),
    if: ({ inner }, report) => checkBlock(inner, report),
  },
})

function checkBlock(scope: Scope | undefined, report: Report): void {
  // Branches of a template stand beside each other.
  if (!scope?.context?.startsWith('http.') || scope.statements.some(({ file }) => file.template?.conditional)) return
  const script = scriptOf(scope)
  const own = script.filter(({ statement }) => statement.scope === scope)
  const end = own.find(({ op }) => op === 'return' || op === 'break')
  if (!end) return
  const says = end.op === 'return' ? 'ends all requests here' : 'ends the rewrite directives here'
  // What another file has is perhaps included elsewhere, too, where nothing stands before it.
  const isHere = ({ file }: Statement): boolean => file === end.statement.file
  for (const { statement } of own.slice(own.indexOf(end) + 1))
    if (isHere(statement)) report(headOf(statement), `is never run: "${end.op}" above ${says}`, NEVER)
  if (scope.context === 'http.location' && endsAlways(script))
    for (const statement of contentOf(scope).filter(isHere))
      report(headOf(statement), 'is never run: "return" ends all requests here before', NEVER)
}

const NEVER = { tags: ['unnecessary'] } as const

/** What answers a request when the rewrite directives have not. */
function contentOf({ statements }: Scope): readonly Statement[] {
  // Its own methods pass by the rewrite directives.
  if (statements.some(({ inner }) => inner?.context === 'http.location.limit_except')) return []
  return statements.filter(({ spec, name }) => spec?.facts.content || (spec && name === 'try_files'))
}
