import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'empty-regex',
  group: 'correctness',
  severity: 'warning',
  summary: 'A location without a pattern matches every request',
  docs: `
    nginx takes \`location ~ {\` as a regular expression that is empty and so matches every URI, before all prefixes but
    exact ones and those with \`^~\`. If that is meant, \`location /\` says it better; usually the pattern was forgotten.
  `,
  bad: [
    {
      code: conf`
        http {
            server {
                location ~ {
            #            ^ warning[empty-regex]: this location has no pattern: nginx takes it as a regular expression that matches every URI
                    return 204;
                }
            }
        }
      `,
    },
  ],
  good: [conf`http { server { location ~ /a { } location / { } location = / { } } }`],
  check: {
    location({ node, args, scope }, report) {
      const [only] = node.args
      if (args.length !== 1 || !only || !/^~\*?$/.test(args[0]!) || !scope.context?.startsWith('http.')) return
      report(only, 'this location has no pattern: nginx takes it as a regular expression that matches every URI')
    },
  },
})
