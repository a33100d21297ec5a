import { effective } from '@nginx-lint/analysis'
import { isLiteral, serverGroupsOf } from '../addresses.ts'
import { headOf } from '../places.ts'
import { isAboutTls, reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'
import { tlsOf } from '../tls.ts'

export default defineRule({
  id: 'quic-without-tls13',
  group: 'correctness',
  severity: 'error',
  summary: 'A server is for QUIC, but has no TLSv1.3',
  docs: `
    QUIC is encrypted by TLS 1.3. nginx refuses an \`ssl_protocols\` without it for the default server of an address with
    \`listen … quic\`: the first one, or that with \`default_server\`.
  `,
  nginxSays: ['"ssl_protocols" must enable TLSv1.3 for the "listen ... quic" directive'],
  links: ['https://nginx.org/en/docs/quic.html'],
  bad: [
    {
      code: conf`
        http {
            ssl_protocols TLSv1.2;
            server {
        #   ^^^^^^ error[quic-without-tls13]: this server is the default one for QUIC: "ssl_protocols" must have "TLSv1.3"
                listen 443 quic;
                listen 443 ssl;
                ssl_certificate a.pem;
                ssl_certificate_key a.key;
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          ssl_certificate a.pem;
          ssl_certificate_key a.key;
          server { listen 443 quic; listen 443 ssl; }
          server { listen 443 quic; ssl_protocols TLSv1.2; server_name a.com; }
          server { listen 444 quic; ssl_protocols TLSv1.2; ssl_protocols tlsv1.3; }
          server { listen 445 ssl; ssl_protocols TLSv1.2; }
      }
    `,
  ],
  // ngx_http_ssl_init()
  checkProject: reading(isAboutTls, (project, report) => {
    for (const { addresses } of serverGroupsOf(project))
      for (const address of addresses) {
        const { claims, byDefault } = address
        if (!isLiteral(address) || !claims.some(({ listen }) => listen?.parameters.includes('quic'))) continue
        const protocols = effective(byDefault, 'ssl_protocols')
        const words = protocols.flatMap(({ args }) => args.map((word) => word.toLowerCase()))
        if (words.length === 0 || words.includes('tlsv1.3') || !protocols.every(({ fit }) => fit?.ok)) continue
        const { opener } = byDefault
        if (!opener || tlsOf(byDefault, project.options).certificates.length === 0) continue
        report(
          opener.file,
          headOf(opener),
          'this server is the default one for QUIC: "ssl_protocols" must have "TLSv1.3"',
          { related: [{ file: protocols[0]!.file, at: protocols[0]!.node, message: 'the protocols are said here' }] },
        )
      }
  }),
})
