import { hasHole, type Project, type Statement } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'
import { swallowed } from '../swallowed.ts'

export default defineRule({
  id: 'empty-upstream',
  group: 'correctness',
  severity: 'error',
  summary: 'An upstream has no server',
  docs: `
    nginx refuses an \`upstream\` block without a \`server\` line in it. To keep an upstream whose servers are all gone for
    now, mark them \`down\`. An upstream whose servers come from elsewhere is passed over: from a file that is not here,
    from the \`state\` file or the API of NGINX Plus, from a third-party module.
  `,
  nginxSays: ['no servers are inside upstream'],
  links: ['https://nginx.org/en/docs/http/ngx_http_upstream_module.html#server'],
  bad: [
    {
      code: conf`
        http {
            upstream a { }
        #   ^^^^^^^^^^ error[empty-upstream]: the upstream "a" has no server: to keep it, mark its servers "down" instead
        }
      `,
    },
    {
      code: conf`
        stream {
            upstream b {
        #   ^^^^^^^^^^ error[empty-upstream]: the upstream "b" has no server: to keep it, mark its servers "down" instead
                zone b 64k;
                # server 127.0.0.1:1;
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          upstream a { server 127.0.0.1:1 down; }
          upstream b { include servers.conf; }
          upstream c { zone c 64k; state servers.state; }
          upstream d { jdomain example.com; }
          upstream e { zone e 64k; queue 30; }
      }
    `,
    { code: conf`events { } http { upstream a { include a.conf; } }`, files: { 'a.conf': 'server 127.0.0.1:1;' } },
  ],
  check: {
    upstream(upstream, report, project) {
      const { spec, inner, args } = upstream
      if (!spec || spec.module.thirdParty !== undefined || !inner || isConditional(upstream)) return
      if (project.isExcerpt) return
      if (inner.statements.some((s) => mayBringServers(s, project))) return
      report(headOf(upstream), `the upstream "${args[0]}" has no server: to keep it, mark its servers "down" instead`)
    },
  },
})

function mayBringServers(statement: Statement, project: Project): boolean {
  const { name, spec, node } = statement
  const { includes, options } = project
  if (name === 'include') return includes.some((include) => include.node === node && !include.found)
  // NGINX Plus takes an empty upstream in shared memory: its servers come through the API.
  if (!spec || spec.isPlus || (name === 'zone' && options.plus)) return true
  // A `;` is missing, and the server stands behind it: that is said already.
  if (swallowed(statement, project)?.refused) return true
  return name === 'server' || spec.module.thirdParty !== undefined || hasHole(name) || isConditional(statement)
}
