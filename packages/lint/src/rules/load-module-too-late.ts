import type { Statement } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'load-module-too-late',
  group: 'correctness',
  severity: 'error',
  summary: 'A module is loaded after a block that uses modules',
  docs: `
    When nginx comes to the first \`events\`, \`http\`, \`mail\` or \`stream\` block, it fixes the list of modules. Put every
    \`load_module\` at the top of the main configuration file.
  `,
  nginxSays: ['"load_module" directive is specified too late'],
  links: ['https://nginx.org/en/docs/ngx_core_module.html#load_module'],
  bad: [
    {
      code: conf`
        events { }
        load_module modules/ngx_stream_module.so;
        # <----------- error[load-module-too-late]: "load_module" must stand before the first "events", "http", "mail" or "stream" block
      `,
    },
    {
      code: conf`
        user nobody;
        include http.conf;
        load_module modules/ngx_stream_module.so;
        # <----------- error[load-module-too-late]: "load_module" must stand before the first "events", "http", "mail" or "stream" block
      `,
      files: { 'http.conf': 'http { }' },
    },
  ],
  good: [
    conf`
      user nobody;
      worker_processes 2;
      load_module modules/ngx_stream_module.so;
      events { }
      http { }
    `,
  ],
  checkProject({ root }, report) {
    let first: Statement | undefined
    for (const statement of root.statements) {
      if (isConditional(statement)) return
      if (!first && /^(events|http|mail|stream)$/.test(statement.name) && statement.inner) first = statement
      if (!first || statement.name !== 'load_module' || !statement.spec) continue
      report(
        statement.file,
        statement.node.name,
        '"load_module" must stand before the first "events", "http", "mail" or "stream" block',
        {
          related: [{ file: first.file, at: headOf(first), message: 'the first block' }],
        },
      )
    }
  },
})
