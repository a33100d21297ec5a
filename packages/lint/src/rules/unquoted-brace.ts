import { conf, defineRule } from '../rule.ts'
import { syntaxErrors } from '../syntax-errors.ts'

export default defineRule({
  id: 'unquoted-brace',
  group: 'correctness',
  severity: 'error',
  summary: 'A regular expression with { } must be quoted',
  docs: `
    Outside of quotes \`{\` ends the arguments and opens a block, so that \`location ~ ^/[0-9]{4}/ {\` becomes a location
    \`^/[0-9]\` with the directive \`4}/\` in it. Put the expression in quotes.
  `,
  nginxSays: ['unexpected "{"', 'unknown directive "4}/"', 'directive "rewrite" is not terminated by ";"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#rewrite'],
  bad: [
    {
      code: conf`
        http {
            server {
                location ~ ^/[0-9]{4}/ { }
                #          ^^^^^^^^^^^ error[unquoted-brace]: nginx ends the argument at "{": a regex with braces must be in quotes
                rewrite ^/([a-z]{2})/ /x;
                #       ^^^^^^^^^^^^^ error[unquoted-brace]: nginx ends the argument at "{": a regex with braces must be in quotes
                if ($uri ~ ^/a{2,}$) { }
                #          ^^^^^^^^^ error[unquoted-brace]: nginx ends the argument at "{": a regex with braces must be in quotes
            }
        }
      `,
      fixed: conf`
        http {
            server {
                location ~ "^/[0-9]{4}/" { }
                rewrite "^/([a-z]{2})/" /x;
                if ($uri ~ "^/a{2,}$") { }
            }
        }
      `,
    },
    {
      code: conf`
        http {
            map $host $a {
                ~^a{2}$ 1;
            #   ^^^^^^^ error[unquoted-brace]: nginx ends the argument at "{": a regex with braces must be in quotes
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              location ~ "^/[0-9]{4}/" { }
              location ~ ^/a$ { }
          }
      }
    `,
  ],
  checkProject: syntaxErrors('unquoted-brace'),
})
