import { statementsOf } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { mergedScopes } from '../merged-scopes.ts'
import { reading } from '../reads.ts'
import { unlessRight } from '../right-blocks.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'mixed-secure-link',
  group: 'correctness',
  severity: 'error',
  summary: 'secure_link_secret stands in one block with the other way to check links',
  docs: `
    Links are checked in one of two ways: \`secure_link_secret\`, or \`secure_link\` with \`secure_link_md5\`. A server or a
    location has one of the two; what an outer block has is replaced.
  `,
  nginxSays: ['"secure_link_secret" cannot be mixed with "secure_link" and "secure_link_md5"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_secure_link_module.html'],
  bad: [
    {
      code: conf`
        http {
            server {
                location / {
                    secure_link $arg_a;
                    secure_link_secret a;
                #   ^^^^^^^^^^^^^^^^^^ error[mixed-secure-link]: "secure_link_secret" cannot stand in one block with "secure_link": keep one of the two ways
                }
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          secure_link_secret a;
          secure_link_md5 b;
          server {
              secure_link_secret a;
              location /a { secure_link_md5 a; secure_link $arg_a; }
              location /b { secure_link_secret a; }
          }
      }
    `,
  ],
  // ngx_http_secure_link_merge_conf(): what stands in http is not looked at
  checkProject: reading(['secure_link', 'secure_link_md5', 'secure_link_secret'], (project, report) => {
    for (const scope of mergedScopes(project)) checkScope(scope, project, report)
  }),
})

const checkScope = unlessRight((scope, _project, report) => {
  const [secret] = statementsOf(scope, 'secure_link_secret')
  const other = ['secure_link', 'secure_link_md5'].flatMap((name) => statementsOf(scope, name))[0]
  if (!secret || !other || isConditional(secret) || isConditional(other)) return
  const message = `"secure_link_secret" cannot stand in one block with "${other.name}": keep one of the two ways`
  report(secret.file, secret.node.name, message, {
    related: [{ file: other.file, at: other.node.name, message: `"${other.name}" stands here` }],
  })
})
