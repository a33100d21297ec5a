import { isEntry } from '@nginx-lint/analysis'
import { methodBefore } from '../balancing.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'redefined-balancing-method',
  group: 'correctness',
  severity: 'warning',
  summary: 'An upstream has several methods of load balancing',
  docs: `
    Of several methods in one \`upstream\` (\`hash\`, \`ip_hash\`, \`least_conn\`, \`least_time\`, \`random\`) nginx takes the last
    and warns. A \`sticky\`, and before nginx 1.29.7 a \`keepalive\`, works on top of the method that stands before it: a
    method behind it takes its place, and no session is bound and no connection kept. Write the method first.
  `,
  nginxSays: ['load balancing method redefined'],
  links: ['https://nginx.org/en/docs/http/ngx_http_upstream_module.html#keepalive'],
  bad: [
    {
      code: conf`
        http {
            upstream a {
                least_conn;
                ip_hash;
            #   ^^^^^^^ warning[redefined-balancing-method]: "ip_hash" takes the place of "least_conn" before it
                server 127.0.0.1:1;
            }
            upstream b {
                sticky route $arg_a;
                random two;
            #   ^^^^^^^^^^ warning[redefined-balancing-method]: "random" makes nginx forget "sticky" before it: write "random" first
                server 127.0.0.1:1;
            }
        }
      `,
    },
    {
      target: '1.28.0',
      code: conf`
        http {
            upstream a {
                server 127.0.0.1:1;
                keepalive 16;
                least_conn;
            #   ^^^^^^^^^^ warning[redefined-balancing-method]: "least_conn" makes nginx forget "keepalive" before it: write "least_conn" first
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            upstream a {
                hash $remote_addr;
                random;
            #   ^^^^^^ warning[redefined-balancing-method]: "random" takes the place of "hash" before it
                server 127.0.0.1:1;
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          upstream a { server 127.0.0.1:1; keepalive 16; least_conn; }
          upstream b { ip_hash; server 127.0.0.1:1; keepalive 16; }
          upstream c { server 127.0.0.1:1; random; sticky route $arg_a; }
      }
    `,
    { target: '1.28.0', code: conf`http { upstream a { least_conn; keepalive 16; server 127.0.0.1:1; } }` },
  ],
  check: {
    '*'(statement, report, { options }) {
      if (isEntry(statement) || statement.spec?.facts.balances?.as !== 'method') return
      const before = methodBefore(statement, options)
      // The same twice is a directive said twice.
      if (!before || before.name === statement.name) return
      const { node, name } = statement
      const lost =
        before.spec?.facts.balances?.as === 'around'
          ? `makes nginx forget "${before.name}" before it: write "${name}" first`
          : `takes the place of "${before.name}" before it`
      report({ start: node.name.start, end: (node.args.at(-1) ?? node.name).end }, `"${name}" ${lost}`)
    },
  },
})
