import { isConditional } from '../entries.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'setting-too-late',
  group: 'correctness',
  severity: 'error',
  summary: 'A directive stands behind the block it is meant for, which has taken the default',
  docs: `
    The first \`map\` makes its hash table, and settles \`map_hash_max_size\` and \`map_hash_bucket_size\`: behind it nginx
    calls them duplicate, although they stand there once. They belong before the first \`map\`, of the files that are
    included as well. The sizes of other hash tables may be set anywhere.
  `,
  nginxSays: ['"map_hash_bucket_size" directive is duplicate'],
  bad: [
    {
      code: conf`
        http {
            map $host $a { }
            map_hash_bucket_size 128;
        #   ^^^^^^^^^^^^^^^^^^^^ error[setting-too-late]: "map_hash_bucket_size" must stand before the first "map": nginx has taken the default for it by now
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          map_hash_max_size 4096;
          map_hash_bucket_size 128;
          map $host $a { }
          server_names_hash_bucket_size 128;
          variables_hash_max_size 2048;
      }
      stream {
          map_hash_bucket_size 128;
          map $remote_addr $a { }
      }
    `,
  ],
  check: {
    '*'(statement, report) {
      const { name, spec, scope, node } = statement
      const settledBy = spec?.facts.settledBy
      if (settledBy === undefined || isConditional(statement)) return
      const first = scope.statements.find((other) => other.name === settledBy && other.spec && other.inner)
      if (!first || isConditional(first)) return
      if (scope.statements.indexOf(first) > scope.statements.indexOf(statement)) return
      report(
        node.name,
        `"${name}" must stand before the first "${settledBy}": nginx has taken the default for it by now`,
        { related: [{ file: first.file, at: first.node.name, message: `the first "${settledBy}"` }] },
      )
    },
  },
})
