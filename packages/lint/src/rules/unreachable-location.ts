import {
  hasBranches,
  hasHole,
  type Location,
  locationOf,
  type Project,
  requestsMore,
  routerOf,
  type Statement,
  type Unreached,
  unreachedLocations,
  walk,
} from '@nginx-lint/analysis'
import type { Directive } from '@nginx-lint/syntax'
import { isGlob } from '../location-globs.ts'
import { headOf, listed, partOf } from '../places.ts'
import { reading } from '../reads.ts'
import { conf, defineRule, type FileReport, type Related } from '../rule.ts'

export default defineRule({
  id: 'unreachable-location',
  group: 'correctness',
  severity: 'warning',
  summary: 'No request ever comes to a location',
  docs: `
    nginx looks for an exact location first, then for the longest prefix, and unless that has \`^~\` for the first regular
    expression that matches, in the order in which they are written. What is reported here is proven: all URIs that the
    location would take are taken by others before, or there are no such URIs, or the server answers all requests with
    a \`return\` of its own, which nginx runs before it looks for a location. Put the more special regular expression first,
    give the prefix a \`^~\`, or move the \`return\` into \`location /\`. What cannot be decided is not reported.
  `,
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#location'],
  bad: [
    {
      code: conf`
        http {
            server {
                location ~ \.php$ { fastcgi_pass unix:/php.sock; }
                location ~ ^/admin/.*\.php$ { fastcgi_pass unix:/admin.sock; }
            #              ^^^^^^^^^^^^^^^^ warning[unreachable-location]: no request comes here: "~ \.php$" takes all that match
                location ~* \.(gif|png)$ { expires 1d; }
                location ~ \.png$ { expires 7d; }
            #              ^^^^^^ warning[unreachable-location]: no request comes here: "~* \.(gif|png)$" takes all that match
                location ^~ /static/ { }
                location ~ ^/static/.*\.css$ { }
            #              ^^^^^^^^^^^^^^^^^ warning[unreachable-location]: no request comes here: "^~ /static/" takes all that match
                location api/ { }
            #            ^^^^ warning[unreachable-location]: no request comes here: every URI begins with "/"
                location ~ ^api { }
            #              ^^^^ warning[unreachable-location]: no request comes here: nginx has no such URIs, as it decodes and cleans them first
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                return 301 https://example.com$request_uri;
            #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[unreachable-location]: answers all requests of the server: none comes to its locations, such as "/.well-known/acme-challenge/"
                location /.well-known/acme-challenge/ { root /srv; }
            }
            server {
                location //double { }
            #            ^^^^^^^^ warning[unreachable-location]: no request comes here: nginx has no such URIs, as it decodes and cleans them first
                location / { }
            #            ^ warning[unreachable-location]: no request comes here: "~ ." takes all that match
                location ~ . { }
                location /a/ {
            #            ^^^ warning[unreachable-location]: no request comes here: "~ ." takes all that match
                    location /a/b { }
                }
                location ^~ /c/ {
                    location ~ x { }
                    location ~ xx { }
            #                  ^^ warning[unreachable-location]: no request comes here: "~ x" takes all that match
                }
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                location ~ \.php$ { fastcgi_pass unix:/php.sock; }
                location ~ ^/admin/ {
                    auth_basic admin;
                    location ~ \.php$ { fastcgi_pass unix:/php.sock; }
            #                  ^^^^^^ warning[unreachable-location]: no request comes here: "~ \.php$" takes all that match
                }
                location /files/ {
                    location = /files/list { return 204; }
                    location /files/images/ { }
            #                ^^^^^^^^^^^^^^ warning[unreachable-location]: no request comes here: "~* ^/files/" takes all that match
                    location ^~ /files/films/ { }
            #                   ^^^^^^^^^^^^^ warning[unreachable-location]: no request comes here: "~* ^/files/" takes all that match
                }
                location ~* ^/files/ { }
                location ~ /shop {
                    location /shop/cart { }
            #                ^^^^^^^^^^ warning[unreachable-location]: no request comes here: inside a location with a regular expression nginx looks for other regular expressions only
                    location ~ /shop/c {
                        location = /shop/cart { }
            #                      ^^^^^^^^^^ warning[unreachable-location]: no request comes here: inside a location with a regular expression nginx looks for other regular expressions only
                    }
                }
            }
        }
      `,
    },
  ],
  good: [
    {
      code: conf`
        http {
            server {
                location ~ ^/ { return 200; }
                include hidden.conf;
            }
            server { include hidden.conf; }
        }
      `,
      files: { 'hidden.conf': 'location ~ ^/hidden { deny all; }' },
    },
    {
      code: conf`
        http {
            server {
                server_name old.example.com;
                include errors.conf;
                return 301 https://example.com$request_uri;
            }
            server {
                server_name example.com;
                include errors.conf;
            }
        }
      `,
      files: { 'errors.conf': 'error_page 404 /404.html; location = /404.html { internal; }' },
    },
    conf`
      http {
          server {
              location ~ ^/admin/.*\.php$ { }
              location ~ \.php$ { }
              location ~ \.(png|gif)$ { }
              location ~* \.png$ { }
              location / { }
              location ^~ /static/ { location ~ \.css$ { } }
              location /static/img/ { }
              location ~ ^/static/img/.*x { }
              location = /a { }
              location /a { }
              location ~ ^/(?<x>.)\k<x>/ { }
              location ~ ^/aa/ { }
              location @x { return 204; }
          }
          server {
              location ~ /b/ { }
              location /a/b/ { proxy_pass http://127.0.0.1; }
              location /v1 { location = /v1/ { proxy_pass http://127.0.0.1; } }
              location ^~ /v1/ { }
          }
          server {
              location /a { location = /a { } }
              location /b/ { location /b/c/ { proxy_pass http://127.0.0.1; } }
              location ^~ /d/ { location /d/e/ { } }
              location ~ ^/[abd] { }
          }
          server {
              if ($arg_x) { return 403; }
              rewrite ^/old /new last;
              location / { }
          }
          server {
              rewrite ^/(.*)$ $1 last;
              location api/ { }
          }
          server {
              location / {
                  root /srv;
                  index /a//b.html;
                  auth_request auth;
                  add_after_body /c//d;
              }
              location /a//b { return 200; }
              location = auth { return 204; }
              location /c//d { return 200; }
          }
          server {
              location / {
                  root /srv;
                  ssi on;
              }
              location //part { internal; }
          }
          server {
              return 404;
              error_page 404 @gone;
              location @gone { return 410; }
          }
      }
    `,
  ],
  checkProject: reading(
    (statement) => LOCATING.has(statement.name) || requestsMore(statement),
    (project, report) => {
      if (hasBranches(project)) return
      const lost = new Map<Directive, Unreached[]>()
      for (const unreached of unreachedLocations(routerOf(project))) {
        const { node } = unreached.location.statement
        lost.set(node, [...(lost.get(node) ?? []), unreached])
      }
      if (lost.size === 0) return
      const times = occurrences(project, lost)
      const answering = new Set<Statement>()
      for (const [node, all] of lost) {
        // A file may be included in several servers: what is reached in one of them is reached.
        if (all.length !== times.get(node)) continue
        const other = all.find(isLost)
        if (other) tell(other, report)
        else for (const { location, takers } of all) tellAnswered(takers, location.statement, answering, report)
      }
    },
  ),
})

/** What decides on which locations there are, and whether a server looks for any. */
const LOCATING: ReadonlySet<string> = new Set([
  ...['server', 'merge_slashes', 'location', 'if', 'return', 'rewrite', 'break', 'set'],
])

type Lost = Unreached & { readonly why: Exclude<Unreached['why'], 'answered'> }

const isLost = (unreached: Unreached): unreached is Lost => unreached.why !== 'answered'

function occurrences({ root }: Project, of: ReadonlyMap<Directive, unknown>): ReadonlyMap<Directive, number> {
  const times = new Map<Directive, number>()
  for (const { node } of walk(root)) if (of.has(node)) times.set(node, (times.get(node) ?? 0) + 1)
  return times
}

/** Of each once, with the first of its locations. */
function tellAnswered(
  takers: readonly Statement[],
  location: Statement,
  told: Set<Statement>,
  report: FileReport,
): void {
  const says = `answers all requests of the server: none comes to its locations, such as "${location.args.join(' ')}"`
  for (const taker of takers) {
    if (told.has(taker)) continue
    told.add(taker)
    report(taker.file, headOf(taker), says, {
      related: [{ file: location.file, at: headOf(location), message: 'is never looked for' }],
    })
  }
}

function tell({ location, why, takers }: Lost, report: FileReport): void {
  const { statement } = location
  const found = locationOf(statement)
  if (!found || isGlob(found) || hasHole(found.pattern)) return
  report(statement.file, placeOf(found), `no request comes here: ${reason(why, takers)}`, {
    tags: ['unnecessary'],
    related: takers.slice(0, MOST).map(relatedTo),
  })
}

const MOST = 3

const relatedTo = (taker: Statement): Related => ({ file: taker.file, at: headOf(taker), message: 'takes them' })

function reason(why: Lost['why'], takers: readonly Statement[]): string {
  switch (why) {
    case 'slash':
      return 'every URI begins with "/"'
    case 'pattern':
      return 'nginx has no such URIs, as it decodes and cleans them first'
    case 'ignored':
      return 'inside a location with a regular expression nginx looks for other regular expressions only'
    case 'elsewhere': {
      const names = takers.slice(0, MOST).map(({ args }) => `"${args.join(' ')}"`)
      if (takers.length > MOST) return `${names.join(', ')} and ${takers.length - MOST} more take all that match`
      return `${listed(names, 'and')} ${takers.length === 1 ? 'takes' : 'take'} all that match`
    }
  }
}

const placeOf = ({ word, start }: Location) => partOf(word, { start, end: word.value.length })
