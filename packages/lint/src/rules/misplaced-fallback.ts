import type { Statement } from '@nginx-lint/analysis'
import { conf, defineRule, type Report } from '../rule.ts'

export default defineRule({
  id: 'misplaced-fallback',
  group: 'correctness',
  severity: 'warning',
  summary: 'An argument of "try_files" is never reached, or is taken for a file',
  docs: `
    Only the last argument of \`try_files\` is a place to go to: a named location, a status or a URI. Before it \`@app\` and
    \`=404\` are names of files, which nobody has. A lone \`/\` is the root folder, which is always there: what follows is never tried.
  `,
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#try_files'],
  bad: [
    {
      code: conf`
        http {
            server {
                location /a { try_files $uri @app =404; }
            #                                ^^^^ warning[misplaced-fallback]: "@app" is looked for as a file here: only the last argument may be a location
                location /b { try_files $uri =404 /index.html; }
            #                                ^^^^ warning[misplaced-fallback]: "=404" is looked for as a file here: only the last argument may be a status
                location /d { try_files $uri / /index.html; }
            #                                  ^^^^^^^^^^^ warning[misplaced-fallback]: is never reached: the folder "/" before it is always there
                location @app { return 204; }
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              location / { try_files $uri $uri/ @app; }
              location /a { try_files $uri $uri/ =404; }
              location /b { try_files $uri /index.html; }
              location /c { try_files /maintenance.html $uri $uri/ /index.php?$args; }
              location ~ \.php$ { try_files $uri =404; }
              location @app { return 204; }
          }
      }
    `,
  ],
  check: {
    try_files(statement, report) {
      const { args, spec } = statement
      if (!spec || args.length < 2) return
      for (const [index, arg] of args.slice(0, -1).entries()) checkTried(statement, index, arg, report)
    },
  },
})

/** ngx_http_try_files(): only the last argument may be a code, and ngx_http_try_files_handler() goes only there. */
function checkTried({ node, args }: Statement, index: number, arg: string, report: Report): void {
  const word = node.args[index]!
  const what = arg.startsWith('@') ? 'a location' : /^=\d+$/.test(arg) ? 'a status' : undefined
  if (what) report(word, `"${arg}" is looked for as a file here: only the last argument may be ${what}`)
  if (arg !== '/') return
  const [first, last] = [node.args[index + 1]!, node.args[args.length - 1]!]
  report({ start: first.start, end: last.end }, 'is never reached: the folder "/" before it is always there')
}
