import { existsIn } from '@nginx-lint/directives'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'resolver-both-off',
  group: 'correctness',
  severity: 'error',
  summary: 'A resolver shall find neither IPv4 nor IPv6 addresses',
  docs: `
    \`ipv4=off\` and \`ipv6=off\` each leave one kind of addresses out when nginx looks up a name. Both together leave
    nothing, and nginx refuses them. nginx has \`ipv4=\` since 1.23.1.
  `,
  nginxSays: ['"ipv4" and "ipv6" cannot both be "off"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#resolver'],
  bad: [
    {
      code: conf`
        http {
            resolver 127.0.0.1 ipv6=off valid=30s ipv4=off;
        #                                         ^^^^^^^^ error[resolver-both-off]: with "ipv6=off" as well no address is left
        }
      `,
      target: '1.24.0',
    },
  ],
  good: [
    conf`
      http {
          resolver 127.0.0.1 ipv6=off;
          server { resolver 127.0.0.1 ipv4=off; }
          server { resolver 127.0.0.1 ipv4=off ipv6=off ipv4=on; }
      }
    `,
  ],
  check: {
    // ngx_resolver_create(): of a parameter that is repeated, the last one counts
    resolver({ spec, fit, node }, report, { options }) {
      if (!spec || spec.module.thirdParty !== undefined || !fit?.ok) return
      if (!existsIn({ since: '1.23.1' }, options.target)) return
      const [ipv4, ipv6] = ['ipv4=', 'ipv6='].map((key) => node.args.findLast(({ value }) => value.startsWith(key)))
      if (ipv4?.value !== 'ipv4=off' || ipv6?.value !== 'ipv6=off') return
      const [before, last] = ipv4.start < ipv6.start ? [ipv4, ipv6] : [ipv6, ipv4]
      report(last, `with "${before.value}" as well no address is left`)
    },
  },
})
