import { type Scope, walk } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'

/** ngx_http_sub_filter(). */
const MOST = 255

export default defineRule({
  id: 'too-many-sub-filters',
  group: 'correctness',
  severity: 'error',
  summary: 'A block has more than 255 "sub_filter" directives',
  docs: `
    nginx searches for 255 texts at once at most. Each response body is searched for all of them: so many substitutions
    are better made where the text comes from.
  `,
  nginxSays: ['number of search patterns exceeds 255'],
  bad: [
    {
      code: conf`
        http {
            ${'sub_filter a b; '.repeat(255)}
            sub_filter a b;
        #   ^^^^^^^^^^ error[too-many-sub-filters]: a block has 255 "sub_filter" at most
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                include filters.conf;
                sub_filter a b;
            #   ^^^^^^^^^^ error[too-many-sub-filters]: a block has 255 "sub_filter" at most
            }
        }
      `,
      files: { 'filters.conf': 'sub_filter a b;\n'.repeat(255) },
    },
  ],
  good: [
    conf`
      http {
          ${'sub_filter a b; '.repeat(255)}
          server { sub_filter a b; }
      }
    `,
  ],
  checkProject: reading(['sub_filter'], ({ root }, report) => {
    const counts = new Map<Scope, number>()
    for (const statement of walk(root)) {
      if (statement.name !== 'sub_filter' || !statement.spec || isConditional(statement)) continue
      const count = (counts.get(statement.scope) ?? 0) + 1
      counts.set(statement.scope, count)
      if (count === MOST + 1) report(statement.file, statement.node.name, `a block has ${MOST} "sub_filter" at most`)
    }
  }),
})
