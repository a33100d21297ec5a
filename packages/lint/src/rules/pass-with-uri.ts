import { hasHole, locationOf, type Statement } from '@nginx-lint/analysis'
import { parseUrl } from '@nginx-lint/directives'
import type { Span } from '@nginx-lint/syntax'
import { partOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'pass-with-uri',
  group: 'correctness',
  severity: 'error',
  summary: 'A "proxy_pass" has a path where nginx could not tell what to replace by it',
  docs: `
    With a path behind the host, be it only \`/\`, nginx replaces the part of the URI that the location matched by that
    path. A regular expression, a named location, an \`if\` and a \`limit_except\` match no such part, so that nginx
    refuses the path there. Without the path the URI of the request is passed as it is; to change it, use \`rewrite … break\`
    before, or a value with variables, which nginx takes as the whole URI.
  `,
  nginxSays: [
    '"proxy_pass" cannot have URI part in location given by regular expression, or inside named location, or inside "if" statement, or inside "limit_except" block',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass'],
  bad: [
    {
      code: conf`
        http {
            server {
                location ~ \.php$ {
                    proxy_pass http://127.0.0.1:8080/;
                #                                   ^ error[pass-with-uri]: no path can be passed in a location with a regular expression: delete "/", and the URI of the request is passed
                }
                location @app {
                    proxy_pass http://unix:/run/app.sock:/app;
                #                                        ^^^^ error[pass-with-uri]: no path can be passed in a named location: delete "/app", and the URI of the request is passed
                }
                location / {
                    if ($args) {
                        proxy_pass http://app?all;
                    #                        ^^^^ error[pass-with-uri]: no path can be passed in "if": delete "?all", and the URI of the request is passed
                    }
                    limit_except GET {
                        proxy_pass https://[::1]/a;
                    #                           ^^ error[pass-with-uri]: no path can be passed in "limit_except": delete "/a", and the URI of the request is passed
                    }
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
              location ~ \.php$ { proxy_pass http://127.0.0.1:8080; }
              location ~ \.asp$ { proxy_pass http://127.0.0.1:8080$uri; }
              location ~ \.jsp$ { proxy_pass http://unix:/run/app.sock; }
              location ~ \.cgi$ { proxy_pass http://unix:/run/app.sock:; }
              location @app { proxy_pass http://app; }
              location / {
                  proxy_pass http://127.0.0.1/b/;
                  if ($args) { proxy_pass http://127.0.0.1/$uri; }
              }
              location = /c { proxy_pass http://127.0.0.1/; }
              location ^~ /d { proxy_pass http://127.0.0.1/; }
              location ~ ^/e { location ~ f { proxy_pass http://127.0.0.1; } }
          }
          upstream app { server 127.0.0.1:8080; }
      }
    `,
  ],
  check: {
    proxy_pass(statement, report) {
      const place = statement.spec && placeWithoutUri(statement)
      const at = place && uriPart(statement.args[0] ?? '')
      if (!at) return
      const text = statement.args[0]!.slice(at.start)
      report(
        partOf(statement.node.args[0]!, at),
        `no path can be passed in ${place}: delete "${text}", and the URI of the request is passed`,
      )
    },
  },
})

/** ngx_http_proxy_pass(): `named`, `regex` or `noname` is set. */
function placeWithoutUri({ scope: { context, opener } }: Statement): string | undefined {
  if (context === 'http.location.if' || context === 'http.location.limit_except') return `"${opener?.name}"`
  switch (opener && locationOf(opener)?.kind) {
    case 'named':
      return 'a named location'
    case 'regex':
    case 'caseless-regex':
      return 'a location with a regular expression'
    default:
      return undefined
  }
}

/** Where the path begins in a value without variables. */
export function uriPart(text: string): Span | undefined {
  const scheme = /^https?:\/\//i.exec(text)?.[0].length
  if (scheme === undefined || text.includes('$') || hasHole(text)) return undefined
  const { error, uri } = parseUrl(text.slice(scheme), { uri: true })
  return error === undefined && uri ? { start: text.length - uri.length, end: text.length } : undefined
}
