import { hasHole, type Statement, statementsOf } from '@nginx-lint/analysis'
import { parseUrl } from '@nginx-lint/directives'
import { isClosed } from '../absence.ts'
import { headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'missing-mail-protocol',
  group: 'correctness',
  severity: 'error',
  summary: 'A mail server does not say its protocol, and its port does not tell',
  docs: `
    nginx knows the protocol of a server of \`mail\` by its port: 143 and 993 are IMAP, 110 and 995 POP3, 25, 465 and 587
    SMTP. On another port, on a Unix socket and where no port is said a server needs a \`protocol\`, which it does not take
    from the \`mail\` block. Of a range of ports nginx looks at the first.
  `,
  nginxSays: ['unknown mail protocol for server'],
  links: ['https://nginx.org/en/docs/mail/ngx_mail_core_module.html#protocol'],
  bad: [
    {
      code: conf`
        mail {
            auth_http 127.0.0.1/a;
            server { listen 127.0.0.1:1143; }
        #   ^^^^^^ error[missing-mail-protocol]: port 1143 does not tell the protocol: this server needs a "protocol"
            server { listen 141-143; }
        #   ^^^^^^ error[missing-mail-protocol]: port 141 does not tell the protocol: this server needs a "protocol"
            server { listen mail.example.com; }
        #   ^^^^^^ error[missing-mail-protocol]: without a port nothing tells the protocol: this server needs a "protocol"
            server { listen unix:/run/mail.sock; }
        #   ^^^^^^ error[missing-mail-protocol]: a Unix socket does not tell the protocol: this server needs a "protocol"
        }
      `,
    },
  ],
  good: [
    conf`
      mail {
          auth_http 127.0.0.1/a;
          server { listen 143; }
          server { listen 1143; listen 993; }
          server { listen 127.0.0.1; listen 143-145; }
          server { listen mail.example.com; protocol smtp; }
          server { listen 1144; protocol imap; }
          server { listen 1145; include elsewhere; }
      }
    `,
  ],
  check: {
    server(server, report, project) {
      const { inner, spec, scope } = server
      if (!spec || !inner || scope.context !== 'mail' || !isClosed(inner, project)) return
      const listens = statementsOf(inner, 'listen')
      if (listens.length === 0 || statementsOf(inner, 'protocol').length > 0) return
      const addresses = listens.flatMap(({ args: [text = ''] }) =>
        hasHole(text) ? [] : [parseUrl(text, { listen: true })],
      )
      if (addresses.length < listens.length || addresses.some(({ error }) => error !== undefined)) return
      if (addresses.some(({ port }) => port !== undefined && USUAL.includes(firstOf(port)))) return
      report(headOf(server), `${what(listens[0]!)} the protocol: this server needs a "protocol"`)
    },
  },
})

const firstOf = (port: string): number => Number(port.split('-', 1)[0])

function what({ args: [text = ''] }: Statement): string {
  if (/^unix:/i.test(text)) return 'a Unix socket does not tell'
  const { port } = parseUrl(text, { listen: true })
  return port === undefined ? 'without a port nothing tells' : `port ${firstOf(port)} does not tell`
}

/** Of ngx_mail_imap_protocol, ngx_mail_pop3_protocol and ngx_mail_smtp_protocol. */
const USUAL = [25, 110, 143, 465, 587, 993, 995]
