import { fromArgument } from '../places.ts'
import { conf, defineRule, type StatementCheck } from '../rule.ts'

/** ngx_conf_set_path_slot(). */
const MOST = 10

const check: StatementCheck = (statement, report) => {
  const { spec, args, fit } = statement
  if (!spec || !fit?.ok || args.length < 2) return
  const sum = args.slice(1).reduce((total, level) => total + Number(level), 0)
  if (sum > MOST) report(fromArgument(statement, 1), `the levels add up to ${sum} characters: ${MOST} is the most`)
}

export default defineRule({
  id: 'too-long-levels',
  group: 'correctness',
  severity: 'error',
  summary: 'The levels of a folder for temporary files add up to more than 10',
  docs: `
    \`proxy_temp_path /var/cache/tmp 1 2\` puts files into folders named after the last digits of their numbers, the first
    level with one digit and the second with two. All levels together have ten digits at most.
  `,
  nginxSays: ['"proxy_temp_path" directive invalid value'],
  links: ['https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_temp_path'],
  bad: [
    {
      code: conf`
        http {
            proxy_temp_path /tmp/a 5 5 1;
        #                          ^^^^^ error[too-long-levels]: the levels add up to 11 characters: 10 is the most
        }
      `,
    },
    {
      code: conf`
        http {
            client_body_temp_path /tmp/a 10 1;
        #                                ^^^^ error[too-long-levels]: the levels add up to 11 characters: 10 is the most
        }
      `,
    },
  ],
  good: [conf`http { proxy_temp_path /tmp/a 5 5; client_body_temp_path /tmp/b 10; fastcgi_temp_path /tmp/c 1 2; }`],
  check: {
    client_body_temp_path: check,
    fastcgi_temp_path: check,
    proxy_temp_path: check,
    scgi_temp_path: check,
    uwsgi_temp_path: check,
  },
})
