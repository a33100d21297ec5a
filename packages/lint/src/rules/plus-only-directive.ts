import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'plus-only-directive',
  group: 'correctness',
  severity: 'error',
  summary: 'Only NGINX Plus knows the directive or parameter',
  docs: `
    The open-source nginx refuses it as unknown. It is an error when a release of the open-source nginx was asked for
    (\`--target\`), and a warning when nobody said what the configuration is for. \`--plus\`, or \`"plus": true\` in the
    settings, says that it is for NGINX Plus.
  `,
  nginxSays: ['unknown directive "health_check"', 'invalid parameter "slow_start=30s"'],
  bad: [
    {
      target: '1.28.0',
      code: conf`
        http {
            server {
                location / {
                    health_check;
                #   ^^^^^^^^^^^^ error[plus-only-directive]: "health_check" is a directive of NGINX Plus
                }
            }
        }
      `,
    },
    {
      code: conf`
        http {
            upstream u {
                server 127.0.0.1:1 slow_start=30s;
            #                      ^^^^^^^^^^^^^^ warning[plus-only-directive]: "slow_start=30s" of "server" is a parameter of NGINX Plus
            }
        }
      `,
    },
  ],
  good: [conf`http { upstream u { server 127.0.0.1:1 max_conns=3; } }`],
  check: {
    '*'({ spec, fit, node, name, args }, report, { options }) {
      if (options.plus) return
      const more = options.target ? {} : { severity: 'warning' as const }
      if (spec?.isPlus) report(node.name, `"${name}" is a directive of NGINX Plus`, more)
      else if (fit?.limits?.limits.plus) {
        const { argument } = fit.limits
        report(node.args[argument]!, `"${args[argument]}" of "${name}" is a parameter of NGINX Plus`, more)
      }
    },
  },
})
