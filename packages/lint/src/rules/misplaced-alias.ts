import { locationOf } from '@nginx-lint/analysis'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'misplaced-alias',
  group: 'correctness',
  severity: 'error',
  summary: 'An "alias" stands in a named location',
  docs: `
    \`alias\` puts a folder in the place of the part of the URI that the location matched. A named location, which requests
    reach by \`try_files\` or \`error_page\`, matches no part of it, so nginx refuses to load: use \`root\`.
  `,
  nginxSays: ['the "alias" directive cannot be used inside the named location'],
  bad: [
    {
      code: conf`
        http {
            server {
                location @files {
                    alias /srv/files/;
                #   ^^^^^ error[misplaced-alias]: a named location matches no part of the URI that "alias" could replace: use "root"
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
              location @files { root /srv/files; }
              location /files { alias /srv/files; }
              location = @files { alias /srv/files; }
          }
      }
    `,
  ],
  check: {
    // ngx_http_core_root()
    alias({ spec, scope, node }, report) {
      // Beside "root", what nginx says is what conflicting-directives says.
      if (!spec || !scope.opener || scope.statements.some(({ name }) => name === 'root')) return
      if (locationOf(scope.opener)?.kind === 'named')
        report(node.name, 'a named location matches no part of the URI that "alias" could replace: use "root"')
    },
  },
})
