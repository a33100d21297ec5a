import { type Address, type Project, type Scope, shareAddresses } from '@nginx-lint/analysis'
import { existsIn } from '@nginx-lint/directives'
import { isClosed, isClosedOutwards } from '../absence.ts'
import { addressName, isLiteral, serverGroupsOf } from '../addresses.ts'
import { headOf } from '../places.ts'
import { isAboutTls, readingClosed } from '../reads.ts'
import { conf, defineRule, type FileReport, type Related } from '../rule.ts'
import { type Tls, tlsOf } from '../tls.ts'

export default defineRule({
  id: 'missing-certificate',
  group: 'correctness',
  severity: 'error',
  summary: 'A server is for TLS, but has no certificate',
  docs: `
    Of the servers that share an address with \`ssl\` or \`quic\`, the default one needs an \`ssl_certificate\`: it is the first
    one, or that with \`default_server\`, whether \`ssl\` stands in its own \`listen\` or in another server's. The others may go
    without. A default server with \`ssl_reject_handshake on\` needs none, but then all others of the address do. A
    certificate in \`http\` counts for all servers. In \`mail\` each server with \`listen … ssl\` or \`starttls\` needs one.
  `,
  nginxSays: [
    'no "ssl_certificate" is defined for the "listen ... ssl" directive',
    'no "ssl_certificate" is defined for the "starttls" directive',
    'no "ssl_certificate" is defined for the "ssl" directive',
  ],
  links: ['https://nginx.org/en/docs/http/configuring_https_servers.html'],
  bad: [
    {
      code: conf`
        http {
            server {
        #   ^^^^^^ error[missing-certificate]: this is the default server of port 443, which is for TLS: it needs an "ssl_certificate"
                listen 443 ssl;
                listen [::]:443 ssl;
                server_name a.com;
            }
            server {
                listen 443 ssl;
                server_name b.com;
                ssl_certificate b.pem;
                ssl_certificate_key b.key;
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server { listen 127.0.0.1:443 ssl; ssl_reject_handshake on; }
            server { listen 127.0.0.1:443; server_name a.com; }
        #   ^^^^^^ error[missing-certificate]: this server of port 443 of 127.0.0.1, which is for TLS, needs an "ssl_certificate": the default server rejects handshakes
        }
      `,
    },
    {
      target: '1.22.0',
      code: conf`
        stream {
            server {
                listen 443 ssl;
            #              ^^^ error[missing-certificate]: "listen … ssl" needs an "ssl_certificate"
                proxy_pass 127.0.0.1:1;
            }
        }
        mail {
            auth_http 127.0.0.1/a;
            server {
                listen 143;
                starttls only;
            #            ^^^^ error[missing-certificate]: "starttls only" needs an "ssl_certificate"
            }
        }
      `,
    },
    {
      target: '1.22.0',
      code: conf`
        http {
            server {
                listen 443;
                ssl on;
            #       ^^ error[missing-certificate]: "ssl on" needs an "ssl_certificate"
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server { listen 443 ssl; listen 80; ssl_certificate a.pem; ssl_certificate_key a.key; }
          server { listen 443 ssl; server_name b.com; }
          server { listen 80; server_name c.com; }
          server { listen 444 ssl; ssl_reject_handshake on; }
          server { listen 444 ssl; server_name b.com; ssl_certificate $host.pem; ssl_certificate_key $host.key; }
      }
    `,
    conf`
      http {
          server { listen 443 ssl; server_name b.com; }
          server { listen 443 default_server; ssl_certificate a.pem; ssl_certificate_key a.key; }
      }
    `,
    {
      code: conf`http { server { include tls.conf; } }`,
      files: { 'tls.conf': 'listen 443 ssl; ssl_certificate a.pem; ssl_certificate_key a.key;' },
    },
    conf`http { server { listen 443 ssl; include elsewhere.conf; } }`,
    conf`http { include elsewhere/*.conf; server { listen 443 ssl; } }`,
    conf`server { listen 443 ssl; }`,
    conf`http { ssl_certificate a.pem; ssl_certificate_key a.key; server { listen 443 ssl; } server { listen 1 quic; } }`,
    { target: '1.14.2', code: conf`http { server { listen 443 ssl; } }` },
    conf`
      mail {
          auth_http 127.0.0.1/a;
          starttls on;
          ssl_certificate a.pem;
          ssl_certificate_key a.key;
          server { listen 143; }
          server { listen 110; starttls off; }
      }
    `,
  ],
  checkProject: readingClosed(isAboutTls, (project, report) => {
    for (const { servers, addresses } of serverGroupsOf(project)) {
      for (const server of servers) checkServer(tlsOf(server, project.options), project, report)
      if (!shareAddresses(servers, project.options) || !existsIn({ since: '1.15.0' }, project.options.target)) continue
      const told = new Set<Scope>()
      for (const address of addresses) checkAddress(address, told, project, report)
    }
  }),
})

function checkServer({ server, demand, certificates, rejects }: Tls, project: Project, report: FileReport): void {
  if (!demand || certificates.length > 0 || rejects || !isClosedOutwards(server, project)) return
  report(demand.statement.file, demand.word, `"${demand.text}" needs an "ssl_certificate"`)
}

/** ngx_http_ssl_init(). A server is told once, of its first address. */
function checkAddress(address: Address, told: Set<Scope>, project: Project, report: FileReport): void {
  const { claims, byDefault } = address
  const tls = claims.find(({ listen }) => listen?.parameters.some((word) => word === 'ssl' || word === 'quic'))
  if (!tls?.listen || !isLiteral(address) || !byDefault.outer || !isClosedOutwards(byDefault.outer, project)) return
  if (!claims.every(({ server }) => isClosed(server, project))) return
  const { statement } = tls.listen
  const related = [{ file: statement.file, at: statement.node, message: 'TLS is asked for here' }]
  const without = claims
    .map(({ server }) => tlsOf(server, project.options))
    .filter(({ certificates, rejects }) => certificates.length === 0 && !rejects)
  const first = without.find(({ server }) => server === byDefault)
  const name = addressName(address)
  if (first)
    tell(
      first.server,
      `this is the default server of ${name}, which is for TLS: it needs an "ssl_certificate"`,
      related,
    )
  else if (tlsOf(byDefault, project.options).certificates.length === 0)
    for (const { server } of without)
      tell(
        server,
        `this server of ${name}, which is for TLS, needs an "ssl_certificate": the default server rejects handshakes`,
        related,
      )

  function tell({ opener }: Scope, message: string, related: readonly Related[]): void {
    if (!opener?.inner || told.has(opener.inner)) return
    told.add(opener.inner)
    report(opener.file, headOf(opener), message, { related })
  }
}
