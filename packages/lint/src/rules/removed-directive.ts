import { existsIn } from '@nginx-lint/directives'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'removed-directive',
  group: 'deprecated',
  severity: 'error',
  summary: 'The directive is gone from this release of nginx',
  docs: `
    nginx had the directive once and refuses it now as unknown. The message says since when, and what to write instead
    where there is something.
  `,
  nginxSays: ['unknown directive "ssl"'],
  bad: [
    {
      code: conf`
        http {
            server {
                ssl off;
            #   ^^^ error[removed-directive]: "ssl" is gone since nginx 1.25.1: use the "ssl" parameter of "listen"
            }
        }
        mail {
            server {
                listen 143;
                protocol imap;
                starttls on;
                ssl on;
            #   ^^^ error[removed-directive]: "ssl" is gone since nginx 1.25.1: use the "ssl" parameter of "listen"
            }
        }
      `,
    },
  ],
  good: [{ target: '1.24.0', code: conf`http { server { ssl off; } }` }, conf`http { server { listen 443; } }`],
  check: {
    '*'({ spec, node, name }, report, { options }) {
      if (spec?.facts.removed === undefined || existsIn(spec.facts, options.target)) return
      if (existsIn({ removed: spec.facts.removed }, options.target)) return
      const instead = spec.facts.deprecated?.[1]
      report(node.name, `"${name}" is gone since nginx ${spec.facts.removed}${instead ? `: use ${instead}` : ''}`, {
        tags: ['deprecated'],
      })
    },
  },
})
