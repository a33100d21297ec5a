import { effective } from '@nginx-lint/analysis'
import { isClosedOutwards } from '../absence.ts'
import { headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'missing-auth-http',
  group: 'correctness',
  severity: 'error',
  summary: 'A mail server has nobody to ask who may log in',
  docs: `
    nginx asks an HTTP server whether a mail user may log in, and to which server it passes the connection. Each
    server of \`mail\` needs an \`auth_http\`, its own or that of the \`mail\` block.
  `,
  nginxSays: ['no "auth_http" is defined for server'],
  links: ['https://nginx.org/en/docs/mail/ngx_mail_auth_http_module.html#auth_http'],
  bad: [
    {
      code: conf`
        mail {
            server { listen 143; }
        #   ^^^^^^ error[missing-auth-http]: this server needs an "auth_http", or the "mail" block does
        }
      `,
    },
  ],
  good: [
    conf`mail { auth_http 127.0.0.1/a; server { listen 143; } }`,
    conf`mail { server { listen 143; auth_http 127.0.0.1/a; } }`,
    conf`mail { server { listen 143; include elsewhere; } }`,
    conf`mail { include elsewhere; server { listen 143; } }`,
  ],
  check: {
    server(server, report, project) {
      const { inner, spec, scope } = server
      if (!spec || !inner || scope.context !== 'mail' || effective(inner, 'auth_http').length > 0) return
      if (!isClosedOutwards(inner, project)) return
      report(headOf(server), 'this server needs an "auth_http", or the "mail" block does')
    },
  },
})
