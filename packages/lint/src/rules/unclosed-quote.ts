import { conf, defineRule } from '../rule.ts'
import { syntaxErrors } from '../syntax-errors.ts'

export default defineRule({
  id: 'unclosed-quote',
  group: 'correctness',
  severity: 'error',
  summary: 'A quote is opened and not closed',
  docs: `
    A quoted word goes on until the same quote comes again, over line ends, \`;\` and braces. When the closing quote is
    missing, the rest of the file is swallowed up to the next quote, and nginx complains there or at the end of the file.
    A quote inside a word (\`it's\`) opens nothing.
  `,
  nginxSays: [
    'unexpected end of file, expecting ";" or "}"',
    'too long parameter, probably missing terminating """ character',
  ],
  bad: [
    {
      code: conf`
        http {
            log_format a "$host;
        #                ^^^^^^^ error[unclosed-quote]: this quote is not closed on its line
            gzip on;
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                add_header A 'b;
            #                ^^^ error[unclosed-quote]: this quote is not closed on its line
                add_header B c;
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          log_format a "it's $host"
                       'two
                        lines';
      }
    `,
  ],
  checkProject: syntaxErrors('unclosed-quote'),
})
