import {
  effective,
  effectiveValue,
  endsAlways,
  handlerIn,
  hasHole,
  type LocationConf,
  levelOf,
  locationOf,
  type Operation,
  outwards,
  type Project,
  type Scope,
  type Statement,
  scriptOf,
  takerOf,
  walk,
} from '@nginx-lint/analysis'
import type { Directive } from '@nginx-lint/syntax'
import { isClosed } from '../absence.ts'
import { headOf } from '../places.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'

export default defineRule({
  id: 'error-page-from-backend',
  group: 'correctness',
  severity: 'warning',
  summary: 'The page for a backend that is down is asked of that backend',
  docs: `
    When a backend does not answer, nginx makes a 502 of it and looks for the location of the page that \`error_page\` names.
    When that location passes requests on to the same backend, nginx tries to connect once more, and then sends its own
    plain page (with \`recursive_error_pages\` it goes on until it has failed ten times). Give the page a location of its
    own that reads a file:

        location = /50x.html {
            root /usr/share/nginx/html;
        }

    What is looked at is the status 502, which is what nginx says of a backend that is down: a 504 may also come of one URI
    that takes long, and other statuses from a backend that works. Nothing is said where it takes a variable to know the
    backend, where a file may be tried first, and where the answer may be in a cache.
  `,
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#error_page'],
  bad: [
    {
      code: conf`
        upstream app { server 127.0.0.1:8080; }
        server {
            error_page 500 502 503 504 /50x.html;
        #                              ^^^^^^^^^ warning[error-page-from-backend]: when "http://app" is down, so is this page: "location /" asks the same backend for it
            location / { proxy_pass http://app; }
        }
        server {
            root /srv;
            location ~ \.php$ {
                error_page 502 =503 /down.php?why=502;
        #                           ^^^^^^^^^^^^^^^^^ warning[error-page-from-backend]: when "unix:/run/php.sock" is down, so is this page: "location ~ \.php$" asks the same backend for it
                fastcgi_pass unix:/run/php.sock;
            }
            location /api/ {
                location /api/v1/ {
                    error_page 502 /errors/502.json;
        #                          ^^^^^^^^^^^^^^^^ warning[error-page-from-backend]: when "http://127.0.0.1:81" is down, so is this page: "location /errors/" asks the same backend for it
                    proxy_pass http://127.0.0.1:81/v1/;
                }
            }
            location /errors/ { proxy_pass http://127.0.0.1:81; }
        }
      `,
    },
    {
      code: conf`
        http {
            error_page 502 /502.html;
        #                  ^^^^^^^^^ warning[error-page-from-backend]: when "http://127.0.0.1:82" is down, so is this page: "location /" asks the same backend for it
            server {
                listen 8081;
                location / { proxy_pass http://127.0.0.1:81; }
                location = /502.html { root /srv; }
            }
            server {
                listen 8082;
                if ($scheme = http) { return 301 https://$host$request_uri; }
                include app.conf;
            }
        }
      `,
      files: { 'app.conf': 'location / { proxy_pass http://127.0.0.1:82; }' },
    },
  ],
  good: [
    conf`
      server {
          error_page 500 502 503 504 /50x.html;
          location / { proxy_pass http://127.0.0.1:81; }
          location = /50x.html { root /usr/share/nginx/html; }
      }
      server {
          location / {
              error_page 404 500 503 504 /error;
              proxy_intercept_errors on;
              proxy_pass http://127.0.0.1:81;
          }
          location /a/ { error_page 502 @down; proxy_pass http://127.0.0.1:81; }
          location /b/ { error_page 502 https://status.example.com/; proxy_pass http://127.0.0.1:81; }
          location /c/ { error_page 502 /down/$status.html; proxy_pass http://127.0.0.1:81; }
          location /d/ { error_page 502 =200 /empty/; proxy_pass http://127.0.0.1:81; }
          location @down { proxy_pass http://127.0.0.1:81; }
          location /empty/ { return 200; }
      }
      server {
          error_page 502 /50x.html;
          location / { proxy_pass http://127.0.0.1:82; }
          location /a/ { proxy_pass http://127.0.0.1:81; }
          location = /50x.html { proxy_pass http://127.0.0.1:83; }
      }
      server {
          error_page 502 /pages/50x.html;
          location / { proxy_pass http://127.0.0.1:82; }
          location /pages/ { proxy_pass http://127.0.0.1:83; }
      }
      server {
          error_page 502 /50x.html;
          location / { try_files $uri @app; }
          location @app { proxy_pass http://127.0.0.1:81; }
      }
      server {
          error_page 502 /50x.html;
          location / { proxy_pass http://$host; }
      }
    `,
    conf`
      server {
          error_page 502 /50x.html;
          location / { proxy_cache pages; proxy_pass http://127.0.0.1:81; }
      }
      server {
          error_page 502 /50x.html;
          include missing.conf;
          location / { proxy_pass http://127.0.0.1:81; }
      }
      server {
          error_page 502 /50x.html;
          if ($uri = /50x.html) { return 503; }
          location / { proxy_pass http://127.0.0.1:81; }
      }
      server {
          error_page 502 /50x.html;
          location / { rewrite ^/50x /pages/50x.html last; proxy_pass http://127.0.0.1:81; }
          location /pages/ { root /srv; }
      }
      server {
          error_page 502 /50x.html;
          access_by_lua_file access.lua;
          location / { proxy_pass http://127.0.0.1:81; }
      }
      server {
          error_page 502 /50x.html;
          location / { if (-f $request_filename) { break; } proxy_pass http://127.0.0.1:81; }
      }
      server {
          recursive_error_pages on;
          location / { error_page 502 /pages/; proxy_pass http://127.0.0.1:81; }
          location /pages/ { error_page 502 = @file; proxy_pass http://127.0.0.1:81; }
          location @file { root /srv; }
      }
    `,
  ],
  checkProject(project, report) {
    const coded = new Set<Scope>()
    const servers: Scope[] = []
    let hasPage = false
    for (const statement of walk(project.root)) {
      hasPage ||= isPage(statement)
      if (isCode(statement)) coded.add(statement.scope)
      if (statement.inner?.context === 'http.server') servers.push(statement.inner)
    }
    const told = new Set<Directive>()
    for (const server of hasPage ? servers : [])
      if (isClosed(server, project)) checkServer(server, { project, coded }, told, report)
  },
})

const isPage = ({ name, args, spec }: Statement): boolean =>
  spec !== undefined && name === 'error_page' && args.slice(0, -1).includes('502') && /^\/[^$]*$/.test(args.at(-1)!)

interface Known {
  readonly project: Project
  /** The blocks with code that may answer requests. */
  readonly coded: ReadonlySet<Scope>
}

const isCode = ({ spec }: Statement): boolean =>
  spec?.module.thirdParty !== undefined && spec.facts.intervenes !== undefined

function checkServer(server: Scope, known: Known, told: Set<Directive>, report: FileReport): void {
  const takers = new Map<string, LocationConf | undefined>()
  for (const [page, users] of pagesIn(server, known)) {
    const text = page.args.at(-1)!
    const uri = text.replace(/\?.*$/s, '')
    if (told.has(page.node) || server.statements.some((statement) => isFile(statement, uri))) continue
    if (!takers.has(uri)) takers.set(uri, takerFor(uri, server, known))
    const taker = takers.get(uri)
    const backend = taker && backendOf(taker.scope)
    if (!backend || !failsWith(taker, backend, users) || mayHaveAnother(taker.scope, page)) continue
    told.add(page.node)
    const { file, args } = taker.statement
    const where = `"location ${args.join(' ')}" asks the same backend for it`
    report(page.file, page.node.args.at(-1)!, `when "${backend.name}" is down, so is this page: ${where}`, {
      related: [{ file, at: headOf(taker.statement), message: `takes "${text}"` }],
    })
  }
}

/** Nearly all servers have a location just for the page: nothing more need be looked for. */
function isFile(statement: Statement, uri: string): boolean {
  const location = statement.inner && locationOf(statement)
  return location?.kind === 'exact' && location.pattern === uri && !backendOf(statement.inner!)
}

interface User {
  readonly scope: Scope
  readonly backend: Backend
}

/** The pages with the locations whose backends they are for. */
function pagesIn(server: Scope, { project }: Known): ReadonlyMap<Statement, readonly User[]> {
  const pages = new Map<Statement, User[]>()
  for (const scope of locationsIn(server)) {
    const backend = isClosed(scope, project) && backendOf(scope)
    const page = backend && pageFor(scope)
    if (!page) continue
    const users = pages.get(page)
    if (users) users.push({ scope, backend })
    else pages.set(page, [{ scope, backend }])
  }
  return pages
}

function* locationsIn({ statements }: Scope): Generator<Scope> {
  for (const { inner } of statements) {
    if (inner?.context !== 'http.location') continue
    yield inner
    yield* locationsIn(inner)
  }
}

/** The page is for the backend that it comes from; that it has none for itself is no matter when it is for others. */
function failsWith(taker: LocationConf, { key }: Backend, users: readonly User[]): boolean {
  const same = users.filter(({ backend }) => backend.key === key)
  if (same.some(({ scope }) => scope !== taker.scope)) return true
  return same.length > 0 && taker.kind !== 'exact' && (same.length === users.length || taker.pattern === '/')
}

interface Backend {
  readonly name: string
  readonly key: string
}

/** Where a location passes requests on to, whatever they are. */
function backendOf(scope: Scope): Backend | undefined {
  const handler = handlerIn(scope)
  const text = handler?.spec?.facts.content === 'redirecting' ? (handler.args[0] ?? '') : ''
  const name = /^(?:\w+:\/\/)?(?:unix:[^:]+|[^/]+)/i.exec(text)?.[0]
  if (!handler || name === undefined || text.includes('$') || hasHole(text)) return undefined
  return endsAlways(scriptOf(scope)) ? undefined : { name, key: `${handler.name} ${name.toLowerCase()}` }
}

/** The first that names the status counts (ngx_http_special_response_handler). */
function pageFor(scope: Scope): Statement | undefined {
  const page = effective(scope, 'error_page').find(({ args }) => args.slice(0, -1).includes('502'))
  return page && isPage(page) && !page.args.some(hasHole) ? page : undefined
}

/** The location that nginx goes to for the page, and in which nothing but its handler answers. */
function takerFor(uri: string, server: Scope, { project, coded }: Known): LocationConf | undefined {
  const taker = takerOf(levelOf(server), uri)
  if (!taker || !isStraight(server, uri) || !isStraight(taker.scope, uri)) return undefined
  const around = [...outwards(taker.scope)]
  if (around.some((each) => coded.has(each))) return undefined
  const inner = around.slice(0, around.indexOf(server))
  return inner.every((each) => isClosed(each, project)) && !taker.scope.statements.some(mayAnswer) ? taker : undefined
}

const mayAnswer = ({ name, args, inner }: Statement): boolean =>
  name === 'try_files' ||
  (name === 'deny' && args[0]?.toLowerCase() === 'all') ||
  inner?.context === 'http.location.limit_except'

/** What was not rewritten, redirected or answered before the backend was asked is not, either, on the way to the page. */
function isStraight(scope: Scope, uri: string): boolean {
  const script = scriptOf(scope)
  return script.every((operation, at) => {
    if (operation.op === 'rewrite') return operation.pattern.exec(uri) === undefined
    if (operation.op === 'return') return ifsAround(script, at).some(isSameAsBefore)
    if (operation.op === 'if') return !(operation.scope && handlerIn(operation.scope))
    return operation.op === 'set'
  })
}

type If = Operation & { readonly op: 'if' }

const ifsAround = (script: readonly Operation[], at: number): readonly If[] =>
  script.slice(0, at).filter((one): one is If => one.op === 'if' && one.otherwise > at)

/** It asks for what is the same for all of the request. */
const isSameAsBefore = ({ condition }: If): boolean =>
  condition.kind !== 'path' &&
  /^(?:https?|https?_\w+|cookie_\w+|host|scheme|server_\w+|remote_addr|request_uri|ssl_\w+)$/i.test(condition.variable)

/** The answer for the page is in a cache, or there is another page for its error. */
function mayHaveAnother(scope: Scope, page: Statement): boolean {
  const cache = CACHES.map((name) => effectiveValue(scope, name)).find((value) => value !== undefined)
  if (cache !== undefined && cache.toLowerCase() !== 'off') return true
  const isRecursive = effectiveValue(scope, 'recursive_error_pages')?.toLowerCase() === 'on'
  return isRecursive && pageFor(scope) !== page
}

const CACHES = ['proxy_cache', 'fastcgi_cache', 'scgi_cache', 'uwsgi_cache']
