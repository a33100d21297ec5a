import type { Statement } from '@nginx-lint/analysis'
import type { Word } from '@nginx-lint/syntax'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'incompatible-parameters',
  group: 'correctness',
  severity: 'error',
  summary: 'Two parameters of a directive exclude each other',
  docs: `
    Some parameters mean nothing beside another one, and nginx refuses the two together. A \`listen\` for QUIC, or in
    \`stream\` for UDP, takes none of those that are about TCP connections (\`ssl\`, \`http2\`, \`proxy_protocol\`,
    \`backlog\`, \`deferred\`, \`fastopen\`, \`multipath\`, \`so_keepalive\`): write a second \`listen\` for them. QUIC is
    always encrypted and needs no \`ssl\`.
  `,
  nginxSays: [
    '"listen" directive "ssl" parameter is incompatible with "quic"',
    '"listen" directive "proxy_protocol" parameter is incompatible with "udp"',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#listen'],
  bad: [
    {
      code: conf`
        http {
            server {
                listen 443 quic reuseport ssl;
            #                             ^^^ error[incompatible-parameters]: "ssl" cannot stand beside "quic": write a second "listen" for it
                ssl_certificate a.pem;
                ssl_certificate_key a.key;
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            server {
                listen 53 so_keepalive=on udp;
            #             ^^^^^^^^^^^^^^^ error[incompatible-parameters]: "so_keepalive=on" cannot stand beside "udp": write a second "listen" for it
                return "";
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              listen 443 quic reuseport rcvbuf=64k;
              listen 443 ssl http2 backlog=100 so_keepalive=on;
              ssl_certificate a.pem;
              ssl_certificate_key a.key;
          }
      }
      stream {
          server { listen 53 udp reuseport; listen 53 backlog=100 proxy_protocol; return ""; }
      }
    `,
  ],
  check: {
    '*'(statement, report) {
      if (!statement.spec?.facts.parametersExclude || !statement.fit?.ok) return
      for (const [word, beside] of exclusions(statement))
        report(word, `"${word.value}" cannot stand beside "${beside}": write a second "${statement.name}" for it`)
    },
  },
})

function* exclusions({ spec, node, args }: Statement): Generator<[Word, string]> {
  for (const [parameter, others] of Object.entries(spec?.facts.parametersExclude ?? {})) {
    if (!args.includes(parameter)) continue
    for (const word of node.args)
      if (others.some((other) => (other.endsWith('=') ? word.value.startsWith(other) : word.value === other)))
        yield [word, parameter]
  }
}
