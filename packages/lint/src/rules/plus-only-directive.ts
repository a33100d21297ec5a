import { factOf, outwards } from '@nginx-lint/analysis'
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
      // There is a third party's module with a directive of that name.
      target: '1.22.1',
      code: conf`
        http {
            proxy_cache_purge $purge_method;
        #   ^^^^^^^^^^^^^^^^^ warning[plus-only-directive]: "proxy_cache_purge" is a directive of NGINX Plus
        }
      `,
    },
    {
      code: conf`
        http {
            match ok {
        #   ^^^^^ warning[plus-only-directive]: "match" is a directive of NGINX Plus
                status 200;
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
    '*'({ spec, fit, node, name, args, scope }, report, { options, registry }) {
      const isPlus = spec?.isPlus || fit?.limits?.limits.plus
      if (!isPlus || options.plus || isInsidePlus(scope)) return
      const more = options.target ? {} : { severity: 'warning' as const }
      if (spec?.isPlus) {
        const isForeignToo = registry.in(scope.context!).some((other) => other.name === name && !other.isPlus)
        // The third party's module may well take what our notation of it does not.
        report(node.name, `"${name}" is a directive of NGINX Plus`, isForeignToo ? { severity: 'warning' } : more)
      } else if (fit?.limits?.limits.plus) {
        const { argument } = fit.limits
        report(node.args[argument]!, `"${args[argument]}" of "${name}" is a parameter of NGINX Plus`, more)
      }
    },
  },
})

/** The block has been spoken of. */
const isInsidePlus = factOf((scope): boolean => [...outwards(scope)].some(({ opener }) => opener?.spec?.isPlus))
