import { hasHole } from '@nginx-lint/analysis'
import { parseUrl } from '@nginx-lint/directives'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'missing-upstream-port',
  group: 'correctness',
  severity: 'error',
  summary: 'A server of a stream upstream has no port',
  docs: `
    In \`http\` a server without a port is asked on port 80; in \`stream\` there is no usual port, and each \`server\` of an
    upstream needs one, unless it is a unix socket or its ports come from DNS (\`service=\`).
  `,
  nginxSays: ['no port in upstream "127.0.0.1"'],
  links: ['https://nginx.org/en/docs/stream/ngx_stream_upstream_module.html#server'],
  bad: [
    {
      code: conf`
        stream {
            upstream a {
                server 127.0.0.1;
            #          ^^^^^^^^^ error[missing-upstream-port]: "127.0.0.1" needs a port: in stream no port is usual
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            upstream a {
                server [::1] weight=2;
            #          ^^^^^ error[missing-upstream-port]: "[::1]" needs a port: in stream no port is usual
                server backend.example.com down;
            #          ^^^^^^^^^^^^^^^^^^^ error[missing-upstream-port]: "backend.example.com" needs a port: in stream no port is usual
            }
        }
      `,
    },
  ],
  good: [
    conf`
      stream {
          resolver 127.0.0.53;
          upstream a {
              zone a 64k;
              server 127.0.0.1:1;
              server [::1]:1;
              server unix:/run/a.sock;
              server example.com service=a resolve;
          }
      }
      http {
          upstream a { server 127.0.0.1; }
      }
    `,
  ],
  check: {
    server({ scope, spec, fit, node, args }, report) {
      const [address] = args
      if (scope.context !== 'stream.upstream' || !spec || !fit?.ok || address === undefined || hasHole(address)) return
      if (/^unix:/i.test(address) || !parseUrl(address, {}).noPort || args.some((arg) => arg.startsWith('service=')))
        return
      report(node.args[0]!, `"${address}" needs a port: in stream no port is usual`)
    },
  },
})
