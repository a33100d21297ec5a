import { isEntry, type Statement } from '@nginx-lint/analysis'
import { type Binding, hasLowBits, type MatchOptions } from '@nginx-lint/directives'
import type { Word } from '@nginx-lint/syntax'
import { plainNetwork } from '../networks.ts'
import { partOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'meaningless-address-bits',
  group: 'correctness',
  severity: 'warning',
  summary: 'An address has bits that its network does not look at',
  docs: `
    In \`192.168.1.1/24\` only the first 24 bits count: it means all of \`192.168.1.0/24\`. nginx warns, since often a
    single address was meant (\`192.168.1.1\`) or another length. The fix writes down what nginx makes of it.
  `,
  nginxSays: ['low address bits of 192.168.1.1/24 are meaningless'],
  bad: [
    {
      code: conf`
        http {
            allow 192.168.1.1/24;
        #         ^^^^^^^^^^^^^^ warning[meaningless-address-bits]: nginx takes this for the whole network "192.168.1.0/24"
            set_real_ip_from 2001:db8::1/32;
        #                    ^^^^^^^^^^^^^^ warning[meaningless-address-bits]: nginx takes this for the whole network "2001:db8::/32"
            geo $a {
                10.0.0.1/9 a;
            #   ^^^^^^^^^^ warning[meaningless-address-bits]: nginx takes this for the whole network "10.0.0.0/9"
                proxy 10.0.0.1/8;
            #         ^^^^^^^^^^ warning[meaningless-address-bits]: nginx takes this for the whole network "10.0.0.0/8"
            }
        }
      `,
      fixed: conf`
        http {
            allow 192.168.1.0/24;
            set_real_ip_from 2001:db8::/32;
            geo $a {
                10.0.0.0/9 a;
                proxy 10.0.0.0/8;
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            server {
                listen 1;
                deny 10.0.0.1/31;
            #        ^^^^^^^^^^^ warning[meaningless-address-bits]: nginx takes this for the whole network "10.0.0.0/31"
                return "";
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          allow 192.168.1.1;
          allow 192.168.1.1/32;
          allow 192.168.1.0/24;
          deny 2001:db8::/32;
          deny all;
          geo $a { ranges; 10.0.0.1-10.0.0.5 a; }
          map $host $b { 10.0.0.1/8 a; }
      }
    `,
  ],
  check: {
    '*'(statement, report, { options }) {
      const words = wordsOf(statement)
      if (!words.some(({ value }) => hasLowBits(value)) || !statement.fit?.ok) return
      for (const { argument, start, end, value } of bindings(statement, options)) {
        const word = words[argument]!
        const text = word.value.slice(start, end)
        const network = NETWORKS.has(value.type) && hasLowBits(text) ? plainNetwork(text) : undefined
        if (network === undefined) continue
        const at = partOf(word, { start, end })
        const fix = { title: `Write ${network}`, edits: [{ start: at.start, end: at.end, text: network }] }
        report(at, `nginx takes this for the whole network "${network}"`, { ...(at !== word && { fix }) })
      }
    },
  },
})

const wordsOf = (statement: Statement): readonly Word[] =>
  isEntry(statement) ? [statement.node.name, ...statement.node.args] : statement.node.args

/** All of them: a statement itself keeps only those that name symbols. */
function bindings(statement: Statement, options: MatchOptions): readonly Binding[] {
  const spec = isEntry(statement) ? statement.scope.opener?.spec : statement.spec
  if (!spec || spec.module.thirdParty !== undefined) return []
  const words = wordsOf(statement).map(({ value }) => value)
  const every = { ...options, symbolsOnly: false }
  return (isEntry(statement) ? spec.matchEntry(words, every) : spec.match(words, every)).bindings
}

/** The types of the notation that ngx_ptocidr() reads. */
const NETWORKS = new Set(['cidr', 'network', 'network-or-range', 'trusted-address'])
