import { effective, type Scope, type Statement } from '@nginx-lint/analysis'
import { serverGroupsOf } from '../addresses.ts'
import { headOf } from '../places.ts'
import { isAboutTls, reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'
import { tlsOf } from '../tls.ts'

export default defineRule({
  id: 'conflicting-tls-settings',
  group: 'correctness',
  severity: 'error',
  summary: 'Two settings of TLS exclude each other',
  docs: `
    \`ssl_ocsp\` validates the certificates of clients, which \`ssl_verify_client optional_no_ca\` does not look at.
    \`ssl_stapling\` cannot go with \`ssl_certificate_compression\`. In \`mail\`, up to nginx 1.24, a connection that is encrypted
    from its beginning (\`ssl on\`) cannot be encrypted later (\`starttls\`).
  `,
  nginxSays: [
    '"ssl_ocsp" is incompatible with "ssl_verify_client optional_no_ca"',
    '"ssl_stapling" is incompatible with "ssl_certificate_compression"',
    '"starttls" directive conflicts with "ssl on"',
    '"ssl" directive conflicts with "starttls"',
  ],
  bad: [
    {
      code: conf`
        http {
            ssl_verify_client optional_no_ca;
            server {
                ssl_certificate a.pem;
                ssl_certificate_key a.key;
                ssl_ocsp leaf;
            #   ^^^^^^^^^^^^^ error[conflicting-tls-settings]: "ssl_ocsp leaf" cannot go with "ssl_verify_client optional_no_ca"
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
            #   ^^^^^^^^^^^^^^^ error[conflicting-tls-settings]: "ssl_stapling on" cannot go with "ssl_certificate_compression on"
                ssl_certificate_compression on;
            }
        }
      `,
    },
    {
      target: '1.24.0',
      code: conf`
        mail {
            auth_http 127.0.0.1/a;
            server {
                listen 143;
                ssl_certificate a.pem;
                ssl_certificate_key a.key;
                ssl on;
                starttls on;
            #   ^^^^^^^^^^^ error[conflicting-tls-settings]: "starttls on" cannot go with "ssl on"
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          ssl_verify_client optional_no_ca;
          ssl_certificate_compression on;
          server { ssl_ocsp on; ssl_stapling on; }
          server { ssl_certificate a.pem; ssl_certificate_key a.key; ssl_ocsp off; }
          server { ssl_certificate a.pem; ssl_certificate_key a.key; ssl_stapling on; ssl_certificate_compression off; }
      }
    `,
    {
      target: '1.24.0',
      code: conf`
        mail {
            auth_http 127.0.0.1/a;
            ssl_certificate a.pem;
            ssl_certificate_key a.key;
            ssl on;
            server { listen 143; ssl off; starttls on; }
            server { listen 144; starttls on; }
        }
      `,
    },
  ],
  checkProject: reading(isAboutTls, (project, report) => {
    for (const { servers } of serverGroupsOf(project))
      for (const server of servers)
        for (const [statement, other] of tlsOf(server, project.options).isUsed ? conflicts(server) : [])
          report(statement.file, headOf(statement), `"${text(statement)}" cannot go with "${text(other)}"`)
  }),
  check: {
    // ngx_mail_ssl_enable(), ngx_mail_ssl_starttls(): what stands later in the same block is refused
    starttls: (statement, report) => {
      if (isOneOf(statement, ['on', 'only'])) besides(statement, 'ssl', ['on'], report)
    },
    ssl: (statement, report) => {
      if (isOneOf(statement, ['on'])) besides(statement, 'starttls', ['on', 'only'], report)
    },
  },
})

/** Pairs of statements that count in a server, the one to report first. */
function* conflicts(server: Scope): Generator<[Statement, Statement]> {
  for (const [name, values, otherName, otherValues] of PAIRS) {
    const statement = effective(server, name).at(-1)
    const other = effective(server, otherName).at(-1)
    if (statement && other && isOneOf(statement, values) && isOneOf(other, otherValues)) yield [statement, other]
  }
}

const PAIRS = [
  ['ssl_ocsp', ['on', 'leaf'], 'ssl_verify_client', ['optional_no_ca']],
  ['ssl_stapling', ['on'], 'ssl_certificate_compression', ['on']],
] as const

function besides(
  statement: Statement,
  name: string,
  values: readonly string[],
  report: (at: ReturnType<typeof headOf>, message: string) => void,
): void {
  const { statements } = statement.scope
  const other = statements.slice(0, statements.indexOf(statement)).findLast((s) => s.name === name)
  if (statement.spec?.module.family !== 'mail' || !other || !isOneOf(other, values)) return
  report(headOf(statement), `"${text(statement)}" cannot go with "${text(other)}"`)
}

const isOneOf = ({ args }: Statement, values: readonly string[]): boolean =>
  values.includes(args[0]?.toLowerCase() ?? '')

const text = ({ name, args }: Statement): string => `${name} ${args[0]}`
