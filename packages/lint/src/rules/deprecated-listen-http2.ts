import type { Statement } from '@nginx-lint/analysis'
import { existsIn } from '@nginx-lint/directives'
import { conf, defineRule, type Fix } from '../rule.ts'

export default defineRule({
  id: 'deprecated-listen-http2',
  group: 'deprecated',
  severity: 'warning',
  summary: 'HTTP/2 is turned on by a parameter of "listen" instead of the directive "http2"',
  docs: `
    Since 1.25.1 \`http2 on;\` turns on HTTP/2 for a server, and nginx warns of the old parameter of \`listen\`. The fix is
    safe when the server has the directive already; otherwise it writes it below the \`listen\`, where it counts for all
    addresses of the server.
  `,
  nginxSays: ['the "listen ... http2" directive is deprecated, use the "http2" directive instead'],
  links: ['https://nginx.org/en/docs/http/ngx_http_v2_module.html#http2'],
  bad: [
    {
      code: conf`
        http {
            server {
                listen 443 ssl http2;
            #                  ^^^^^ warning[deprecated-listen-http2]: "http2" of "listen" is deprecated since nginx 1.25.1: use the directive "http2 on"
                listen [::]:443 http2 ssl;
            #                   ^^^^^ warning[deprecated-listen-http2]: "http2" of "listen" is deprecated since nginx 1.25.1: use the directive "http2 on"
                http2 on;
                ssl_certificate a.pem;
                ssl_certificate_key a.key;
            }
        }
      `,
      fixed: conf`
        http {
            server {
                listen 443 ssl;
                listen [::]:443 ssl;
                http2 on;
                ssl_certificate a.pem;
                ssl_certificate_key a.key;
            }
        }
      `,
    },
    {
      target: '1.26.0',
      code: conf`
        http {
            server {
                listen 443 ssl http2;
            #                  ^^^^^ warning[deprecated-listen-http2]: "http2" of "listen" is deprecated since nginx 1.25.1: use the directive "http2 on"
                ssl_certificate a.pem;
                ssl_certificate_key a.key;
            }
        }
      `,
    },
  ],
  good: [
    conf`http { server { listen 443 ssl; http2 on; ssl_certificate a.pem; ssl_certificate_key a.key; } }`,
    {
      target: '1.24.0',
      code: conf`http { server { listen 443 ssl http2; ssl_certificate a.pem; ssl_certificate_key a.key; } }`,
    },
  ],
  check: {
    listen(listen, report, { options }) {
      const { scope, spec, node, args } = listen
      if (scope.context !== 'http.server' || !spec || !existsIn({ since: '1.25.1' }, options.target)) return
      // Beside "quic" nginx refuses it.
      if (args.includes('quic')) return
      const index = node.args.findIndex(({ value }, i) => i > 0 && value === 'http2')
      if (index < 0) return
      report(node.args[index]!, '"http2" of "listen" is deprecated since nginx 1.25.1: use the directive "http2 on"', {
        fix: fixFor(listen, index),
        tags: ['deprecated'],
      })
    },
  },
})

/** Of several `listen` only the first brings the directive. */
function fixFor({ node, scope, file }: Statement, index: number): Fix {
  const word = node.args[index]!
  const removal = { start: node.args[index - 1]!.end, end: word.end, text: '' }
  const hasDirective = scope.statements.some(({ name, args }) => name === 'http2' && args[0]?.toLowerCase() === 'on')
  if (hasDirective) return { title: 'Remove "http2"', edits: [removal] }
  const first = scope.statements.find(({ name, args }) => name === 'listen' && args.includes('http2'))
  const { text } = file.tree
  const indent = /[ \t]*$/.exec(text.slice(0, node.start))?.[0] ?? ''
  const insertion = { start: node.end, end: node.end, text: `\n${indent}http2 on;` }
  return {
    title: 'Use the directive "http2"',
    edits: first?.node === node ? [removal, insertion] : [removal],
    unsafe: true,
  }
}
