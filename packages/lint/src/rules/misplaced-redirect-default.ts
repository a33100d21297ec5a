import { hasHole } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'misplaced-redirect-default',
  group: 'correctness',
  severity: 'error',
  summary: 'proxy_redirect default stands where no URL of a proxy_pass can be taken',
  docs: `
    \`proxy_redirect default\` is made from the URL of the \`proxy_pass\` before it, in the same block, which must be one
    without variables. It is also the default: where no other \`proxy_redirect\` stands in the block, leave it out.
  `,
  nginxSays: [
    '"proxy_redirect default" should be placed after the "proxy_pass" directive',
    '"proxy_redirect default" cannot be used with "proxy_pass" directive with variables',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_redirect'],
  bad: [
    {
      code: conf`
        http {
            server {
                proxy_redirect default;
            #                  ^^^^^^^ error[misplaced-redirect-default]: "default" is made from the "proxy_pass" before it in this block, and there is none
                location /a {
                    proxy_redirect default;
                #                  ^^^^^^^ error[misplaced-redirect-default]: "default" is made from the "proxy_pass" before it in this block: move it behind
                    proxy_pass http://127.0.0.1;
                }
                location /b {
                    proxy_pass http://$host;
                    proxy_redirect default;
                #                  ^^^^^^^ error[misplaced-redirect-default]: "default" cannot be made from a "proxy_pass" with variables: write what is to be replaced by what
                }
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          proxy_redirect off;
          server {
              location /a { proxy_pass http://127.0.0.1; proxy_redirect default; }
              location /b { proxy_redirect http://a/ /; proxy_pass http://$host; proxy_redirect default /; }
          }
      }
    `,
    conf`proxy_redirect default;`,
    conf`
      http {
          server {
              location /a { include pass.conf; proxy_redirect default; }
          }
      }
    `,
  ],
  check: {
    // ngx_http_proxy_redirect()
    proxy_redirect(statement, report, { isMain, includes }) {
      const { spec, fit, args, node, scope } = statement
      if (!spec || !fit?.ok || args.length !== 1 || args[0] !== 'default' || isConditional(statement)) return
      const index = scope.statements.indexOf(statement)
      const isPass = (name: string) => name === 'proxy_pass'
      const pass = scope.statements.slice(0, index).find(({ name, spec }) => isPass(name) && spec)
      const place = node.args[0]!
      if (pass) {
        if (isConditional(pass) || pass.args.some(hasHole) || !pass.args[0]?.includes('$')) return
        const advice = 'write what is to be replaced by what'
        report(place, `"default" cannot be made from a "proxy_pass" with variables: ${advice}`)
        return
      }
      // The rest of the block may be in a file that is not here, or around this one.
      const isOpen = (scope.opener === undefined && !isMain) || includes.some(({ found }) => !found)
      if (isOpen) return
      const isLater = scope.statements.slice(index).some(({ name }) => isPass(name))
      const where = isLater ? ': move it behind' : ', and there is none'
      report(place, `"default" is made from the "proxy_pass" before it in this block${where}`)
    },
  },
})
