import {
  effective,
  endsAlways,
  handlerIn,
  hasHole,
  isRegexKind,
  type Location,
  levelOf,
  locationOf,
  outwards,
  remembering,
  type Scope,
  type Statement,
  scriptOf,
  takerOf,
  walk,
} from '@nginx-lint/analysis'
import { language } from '@nginx-lint/regex'
import type { Directive, Span } from '@nginx-lint/syntax'
import { isClosed } from '../absence.ts'
import { exampleUri } from '../example-uris.ts'
import { partOf } from '../places.ts'
import { mayRoute, readingClosed } from '../reads.ts'
import { conf, defineRule, type Fix } from '../rule.ts'
import { isAskedFor } from '../uri-conditions.ts'

export default defineRule({
  id: 'unanchored-extension',
  group: 'security',
  severity: 'info',
  summary: 'What runs scripts takes more than the names that end with their extension',
  docs: `
    A regular expression may match anywhere in the URI. \`location ~ \\.php\` takes \`/x.php\`, and also \`/x.php.jpg\`,
    \`/x.php5\` and \`/x.php/y\`: where people may put pictures on the server, a picture called so is run as a script,
    unless the backend looks at the name again. Write \`\\.php$\`, or \`\\.php(/|$)\` for a script that reads its path from
    the URI.

    What is looked at are extensions of scripts (\`php\`, \`jsp\`, \`aspx\`, \`cgi\`, …) in locations that pass requests on, and
    the example is a URI that comes there. Nothing is said where the rest of the URI is cut off or used
    (\`fastcgi_split_path_info\`, \`PATH_INFO\`), where always the same script is run, where an \`if\` looks at such URIs, and of
    a pattern for one file such as \`/index\\.php\`. Nor is it said of \`\\.(css|js)\`: there \`/x.css.map\` is often meant, too,
    and nothing is run.
  `,
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#location'],
  bad: [
    {
      code: conf`
        http {
            server {
                location ~ \.php {
            #              ^^^^^ info[unanchored-extension]: "/a.php.jpg" is passed on as well: end the expression with "$"
                    fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
                    fastcgi_pass unix:/run/php.sock;
                }
                location ~* ^/legacy/.+\.(aspx?|jsp) {
            #                          ^^^^^^^^^^^^^ info[unanchored-extension]: "/legacy/a.asp.jpg" is passed on as well: end the expression with "$"
                    if ($arg_x) { return 403; }
                    proxy_pass http://127.0.0.1:8080;
                }
            }
            server {
                location ~ \.(png|jpg)$ { expires 1d; }
                location ~ [^/]\.php[57]? { fastcgi_pass unix:/run/php.sock; }
            #                  ^^^^^^^^^^ info[unanchored-extension]: "/a.php.txt" is passed on as well: end the expression with "$"
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server { include php.conf; root /a; }
            server { include php.conf; root /b; location ~ \.do { proxy_pass http://127.0.0.1; } }
        #                                                  ^^^^ info[unanchored-extension]: "/a.do.jpg" is passed on as well: end the expression with "$"
        }
      `,
      files: { 'php.conf': 'location ~ \\.php$ { fastcgi_pass unix:/run/php.sock; }' },
    },
  ],
  good: [
    conf`
      http {
          server {
              location ~ \.php$ { fastcgi_pass unix:/run/php.sock; }
              location ~ \.php(/|$) { fastcgi_pass unix:/run/php.sock; }
              location ~ \.php/ { fastcgi_pass unix:/run/php.sock; }
              location ~ \.jsp/api { proxy_pass http://127.0.0.1; }
              location ~ ^(.+\.cgi)(.*)$ { fastcgi_pass unix:/run/cgi.sock; }
              location ~ ^(.+\.pl) { fastcgi_pass unix:/run/cgi.sock; fastcgi_param SCRIPT_FILENAME /srv$1; }
              location ~ ^/(index|admin)\.phtml { fastcgi_pass unix:/run/php.sock; }
              location ~ /wp-login\.php { fastcgi_pass unix:/run/php.sock; }
              location ~ \.(css|js) { proxy_pass http://127.0.0.1; }
              location ~ /\.ht { deny all; }
              location ~ /\.well-known { proxy_pass http://127.0.0.1; }
              location ~ \.asp { return 404; }
              location ~ \.aspx { deny all; proxy_pass http://127.0.0.1; }
              location ~ \.cfm { root /srv; }
              location = /a.php { fastcgi_pass unix:/run/php.sock; }
              location /b.php { fastcgi_pass unix:/run/php.sock; }
          }
      }
    `,
    conf`
      http {
          server {
              location ~ \.php {
                  fastcgi_split_path_info ^(.+\.php)(/.+)$;
                  fastcgi_pass unix:/run/php.sock;
              }
          }
          server {
              location ~ \.php {
                  fastcgi_pass unix:/run/php.sock;
                  fastcgi_param SCRIPT_FILENAME $document_root/index.php;
              }
          }
          server {
              location ~ \.php {
                  fastcgi_param PATH_INFO $fastcgi_path_info;
                  fastcgi_pass unix:/run/php.sock;
              }
          }
          server {
              location ~ \.php {
                  if ($uri !~ \.php$) { return 404; }
                  fastcgi_pass unix:/run/php.sock;
              }
          }
          server {
              location ~ \.php. { return 404; }
              location ~ \.php { fastcgi_pass unix:/run/php.sock; }
          }
          server {
              return 503;
              location ~ \.php { fastcgi_pass unix:/run/php.sock; }
          }
          server {
              location ~ \.php { include missing.conf; fastcgi_pass unix:/run/php.sock; }
          }
      }
    `,
  ],
  checkProject: readingClosed(
    (statement) => mayRoute(statement) || /_(?:param|split_path_info)$/.test(statement.name),
    (project, report) => {
      const told = new Set<Directive>()
      for (const statement of walk(project.root)) {
        const { inner, node, file } = statement
        const location = inner && statement.spec && locationOf(statement)
        const extension = location && openExtension(location)
        if (!extension || told.has(node) || !runs(inner)) continue
        const server = [...outwards(inner)].find(({ context }) => context === 'http.server')
        if (!server || !isClosed(server, project) || !isClosed(inner, project)) continue
        if (endsAlways(scriptOf(server))) continue
        const example = exampleFor(location, (uri) => takerOf(levelOf(server), uri)?.statement === statement)
        if (example === undefined || isAskedFor(example, inner)) continue
        told.add(node)
        const at = partOf(location.word, extension)
        report(file, at, `"${example}" is passed on as well: end the expression with "$"`, fixOf(statement, location))
      }
    },
  ),
})

const NAME = String.raw`[a-z]+(?:\d|\\d|\[[\d-]+\])?[?*]?`
const DOT = String.raw`(?:\\\.|\[\.\])`
const listOf = (one: string): string => String.raw`\((?:\?:)?${one}(?:\|${one})*\)`
const LAST = new RegExp(`(?:${DOT}(?:${NAME}|${listOf(NAME)})|${listOf(DOT + NAME)})$`, 'i')

/** What servers run, rather than send. */
const SCRIPTS: ReadonlySet<string> = new Set([
  ...['php', 'phtml', 'phar', 'phps', 'asp', 'aspx', 'ashx', 'asmx', 'jsp', 'jspx', 'do', 'action'],
  ...['cgi', 'fcgi', 'pl', 'py', 'rb', 'lua', 'cfm', 'cfml', 'cfc'],
])

/** Where the extension of a script is that a pattern ends with, and that nothing need end with. */
function openExtension({ kind, pattern }: Location): Span | undefined {
  if (!isRegexKind(kind) || hasHole(pattern)) return undefined
  const last = LAST.exec(pattern)
  if (!last || pattern.includes('\\Q')) return undefined
  const before = pattern.slice(0, last.index)
  // A name that begins with a dot has no extension.
  if (before.endsWith('/') || /\\*$/.exec(before)![0].length % 2 === 1 || ONE_FILE.test(before)) return undefined
  const names = last[0].match(/[a-z]+\??/gi) ?? []
  const isScript = (name: string): boolean => SCRIPTS.has(name.toLowerCase())
  const all = names.flatMap((name) => (name.endsWith('?') ? [name.slice(0, -1), name.slice(0, -2)] : [name]))
  return all.some(isScript) ? { start: last.index, end: pattern.length } : undefined
}

/** The name of the file is written out before the extension, or a choice of names. */
const ONE_FILE = /\/(?:[\w|-]|\((?:\?:)?|\)\??|\\[.-])+$/

/** Requests are passed on to what runs scripts, and as the URI says. */
function runs(scope: Scope): boolean {
  const handler = handlerIn(scope)
  if (handler?.spec?.facts.content !== 'redirecting' || endsAlways(scriptOf(scope))) return false
  if (isDenied(scope) || effective(scope, 'internal').length > 0) return false
  if (effective(scope, 'fastcgi_split_path_info').length > 0) return false
  const params = PARAMETERS.flatMap((name) => effective(scope, name))
  const file = params.findLast(({ args }) => args[0] === 'SCRIPT_FILENAME')?.args[1]
  return !params.some(({ args }) => args[0] === 'PATH_INFO') && (file === undefined || !isOneScript(file))
}

const PARAMETERS = ['fastcgi_param', 'scgi_param', 'uwsgi_param']

/** Nothing in it comes from the URI. */
const isOneScript = (path: string): boolean =>
  !/\$/.test(path.replace(/\$\{?(?:document_root|realpath_root)\b\}?/gi, '')) && !hasHole(path)

const isDenied = ({ statements }: Scope): boolean =>
  statements.some(({ name, args, spec }) => spec && name === 'deny' && args[0]?.toLowerCase() === 'all')

/** A URI that comes to the location, and would not with a `$` at its end; one that shows the danger, if there is one. */
function exampleFor({ kind, pattern }: Location, comesHere: (uri: string) => boolean): string | undefined {
  for (const end of ENDS) {
    const uri = uriEnding(pattern, kind === 'caseless-regex', end)
    if (uri !== undefined && comesHere(uri)) return uri
  }
  return undefined
}

const ENDS = [String.raw`\.jpg\z`, String.raw`\.txt\z`, String.raw`\z`]

const examples = remembering<string | undefined>(1000)

const uriEnding = (pattern: string, caseless: boolean, end: string): string | undefined =>
  examples(JSON.stringify([pattern, caseless, end]), () => {
    const written = language(pattern, { caseless })
    const meant = language(`${pattern}$`, { caseless })
    return written && meant && exampleUri([written, language(end)!], [meant])
  })

/** nginx reads `${` as a part of a word. */
function fixOf({ file }: Statement, { word }: Location): { fix?: Fix } {
  if (file.tree.text[word.end] === '{') return {}
  const end = word.end - word.quote.length
  return { fix: { title: 'End it with "$"', edits: [{ start: end, end, text: '$' }], unsafe: true } }
}
