import { hasHole } from '@nginx-lint/analysis'
import { logBufferOf } from '../log-buffer.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'flush-without-buffer',
  group: 'correctness',
  severity: 'error',
  summary: 'An access log is to be flushed, but has no buffer',
  docs: `
    \`flush=\` says after how long a buffer is written although it is not full. Without \`buffer=\` or \`gzip\` there is
    none: each line is written at once. Leave \`flush=\` out, or add \`buffer=32k\`.
  `,
  nginxSays: ['no buffer is defined for access_log "logs/a.log"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_log_module.html#access_log'],
  bad: [
    {
      code: conf`
        http {
            access_log logs/a.log combined flush=5s;
        #                                  ^^^^^^^^ error[flush-without-buffer]: nothing is there to be flushed: add "buffer=32k", or leave "flush" out
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          access_log logs/a.log combined gzip flush=5s;
          access_log logs/b.log combined buffer=4k flush=5s;
          access_log logs/c.log combined flush=5s buffer=4k if=$host;
      }
    `,
  ],
  check: {
    access_log({ spec, fit, args, node }, report) {
      if (!spec || !fit?.ok || args.some(hasHole)) return
      const at = args.findIndex((word, index) => index > 1 && word.startsWith('flush='))
      if (at < 0 || logBufferOf({ args }).size > 0n) return
      report(node.args[at]!, 'nothing is there to be flushed: add "buffer=32k", or leave "flush" out')
    },
  },
})
