import { type Scope, shareAddresses } from '@nginx-lint/analysis'
import type { Word } from '@nginx-lint/syntax'
import { addressName, serverGroupsOf } from '../addresses.ts'
import { isConditional } from '../entries.ts'
import { headOf } from '../places.ts'
import { isAboutServerNames, readingClosed } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'
import { nameMistakes } from '../server-names.ts'

export default defineRule({
  id: 'conflicting-server-name',
  group: 'correctness',
  severity: 'warning',
  summary: 'Two servers have the same name on one address',
  docs: `
    nginx takes the first server of a name, warns of the second, and never asks it by this name. \`.a.com\` is both \`a.com\`
    and \`*.a.com\`. A server without \`server_name\` has the empty name, as another has that is without; such a one is asked
    only when it is the default server. Often two files were meant for the same site, or a backup of a file is still
    included.
  `,
  nginxSays: ['conflicting server name "a.com" on 0.0.0.0:80, ignored'],
  links: ['https://nginx.org/en/docs/http/server_names.html'],
  bad: [
    {
      code: conf`
        http {
            server {
                listen 80;
                listen [::]:80;
                server_name a.com .b.com;
            }
            server {
                listen [::]:80;
                listen 80;
                server_name A.com c.com *.b.com;
            #               ^^^^^ warning[conflicting-server-name]: another server on port 80 has the name "a.com" already: nginx ignores this one
            #                           ^^^^^^^ warning[conflicting-server-name]: another server on port 80 has the name ".b.com" already: nginx ignores this one
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server { return 404; }
            server { listen 80; listen 81; root /a; }
        #   ^^^^^^ warning[conflicting-server-name]: another server on port 80 has no "server_name" either: nginx ignores this one
        }
      `,
    },
    {
      code: conf`
        stream {
            server { listen 1; server_name a; return a; }
            server { listen 1; server_name b a b; return b; }
        #                                    ^ warning[conflicting-server-name]: another server on port 1 has the name "a" already: nginx ignores this one
        #                                      ^ warning[conflicting-server-name]: this server has the name "b" already: nginx ignores this one
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server { listen 80; server_name a.com a.com; }
          server { listen 81; server_name a.com; }
          server { listen 81; server_name www.a.com *.a.com a.*; }
          server { listen 81; }
          server { listen 127.0.0.1:81; server_name a.com; }
          server { listen 82; server_name ~^a; }
          server { listen 82; server_name ~^a; }
          server { listen 82; include names.conf; }
      }
    `,
    { target: '1.24.0', code: conf`stream { server { listen 1; return a; } server { listen 2; return b; } }` },
  ],
  checkProject: readingClosed(isAboutServerNames, (project, report) => {
    if (project.isExcerpt) return
    for (const { servers, addresses } of serverGroupsOf(project)) {
      if (!shareAddresses(servers, project.options)) continue
      const told = new Set<Word | Scope>()
      for (const address of addresses)
        for (const { kind, server, word, statement, before } of nameMistakes(address, project)) {
          const at = word ?? server
          const first = before?.statement ?? before?.server.opener
          if (kind !== 'conflict' || !server.opener || !before || !first || told.has(at)) continue
          if (isConditional(server.opener) || isConditional(first)) continue
          told.add(at)
          const whose = before.server === server ? 'this server' : `another server on ${addressName(address)}`
          const has = before.word ? `has the name "${before.word.value}" already` : 'has no "server_name" either'
          report(
            (statement ?? server.opener).file,
            word ?? headOf(server.opener),
            `${whose} ${has}: nginx ignores this one`,
            {
              related: [{ file: first.file, at: before.word ?? headOf(first), message: 'this one is taken' }],
            },
          )
        }
    }
  }),
})
