import { hasHole, outwards, type Scope, statementsOf, walk } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'no-valid-referer',
  group: 'correctness',
  severity: 'error',
  summary: 'valid_referers has "none" or "blocked", and no host beside',
  docs: `
    \`none\` and \`blocked\` are exceptions from a list of hosts, and nginx insists on one host at least in the same block:
    a name, or \`server_names\`. Regular expressions do not count.
  `,
  nginxSays: [
    'the "none" or "blocked" referers are specified in the "valid_referers" directive without any valid referer',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_referer_module.html#valid_referers'],
  bad: [
    {
      code: conf`
        http {
            server {
                valid_referers none blocked ~google;
            #                  ^^^^ error[no-valid-referer]: "none" needs a host beside it: a name or "server_names", regular expressions do not count
                location / { valid_referers blocked; }
            #                               ^^^^^^^ error[no-valid-referer]: "blocked" needs a host beside it: a name or "server_names"
            }
            server {
                server_name ~^a;
                valid_referers none server_names;
            #                  ^^^^ error[no-valid-referer]: "none" needs a host beside it: the server has no name that is no regular expression
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              valid_referers none blocked a.com;
              location /a { valid_referers none; valid_referers *.a.com; }
              location /b { valid_referers none server_names; }
              location /c { valid_referers ~a; }
          }
          server {
              server_name ~^a b;
              valid_referers none server_names;
          }
      }
    `,
    conf`valid_referers none server_names;`,
  ],
  // ngx_http_referer_merge_conf()
  checkProject: reading(['valid_referers', 'server_name'], ({ root, isMain }, report) => {
    const seen = new Set<Scope>()
    for (const { scope, name } of walk(root)) {
      if (name !== 'valid_referers' || seen.has(scope)) continue
      seen.add(scope)
      // The rest of a fragment's block may be elsewhere.
      if (scope.opener === undefined && !isMain) continue
      const all = statementsOf(scope, 'valid_referers')
      const words = all.flatMap(({ args }) => args)
      if (all.some((s) => !s.fit?.ok || isConditional(s)) || words.some(hasHole)) continue
      if (words.some((word) => !/^(none|blocked|server_names|~.*)$/s.test(word))) continue
      const named = words.includes('server_names') ? namesOf(scope) : undefined
      if (named !== undefined && !named.every((word) => word.startsWith('~'))) continue
      const place = all
        .flatMap((s) => s.node.args.map((word) => ({ word, file: s.file })))
        .find(({ word }) => word.value === 'none' || word.value === 'blocked')
      if (!place) continue
      const hint = named
        ? 'the server has no name that is no regular expression'
        : `a name or "server_names"${words.some((word) => word.startsWith('~')) ? ', regular expressions do not count' : ''}`
      report(place.file, place.word, `"${place.word.value}" needs a host beside it: ${hint}`)
    }
  }),
})

/** What the server around is called; one that says nothing has an empty name. */
function namesOf(scope: Scope): readonly string[] {
  const server = [...outwards(scope)].find(({ context }) => context === 'http.server')
  const names = server ? statementsOf(server, 'server_name').flatMap(({ args }) => args) : []
  return names.length > 0 ? names : ['']
}
