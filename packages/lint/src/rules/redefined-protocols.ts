import { type Address, type Listen, shareAddresses } from '@nginx-lint/analysis'
import { existsIn } from '@nginx-lint/directives'
import { addressName, SOCKET_OPTION, serverGroupsOf } from '../addresses.ts'
import { isConditional } from '../entries.ts'
import { headOf } from '../places.ts'
import { reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'redefined-protocols',
  group: 'correctness',
  severity: 'warning',
  summary: 'The "listen" directives of one address ask for different protocols',
  docs: `
    \`ssl\`, \`http2\` and \`proxy_protocol\` hold for all servers of an address, whichever of them says it. When their \`listen\`
    directives differ, nginx warns since 1.23.4, unless only the first one has the parameters. Say the same in each.
  `,
  nginxSays: ['protocol options redefined for 0.0.0.0:443'],
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#listen'],
  bad: [
    {
      code: conf`
        http {
            ssl_certificate a.pem;
            ssl_certificate_key a.key;
            server { listen 443 ssl; }
            server { listen 443; server_name a.com; }
            server { listen 443 ssl proxy_protocol; server_name b.com; }
        #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[redefined-protocols]: the servers of port 443 differ in "ssl", "http2" and "proxy_protocol", which hold for all of them: say the same in each "listen"
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          ssl_certificate a.pem;
          ssl_certificate_key a.key;
          server { listen 443 ssl; listen 80; }
          server { listen 443; server_name a.com; }
          server { listen 443; server_name b.com; }
          server { listen 444 ssl; listen 445; }
          server { listen 444 ssl; server_name a.com; }
          server { listen 445 ssl; server_name a.com; }
      }
    `,
    {
      target: '1.22.0',
      code: conf`
        http {
            ssl_certificate a.pem;
            ssl_certificate_key a.key;
            server { listen 443 ssl; }
            server { listen 443; server_name a.com; }
            server { listen 443 ssl proxy_protocol; server_name b.com; }
        }
      `,
    },
  ],
  checkProject: reading(['server', 'listen'], (project, report) => {
    if (!existsIn({ since: '1.23.4' }, project.options.target)) return
    for (const { servers, addresses } of serverGroupsOf(project)) {
      if (!shareAddresses(servers, project.options)) continue
      for (const address of addresses) {
        const [{ statement } = { statement: undefined }] = redefinitions(address)
        if (!statement || isConditional(statement)) continue
        const parameters = servers[0]?.context === 'http.server' ? '"ssl", "http2"' : '"ssl"'
        const what = `${parameters} and "proxy_protocol", which hold for all of them: say the same in each "listen"`
        report(statement.file, headOf(statement), `the servers of ${addressName(address)} differ in ${what}`)
      }
    }
  }),
})

/** The end of ngx_http_add_addresses(), which keeps the union of the protocols, and whether a `listen` has differed. */
function* redefinitions({ claims }: Address): Generator<Listen> {
  const [first, ...others] = claims.map(({ listen }) => listen)
  let union = protocolsOf(first)
  let withOptions = hasOptions(first)
  let last: number | undefined
  let changed = false
  for (const listen of others) {
    const own = protocolsOf(listen)
    const sets = hasOptions(listen)
    const added = (own | union) !== union
    const removed = !added && (own | union) !== own
    if (sets) withOptions = true
    const differs = added
      ? (withOptions && !sets) || changed || (own | union) !== own
      : (last !== undefined && own !== last) || (sets && (removed || changed))
    if (differs && listen) yield listen
    last = added ? union : own
    changed ||= added || removed
    union |= own
  }
}

const protocolsOf = (listen: Listen | undefined): number =>
  ['proxy_protocol', 'ssl', 'http2'].reduce(
    (bits, word, i) => bits | (listen?.parameters.includes(word) ? 1 << i : 0),
    0,
  )

/** `lsopt.set` */
const hasOptions = (listen: Listen | undefined): boolean =>
  listen?.parameters.some((word) => SOCKET_OPTION.test(word)) ?? false
