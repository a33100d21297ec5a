import { conf, defineRule } from '../rule.ts'
import { syntaxErrors } from '../syntax-errors.ts'

export default defineRule({
  id: 'unbalanced-braces',
  group: 'correctness',
  severity: 'error',
  summary: 'A closing brace is missing, or there is one too many',
  docs: `
    Every \`{\` needs its \`}\` in the same file: nginx does not let a block span files. nginx finds out at the end
    of the file; this rule looks at the indentation and points where a person would put the brace.
  `,
  nginxSays: ['unexpected end of file, expecting "}"', 'unexpected "}"'],
  bad: [
    {
      code: conf`
        http {
            server {
                listen 80;
                #        ^ error[unbalanced-braces]: missing "}" for "server"
            gzip on;
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                listen 80;
            }
            }
        #   ^ error[unbalanced-braces]: unexpected "}": going by the indentation, "http" goes on after it
        }
      `,
    },
    {
      code: conf`
        http {
            gzip on;
        }
        }
        # <- error[unbalanced-braces]: unexpected "}": no block is open here
      `,
    },
    {
      code: conf`
        http {
            server {
                root /x;
                #      ^ error[unbalanced-braces]: missing "}" for "server" and "http"
      `,
    },
  ],
  good: [
    conf`
      http {
          server { listen 80; }
      }
    `,
  ],
  checkProject: syntaxErrors('unbalanced-braces'),
})
