import { hasHole, type Statement, statementsCalled } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { type LogBuffer, logBufferOf } from '../log-buffer.ts'
import { reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'conflicting-log-buffer',
  group: 'correctness',
  severity: 'error',
  summary: 'One log file is to be written with two different buffers',
  docs: `
    A log file has one buffer, whoever writes to it: where several \`access_log\` of any blocks, \`http\` and \`stream\`
    alike, name one file, \`buffer=\`, \`flush=\` and \`gzip\` must say the same. One without any of them is fine beside.
  `,
  nginxSays: ['access_log "logs/a.log" already defined with conflicting parameters'],
  bad: [
    {
      code: conf`
        http {
            access_log logs/a.log combined buffer=32k;
            server {
                access_log logs/a.log combined buffer=64k;
            #              ^^^^^^^^^^ error[conflicting-log-buffer]: "logs/a.log" is written with another buffer elsewhere: "buffer", "flush" and "gzip" must be the same
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          access_log logs/a.log combined buffer=32k flush=1m;
          access_log logs/a.log combined;
          access_log logs/b.log combined gzip;
          access_log logs/c.log combined gzip buffer=4k;
          server {
              access_log logs/a.log combined flush=60s buffer=32768;
              access_log logs/b.log combined gzip=1 buffer=64k;
          }
      }
    `,
  ],
  // ngx_http_log_set_log() and its twin in stream keep the buffer with the file of the whole configuration
  checkProject: reading(['access_log'], ({ root }, report) => {
    const files = new Map<string, { readonly buffer: LogBuffer; readonly statement: Statement }>()
    for (const statement of statementsCalled(root, 'access_log')) {
      const { spec, fit, args } = statement
      if (!spec || !fit?.ok || isConditional(statement) || args.some(hasHole)) continue
      const buffer = logBufferOf(statement)
      const path = args[0]!
      if (buffer.size === 0n) continue
      const before = files.get(path)
      if (!before) files.set(path, { buffer, statement })
      else if (!isSame(before.buffer, buffer))
        report(
          statement.file,
          statement.node.args[0]!,
          `"${path}" is written with another buffer elsewhere: "buffer", "flush" and "gzip" must be the same`,
          { related: [{ file: before.statement.file, at: before.statement.node.name, message: 'written here' }] },
        )
    }
  }),
})

const isSame = (a: LogBuffer, b: LogBuffer): boolean => a.size === b.size && a.flush === b.flush && a.gzip === b.gzip
