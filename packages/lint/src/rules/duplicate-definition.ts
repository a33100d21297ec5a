import { partOf } from '../places.ts'
import { naming, reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'duplicate-definition',
  group: 'correctness',
  severity: 'error',
  summary: 'A name is defined twice',
  docs: `
    The name of an upstream, a log format, a zone, a cache or a thread pool means one thing. nginx refuses the second
    definition, also when it says the same as the first. Names of upstreams are compared without case.
  `,
  nginxSays: [
    'duplicate upstream "backend"',
    'duplicate "log_format" name "json"',
    'limit_req_zone "one" is already bound to key "$binary_remote_addr"',
    'duplicate thread pool "a"',
  ],
  bad: [
    {
      code: conf`
        http {
            upstream a { server 127.0.0.1:1; }
            upstream A { server 127.0.0.1:2; }
        #            ^ error[duplicate-definition]: the upstream "A" is defined twice
            log_format b x;
            log_format b y;
        #              ^ error[duplicate-definition]: the log format "b" is defined twice
            limit_req_zone $host zone=z:1m rate=1r/s;
            limit_req_zone $uri zone=z:1m rate=1r/s;
        #                            ^ error[duplicate-definition]: the limit_req zone "z" is defined twice
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          upstream a { server 127.0.0.1:1; }
          log_format a x;
          log_format A x;
          map $host $a { default 1; }
          map $uri $a { default 1; }
          limit_req_zone $host zone=a:1m zone=a:2m rate=1r/s;
      }
      stream {
          upstream a { server 127.0.0.1:1; }
      }
    `,
  ],
  checkProject: reading(
    naming(({ unique }) => unique !== undefined),
    ({ symbols }, report) => {
      for (const { facts, definitions } of symbols.all) {
        if (!facts.unique) continue
        for (const [i, { statement, argument, start, end, name }] of definitions.entries()) {
          const builtin = facts.kind === 'log_format' && facts.builtin?.includes(name)
          const isSame = (other: string) => facts.caseless !== 'references' || other === name
          // Of a parameter that is repeated, nginx takes the last.
          const first = definitions.slice(0, i).find((d) => d.statement !== statement && isSame(d.name))
          if (statement.file.template?.conditional || !(builtin || first)) continue
          const place = partOf(statement.node.args[argument] ?? statement.node.name, { start, end })
          if (builtin)
            report(statement.file, place, `the ${facts.label} "${name}" is nginx's own and cannot be defined again`)
          else
            report(statement.file, place, `the ${facts.label} "${name}" is defined twice`, {
              related: [{ file: first!.statement.file, at: first!.statement.node.name, message: 'first defined here' }],
            })
        }
      }
    },
  ),
})
