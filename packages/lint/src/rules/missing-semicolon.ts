import { hasHole, isEntry } from '@nginx-lint/analysis'
import { conf, defineRule } from '../rule.ts'
import { swallowed } from '../swallowed.ts'
import { syntaxErrors } from '../syntax-errors.ts'

export default defineRule({
  id: 'missing-semicolon',
  group: 'correctness',
  severity: 'error',
  summary: 'A directive is not ended by a semicolon',
  docs: `
    nginx does not care about line ends: without its \`;\` a directive goes on with the words of the next line, and nginx
    complains of a wrong number of arguments a line or more below, or does not complain at all:
    \`index a.html\` followed by \`root /x;\` on the next line is an index of three files. That case is a warning.
  `,
  nginxSays: [
    'unexpected "}"',
    'invalid number of arguments in "gzip" directive',
    'directive "sendfile" is not terminated by ";"',
    'unexpected end of file, expecting ";" or "}"',
  ],
  bad: [
    {
      code: conf`
        http {
            gzip on
            #    ^^ error[missing-semicolon]: missing ";" after "gzip": nginx takes "gzip_vary" on the next line as another argument
            gzip_vary on;
        }
      `,
      fixed: conf`
        http {
            gzip on;
            gzip_vary on;
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                index a.html
                #     ^^^^^^ warning[missing-semicolon]: missing ";" after "index"? nginx takes "root" on the next line as another argument, without a word
                root /x;
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          log_format a
              escape=json
              '$host';
          server {
              server_name
                  index.example.com
                  root.example.com;
          }
      }
    `,
  ],
  checkProject: syntaxErrors('missing-semicolon'),
  check: {
    '*'(statement, report, project) {
      if (!statement.spec && !isEntry(statement)) return
      const found = swallowed(statement, project)
      if (!found || statement.args.some(hasHole)) return
      const { name, args, node } = statement
      const last = found.index === 0 ? node.name : node.args[found.index - 1]!
      const fix = { title: `Insert ";" after "${last.value}"`, edits: [{ start: last.end, end: last.end, text: ';' }] }
      const taken = `nginx takes "${args[found.index]}" on the next line as another argument`
      if (found.refused) report(last, `missing ";" after "${name}": ${taken}`, { fix })
      else
        report(last, `missing ";" after "${name}"? ${taken}, without a word`, {
          severity: 'warning',
          fix: { ...fix, unsafe: true },
        })
    },
  },
})
