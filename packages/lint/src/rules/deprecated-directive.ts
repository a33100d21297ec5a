import { compareVersions, existsIn, parseVersion } from '@nginx-lint/directives'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'deprecated-directive',
  group: 'deprecated',
  severity: 'warning',
  summary: 'nginx still takes the directive, and advises against it',
  docs: `
    nginx warns when it loads the configuration, or the manual calls the directive obsolete. A later release will refuse
    it. The message says what to write instead.
  `,
  nginxSays: ['the "http2_max_requests" directive is deprecated, use the "keepalive_requests" directive instead'],
  bad: [
    {
      code: conf`
        http {
            http2_max_requests 100;
        #   ^^^^^^^^^^^^^^^^^^ warning[deprecated-directive]: "http2_max_requests" is deprecated since nginx 1.19.7: use "keepalive_requests"
        }
      `,
    },
  ],
  good: [conf`http { keepalive_requests 100; }`, { target: '1.18.0', code: conf`http { http2_max_requests 100; }` }],
  check: {
    '*'({ spec, node, name }, report, { options }) {
      if (!spec?.facts.deprecated || !existsIn(spec.facts, options.target)) return
      const [version, instead] = spec.facts.deprecated
      if (options.target && version !== '' && compareVersions(options.target, parseVersion(version)!) < 0) return
      const advice = instead === '' ? '' : `: use ${instead}`
      const since = version === '' ? '' : ` since nginx ${version}`
      report(node.name, `"${name}" is deprecated${since}${advice}`, { tags: ['deprecated'] })
    },
  },
})
