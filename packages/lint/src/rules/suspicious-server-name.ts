import { hasHole } from '@nginx-lint/analysis'
import { conf, defineRule, type Fix } from '../rule.ts'

export default defineRule({
  id: 'suspicious-server-name',
  group: 'correctness',
  severity: 'warning',
  summary: 'A server name has a "/" in it',
  docs: `
    A \`server_name\` is the name of a host, without \`http://\` before it and without a path after it. nginx warns of a
    \`/\` in a name: no request matches it, and all go to the default server.
  `,
  nginxSays: ['server name "http://a.com" has suspicious symbols'],
  links: ['https://nginx.org/en/docs/http/server_names.html'],
  bad: [
    {
      code: conf`
        http {
            server {
                server_name a.com https://b.com;
            #                     ^^^^^^^^^^^^^ warning[suspicious-server-name]: "https://b.com": a host name has no "/" in it
            }
            server {
                server_name ~^c/.+$;
            #               ^^^^^^^ warning[suspicious-server-name]: "~^c/.+$": a host name has no "/" in it
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            server {
                listen 1;
                server_name a.com/b;
            #               ^^^^^^^ warning[suspicious-server-name]: "a.com/b": a host name has no "/" in it
                return "";
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server { server_name a.com *.b.com ~^c\d+$ ""; }
          map $host $a { http://a.com 1; }
      }
    `,
  ],
  check: {
    server_name({ node, spec }, report) {
      if (!spec) return
      for (const word of node.args) {
        const { value, quote, start, end } = word
        if (!value.includes('/') || hasHole(value)) continue
        const host = /^https?:\/\/([^/:]+)\/?$/.exec(value)?.[1]
        const fix: Fix | undefined =
          host === undefined || quote !== ''
            ? undefined
            : { title: `Write ${host}`, edits: [{ start, end, text: host }], unsafe: true }
        report(word, `"${value}": a host name has no "/" in it`, { ...(fix && { fix }) })
      }
    },
  },
})
