import { hasHole, isRegexKind, type Location, locationOf } from '@nginx-lint/analysis'
import { partOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'misplaced-location',
  group: 'correctness',
  severity: 'error',
  summary: 'A location stands in another one that cannot hold it',
  docs: `
    A location inside another one sees only requests that the outer one has matched. So nginx takes a prefix or an exact
    location only where its text begins with all of the text around it: \`/a/b\` inside \`/a\`. Inside a regular
    expression that is nearly never so, and where it is nginx does not look for it: only other regular expressions have
    an effect there. An exact and a named location hold no
    others, and a named one stands directly in its server. Most of the time the inner location belongs beside the outer
    one.
  `,
  nginxSays: [
    'location "/b" is outside location "/a"',
    'location "/a/b" cannot be inside the exact location "/a"',
    'location "/b" cannot be inside the named location "@a"',
    'named location "@a" can be on the server level only',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#location'],
  bad: [
    {
      code: conf`
        http {
            server {
                location /static {
                    location /images { }
                #            ^^^^^^^ error[misplaced-location]: "/images" is outside of "/static", no request gets there: put it beside that location
                    location @missing { return 404; }
                #            ^^^^^^^^ error[misplaced-location]: a named location can stand directly in a server only
                }
                location ~ \.php$ {
                    location = /index.php { }
                #              ^^^^^^^^^^ error[misplaced-location]: inside a location with a regular expression only other regular expressions can stand
                }
                location = /a {
                    location ~ \.png$ { }
                #              ^^^^^^ error[misplaced-location]: an exact location holds no other locations
                }
                location @fallback {
                    location / { }
                #            ^ error[misplaced-location]: a named location holds no other locations
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
                  location /a { }
                  location /ab { }
                  location = /a/b { }
                  location ^~ /a/c { }
                  location ~ \.png$ { location ~* ^/b { } }
              }
              location "" { location "" { } location /b { } }
              location ~ ^/d { location ~ ^/e { } location ^/d/f { } }
              location @fallback { return 404; }
              location =@a { return 404; }
          }
      }
    `,
  ],
  check: {
    location(statement, report) {
      const inner = statement.spec && locationOf(statement)
      const outer = statement.scope.opener && locationOf(statement.scope.opener)
      if (!inner || !outer || hasHole(inner.pattern) || hasHole(outer.pattern)) return
      const wrong = problem(inner, outer)
      if (wrong) report(partOf(inner.word, { start: inner.start, end: inner.word.value.length }), wrong)
    },
  },
})

/** ngx_http_core_location(), in its order. */
function problem(inner: Location, outer: Location): string | undefined {
  if (outer.kind === 'exact') return 'an exact location holds no other locations'
  if (outer.kind === 'named') return 'a named location holds no other locations'
  if (inner.kind === 'named') return 'a named location can stand directly in a server only'
  if (isRegex(inner) || inner.pattern.startsWith(outer.pattern)) return undefined
  return isRegex(outer)
    ? 'inside a location with a regular expression only other regular expressions can stand'
    : `"${inner.pattern}" is outside of "${outer.pattern}", no request gets there: put it beside that location`
}

const isRegex = ({ kind }: Location): boolean => isRegexKind(kind)
