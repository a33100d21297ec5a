import { statementsOf } from '@nginx-lint/analysis'
import { isClosed } from '../absence.ts'
import { headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'missing-listen',
  group: 'correctness',
  severity: 'error',
  summary: 'A server of stream or mail listens nowhere',
  docs: `
    In \`http\` a server without \`listen\` is on port 80; in \`stream\` and \`mail\` there is no usual port, and each server needs
    a \`listen\`.
  `,
  nginxSays: ['no "listen" is defined for server'],
  links: ['https://nginx.org/en/docs/stream/ngx_stream_core_module.html#listen'],
  bad: [
    {
      code: conf`
        stream {
            server { proxy_pass 127.0.0.1:1; }
        #   ^^^^^^ error[missing-listen]: this server needs a "listen": in stream no port is usual
        }
      `,
    },
    {
      code: conf`
        mail {
            auth_http 127.0.0.1/a;
            server { protocol imap; }
        #   ^^^^^^ error[missing-listen]: this server needs a "listen": in mail no port is usual
        }
      `,
    },
  ],
  good: [
    conf`
      http { server { } }
      stream { server { listen 1; proxy_pass 127.0.0.1:1; } server { include elsewhere; } }
      mail { auth_http 127.0.0.1/a; server { listen 143; } }
    `,
  ],
  check: {
    server(server, report, project) {
      const family = server.scope.context
      const { inner, spec } = server
      if (!spec || !inner || (family !== 'stream' && family !== 'mail') || !isClosed(inner, project)) return
      if (statementsOf(inner, 'listen').length > 0) return
      report(headOf(server), `this server needs a "listen": in ${family} no port is usual`)
    },
  },
})
