import { existsIn } from '@nginx-lint/directives'
import { isClosed } from '../absence.ts'
import { headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'missing-handler',
  group: 'correctness',
  severity: 'error',
  summary: 'A server of stream does nothing with its connections',
  docs: `
    A server of \`stream\` passes its connections on (\`proxy_pass\`, \`pass\`) or answers them (\`return\`). Before 1.27.1 nginx
    refuses one that does neither; since then it closes each connection and logs an error.
  `,
  nginxSays: ['no handler for server'],
  links: ['https://nginx.org/en/docs/stream/ngx_stream_proxy_module.html#proxy_pass'],
  bad: [
    {
      code: conf`
        stream {
            server { listen 1; }
        #   ^^^^^^ warning[missing-handler]: this server closes each connection: it needs a "proxy_pass", "pass" or "return"
        }
      `,
    },
    {
      target: '1.22.0',
      code: conf`
        stream {
            server { listen 1; proxy_timeout 1m; }
        #   ^^^^^^ error[missing-handler]: this server does nothing with its connections: it needs a "proxy_pass" or "return"
        }
      `,
    },
  ],
  good: [
    conf`
      stream {
          server { listen 1; proxy_pass 127.0.0.1:1; }
          server { listen 2; return ""; }
          server { listen 3; include elsewhere; }
          server { listen 4; content_by_lua_file a.lua; }
          server { listen 5; pass 127.0.0.1:1; }
          server { listen 6; zone_sync; }
      }
    `,
  ],
  check: {
    // ngx_stream_core_merge_srv_conf(), ngx_stream_core_content_phase()
    server(server, report, project) {
      const { inner, spec, scope } = server
      if (!spec || !inner || scope.context !== 'stream' || !isClosed(inner, project)) return
      if (inner.statements.some(({ spec }) => spec?.facts.content || spec?.isPlus || spec?.module.thirdParty)) return
      const { target } = project.options
      const passes = existsIn({ since: '1.25.5' }, target)
        ? '"proxy_pass", "pass" or "return"'
        : '"proxy_pass" or "return"'
      if (existsIn({ since: '1.27.1' }, target))
        report(headOf(server), `this server closes each connection: it needs a ${passes}`, { severity: 'warning' })
      else report(headOf(server), `this server does nothing with its connections: it needs a ${passes}`)
    },
  },
})
