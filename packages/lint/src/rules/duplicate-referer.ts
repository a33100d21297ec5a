import { hasHole, type Scope, type Statement, walk } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { HostKeys } from '../host-keys.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'duplicate-referer',
  group: 'correctness',
  severity: 'error',
  summary: 'A host stands twice among the valid referers of one block',
  docs: `
    Among the \`valid_referers\` of a block each host stands once, whatever paths follow it; \`.example.com\` is both
    \`example.com\` and \`*.example.com\`. For several paths of one host write a regular expression:
    \`~^example\\.com/(a|b)/\`.
  `,
  nginxSays: ['conflicting parameter "a.com"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_referer_module.html#valid_referers'],
  bad: [
    {
      code: conf`
        http {
            server {
                valid_referers none a.com/x A.com/y;
            #                               ^^^^^^^ error[duplicate-referer]: the host "A.com" is among the referers already: nginx takes it once, with one path
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                valid_referers a.com *.b.com;
                valid_referers .b.com;
            #                  ^^^^^^ error[duplicate-referer]: ".b.com" is in conflict with "*.b.com" among the referers
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              valid_referers none none blocked a.com *.a.com b.com/x ~a ~a;
              location / { valid_referers a.com; }
          }
      }
    `,
  ],
  checkProject({ root }, report) {
    const levels = new Map<Scope, HostKeys<{ readonly host: string; readonly statement: Statement }>>()
    for (const statement of walk(root)) {
      if (statement.name !== 'valid_referers' || !statement.spec || isConditional(statement)) continue
      const keys = levels.get(statement.scope) ?? new HostKeys()
      levels.set(statement.scope, keys)
      for (const word of statement.node.args) {
        if (/^(none|blocked|server_names|~.*)?$/s.test(word.value) || hasHole(word.value)) continue
        const host = word.value.split('/', 1)[0]!
        const before = keys.add(host, { host, statement }, true)
        if (!before) continue
        const same = host.toLowerCase() === before.host.toLowerCase()
        const message = same
          ? `the host "${host}" is among the referers already: nginx takes it once, with one path`
          : `"${host}" is in conflict with "${before.host}" among the referers`
        report(statement.file, word, message, {
          related: [{ file: before.statement.file, at: before.statement.node.name, message: 'first listed here' }],
        })
      }
    }
  },
})
