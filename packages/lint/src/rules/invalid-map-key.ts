import { hasHole } from '@nginx-lint/analysis'
import { wildcardError } from '@nginx-lint/directives'
import { entryBlocks } from '../entries.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'invalid-map-key',
  group: 'correctness',
  severity: 'error',
  summary: 'A host name of a "map" with "hostnames" has a "*" where none may be',
  docs: `
    After \`hostnames;\` the values of a \`map\` are host names, in which a \`*\` stands for the whole first or last part:
    \`*.example.com\`, \`www.example.*\`. Anything else needs a regular expression: \`~^www\\..+\\.com$\`.
  `,
  nginxSays: ['invalid hostname or wildcard "www.*.com"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_map_module.html#map'],
  bad: [
    {
      code: conf`
        http {
            map $host $a {
                hostnames;
                www.*.com 1;
            #   ^^^^^^^^^ error[invalid-map-key]: "www.*.com": a "*" may only be the whole first or last part, as in *.example.com or www.example.*
                a..b 1;
            #   ^^^^ error[invalid-map-key]: "a..b" is no host: it has an empty part
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            map $ssl_preread_server_name $a {
                hostnames;
                *.*.com 1;
            #   ^^^^^^^ error[invalid-map-key]: "*.*.com": only one "*" is allowed
                * 1;
            #   ^ error[invalid-map-key]: "*": a "*" may only be the whole first or last part, as in *.example.com or www.example.*
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          map $host $a {
              www.*.com 1;
              hostnames;
              default 0;
              .example.com 1;
              *.example.org 1;
              www.example.* 1;
              ~^www\..*\.com$ 1;
          }
          map $uri $b { "a b" 1; *.* 2; }
      }
    `,
  ],
  checkProject(project, report) {
    for (const { entries } of entryBlocks(project, 'map')) {
      const from = entries.findIndex(({ name, args }) => name === 'hostnames' && args.length === 0)
      if (from < 0) continue
      for (const { name, args, file, node } of entries.slice(from)) {
        if (args.length !== 1 || name === 'default' || name === 'include' || name.startsWith('~') || hasHole(name))
          continue
        const wrong = wildcardError(name.replace(/^\\/, ''))
        if (wrong !== undefined) report(file, node.name, wrong)
      }
    }
  },
})
