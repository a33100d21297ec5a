import { shareAddresses } from '@nginx-lint/analysis'
import type { Word } from '@nginx-lint/syntax'
import { addressName, serverGroupsOf } from '../addresses.ts'
import { isConditional } from '../entries.ts'
import { isAboutServerNames, reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'
import { nameMistakes } from '../server-names.ts'

export default defineRule({
  id: 'invalid-server-wildcard',
  group: 'correctness',
  severity: 'error',
  summary: 'A server name has its "*" where nginx allows none',
  docs: `
    In a \`server_name\` a \`*\` stands for whole labels, and only at one end: \`*.a.com\`, \`.a.com\` (which is \`a.com\` as well)
    or \`www.a.*\`. Elsewhere a regular expression is needed: \`~^www\\d+\\.a\\.com$\`. nginx looks at the names when several
    servers share an address; with one alone it takes anything.
  `,
  nginxSays: ['invalid server name or wildcard "www.*.com" on 0.0.0.0:80'],
  links: ['https://nginx.org/en/docs/http/server_names.html#wildcard_names'],
  bad: [
    {
      code: conf`
        http {
            server {
                server_name www.*.com;
            #               ^^^^^^^^^ error[invalid-server-wildcard]: "www.*.com" is no name that nginx can look up on port 80: a "*" stands for whole labels at one end
            }
            server { server_name a.com; }
        }
      `,
    },
    {
      code: conf`
        http {
            server { listen 81; }
            server {
                listen 81;
                server_name a..com;
            #               ^^^^^^ error[invalid-server-wildcard]: "a..com" is no name that nginx can look up on port 81: it has an empty label
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                server_name w*.com ~^(.)$;
            #               ^^^^^^ error[invalid-server-wildcard]: "w*.com" is no name that nginx can look up on port 80: a "*" stands for whole labels at one end
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server { server_name www.*.com a..com w*; }
          server { listen 81; server_name *.a.com www.a.* .b.com .c*.com; }
          server { listen 81; server_name ~^www.*\.com$; }
      }
    `,
  ],
  checkProject: reading(isAboutServerNames, (project, report) => {
    for (const { servers, addresses } of serverGroupsOf(project)) {
      if (!shareAddresses(servers, project.options)) continue
      const told = new Set<Word>()
      for (const address of addresses)
        for (const { kind, server, word, statement } of nameMistakes(address, project)) {
          if (kind !== 'invalid' || !word || !statement || told.has(word)) continue
          if (address.claims.some(({ server: { opener } }) => opener && isConditional(opener)) || !server.opener)
            continue
          told.add(word)
          const why = word.value.includes('*') ? 'a "*" stands for whole labels at one end' : 'it has an empty label'
          report(
            statement.file,
            word,
            `"${word.value}" is no name that nginx can look up on ${addressName(address)}: ${why}`,
          )
        }
    }
  }),
})
