import type { Project, Scope } from '@nginx-lint/analysis'
import { isClosedOutwards } from '../absence.ts'
import { serverGroupsOf } from '../addresses.ts'
import { count, headOf } from '../places.ts'
import { isAboutTls, readingClosed } from '../reads.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'
import { type Tls, tlsOf } from '../tls.ts'
import { type UpstreamTls, upstreamTlsOf } from '../upstream-tls.ts'

export default defineRule({
  id: 'missing-certificate-key',
  group: 'correctness',
  severity: 'error',
  summary: 'A certificate has no key',
  docs: `
    Each \`ssl_certificate\` needs its \`ssl_certificate_key\`, the first the first, the second the second; the file of the
    certificate may be named again when the key is in it, too. Both lists are inherited each by itself and as a whole: a
    server with an own certificate and no own key takes the keys of \`http\`. The same holds for \`proxy_ssl_certificate\` and
    its like, where TLS is spoken to the server.
  `,
  nginxSays: [
    'no "ssl_certificate_key" is defined for certificate "a.pem"',
    'no "proxy_ssl_certificate_key" is defined for certificate "a.pem"',
    'no "ssl_certificate_key" is defined for the "starttls" directive',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_ssl_module.html#ssl_certificate_key'],
  bad: [
    {
      code: conf`
        http {
            server {
                ssl_certificate a.pem;
            #   ^^^^^^^^^^^^^^^^^^^^^ error[missing-certificate-key]: this certificate needs an "ssl_certificate_key"
            }
        }
      `,
    },
    {
      code: conf`
        http {
            ssl_certificate_key rsa.key;
            server {
                ssl_certificate rsa.pem;
                ssl_certificate ecdsa.pem;
            #   ^^^^^^^^^^^^^^^^^^^^^^^^^ error[missing-certificate-key]: there are 2 certificates, but only 1 "ssl_certificate_key"
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                location / {
                    proxy_pass https://127.0.0.1;
                    proxy_ssl_certificate a.pem;
            #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[missing-certificate-key]: this certificate needs a "proxy_ssl_certificate_key"
                }
            }
        }
      `,
    },
    {
      code: conf`
        mail {
            auth_http 127.0.0.1/a;
            server {
                listen 143 ssl;
            #   ^^^^^^^^^^^^^^ error[missing-certificate-key]: the certificate of this server needs an "ssl_certificate_key"
                ssl_certificate a.pem;
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          ssl_certificate_key a.key;
          proxy_ssl_certificate a.pem;
          server { ssl_certificate a.pem; }
          server { ssl_certificate a.pem; ssl_certificate a.pem; ssl_certificate_key a.key; ssl_certificate_key b.key; }
          server { ssl_certificate_key a.key; ssl_certificate_key b.key; location / { proxy_pass http://127.0.0.1; } }
      }
    `,
    conf`http { server { ssl_certificate a.pem; include key.conf; } }`,
    conf`server { ssl_certificate a.pem; }`,
    conf`http { ssl_certificate a.pem; }`,
    conf`mail { auth_http 127.0.0.1/a; server { listen 143; ssl_certificate a.pem; } }`,
    { target: '1.22.0', code: conf`stream { server { listen 1; ssl_certificate a.pem; proxy_pass 127.0.0.1:1; } }` },
  ],
  checkProject: readingClosed(isAboutTls, (project, report) => {
    for (const { servers } of serverGroupsOf(project))
      for (const server of servers) checkServer(tlsOf(server, project.options), project, report)
    for (const tls of upstreamTlsOf(project)) checkUpstream(tls, project, report)
  }),
})

function checkServer({ server, certificates, keys, isUsed, demand }: Tls, project: Project, report: FileReport): void {
  const certificate = certificates.at(-1)
  if (!certificate || !isUsed || keys.length >= certificates.length || !isClosedOutwards(server, project)) return
  // In mail nginx names what asks for the certificate.
  const isOther = demand !== undefined && isMail(server)
  const at = isOther ? demand.statement : certificate
  const message =
    keys.length > 0
      ? `there are ${count(certificates.length, 'certificate')}, but only ${keys.length} "ssl_certificate_key"`
      : `${isOther ? 'the certificate of this server' : 'this certificate'} needs an "ssl_certificate_key"`
  report(at.file, headOf(at), message)
}

function checkUpstream({ scope, prefix, last }: UpstreamTls, project: Project, report: FileReport): void {
  const certificate = last('certificate')
  if (!certificate?.args[0] || last('certificate_key') || !isClosedOutwards(scope, project)) return
  report(certificate.file, headOf(certificate), `this certificate needs a "${prefix}_certificate_key"`)
}

const isMail = ({ context }: Scope): boolean => context === 'mail.server'
