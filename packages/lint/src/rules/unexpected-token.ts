import { conf, defineRule } from '../rule.ts'
import { syntaxErrors } from '../syntax-errors.ts'

const BYTE_ORDER_MARK = '\ufeff'

export default defineRule({
  id: 'unexpected-token',
  group: 'correctness',
  severity: 'error',
  summary: 'A character stands where nginx takes none',
  docs: `
    A \`;\` or \`{\` without a directive before it (\`;;\`, \`};\`), text glued to a closing quote (\`"a"b\`), or a byte order
    mark at the start of a file, which nginx takes for a part of the first word.
  `,
  nginxSays: ['unexpected ";"', 'unexpected "{"', 'unexpected "b"', 'unknown directive "\ufeffhttp"'],
  bad: [
    {
      code: conf`
        http {
            gzip on;;
            #       ^ error[unexpected-token]: unexpected ";": there is no directive to end
            server {
                listen 80;
            };
        #    ^ error[unexpected-token]: unexpected ";": there is no directive to end
        }
      `,
      fixed: conf`
        http {
            gzip on;
            server {
                listen 80;
            }
        }
      `,
    },
    {
      code: conf`
        http {
            log_format a "x"y;
            #               ^ error[unexpected-token]: unexpected "y" after a closing quote: white space, ";" or "{" must follow
            { gzip on; }
        #   ^ error[unexpected-token]: unexpected "{": a block begins with the name of a directive
        }
      `,
    },
    {
      code: `${BYTE_ORDER_MARK}events { }\n# <- error[unexpected-token]: nginx reads the byte order mark as part of the first word\n`,
      fixed: 'events { }\n',
    },
  ],
  good: [
    conf`
      http {
          log_format a "x" 'y';
          server { if ($host = "a") { return 204; } }
      }
    `,
  ],
  checkProject: syntaxErrors('unexpected-token'),
})
