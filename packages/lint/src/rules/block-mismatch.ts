import { hasHole, isEntry } from '@nginx-lint/analysis'
import { headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'
import { swallowed } from '../swallowed.ts'

export default defineRule({
  id: 'block-mismatch',
  group: 'correctness',
  severity: 'error',
  summary: 'A block stands where the directive takes none, or is missing where it needs one',
  docs: `
    \`server;\` needs a block in braces, \`sendfile on { }\` takes none. In the lines of a \`map\`, \`types\` or \`geo\` block
    nothing may open a block.
  `,
  nginxSays: [
    'directive "server" has no opening "{"',
    'directive "sendfile" is not terminated by ";"',
    'unexpected "{"',
  ],
  bad: [
    {
      code: conf`
        http {
            server;
        #   ^^^^^^ error[block-mismatch]: "server" needs a block: "{ … }" instead of ";"
            sendfile on { }
        #   ^^^^^^^^^^^ error[block-mismatch]: "sendfile" takes no block: it ends with ";"
            types {
                text/html { }
            #   ^^^^^^^^^ error[block-mismatch]: a block is not allowed among the lines of "types"
            }
        }
      `,
    },
    {
      code: conf`
        events }
        # <------ error[block-mismatch]: "events" needs a block: its "{" is missing
      `,
    },
  ],
  good: [
    conf`
      http {
          server { }
          sendfile on;
          types { }
      }
    `,
  ],
  check: {
    '*'(statement, report, project) {
      const { node, spec, name, scope } = statement
      const open = node.body !== undefined
      if (isEntry(statement)) {
        if (open) report(headOf(statement), `a block is not allowed among the lines of "${scope.opener!.name}"`)
        return
      }
      const needs = spec?.facts.block !== undefined
      if (!spec || needs === open || statement.args.some(hasHole) || swallowed(statement, project)) return
      if (needs) {
        const what = node.terminated ? '"{ … }" instead of ";"' : 'its "{" is missing'
        report(headOf(statement), `"${name}" needs a block: ${what}`)
      } else if (node.terminated) report(headOf(statement), `"${name}" takes no block: it ends with ";"`)
    },
  },
})
