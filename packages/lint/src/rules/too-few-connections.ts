import { type Listen, listensOf, type Project, type Scope, statementsOf, walk } from '@nginx-lint/analysis'
import { existsIn } from '@nginx-lint/directives'
import { SOCKET_OPTION } from '../addresses.ts'
import { count } from '../places.ts'
import { reading } from '../reads.ts'
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
        #                      ^ error[too-few-connections]: nginx listens on 3 sockets here, and needs 4 connections at least
        }
        http {
            server { listen 8001; listen 127.0.0.1:8001; }
            server { listen 127.0.0.1:8002; listen 127.0.0.2:8001 bind; }
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
  checkProject: reading(['server', 'listen', 'events', 'worker_connections'], (project, report) => {
    const { root, isExcerpt, options } = project
    if (isExcerpt || !existsIn({ since: '1.15.2' }, options.target)) return
    const [events] = statementsOf(root, 'events')
    const [connections] = events?.inner ? statementsOf(events.inner, 'worker_connections') : []
    const stated = connections && /^\d+$/.test(connections.args[0] ?? '') ? connections : undefined
    if (!events || (connections && !stated) || (!stated && !project.complete)) return
    const sockets = socketsOf(project)
    if (Number(stated?.args[0] ?? '512') > sockets) return
    const place = stated?.node.args[0] ?? events.node.name
    const message = `nginx listens on ${count(sockets, 'socket')} here, and needs ${count(sockets + 1, 'connection')} at least`
    report((stated ?? events).file, place, message)
  }),
})

/**
 * ngx_event_init_conf() counts what ngx_http_init_listening() makes of each port: `*:port` takes the place of its other
 * addresses, but of those with options of the socket. How many addresses a host name has is not known here.
 */
function socketsOf({ root, complete }: Project): number {
  const ports = new Map<string, Port>()
  for (const server of serversIn(root)) {
    if (complete && server.context === 'http.server' && statementsOf(server, 'listen').length === 0)
      ports.set('tcp inet 80', (ports.get('tcp inet 80') ?? new Map()).set('0.0.0.0', false))
    for (const listen of listensOf(server)) {
      const family = /^(unix:|\[|[\d.]+$)/.exec(listen.host)?.[0].replace(/^\d.*/, 'inet')
      if (family === undefined || listen.statement.file.template?.conditional) continue
      for (let port = listen.ports.first; port <= listen.ports.last; port++)
        add(ports, `${listen.transport} ${family} ${port}`, listen)
    }
  }
  return [...ports.values()].reduce((sum, port) => sum + sockets(port), 0)
}

/** By host: is it bound on its own? */
type Port = Map<string, boolean>

function add(ports: Map<string, Port>, key: string, { host, parameters }: Listen): void {
  const port = ports.get(key) ?? new Map()
  ports.set(key, port.set(host, port.get(host) || parameters.some((word) => SOCKET_OPTION.test(word))))
}

function sockets(port: Port): number {
  const any = ['0.0.0.0', '[::]'].find((host) => port.has(host))
  return any === undefined ? port.size : [...port].filter(([host, alone]) => host === any || alone).length
}

function* serversIn(root: Scope): Generator<Scope> {
  for (const { inner } of walk(root)) if (inner?.context?.endsWith('.server')) yield inner
}
