import { type Project, type Scope, type Statement, statementsOf } from '@nginx-lint/analysis'
import { isClosed } from '../absence.ts'
import { methodBefore } from '../balancing.ts'
import { headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'only-backup-servers',
  group: 'correctness',
  severity: 'error',
  summary: 'All servers of an upstream are backups',
  docs: `
    A \`backup\` server is asked when the others fail, and nginx refuses an \`upstream\` that has no others. Take the
    \`backup\` away from one of them.
  `,
  nginxSays: ['no servers in upstream "u"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_upstream_module.html#server'],
  bad: [
    {
      code: conf`
        http {
            upstream a {
        #   ^^^^^^^^^^ error[only-backup-servers]: all servers of "a" are backups: nginx needs one that is none
                server 127.0.0.1:1 backup;
                server 127.0.0.1:2 weight=2 backup;
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            upstream a { server 127.0.0.1:1 backup; }
        #   ^^^^^^^^^^ error[only-backup-servers]: all servers of "a" are backups: nginx needs one that is none
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          upstream a { server 127.0.0.1:1 backup; server 127.0.0.1:2 down; }
          upstream b { server 127.0.0.1:1 backup; include others; }
      }
    `,
  ],
  check: {
    upstream(upstream, report, project) {
      const { inner, spec, args } = upstream
      if (!inner || !spec || spec.module.thirdParty !== undefined || !isClosed(inner, project)) return
      const servers = statementsOf(inner, 'server')
      if (servers.length === 0 || inner.statements.some(({ spec }) => spec?.isPlus || spec?.module.thirdParty)) return
      const isBackup = servers.every((s) => s.fit?.ok && s.args.includes('backup') && !isRefused(s, project))
      if (isBackup && !mayGrow(inner, project))
        report(headOf(upstream), `all servers of "${args[0]}" are backups: nginx needs one that is none`)
    },
  },
})

/** NGINX Plus gets more servers through its API when they are kept in shared memory. */
const mayGrow = (upstream: Scope, { options }: Project): boolean =>
  options.plus === true && statementsOf(upstream, 'zone').length > 0

/** That a method knows no backups is said already. */
const isRefused = (server: Statement, { options }: Project): boolean =>
  methodBefore(server, options, 'method')?.spec?.facts.balances?.refusesBackup === true
