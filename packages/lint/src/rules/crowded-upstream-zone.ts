import { hasHole, type Project, type Scope, statementsOf } from '@nginx-lint/analysis'
import { isInet, isInet6, parseUrl } from '@nginx-lint/directives'
import { isConditional } from '../entries.ts'
import { headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'crowded-upstream-zone',
  group: 'correctness',
  severity: 'error',
  summary: 'The zone of an upstream is too small for its servers',
  docs: `
    With a \`zone\` nginx keeps the servers of an upstream in shared memory, some 800 bytes for each, and refuses to start
    when they do not fit: 32k hold 16 servers, 64k 63, 128k 144 and 256k 312, on a machine with pages of 4k. Names that
    resolve to several addresses need room for each.
  `,
  nginxSays: ['ngx_slab_alloc() failed: no memory in upstream zone "z"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_upstream_module.html#zone'],
  bad: [
    {
      code: conf`
        http {
            upstream a {
                zone a 32k;
            #   ^^^^^^^^^^ error[crowded-upstream-zone]: 17 servers do not fit into 32k, which hold 16: make the zone larger
                server 10.0.0.1; server 10.0.0.2; server 10.0.0.3; server 10.0.0.4; server 10.0.0.5; server 10.0.0.6;
                server 10.0.1.1; server 10.0.1.2; server 10.0.1.3; server 10.0.1.4; server 10.0.1.5; server 10.0.1.6;
                server 10.0.2.1; server 10.0.2.2; server 10.0.2.3; server [::1]:80; server unix:/run/a.sock;
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          upstream a {
              zone a 32k;
              server 10.0.0.1; server 10.0.0.2; server 10.0.0.3; server 10.0.0.4; server 10.0.0.5; server 10.0.0.6;
              server 10.0.1.1; server 10.0.1.2; server 10.0.1.3; server 10.0.1.4; server 10.0.1.5; server 10.0.1.6;
              server 10.0.2.1; server 10.0.2.2; server 10.0.2.3; server [::1]:80;
          }
      }
    `,
  ],
  check: {
    zone(zone, report, project) {
      const { scope, args, fit } = zone
      const [, text] = args
      if (!scope.context?.endsWith('.upstream') || !fit?.ok || text === undefined || hasHole(text)) return
      // Of several, the last counts.
      if (statementsOf(scope, 'zone').at(-1) !== zone) return
      const size = bytes(text)
      const capacity = ROOM.find(([largest]) => size <= largest)?.[1] ?? Math.ceil(size / SMALLEST)
      const servers = addressesIn(scope, project)
      if (servers <= capacity) return
      const exact = ROOM.some(([largest]) => size === largest) ? `, which hold ${capacity}` : ''
      report(headOf(zone), `${servers} servers do not fit into ${text}${exact}: make the zone larger`)
    },
  },
})

/** What nginx 1.14 to 1.31 hold at most, in pages of 4k; newer ones hold a little less. */
const ROOM: readonly (readonly [size: number, servers: number])[] = [
  [32 * 1024, 16],
  [64 * 1024, 63],
  [128 * 1024, 144],
  [256 * 1024, 312],
]

/** ngx_http_upstream_zone_copy_peer(): a peer of 512 bytes, its address and name of 128 each, and its server's name. */
const SMALLEST = 512 + 128 + 128 + 8

/** Each of these is one address, whatever the resolver says. */
function addressesIn(upstream: Scope, { isExcerpt }: Project): number {
  if (isExcerpt) return 0
  return statementsOf(upstream, 'server').filter((server) => {
    const [address = ''] = server.args
    if (!server.fit?.ok || hasHole(address) || isConditional(server)) return false
    const { host = '' } = parseUrl(address, {})
    return /^unix:/i.test(address) || isInet(host) || (host.startsWith('[') && isInet6(host.slice(1, -1)))
  }).length
}

function bytes(size: string): number {
  const unit = /[km]$/i.exec(size)?.[0].toLowerCase()
  return Number.parseInt(size, 10) * (unit === 'm' ? 1024 * 1024 : unit === 'k' ? 1024 : 1)
}
