import { effective, type Project, type Statement } from '@nginx-lint/analysis'
import { existsIn } from '@nginx-lint/directives'
import { isClosedOutwards } from '../absence.ts'
import { serverGroupsOf } from '../addresses.ts'
import { headOf } from '../places.ts'
import { isAboutTls, readingClosed } from '../reads.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'
import { filled, type Tls, tlsOf } from '../tls.ts'
import { type UpstreamTls, upstreamTlsOf } from '../upstream-tls.ts'

export default defineRule({
  id: 'missing-trusted-certificate',
  group: 'correctness',
  severity: 'error',
  summary: 'Certificates are to be verified, but there is none to trust',
  docs: `
    To verify the certificates of clients (\`ssl_verify_client on\` or \`optional\`) nginx needs those of the authorities in
    \`ssl_client_certificate\` or, since 1.27.2, \`ssl_trusted_certificate\`; with \`optional_no_ca\` none. To verify the server
    it passes to (\`proxy_ssl_verify on\` and its like, where TLS is spoken) it needs \`proxy_ssl_trusted_certificate\`: nginx
    does not take the authorities of the system by itself.
  `,
  nginxSays: [
    'no ssl_client_certificate or ssl_trusted_certificate for ssl_verify_client',
    'no ssl_client_certificate for ssl_verify_client',
    'no ssl_client_certificate for ssl_client_verify',
    'no proxy_ssl_trusted_certificate for proxy_ssl_verify',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_ssl_module.html#ssl_verify_client'],
  bad: [
    {
      code: conf`
        http {
            server {
                ssl_certificate a.pem;
                ssl_certificate_key a.key;
                ssl_verify_client optional;
            #   ^^^^^^^^^^^^^^^^^^^^^^^^^^ error[missing-trusted-certificate]: clients cannot be verified without an "ssl_client_certificate"
            }
        }
      `,
    },
    {
      target: '1.26.0',
      code: conf`
        http {
            server {
                ssl_certificate a.pem;
                ssl_certificate_key a.key;
                ssl_verify_client on;
            #   ^^^^^^^^^^^^^^^^^^^^ error[missing-trusted-certificate]: clients cannot be verified without an "ssl_client_certificate"
                ssl_trusted_certificate ca.pem;
            }
        }
      `,
    },
    {
      code: conf`
        http {
            proxy_ssl_verify on;
        #   ^^^^^^^^^^^^^^^^^^^ error[missing-trusted-certificate]: servers cannot be verified without a "proxy_ssl_trusted_certificate"
            server { location / { proxy_pass https://127.0.0.1; } }
        }
      `,
    },
    {
      code: conf`
        stream {
            server {
                listen 1;
                proxy_pass 127.0.0.1:443;
                proxy_ssl on;
                proxy_ssl_verify on;
            #   ^^^^^^^^^^^^^^^^^^^ error[missing-trusted-certificate]: servers cannot be verified without a "proxy_ssl_trusted_certificate"
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          ssl_verify_client on;
          proxy_ssl_verify on;
          server { ssl_client_certificate ca.pem; ssl_certificate a.pem; ssl_certificate_key a.key; }
          server { ssl_verify_client optional_no_ca; ssl_certificate a.pem; ssl_certificate_key a.key; }
          server { ssl_trusted_certificate ca.pem; ssl_certificate a.pem; ssl_certificate_key a.key; }
          server { location / { proxy_pass http://127.0.0.1; } }
          server { location / { proxy_pass https://127.0.0.1; proxy_ssl_trusted_certificate ca.pem; } }
          server { location / { proxy_pass https://127.0.0.1; proxy_ssl_verify off; } }
      }
      stream {
          server { listen 1; proxy_pass 127.0.0.1:443; proxy_ssl_verify on; }
      }
    `,
    conf`server { ssl_certificate a.pem; ssl_certificate_key a.key; ssl_verify_client on; }`,
  ],
  checkProject: readingClosed(isAboutTls, (project, report) => {
    for (const { servers } of serverGroupsOf(project))
      for (const server of servers) checkServer(tlsOf(server, project.options), project, report)
    for (const tls of upstreamTlsOf(project)) checkUpstream(tls, project, report)
  }),
})

function checkServer({ server, isUsed }: Tls, project: Project, report: FileReport): void {
  const verify = effective(server, 'ssl_verify_client').at(-1)
  if (!isUsed || !isOneOf(verify, ['on', 'optional']) || filled(server, 'ssl_client_certificate')) return
  const mayTrust = existsIn({ since: '1.27.2' }, project.options.target)
  if ((mayTrust && filled(server, 'ssl_trusted_certificate')) || !isClosedOutwards(server, project)) return
  report(verify.file, headOf(verify), 'clients cannot be verified without an "ssl_client_certificate"')
}

function checkUpstream({ scope, prefix, last }: UpstreamTls, project: Project, report: FileReport): void {
  const verify = last('verify')
  if (!isOneOf(verify, ['on']) || filled(scope, `${prefix}_trusted_certificate`)) return
  if (!isClosedOutwards(scope, project)) return
  report(verify.file, headOf(verify), `servers cannot be verified without a "${prefix}_trusted_certificate"`)
}

const isOneOf = (statement: Statement | undefined, values: readonly string[]): statement is Statement =>
  values.includes(statement?.args[0]?.toLowerCase() ?? '')
