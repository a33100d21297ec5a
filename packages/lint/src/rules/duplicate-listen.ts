import { type Listen, listensOf, type Scope, serverGroups, shareAddresses } from '@nginx-lint/analysis'
import type { Span } from '@nginx-lint/syntax'
import { SOCKET_OPTION } from '../addresses.ts'
import { reading } from '../reads.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'

export default defineRule({
  id: 'duplicate-listen',
  group: 'correctness',
  severity: 'error',
  summary: 'Two "listen" directives claim the same address and port',
  docs: `
    One server lists an address and port once: \`80\`, \`*:80\` and \`0.0.0.0:80\` are the same, \`[::]:80\` is another. Several
    servers may share it, but only one of them may be its \`default_server\`, and only one may set options of the socket
    (\`backlog\`, \`reuseport\`, \`bind\`, \`ipv6only\`, …), which then hold for all. In \`mail\`, and in \`stream\` before nginx
    1.25.5, an address and port belong to one server.
  `,
  nginxSays: [
    'a duplicate listen 0.0.0.0:8080',
    'a duplicate default server for 127.0.0.1:8080',
    'duplicate listen options for 127.0.0.1:8080',
    'duplicate "127.0.0.1:25" address and port pair',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#listen'],
  bad: [
    {
      code: conf`
        http {
            server {
                listen 8080;
                listen *:8080;
            #          ^^^^^^ error[duplicate-listen]: this server listens on port 8080 of this address already
                listen [::1]:80;
                listen [0::0:1];
            #          ^^^^^^^^ error[duplicate-listen]: this server listens on port 80 of this address already
                listen 127.0.0.1:9000-9010;
                listen 127.0.0.1:9005;
            #          ^^^^^^^^^^^^^^ error[duplicate-listen]: this server listens on port 9005 of this address already
                listen unix:/run/a.sock;
                listen UNIX:/run/a.sock;
            #          ^^^^^^^^^^^^^^^^ error[duplicate-listen]: this server listens on this socket already
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server { listen 80 default_server; listen 443 reuseport; }
            server {
                listen *:80 default_server;
            #               ^^^^^^^^^^^^^^ error[duplicate-listen]: port 80 of this address has a default server already
                listen 443 backlog=100;
            #              ^^^^^^^^^^^ error[duplicate-listen]: another server sets options of the socket for port 443 of this address: nginx takes them once, for all servers
            }
        }
      `,
    },
    {
      target: '1.24.0',
      code: conf`
        stream {
            server { listen 127.0.0.1:53 udp; return a; }
            server { listen 127.0.0.1:53 udp; return b; }
        #                   ^^^^^^^^^^^^ error[duplicate-listen]: another server listens on port 53 of this address already
        }
        mail {
            server { listen 25; }
            server { listen *:25; }
        #                   ^^^^ error[duplicate-listen]: another server listens on port 25 of this address already
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              listen 80 default_server;
              listen [::]:80 default_server;
              listen 127.0.0.1;
              listen 443 ssl reuseport;
              listen 443 quic reuseport;
          }
          server {
              listen 80;
              listen [::]:80;
              listen 443 ssl;
              listen 81 default_server;
          }
      }
      stream {
          server { listen 80; listen 53 udp; listen 53; return a; }
          server { listen 80; return a; }
      }
    `,
    { target: '1.24.0', code: conf`stream { server { listen 53; listen 53 udp; listen 127.0.0.1:53; return a; } }` },
  ],
  checkProject: reading(['server', 'listen'], (project, report) => {
    for (const servers of serverGroups(project)) checkServers(servers, shareAddresses(servers, project.options), report)
  }),
})

interface Address {
  readonly servers: Map<Scope, Listen>
  byDefault?: Listen
  withOptions?: Listen
}

function checkServers(servers: readonly Scope[], shared: boolean, report: FileReport): void {
  const addresses = new Map<string, Address>()
  for (const server of servers)
    for (const listen of listensOf(server)) {
      if (listen.statement.file.template?.conditional) continue
      for (let port = listen.ports.first; port <= listen.ports.last; port++) {
        const key = `${listen.transport} ${listen.host} ${port}`
        const address = addresses.get(key) ?? { servers: new Map() }
        addresses.set(key, address)
        if (add(listen, port, server, address, shared, report)) break
      }
    }
}

/** As ngx_http_add_addresses(). True: something is wrong, and what follows of a range would be an echo. */
function add(
  listen: Listen,
  port: number,
  server: Scope,
  address: Address,
  shared: boolean,
  report: FileReport,
): boolean {
  const name = port === 0 ? 'this socket' : `port ${port} of this address`
  const same = address.servers.get(server)
  const [other] = address.servers.values()
  if (same) return refuse(addressOf(listen), `this server listens on ${name} already`, same)
  if (other && !shared) return refuse(addressOf(listen), `another server listens on ${name} already`, other)
  address.servers.set(server, listen)

  const option = parameter(listen, SOCKET_OPTION)
  if (option && address.withOptions)
    return refuse(
      option,
      `another server sets options of the socket for ${name}: nginx takes them once, for all servers`,
      address.withOptions,
    )
  if (option) address.withOptions = listen

  const isDefault = parameter(listen, server.context === 'http.server' ? /^default(_server)?$/ : /^default_server$/)
  if (isDefault && address.byDefault)
    return refuse(isDefault, `${name} has a default server already`, address.byDefault)
  if (isDefault) address.byDefault = listen
  return false

  function refuse(at: Span, message: string, before: Listen): true {
    report(listen.statement.file, at, message, {
      related: [{ file: before.statement.file, at: addressOf(before), message: 'first claimed here' }],
    })
    return true
  }
}

const parameter = ({ statement }: Listen, pattern: RegExp): Span | undefined =>
  statement.node.args.slice(1).find(({ value }) => pattern.test(value))

/** Its address. */
const addressOf = ({ statement }: Listen): Span => statement.node.args[0]!
