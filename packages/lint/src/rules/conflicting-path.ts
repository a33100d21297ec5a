import { hasHole, type Project, type Statement, walk } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'conflicting-path',
  group: 'correctness',
  severity: 'error',
  summary: 'A folder is given to two caches, or to temporary files with other levels',
  docs: `
    A cache needs a folder of its own: nginx refuses one that another cache or temporary files have. Temporary files may
    share a folder, as they do when \`proxy_temp_path\` stands in several servers, with the same levels everywhere.
  `,
  nginxSays: [
    'the same path name "/var/cache/nginx" used in /etc/nginx/nginx.conf:4 and',
    'the same path name "/var/lib/nginx/tmp" in /etc/nginx/nginx.conf:4 has the different levels than',
  ],
  bad: [
    {
      code: conf`
        http {
            proxy_cache_path /var/cache/nginx keys_zone=a:1m;
            fastcgi_cache_path /var/cache/nginx/ keys_zone=b:1m;
        #                      ^^^^^^^^^^^^^^^^^ error[conflicting-path]: "proxy_cache_path" has this folder already: a cache needs one of its own
            proxy_temp_path /var/cache/nginx;
        #                   ^^^^^^^^^^^^^^^^ error[conflicting-path]: "proxy_cache_path" has this folder already: a cache needs one of its own
            client_body_temp_path tmp 1 2;
            server {
                client_body_temp_path tmp 1;
            #                         ^^^ error[conflicting-path]: "client_body_temp_path" has this folder already, with other levels: they have to be the same
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          proxy_cache_path /var/cache/nginx/a keys_zone=a:1m;
          proxy_cache_path /var/cache/nginx/b keys_zone=b:1m;
          proxy_cache_path /var/cache/nginx/B keys_zone=c:1m;
          proxy_temp_path tmp 1 2;
          fastcgi_temp_path tmp/ 01 2;
          server { proxy_temp_path tmp 1 2; }
      }
    `,
  ],
  checkProject: reading(
    ({ spec }) => spec?.facts.keeps !== undefined,
    ({ root, isExcerpt }: Project, report) => {
      // A document shows alternatives side by side.
      if (isExcerpt) return
      const seen = new Map<string, Statement>()
      for (const statement of walk(root)) {
        const path = statement.spec?.facts.keeps && pathOf(statement)
        if (!path) continue
        const before = seen.get(path)
        if (!before) seen.set(path, statement)
        const wrong = before && conflict(before, statement)
        if (wrong)
          report(statement.file, statement.node.args[0]!, `"${before.name}" has this folder already${wrong}`, {
            related: [{ file: before.file, at: before.node.args[0]!, message: 'first used here' }],
          })
      }
    },
  ),
})

/** ngx_conf_set_path_slot() and ngx_http_file_cache_set_slot() cut one slash off. */
function pathOf(statement: Statement): string | undefined {
  const path = statement.args[0]
  if (!path || hasHole(path) || !statement.fit?.ok || isConditional(statement)) return undefined
  return path.replace(/\/$/, '')
}

/** ngx_add_path() */
function conflict(before: Statement, { spec, args }: Statement): string | undefined {
  if (before.spec?.facts.keeps === 'cache' || spec?.facts.keeps === 'cache') return ': a cache needs one of its own'
  const levels = (words: readonly string[]): string => words.slice(1).map(Number).join(' ')
  return levels(before.args) === levels(args) ? undefined : ', with other levels: they have to be the same'
}
