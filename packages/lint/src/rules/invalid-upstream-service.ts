import { hasHole } from '@nginx-lint/analysis'
import { isInet, isInet6, parseUrl } from '@nginx-lint/directives'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'invalid-upstream-service',
  group: 'correctness',
  severity: 'error',
  summary: 'A server of an upstream has a "service=" that does not fit it',
  docs: `
    With \`service=\` nginx asks DNS for SRV records, at run time: that needs \`resolve\` on the same line, the name of a
    host instead of an address, and no port, for the records bring the ports.
  `,
  nginxSays: [
    'service upstream "a.b" requires "resolve" parameter',
    'service upstream "a.b:80" may not have port',
    'service upstream "127.0.0.1" requires domain name',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_upstream_module.html#service'],
  bad: [
    {
      code: conf`
        http {
            resolver 127.0.0.53;
            upstream a {
                zone a 64k;
                server a.example.com service=http;
            #                        ^^^^^^^^^^^^ error[invalid-upstream-service]: "service=" needs "resolve" beside it
                server b.example.com:80 service=http resolve;
            #          ^^^^^^^^^^^^^^^^ error[invalid-upstream-service]: "b.example.com:80" may have no port: with "service=" the port comes from DNS
                server 127.0.0.1 service=http resolve;
            #          ^^^^^^^^^ error[invalid-upstream-service]: "127.0.0.1" is no name of a host: with "service=" the addresses come from DNS
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          resolver 127.0.0.53;
          upstream a { zone a 64k; server a.example.com resolve service=http; server b.example.com:80 resolve; }
      }
    `,
    { target: '1.26.0', code: conf`http { upstream a { server a.example.com service=http; } }` },
  ],
  check: {
    server({ scope, fit, node, args }, report) {
      const service = node.args.find(({ value }, i) => i > 0 && value.startsWith('service='))
      const [address] = args
      if (!scope.context?.endsWith('.upstream') || !fit?.ok || fit.limits || !service || address === undefined) return
      if (!args.includes('resolve', 1)) return report(service, '"service=" needs "resolve" beside it')
      if (hasHole(address)) return
      const { host = '', noPort } = parseUrl(address, {})
      if (!noPort || /^unix:/i.test(address))
        return report(node.args[0]!, `"${address}" may have no port: with "service=" the port comes from DNS`)
      if (isInet(host) || (host.startsWith('[') && isInet6(host.slice(1, -1))))
        report(node.args[0]!, `"${address}" is no name of a host: with "service=" the addresses come from DNS`)
    },
  },
})
