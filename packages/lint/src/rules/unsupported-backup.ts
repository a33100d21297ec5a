import { methodBefore } from '../balancing.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'unsupported-backup',
  group: 'correctness',
  severity: 'error',
  summary: 'A server is a backup, but the method of load balancing knows none',
  docs: `
    \`hash\`, \`ip_hash\` and \`random\` know no backup servers, and nginx refuses a \`backup\` on a \`server\` that stands below
    one of them. Above it nginx does not look, and takes the configuration.
  `,
  nginxSays: ['balancing method does not support parameter "backup"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_upstream_module.html#server'],
  bad: [
    {
      code: conf`
        http {
            upstream a {
                ip_hash;
                server 127.0.0.1:1;
                server 127.0.0.1:2 weight=2 backup;
            #                               ^^^^^^ error[unsupported-backup]: "ip_hash" knows no backup servers: nginx refuses one below it
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            upstream a {
                hash $remote_addr consistent;
                server 127.0.0.1:1;
                server 127.0.0.1:2 backup;
            #                      ^^^^^^ error[unsupported-backup]: "hash" knows no backup servers: nginx refuses one below it
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          upstream a { server 127.0.0.1:1; server 127.0.0.1:2 backup; ip_hash; }
          upstream b { least_conn; server 127.0.0.1:1; server 127.0.0.1:2 backup; }
          upstream c { ip_hash; least_conn; server 127.0.0.1:1; server 127.0.0.1:2 backup; }
          upstream d { hash $uri; keepalive 2; server 127.0.0.1:2 down weight=2 max_fails=1; }
      }
    `,
  ],
  check: {
    server(server, report, { options }) {
      if (!server.scope.context?.endsWith('.upstream') || !server.fit?.ok) return
      const word = server.node.args.find(({ value }, i) => i > 0 && value === 'backup')
      const method = word && methodBefore(server, options, 'method')
      if (method?.spec?.facts.balances?.refusesBackup)
        report(word!, `"${method.name}" knows no backup servers: nginx refuses one below it`)
    },
  },
})
