import { isConditional } from '../entries.ts'
import { headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'not-on-linux',
  group: 'correctness',
  severity: 'warning',
  summary: 'What is set here nginx has on other systems only',
  docs: `
    On Linux nginx passes over \`send_lowat\` and its likes with a warning, and refuses an event method that it has not
    there: \`kqueue\` is for BSD and macOS, \`eventport\` and \`/dev/poll\` are for Solaris, \`iocp\` is for Windows. A \`use\`
    is best left out: nginx picks the best method itself. Switch this rule off for a configuration that is meant for one
    of those systems.
  `,
  nginxSays: ['"send_lowat" is not supported, ignored', 'invalid event type "kqueue"'],
  bad: [
    {
      code: conf`
        http {
            send_lowat 12000;
        #   ^^^^^^^^^^^^^^^^ warning[not-on-linux]: nginx on Linux passes over "send_lowat"
            server {
                location / { proxy_send_lowat 0; }
            #                ^^^^^^^^^^^^^^^^^^ warning[not-on-linux]: nginx on Linux passes over "proxy_send_lowat"
            }
        }
      `,
    },
  ],
  good: [
    conf`
      events { use epoll; }
      http { send_timeout 10s; }
    `,
    conf`events { multi_accept on; }`,
  ],
  check: {
    '*'(statement, report) {
      if (statement.spec?.facts.ignoredOnLinux && statement.fit?.ok)
        report(headOf(statement), `nginx on Linux passes over "${statement.name}"`)
    },
    // ngx_event_use()
    use(statement, report) {
      const {
        spec,
        node,
        args: [method = ''],
      } = statement
      if (spec && !isConditional(statement) && ELSEWHERE.has(method))
        report(node.args[0]!, `nginx on Linux has no "${method}", and refuses it: leave "use" out`)
    },
  },
})

const ELSEWHERE: ReadonlySet<string> = new Set(['kqueue', 'eventport', '/dev/poll', 'iocp'])
