import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'missing-events',
  group: 'correctness',
  severity: 'error',
  summary: 'A main configuration file has no "events" block',
  docs: `
    Every configuration needs an \`events\` block, be it an empty one: \`events { }\`. Only a main file is judged, one with
    \`http\`, \`stream\` or \`mail\`, and only when all files that it includes are there.
  `,
  nginxSays: ['no "events" section in configuration'],
  links: ['https://nginx.org/en/docs/ngx_core_module.html#events'],
  bad: [
    {
      code: conf`
        worker_processes auto;
        http {
        # <---- error[missing-events]: a configuration needs an "events" block, be it empty: "events { }"
            server { }
        }
      `,
      fixed: conf`
        worker_processes auto;
        events { }
        http {
            server { }
        }
      `,
    },
  ],
  good: [
    conf`
      http { server { } }
      events { }
    `,
    conf`
      include events.conf;
      http { }
    `,
    { code: conf`include events.conf; http { }`, files: { 'events.conf': 'events { }' } },
    conf`event { } http { }`,
    conf`server { }`,
  ],
  // ngx_event_init_conf()
  checkProject({ root, complete, files }, report) {
    if (!complete || root.statements.some(({ name }) => name === 'events')) return
    // A block that is misspelt or not closed may be it.
    if (root.statements.some(({ spec, node }) => !spec && node.body)) return
    if ([...files.values()].some(({ errors }) => errors.length > 0)) return
    const [first] = root.statements.filter(({ inner }) => inner)
    if (!first) return
    const { start } = first.node
    report(first.file, first.node.name, 'a configuration needs an "events" block, be it empty: "events { }"', {
      fix: { title: 'Insert "events { }"', edits: [{ start, end: start, text: 'events { }\n' }] },
    })
  },
})
