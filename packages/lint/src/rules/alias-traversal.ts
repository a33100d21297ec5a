import { hasHole, type Location, levelAround, locationOf, outwards, type Scope, takerOf } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { partOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'
import { isAskedFor } from '../uri-conditions.ts'

export default defineRule({
  id: 'alias-traversal',
  group: 'security',
  severity: 'warning',
  summary: 'A prefix without a slash at its end lets clients out of the folder of its "alias"',
  docs: `
    nginx puts the folder of \`alias\` in the place of the location's prefix, letter by letter. With \`location /img\` and
    \`alias /data/images/;\` the URI \`/img../secret\` becomes \`/data/images/../secret\`, and nginx serves what lies beside the
    folder: \`..\` is only cleaned away where it is all there is between two slashes of the URI. End both with a slash, or
    neither. That a check of \`$uri\` or another location takes such URIs is seen, and then nothing is said.
  `,
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#alias'],
  bad: [
    {
      code: conf`
        http {
            server {
                location /img {
            #            ^^^^ warning[alias-traversal]: "/img../" is taken as well, and leads out of "/data/images/": end the prefix with a slash, too
                    alias /data/images/;
                }
                location ^~/static {
            #              ^^^^^^^ warning[alias-traversal]: "/static../" is taken as well, and leads out of "$app/static/": end the prefix with a slash, too
                    alias $app/static/;
                    location ~ \.map$ { deny all; }
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
              location /a/ { alias /data/a/; }
              location /b { alias /data/b; }
              location = /c { alias /data/c/; }
              location ~ ^/d { alias /data/d/; }
              location /e { root /data/e/; }
              location /f { alias /; }
              location /g { alias /data/g/; }
              location /g. { return 404; }
              location /h { alias /data/h/; if ($uri ~ \.\.) { return 403; } }
              location /i { alias /data/i/; internal; }
              location /j { alias /data/j/; proxy_pass http://127.0.0.1; }
              location / { alias /data/k/; }
          }
          server {
              location ~ \.\./ { return 403; }
              location /a { alias /data/a/; }
          }
          server {
              if ($request_uri ~ "\.\.") { return 403; }
              location /a { alias /data/a/; }
          }
      }
    `,
  ],
  check: {
    // ngx_http_map_uri_to_path(); ngx_http_parse_complex_uri() leaves "/img../" as it is.
    alias({ spec, args, scope }, report) {
      const location = spec && scope.opener && locationOf(scope.opener)
      const folder = args[0] ?? ''
      if (!location || !leadsOut(location, folder)) return
      if (isConditional(scope.opener) || isHeld(scope)) return
      const { word, start, pattern } = location
      const end = word.end - word.quote.length
      const wrong = `"${pattern}../" is taken as well, and leads out of "${folder}"`
      report(partOf(word, { start, end: word.value.length }), `${wrong}: end the prefix with a slash, too`, {
        fix: { title: `Replace it by "${pattern}/"`, edits: [{ start: end, end, text: '/' }], unsafe: true },
      })
    },
  },
})

export const leadsOut = ({ kind, pattern }: Location, folder: string): boolean =>
  (kind === 'prefix' || kind === 'prefix-first') &&
  !hasHole(pattern + folder) &&
  /^\/.*[^/]$/s.test(pattern) &&
  /[^/]\/$/.test(folder)

/** Nobody gets there with such a URI, or no file is read. */
function isHeld(scope: Scope): boolean {
  const { statements, opener } = scope
  if (statements.some(({ name, spec }) => name === 'internal' || spec?.facts.content === 'redirecting')) return true
  const uri = `${locationOf(opener!)!.pattern}../secret`
  const taker = takerOf(levelAround(scope), uri)
  if (!taker || ![...outwards(taker.scope)].includes(scope)) return true
  return isAskedFor(uri, scope)
}
