import { effective, hasHole, type Scope, type Statement } from '@nginx-lint/analysis'
import { parseUrl } from '@nginx-lint/directives'
import { serverGroupsOf } from '../addresses.ts'
import { headOf } from '../places.ts'
import { isAboutTls, reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'
import { filled, isOn, tlsOf } from '../tls.ts'

export default defineRule({
  id: 'invalid-ocsp-responder',
  group: 'correctness',
  severity: 'error',
  summary: 'The URL of an OCSP responder is none that nginx can ask',
  docs: `
    An OCSP responder is asked by plain HTTP: its URL begins with \`http://\`, and what it says is signed. nginx refuses
    another \`ssl_ocsp_responder\` where \`ssl_ocsp\` is on; for another \`ssl_stapling_responder\` it warns and staples nothing.
  `,
  nginxSays: [
    'invalid URL prefix in OCSP responder "https://a/" in "ssl_ocsp_responder"',
    'invalid port in OCSP responder "127.0.0.1:x/" in "ssl_ocsp_responder"',
    '"ssl_stapling" ignored, invalid URL prefix in OCSP responder "https://a/" in the certificate "a.pem"',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_ssl_module.html#ssl_ocsp_responder'],
  bad: [
    {
      code: conf`
        http {
            ssl_verify_client on;
            ssl_client_certificate ca.pem;
            server {
                ssl_certificate a.pem;
                ssl_certificate_key a.key;
                ssl_ocsp on;
                ssl_ocsp_responder https://127.0.0.1/;
            #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[invalid-ocsp-responder]: the URL of an OCSP responder begins with "http://"
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                ssl_certificate a.pem;
                ssl_certificate_key a.key;
                ssl_stapling on;
                ssl_stapling_responder https://127.0.0.1/;
            #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[invalid-ocsp-responder]: the URL of an OCSP responder begins with "http://": nginx staples nothing
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          ssl_ocsp_responder https://127.0.0.1/;
          ssl_stapling_responder https://127.0.0.1/;
          server { ssl_certificate a.pem; ssl_certificate_key a.key; }
          server { ssl_ocsp on; ssl_stapling on; }
          server { ssl_certificate a.pem; ssl_certificate_key a.key; ssl_ocsp on; ssl_ocsp_responder HTTP://127.0.0.1:1/; }
      }
    `,
  ],
  checkProject: reading(isAboutTls, (project, report) => {
    for (const { servers } of serverGroupsOf(project))
      for (const server of servers) {
        if (!tlsOf(server, project.options).isUsed) continue
        const ocsp = isAsked(server) ? mistake(server, 'ssl_ocsp_responder') : undefined
        if (ocsp) report(ocsp.at.file, headOf(ocsp.at), ocsp.wrong)
        // ngx_ssl_stapling(): an answer from a file needs no responder
        const isStapled = isOn(server, 'ssl_stapling') && !filled(server, 'ssl_stapling_file')
        const stapling = isStapled ? mistake(server, 'ssl_stapling_responder') : undefined
        if (stapling)
          report(stapling.at.file, headOf(stapling.at), `${stapling.wrong}: nginx staples nothing`, {
            severity: 'warning',
          })
      }
  }),
})

const isAsked = (server: Scope): boolean => /^(on|leaf)$/i.test(filled(server, 'ssl_ocsp') ?? '')

/** ngx_ssl_ocsp(), ngx_ssl_stapling_responder() */
function mistake(server: Scope, name: string): { readonly at: Statement; readonly wrong: string } | undefined {
  const at = effective(server, name).at(-1)
  const url = at?.args[0]
  if (!at || !url || hasHole(url)) return undefined
  if (!/^http:\/\/./is.test(url)) return { at, wrong: 'the URL of an OCSP responder begins with "http://"' }
  const { error } = parseUrl(url.slice(7), { uri: true })
  return error === undefined ? undefined : { at, wrong: error }
}
