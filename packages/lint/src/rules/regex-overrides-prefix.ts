import {
  factOf,
  type LocationConf,
  levelOf,
  locationOf,
  type Project,
  type Scope,
  serverScopesIn,
  takersIn,
} from '@nginx-lint/analysis'
import type { Directive } from '@nginx-lint/syntax'
import { isConditional } from '../entries.ts'
import { fileNameFor } from '../file-regexes.ts'
import { doesTheSame, type Handling, handlingOf, instead } from '../handling.ts'
import { headOf, partOf } from '../places.ts'
import { mayRoute, readingClosed } from '../reads.ts'
import { conf, defineRule, type FileReport, type Fix } from '../rule.ts'

export default defineRule({
  id: 'regex-overrides-prefix',
  group: 'correctness',
  severity: 'hint',
  summary: 'A regular expression takes files away from a prefix location that treats them differently',
  docs: `
    nginx looks for the longest prefix, and then for the first regular expression, which comes before the prefix, however
    long that is. So \`location ~* \\.(css|js|png)$\` with an \`expires\` in it takes the style sheets and pictures of all
    applications that prefix locations pass to their servers, and looks for them in the folder of the site: 404.
    With \`^~\`, a prefix location keeps regular expressions out. Where some of them are wanted, such as \`~ \\.php$\` for
    the folder of another \`root\`, a copy belongs inside the prefix location: there it is asked first.

    This is a hint for editors. Nothing is said of \`location /\`, which is there for what others leave, of regular
    expressions that keep requests out or fall back on something else, or where both read the same file.
  `,
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#location'],
  bad: [
    {
      code: conf`
        http {
            server {
                root /var/www;
                location /app/ { proxy_pass http://127.0.0.1:3000; }
            #            ^^^^^ hint[regex-overrides-prefix]: "/app/x.css" goes to "~* \.(css|js|png)$" and is read from "/var/www", not passed to "http://127.0.0.1:3000": "^~" keeps it here
                location /media { alias /data/media; }
            #            ^^^^^^ hint[regex-overrides-prefix]: "/media/x.css" goes to "~* \.(css|js|png)$" and is read from "/var/www", not from "/data/media": "^~" keeps it here
                location /old/ { return 301 https://old.example.com$request_uri; }
            #            ^^^^^ hint[regex-overrides-prefix]: "/old/x.css" goes to "~* \.(css|js|png)$" and is read from "/var/www", not answered by "return 301 https://old.example.com$request_uri": "^~" keeps it here
                location ~* \.(css|js|png)$ { expires 30d; }
            }
            server {
                location /shop/ { proxy_pass http://127.0.0.1:3000; }
            #            ^^^^^^ hint[regex-overrides-prefix]: "/shop/x.php" goes to "~ \.php$" and is passed to "unix:/run/php.sock", not to "http://127.0.0.1:3000"; 1 more takes others: "^~" keeps all here
                location ~ \.php$ { fastcgi_pass unix:/run/php.sock; }
                location ~ ^(.+\.js)$ { root /srv/js; }
            }
            server {
                location /phpmyadmin { root /usr/share; }
            #            ^^^^^^^^^^^ hint[regex-overrides-prefix]: "/phpmyadmin/x.php" goes to "~ \.php$" and is passed to "unix:/run/php.sock", not read from "/usr/share"
                location ~ \.php$ { fastcgi_pass unix:/run/php.sock; }
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              root /var/www;
              location / { proxy_pass http://127.0.0.1:3000; }
              location ^~ /a/ { proxy_pass http://127.0.0.1:3000; }
              location /b/ { try_files $uri $uri/ /b/index.html; }
              location /c/ { proxy_pass http://127.0.0.1:3000; location ~ \.(css|js)$ { proxy_pass http://127.0.0.1:3000; } }
              location /d/ { alias /var/www/d/; }
              location /e/ { root /var/www/; }
              location = /f.css { return 204; }
              location /g/ { return 404; }
              location /h/ { rewrite ^/h/(.*)$ /$1 last; }
              location /.well-known/acme-challenge/ { root /srv/acme; }
              location ~ \.(css|js)$ { expires 30d; }
              location ~ /\.ht { deny all; }
          }
          server {
              location /a/ { proxy_pass http://127.0.0.1:3000; }
              location ~ \.(bak|sql)$ { deny all; }
              location ~ \.cgi$ { return 404; }
              location ~ ^/a/.*\.png$ { root /srv/png; }
              location ~ ^/(?!b/).*\.jpg$ { root /srv/jpg; }
              location ~ \.css$ { proxy_pass http://127.0.0.1:3000; expires 1d; }
              location ~ \.js$ { try_files $uri @app; }
              location ~ \.gif$ { error_page 404 = @app; }
              location ~ \.mp4$ { internal; }
              location @app { proxy_pass http://127.0.0.1:3000; }
          }
          server {
              root /var/www/wordpress;
              location / { try_files $uri $uri/ /index.php?$args; }
              location /wp-content/uploads/ { expires 1d; }
              location = /robots.txt { access_log off; }
              location ~ \.php$ { try_files $uri =404; fastcgi_pass unix:/run/php.sock; }
              location ~* \.(css|js|png)$ { expires 30d; }
          }
      }
    `,
  ],
  checkProject: readingClosed(mayRoute, (project, report) => {
    // Its alternatives stand beside each other.
    if (project.isExcerpt) return
    const seen = new Set<Directive>()
    for (const scope of serverScopesIn(project))
      for (const overridden of overriddenIn(scope, project)) {
        const { node } = overridden.location.statement
        if (!seen.has(node)) tell(overridden, report)
        seen.add(node)
      }
  }),
})

interface Overridden {
  readonly location: LocationConf
  readonly own: Handling
  /** One at least. Of those that there are perhaps not all. */
  readonly by: readonly Taken[]
}

interface Taken {
  readonly regex: FileRegex
  readonly uri: string
}

/** A regular expression that takes files of some kind wherever they are. */
interface FileRegex {
  readonly location: LocationConf
  readonly name: string
  readonly handling: Handling
}

function* overriddenIn(scope: Scope, project: Project): Generator<Overridden> {
  const server = levelOf(scope)
  const folders = foldersIn(scope)
  if (folders.length === 0 || server.regexes.length === 0 || server.hole) return
  const regexes = server.regexes.flatMap((location) => fileRegex(location, project))
  if (regexes.length === 0) return
  const takerFor = takersIn(server)
  for (const location of folders) {
    const own = handlingOf(location, project)
    if (!own || !isItsOwn(own)) continue
    const by = []
    for (const regex of regexes) {
      if (doesTheSame(own, location.pattern, regex.handling)) continue
      const uri = `${location.pattern.replace(/\/$/, '')}/${regex.name}`
      if (takerFor(uri, location) === regex.location) by.push({ regex, uri })
      if (by.length === MOST) break
    }
    if (by.length > 0) yield { location, own, by }
  }
}

/** To look for. */
const MOST = 3

/** Names with a dot at their beginning are files of the web's own, and have no ends. */
const foldersIn = factOf((scope): readonly LocationConf[] =>
  levelOf(scope).all.filter(({ kind, pattern }) => kind === 'prefix' && /^(?:\/[\w~-][\w.~-]*)+\/?$/.test(pattern)),
)

/** Others would have to do just this. */
const isItsOwn = (own: Handling): boolean =>
  own.does === 'passes' || (own.does === 'reads' ? own.isOwn : own.status < 400)

function fileRegex(location: LocationConf, project: Project): FileRegex[] {
  if (location.level.all.length > 0 || mayPassOn(location)) return []
  const name = location.regex && fileNameFor(location.regex)
  if (name === undefined) return []
  const handling = handlingOf(location, project)
  if (!handling || (handling.does === 'answers' && handling.status >= 400)) return []
  return handling.does === 'reads' && handling.isAlias ? [] : [{ location, name, handling }]
}

/** What it does not find goes elsewhere, or no request comes from outside. */
const mayPassOn = ({ scope }: LocationConf): boolean =>
  scope.statements.some(
    ({ name, args }) =>
      name === 'internal' ||
      (name === 'try_files' && !args.at(-1)?.startsWith('=')) ||
      (name === 'error_page' && /^[@/]/.test(args.at(-1) ?? '')),
  )

function tell({ location, own, by }: Overridden, report: FileReport): void {
  const { statement } = location
  const found = locationOf(statement)
  const [first] = by
  if (!found || !first || isConditional(statement)) return
  const { regex, uri } = first
  const says = `"${uri}" goes to "${regex.location.statement.args.join(' ')}" and is ${instead(regex.handling, own)}`
  // Read as files, scripts would be shown to everybody.
  const isKept = own.does !== 'reads' || by.every((one) => one.regex.handling.does === 'reads')
  const advice = isKept ? `: "^~" keeps ${by.length > 1 ? 'all' : 'it'} here` : ''
  const related = by.map((one) => ({
    ...{ file: one.regex.location.statement.file, at: headOf(one.regex.location.statement) },
    message: `takes "${one.uri}"`,
  }))
  const { word, start } = found
  report(statement.file, partOf(word, { start, end: word.value.length }), says + more(by.length - 1) + advice, {
    related,
    ...(isKept && start === 0 && { fix: fixAt(word.start) }),
  })
}

function more(count: number): string {
  if (count === 0) return ''
  return count < MOST - 1 ? `; ${count} more takes others` : '; others take more'
}

const fixAt = (start: number): Fix => ({ title: 'Add "^~"', edits: [{ start, end: start, text: '^~ ' }], unsafe: true })
