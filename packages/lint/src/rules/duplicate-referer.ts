import { hasHole, outwards, type Scope, type Statement, statementsOf, walk } from '@nginx-lint/analysis'
import type { Word } from '@nginx-lint/syntax'
import { isConditional } from '../entries.ts'
import { HostKeys } from '../host-keys.ts'
import { reading } from '../reads.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'

export default defineRule({
  id: 'duplicate-referer',
  group: 'correctness',
  severity: 'error',
  summary: 'A host stands twice among the valid referers of one block',
  docs: `
    Among the \`valid_referers\` of a block each host stands once, whatever paths follow it; \`.example.com\` is both
    \`example.com\` and \`*.example.com\`. For several paths of one host write a regular expression:
    \`~^example\\.com/(a|b)/\`. The names that \`server_names\` stands for count as well.
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
    {
      code: conf`
        http {
            server {
                server_name .a.com b.com;
                location / { valid_referers server_names www.a.com A.com/x; }
            #                                                      ^^^^^^^ error[duplicate-referer]: "A.com" is in conflict with the server's name ".a.com", which "server_names" stands for
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              server_name a.com ~^b b.com;
              valid_referers server_names c.com ~b;
          }
          server {
              server_name a.com;
              valid_referers b.com;
              location / { valid_referers a.com; }
          }
          server {
              valid_referers none none blocked a.com *.a.com b.com/x ~a ~a;
              location / { valid_referers a.com; }
          }
      }
    `,
  ],
  checkProject: reading(['valid_referers', 'server_name'], ({ root }, report) => {
    const levels = new Map<Scope, HostKeys<Listed>>()
    for (const statement of walk(root)) {
      if (statement.name !== 'valid_referers' || !statement.spec || isConditional(statement)) continue
      const keys = levels.get(statement.scope) ?? new HostKeys()
      levels.set(statement.scope, keys)
      for (const word of statement.node.args) {
        if (/^(none|blocked|server_names|~.*)?$/s.test(word.value) || hasHole(word.value)) continue
        const host = word.value.split('/', 1)[0]!
        const before = keys.add(host, { host, statement, word }, true)
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
    for (const [scope, keys] of levels) checkServerNames(scope, keys, report)
  }),
})

interface Listed {
  readonly host: string
  readonly statement: Statement
  readonly word: Word
}

/** ngx_http_referer_merge_conf() adds the names of the server when the block has been read. */
function checkServerNames(scope: Scope, keys: HostKeys<Listed>, report: FileReport): void {
  if (!statementsOf(scope, 'valid_referers').some(({ args }) => args.includes('server_names'))) return
  const server = [...outwards(scope)].find(({ context }) => context === 'http.server')
  for (const statement of server ? statementsOf(server, 'server_name') : []) {
    if (isConditional(statement)) continue
    for (const name of statement.args) {
      if (name.startsWith('~') || hasHole(name)) continue
      const listed = keys.find(name)
      if (!listed) continue
      report(
        listed.statement.file,
        listed.word,
        `"${listed.host}" is in conflict with the server's name "${name}", which "server_names" stands for`,
        { related: [{ file: statement.file, at: statement.node.name, message: 'the names of the server' }] },
      )
    }
  }
}
