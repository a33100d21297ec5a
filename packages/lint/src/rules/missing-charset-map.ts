import { type Project, type Statement, statementsOf } from '@nginx-lint/analysis'
import { depthOf, mergedScopes, settingIn } from '../merged-scopes.ts'
import { headOf } from '../places.ts'
import { reading, settingOrBlock } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'missing-charset-map',
  group: 'correctness',
  severity: 'error',
  summary: 'No "charset_map" leads from the "source_charset" to the "charset"',
  docs: `
    Where both \`source_charset\` and \`charset\` are set, nginx recodes responses, and needs a \`charset_map\` between the
    two, in either direction. Where it has to recode nothing, \`source_charset\` is not needed: \`charset\` alone says in
    the header what the response is in.
  `,
  nginxSays: ['no "charset_map" between the charsets "koi8-r" and "utf-8"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_charset_module.html#source_charset'],
  bad: [
    {
      code: conf`
        events { }
        http {
            charset_map windows-1251 utf-8 { }
            charset utf-8;
            server {
                source_charset koi8-r;
            #   ^^^^^^^^^^^^^^^^^^^^^ error[missing-charset-map]: nginx cannot recode "koi8-r" to "utf-8" without a "charset_map" between them
            }
        }
      `,
    },
  ],
  good: [
    conf`
      events { }
      http {
          charset_map koi8-r utf-8 { }
          source_charset koi8-r;
          server { charset UTF-8; }
          server { source_charset utf-8; charset KOI8-R; }
          server { source_charset windows-1251; }
          server { source_charset windows-1251; charset off; }
          server { source_charset windows-1251; charset Windows-1251; }
          server { source_charset windows-1251; charset $arg_charset; }
      }
    `,
    conf`
      events { }
      http {
          source_charset koi8-r;
          charset utf-8;
      }
    `,
    conf`server { source_charset koi8-r; charset utf-8; }`,
  ],
  // ngx_http_charset_merge_loc_conf(), ngx_http_charset_postconfiguration()
  checkProject: reading(settingOrBlock(/^(?:charset|charset_map|source_charset)$/), (project, report) => {
    if (!project.complete) return
    let mapped: ReadonlySet<string> | undefined
    const said = new Set<Statement>()
    for (const scope of mergedScopes(project)) {
      const charset = settingIn(scope, 'charset', project)
      const source = settingIn(scope, 'source_charset', project)
      if (typeof charset === 'string' || typeof source === 'string') continue
      const [from = '', to = ''] = [source.args[0], charset.args[0]]
      mapped ??= mappedPairs(project)
      if (to === 'off' || `${from}${to}`.includes('$') || mapped.has(pair(from, to)) || isSame(from, to)) continue
      const culprit = depthOf(charset) > depthOf(source) ? charset : source
      if (said.has(culprit)) continue
      said.add(culprit)
      report(
        culprit.file,
        headOf(culprit),
        `nginx cannot recode "${from}" to "${to}" without a "charset_map" between them`,
      )
    }
  }),
})

function mappedPairs({ root }: Project): ReadonlySet<string> {
  const maps = statementsOf(root, 'http').flatMap(({ inner }) => (inner ? statementsOf(inner, 'charset_map') : []))
  return new Set(maps.map(({ args: [from = '', to = ''] }) => pair(from, to)))
}

const pair = (a: string, b: string): string => [a.toLowerCase(), b.toLowerCase()].sort().join(' ')

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
