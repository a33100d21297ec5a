import { hasBranches, routerOf, type Statement } from '@nginx-lint/analysis'
import { type Loop, loopOf, type Ways } from '../loops.ts'
import { headOf } from '../places.ts'
import { probesOf } from '../probes.ts'
import { mayRoute, readingClosed } from '../reads.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'

export default defineRule({
  id: 'redirect-loop',
  group: 'correctness',
  severity: 'warning',
  summary: 'A request is sent to where it came from, again and again',
  docs: `
    A redirect to a URL that is redirected there again never ends: browsers give up after some twenty
    ("ERR_TOO_MANY_REDIRECTS"). Often one \`server\` is for both \`http\` and \`https\`, or for both the name with \`www.\` and
    the one without, and sends all requests to one of them: give each a \`server\` of its own. Or a site moves into a
    folder, and no \`location\` for the folder keeps it out.

    Inside, \`rewrite … last\` and the last argument of \`try_files\` make nginx look for a location again. When that is the
    same one, it goes round ten times and answers 500. \`try_files $uri $uri/;\` does so for all that is not there, as its
    last argument is no folder to look for but where to go: end it with \`=404\`. End a \`rewrite\` with \`break\`, or leave
    out what it has rewritten.

    Sample requests are followed through the servers of this configuration, as \`nginx-lint route\` does. What depends on
    headers, cookies or anything else that is not in the text is not reported, and neither is a redirect to
    a port on which nothing listens here: a proxy in front may take it.
  `,
  nginxSays: ['rewrite or internal redirection cycle while processing "/index.html"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#try_files'],
  bad: [
    {
      code: conf`
        http {
            server {
                listen 80;
                listen 443 ssl;
                server_name a.com www.a.com;
                return 301 https://a.com$request_uri;
        #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[redirect-loop]: "https://a.com/some-page" is redirected to itself: clients give up
            }
            server {
                listen 80;
                server_name b.com;
                location / { return 301 /blog$request_uri; }
        #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[redirect-loop]: redirects without end: "http://b.com/some-page" leads to "http://b.com/blog/some-page", that to "http://b.com/blog/blog/some-page" and so on
                location = /c { return 302 /d; }
        #                       ^^^^^^^^^^^^^ warning[redirect-loop]: redirects in a circle: "http://b.com/c" leads to "http://b.com/d", that to "http://b.com/c" again
                location = /d { rewrite ^ http://b.com/c permanent; }
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                listen 80;
                location / { try_files $uri $uri/; }
        #                    ^^^^^^^^^^^^^^^^^^^^ warning[redirect-loop]: when there is no such file, "/some-page" leads to "/some-page/" and so on, in the same location: nginx answers 500 after ten rounds
                location /app/ { rewrite ^/app/(.*)$ /app/index.php/$1 last; }
        #                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[redirect-loop]: "/app/some-page" leads to "/app/index.php/some-page" and so on, in the same location: nginx answers 500 after ten rounds
                location /e/ { rewrite ^/e/(.*)$ /f/$1 last; }
        #                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[redirect-loop]: goes in a circle: "/e/some-page" leads to "/f/some-page", that to "/e/some-page" again: nginx answers 500 after ten rounds
                location /f/ { rewrite ^/f/(.*)$ /e/$1; }
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              listen 80 default_server;
              return 301 https://$host$request_uri;
          }
          server {
              listen 443 ssl;
              server_name a.com;
              location / { try_files $uri $uri/ =404; }
              location /app/ { try_files $uri $uri/ /app/index.html; }
              location ~ \.php$ { try_files $uri /index.php; }
              location /blog/ { rewrite ^/blog/(.*)$ /blog/index.php/$1 break; }
              location /old { rewrite ^/old/(.*)$ /app/$1 permanent; }
              location = /app { return 301 /app/; }
              location /wp/ { if (!-e $request_filename) { rewrite ^ /wp/index.php last; } }
          }
          server {
              listen 443 ssl;
              server_name www.a.com;
              return 301 https://a.com$request_uri;
          }
      }
    `,
    conf`
      http {
          server {
              listen 80;
              server_name a.com;
              return 301 https://$host$request_uri;
          }
          server {
              listen 8080;
              server_name a.com;
              return 301 http://a.com:8081$request_uri;
          }
          server {
              listen 80;
              listen 443 ssl;
              server_name b.com www.b.com;
              if ($scheme = http) { return 301 https://b.com$request_uri; }
              if ($host = www.b.com) { return 301 https://b.com$request_uri; }
          }
          server {
              listen 80;
              server_name c.com;
              if ($http_x_forwarded_proto != https) { return 301 http://$host$request_uri; }
              if ($cookie_seen = "") { return 302 $request_uri; }
          }
      }
    `,
  ],
  checkProject: readingClosed(mayRoute, (project, report) => {
    if (project.isExcerpt || hasBranches(project)) return
    const router = routerOf(project)
    const ways: Ways = new Map()
    const told = new Set<Statement>()
    for (const server of router.servers)
      for (const probe of probesOf(server)) {
        const loop = loopOf(probe, router, project, ways)
        if (!loop || loop.hops.some(({ by }) => told.has(by))) continue
        for (const { by } of loop.hops) told.add(by)
        reportOne(loop, report)
      }
  }),
})

function reportOne(loop: Loop, report: FileReport): void {
  const [first, ...others] = loop.hops
  if (!first) return
  report(first.by.file, headOf(first.by), said(loop), {
    related: others
      .filter(({ by }) => by !== first.by)
      .map(({ by, from, to }) => ({ file: by.file, at: headOf(by), message: `sends "${from}" to "${to}"` })),
  })
}

function said({ kind, hops, needsMissing }: Loop): string {
  const when = needsMissing ? 'when there is no such file, ' : ''
  const [first, ...others] = hops
  const steps = [`"${first!.from}" leads to "${first!.to}"`, ...others.map(({ to }) => `that to "${to}"`)].join(', ')
  if (kind === 'growth') return `${when}redirects without end: ${steps} and so on`
  const isOne = others.length === 0
  if (kind === 'circle')
    return isOne
      ? `${when}"${first!.from}" is redirected to itself: clients give up`
      : `${when}redirects in a circle: ${steps} again`
  const end = 'nginx answers 500 after ten rounds'
  if (isOne) return `${when}${steps} and so on, in the same location: ${end}`
  return `${when}goes in a circle: ${steps} again: ${end}`
}
