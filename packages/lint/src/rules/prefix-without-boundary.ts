import {
  flat,
  type Level,
  type LocationConf,
  levelOf,
  locationOf,
  type Project,
  type Statement,
  serverScopesIn,
  takersIn,
} from '@nginx-lint/analysis'
import type { Directive, Edit } from '@nginx-lint/syntax'
import { doesTheSame, type Handling, handlingOf } from '../handling.ts'
import { partOf } from '../places.ts'
import { mayRoute, readingClosed } from '../reads.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'
import { uriPart } from './pass-with-uri.ts'

export default defineRule({
  id: 'prefix-without-boundary',
  group: 'correctness',
  severity: 'hint',
  summary: 'A prefix without a slash at its end takes longer names as well',
  docs: `
    nginx compares prefixes letter by letter: \`location /api\` takes \`/api\`, \`/api/users\`, and \`/api2\` and \`/apiary\` as well.
    What a path in \`proxy_pass\` or \`alias\` replaces is just as many letters: with \`location /api\` and
    \`proxy_pass http://app/;\` the application is asked for \`//users\`, and with \`location /static\` and
    \`alias /srv/static;\` everybody can read \`/srv/static-old\`. Most of the time \`location /api/\` is meant. For a location
    that is passed on, nginx then redirects \`/api\` to \`/api/\` by itself; \`location = /api\` is for all else.

    This is a hint for editors. Nothing is said of prefixes that have \`location /api/\` beside them. Where no path is replaced,
    it is said of folders only, and only where a shorter prefix would treat the other names differently. When the \`alias\` alone ends with a slash, clients even get out of its folder:
    that is \`alias-traversal\`.
  `,
  links: [
    'https://nginx.org/en/docs/http/ngx_http_core_module.html#location',
    'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass',
  ],
  bad: [
    {
      code: conf`
        http {
            server {
                location /api { proxy_pass http://127.0.0.1/; }
            #            ^^^^ hint[prefix-without-boundary]: "/api/x" is passed on as "//x", and "/api2" as "/2": end the prefix with "/" as well, or write "= /api"
                location /v1/shop { proxy_pass http://127.0.0.1/shop/; }
            #            ^^^^^^^^ hint[prefix-without-boundary]: "/v1/shop/x" is passed on as "/shop//x", and "/v1/shop2" as "/shop/2": end the prefix with "/" as well, or write "= /v1/shop"
                location /static { alias /srv/static; }
            #            ^^^^^^^ hint[prefix-without-boundary]: "/static2" is taken as well, and read from "/srv/static2": end both with "/"
            }
            server {
                location / { try_files $uri /index.html; }
                location /assets { root /srv; }
            #            ^^^^^^^ hint[prefix-without-boundary]: "/assets2" is taken as well: end the prefix with "/", unless that is meant
                location ^~ /blog { proxy_pass http://127.0.0.1; }
            #               ^^^^^ hint[prefix-without-boundary]: "/blog2" is taken as well: end the prefix with "/", unless that is meant
                location /blog/admin { return 403; }
                location /shop {
            #            ^^^^^ hint[prefix-without-boundary]: "/shop2" is taken as well: end the prefix with "/", unless that is meant
                    rewrite ^/shop/(.*)$ /$1 break;
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
              location / { }
              location /a/ { proxy_pass http://127.0.0.1/; }
              location /api { return 301 /api/; }
              location /api/ { proxy_pass http://127.0.0.1/; }
              location = /static { return 301 /static/; }
              location /static { root /srv; }
              location /metrics { proxy_pass http://127.0.0.1:9100; }
              location /health { proxy_pass http://127.0.0.1:9100/health; }
              location /favicon.ico { alias /srv/favicon.ico; }
              location /e- { proxy_pass http://127.0.0.1/; }
              location /f_ { alias /srv/f_; }
              location = /g { proxy_pass http://127.0.0.1/; }
              location ~ ^/h { proxy_pass http://127.0.0.1; }
              location /images { alias /data/images/; }
              location /img { alias /data/logo.png; }
              location /j { proxy_pass http://$host/; }
              location /k { rewrite ^ / break; proxy_pass http://127.0.0.1/; }
              location /css { expires 1d; }
              location /l { internal; alias /srv/l; }
          }
          server {
              location / { proxy_pass http://127.0.0.1; }
              location /api { proxy_pass http://127.0.0.1; proxy_read_timeout 5m; }
              location /media { root /srv; location ~ ^/media[^/] { return 404; } }
              location ~ ^/js[^/] { return 404; }
              location /js { root /srv; }
          }
          server {
              location /api { proxy_pass http://127.0.0.1; }
          }
      }
    `,
  ],
  checkProject: readingClosed(mayRoute, (project, report) => {
    // Its alternatives stand beside each other.
    if (project.isExcerpt) return
    const seen = new Set<Directive>()
    for (const scope of serverScopesIn(project)) {
      if (!scope.statements.some(isNameOnly)) continue
      const server = levelOf(scope)
      const takerFor = takersIn(server)
      const names = new Set(server.all.filter(({ regex }) => !regex).map(({ pattern }) => pattern))
      for (const location of server.all) {
        const { node } = location.statement
        if (seen.has(node) || names.has(`${location.pattern}/`)) continue
        const found = problemOf(location, server, project)
        if (!found || takerFor(found.example, location) !== location) continue
        tell(location, found, report)
        seen.add(node)
      }
    }
  }),
})

interface Problem {
  /** A URI that is taken as well. */
  readonly example: string
  readonly message: string
  /** Where a slash is to stand besides. */
  readonly also?: Edit
}

/** The last part of a path, without the ending of a file. */
function isNameOnly(statement: Statement): boolean {
  const location = locationOf(statement)
  const isPrefix = location?.kind === 'prefix' || location?.kind === 'prefix-first'
  return isPrefix && /^\/(?:[\w~.-]+\/)*[\w~-]*[A-Za-z0-9]$/.test(location.pattern)
}

function problemOf(location: LocationConf, server: Level, project: Project): Problem | undefined {
  // What is internal is asked for by a backend, which knows of what.
  if (!isNameOnly(location.statement) || location.scope.statements.some(({ name }) => name === 'internal'))
    return undefined
  const own = handlingOf(location, project)
  if (own?.does === 'passes') return passedOn(location, own.to) ?? taken(location, own, server, project)
  if (own?.does !== 'reads' || !own.isOwn) return undefined
  return own.isAlias ? readBeside(location, own.from) : taken(location, own, server, project)
}

/** ngx_http_proxy_create_request(): the path stands for as many letters as the location has. */
function passedOn({ pattern, scope }: LocationConf, to: string): Problem | undefined {
  const part = uriPart(to)
  const path = part && to.slice(part.start, part.end)
  if (!path?.endsWith('/') || scope.statements.some(({ name }) => name === 'rewrite')) return undefined
  const example = `${pattern}2`
  const message = `"${pattern}/x" is passed on as "${path}/x", and "${example}" as "${path}2": end the prefix with "/" as well, or write "= ${pattern}"`
  return { example, message }
}

/** ngx_http_map_uri_to_path() */
function readBeside({ pattern, scope }: LocationConf, folder: string): Problem | undefined {
  const alias = scope.statements.findLast(({ name }) => name === 'alias')
  const word = alias?.node.args[0]
  if (!word || !/\/[\w~-]*[A-Za-z0-9]$/.test(folder)) return undefined
  const example = `${pattern}2`
  const end = word.end - word.quote.length
  return {
    example,
    message: `"${example}" is taken as well, and read from "${folder}2": end both with "/"`,
    ...(alias.file === scope.opener?.file && { also: { start: end, end, text: '/' } }),
  }
}

/**
 * It is passed or read under the name that it has. What matters then is that another location would have done something
 * else, and that this one is for a folder: a page has no neighbours.
 */
function taken(location: LocationConf, own: Handling, server: Level, project: Project): Problem | undefined {
  const { pattern, scope } = location
  if (server.all.some((other) => other.kind === 'exact' && other.pattern === pattern)) return undefined
  const hasBelow = (others: readonly LocationConf[]): boolean =>
    others.some((other) => !other.regex && other.pattern.startsWith(`${pattern}/`))
  const isFolder =
    FOLDERS.test(pattern) ||
    hasBelow(flat(server)) ||
    scope.statements.some(({ name, args }) => name === 'rewrite' && args[0]?.startsWith(`^${pattern}/`))
  if (!isFolder) return undefined
  const example = `${pattern}2`
  const other = server.all
    .filter(({ kind }) => kind === 'prefix' || kind === 'prefix-first')
    .filter((one) => one !== location && pattern.startsWith(one.pattern))
    .reduce<LocationConf | undefined>((a, b) => (a && a.pattern.length > b.pattern.length ? a : b), undefined)
  const otherwise = other && handlingOf(other, project)
  if (!other || !otherwise || doesTheSame(otherwise, other.pattern, own)) return undefined
  return { example, message: `"${example}" is taken as well: end the prefix with "/", unless that is meant` }
}

/** Names of what is never a page itself. */
const FOLDERS = /\/(?:api|v\d+|static|assets|media|images?|img|css|js|fonts|uploads|files|public)$/

function tell({ statement }: LocationConf, { message, also }: Problem, report: FileReport): void {
  const found = locationOf(statement)
  if (!found) return
  const { word, start, pattern } = found
  const end = word.end - word.quote.length
  const edits = [{ start: end, end, text: '/' }, ...(also ? [also] : [])]
  const title = also ? 'End both with "/"' : `Replace it by "${pattern}/"`
  report(statement.file, partOf(word, { start, end: word.value.length }), message, {
    fix: { title, edits, unsafe: true },
  })
}
