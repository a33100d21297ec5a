import { effective, hasHole, type Statement, statementsOf } from '@nginx-lint/analysis'
import { existsIn, isInet, isInet6, parseUrl } from '@nginx-lint/directives'
import { isClosed, isClosedOutwards } from '../absence.ts'
import { headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'unresolvable-upstream',
  group: 'correctness',
  severity: 'error',
  summary: 'An upstream resolves names at run time, but has no zone or resolver for it',
  docs: `
    With \`resolve\` nginx follows the DNS records of a server while it runs. All its processes share what it finds out: the
    upstream needs a \`zone\`. And it needs a \`resolver\`, in the upstream or in \`http\` or \`stream\`; one in a \`server\`
    does not count.
  `,
  nginxSays: [
    'resolving names at run time requires upstream "u" to be in shared memory',
    'no resolver defined to resolve names at run time in upstream "u"',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_upstream_module.html#resolve'],
  bad: [
    {
      code: conf`
        http {
            upstream a {
        #   ^^^^^^^^^^ error[unresolvable-upstream]: "resolve" needs a "zone" in the upstream "a"
                server a.example.com resolve;
                resolver 127.0.0.53;
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            upstream a {
        #   ^^^^^^^^^^ error[unresolvable-upstream]: "resolve" needs a "resolver" in the upstream "a" or in "stream"
                zone a 64k;
                server a.example.com:80 resolve;
            }
            server { listen 1; resolver 127.0.0.53; proxy_pass a; }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          upstream a { zone a 64k; server a.example.com resolve; }
          upstream b { server 127.0.0.1 resolve; server [::1]:80 resolve; }
          resolver 127.0.0.53;
      }
      stream {
          upstream a { zone a 64k; resolver 127.0.0.53; server a.example.com:80 resolve; }
      }
    `,
    conf`http { include resolver.conf; upstream a { zone a 64k; server a.example.com resolve; } }`,
    conf`upstream a { zone a 64k; server a.example.com resolve; }`,
    { target: '1.26.0', code: conf`http { upstream a { server a.example.com resolve; } }` },
  ],
  check: {
    upstream(upstream, report, project) {
      const { inner, spec, args } = upstream
      if (!inner || !spec || spec.module.thirdParty !== undefined || !isClosed(inner, project)) return
      if (!existsIn({ since: '1.27.3' }, project.options.target)) return
      const server = statementsOf(inner, 'server').find(isResolved)
      if (!server) return
      const related = [{ file: server.file, at: server.node.args[0]!, message: 'its name is resolved at run time' }]
      const refuse = (missing: string) => report(headOf(upstream), `"resolve" needs ${missing}`, { related })
      const family = upstream.scope.context
      if (statementsOf(inner, 'zone').length === 0) return refuse(`a "zone" in the upstream "${args[0]}"`)
      if (effective(inner, 'resolver').length > 0 || !isClosedOutwards(inner, project)) return
      refuse(`a "resolver" in the upstream "${args[0]}" or in "${family}"`)
    },
  },
})

function isResolved({ args, fit }: Statement): boolean {
  const [address] = args
  if (address === undefined || !fit?.ok || hasHole(address) || !args.includes('resolve', 1)) return false
  const { host = '' } = parseUrl(address, {})
  return !/^unix:/i.test(address) && !isInet(host) && !(host.startsWith('[') && isInet6(host.slice(1, -1)))
}
