import type { Occurrence } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { partOf } from '../places.ts'
import { naming, reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'upstream-with-port',
  group: 'correctness',
  severity: 'error',
  summary: 'A port is written behind the name of an upstream',
  docs: `
    The servers of an \`upstream\` have ports of their own. nginx refuses \`proxy_pass http://name:80\` and its like when
    \`name\` is an upstream, whatever the port, and wherever the upstream stands. Delete the port; or rename the upstream,
    when the host of that name was meant.
  `,
  nginxSays: ['upstream "a" may not have port 80'],
  bad: [
    {
      code: conf`
        http {
            upstream backend { server 127.0.0.1:8080; }
            server {
                location / { proxy_pass http://backend:80/; }
            #                                  ^^^^^^^^^^ error[upstream-with-port]: "backend" is an upstream, and its servers have ports of their own: delete ":80"
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            server { listen 1; proxy_pass DB:5432; }
        #                                 ^^^^^^^ error[upstream-with-port]: "DB" is an upstream, and its servers have ports of their own: delete ":5432"
            upstream db { server 127.0.0.1:5432; }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          upstream a { server 127.0.0.1:1; }
          upstream b:80 { server 127.0.0.1:1; }
          server {
              location /a { proxy_pass http://a; }
              location /b { proxy_pass http://elsewhere:80; }
              location /c { proxy_pass http://a:$server_port; }
              location /d { fastcgi_pass a; }
          }
      }
      stream { server { listen 1; proxy_pass a:80; } }
    `,
  ],
  checkProject: reading(
    naming(({ kind }) => kind === 'upstream'),
    ({ symbols }, report) => {
      for (const { facts, definitions, references } of symbols.all) {
        const [definition] = definitions.filter(({ statement }) => !isConditional(statement))
        if (facts.kind !== 'upstream' || !definition) continue
        for (const reference of references) {
          const port = portBehind(reference)
          if (port === undefined) continue
          const { statement, argument, start, end, name } = reference
          report(
            statement.file,
            partOf(statement.node.args[argument]!, { start, end: end + port.length }),
            `"${name}" is an upstream, and its servers have ports of their own: delete "${port}"`,
            related(definition),
          )
        }
      }
    },
  ),
})

function portBehind({ statement, argument, end }: Occurrence): string | undefined {
  const text = statement.args[argument]
  if (text === undefined || text.includes('$') || !statement.fit?.ok || isConditional(statement)) return undefined
  return /^:\d+(?=$|[/?])/.exec(text.slice(end))?.[0]
}

const related = ({ statement }: Occurrence) => ({
  related: [{ file: statement.file, at: statement.node.name, message: 'the upstream is defined here' }],
})
