import { listensOf, type Project, type Scope, statementsOf, walk } from '@nginx-lint/analysis'
import { existsIn } from '@nginx-lint/directives'
import { count } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'too-few-connections',
  group: 'correctness',
  severity: 'error',
  summary: 'There are fewer "worker_connections" than sockets to listen on',
  docs: `
    Each socket that nginx listens on takes one of the \`worker_connections\` (512 when nothing is said), and one more is
    needed for the channel between the processes. nginx checks it since 1.15.2. Ranges of ports count in full; addresses
    whose port is also listened on for all addresses count once.
  `,
  nginxSays: ['2 worker_connections are not enough for 2 listening sockets'],
  links: ['https://nginx.org/en/docs/ngx_core_module.html#worker_connections'],
  bad: [
    {
      code: conf`
        events {
            worker_connections 2;
        #                      ^ error[too-few-connections]: nginx listens on 2 sockets here, and needs 3 connections at least
        }
        http {
            server { listen 8001; listen 127.0.0.1:8001; }
            server { listen 127.0.0.1:8002; }
        }
      `,
    },
    {
      code: conf`
        events { }
        # <------ error[too-few-connections]: nginx listens on 600 sockets here, and needs 601 connections at least
        stream {
            server { listen 10000-10599; return ""; }
        }
      `,
    },
  ],
  good: [
    conf`
      events { worker_connections 3; }
      http {
          server { listen 8001; listen 127.0.0.1:8001; }
          server { listen 8001; listen 127.0.0.1:8002; }
      }
    `,
    { code: conf`events { worker_connections 1; } http { server { listen 8001; } }`, target: '1.14.2' },
  ],
  checkProject(project, report) {
    const { root, isExcerpt, options } = project
    if (isExcerpt || !existsIn({ since: '1.15.2' }, options.target)) return
    const [events] = statementsOf(root, 'events')
    const [connections] = events?.inner ? statementsOf(events.inner, 'worker_connections') : []
    const stated = connections?.fit?.ok ? connections : undefined
    if (!events || (connections && !stated) || (!stated && !project.complete)) return
    const sockets = socketsOf(project)
    if (Number(stated?.args[0] ?? '512') > sockets) return
    const place = stated?.node.args[0] ?? events.node.name
    const message = `nginx listens on ${count(sockets, 'socket')} here, and needs ${count(sockets + 1, 'connection')} at least`
    report((stated ?? events).file, place, message)
  },
})

/**
 * How many at least: ngx_event_init_conf() counts what ngx_http_init_listening() makes of each port. Addresses with
 * socket options keep a socket of their own beside `*:port`, and how many addresses a host name has is not known here.
 */
function socketsOf({ root }: Project): number {
  const hosts = new Map<string, Set<string>>()
  for (const server of serversIn(root))
    for (const { host, ports, transport, statement } of listensOf(server)) {
      const family = /^(unix:|\[|[\d.]+$)/.exec(host)?.[0].replace(/^\d.*/, 'inet')
      if (family === undefined || statement.file.template?.conditional) continue
      for (let port = ports.first; port <= ports.last; port++) {
        const key = `${transport} ${family} ${port}`
        const same = hosts.get(key) ?? new Set()
        hosts.set(key, same.add(host))
      }
    }
  let sockets = 0
  for (const same of hosts.values()) sockets += same.has('0.0.0.0') || same.has('[::]') ? 1 : same.size
  return sockets
}

function* serversIn(root: Scope): Generator<Scope> {
  for (const { inner } of walk(root)) if (inner?.context?.endsWith('.server')) yield inner
}
