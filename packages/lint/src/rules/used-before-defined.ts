import { type Statement, walk } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { partOf } from '../places.ts'
import { naming, reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'used-before-defined',
  group: 'correctness',
  severity: 'error',
  summary: 'A log format is used above its definition',
  docs: `
    Most names may be defined before or after they are used, since nginx puts them together when it has read everything.
    A log format it wants to know when it reads the \`access_log\`: \`log_format\` must come first, in files that are
    included too.
  `,
  nginxSays: ['unknown log format "json"'],
  bad: [
    {
      code: conf`
        http {
            server { access_log logs/a.log json; }
        #                                  ^^^^ error[used-before-defined]: the log format "json" is defined further down, and nginx wants to know it here: move the definition up
            log_format json "x";
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          log_format json "x";
          server {
              access_log logs/a.log json;
              access_log logs/b.log combined;
              limit_req zone=later;
              access_log logs/c.log elsewhere;
          }
          limit_req_zone $host zone=later:1m rate=1r/s;
      }
      stream {
          log_format elsewhere "x";
      }
    `,
  ],
  checkProject: reading(
    naming(({ early }) => early === true),
    ({ symbols, root }, report) => {
      const early = symbols.all.filter(({ facts, definitions }) => facts.early && definitions.length > 0)
      if (early.length === 0) return
      const order = new Map<Statement, number>()
      for (const statement of walk(root)) order.set(statement, order.size)
      for (const { facts, definitions, references } of early) {
        const first = definitions[0]!
        const isBuiltin = (name: string) => facts.builtin?.includes(facts.caseless ? name.toLowerCase() : name)
        if (definitions.some(({ statement }) => isConditional(statement))) continue
        for (const { statement, argument, start, end, name } of references) {
          if (isBuiltin(name) || isConditional(statement)) continue
          if (definitions.some((d) => order.get(d.statement)! < order.get(statement)!)) continue
          report(
            statement.file,
            partOf(statement.node.args[argument] ?? statement.node.name, { start, end }),
            `the ${facts.label} "${name}" is defined further down, and nginx wants to know it here: move the definition up`,
            { related: [{ file: first.statement.file, at: first.statement.node.name, message: 'defined here' }] },
          )
        }
      }
    },
  ),
})
