import type { Statement } from '@nginx-lint/analysis'
import { mergedScopes, settingIn } from '../merged-scopes.ts'
import { headOf } from '../places.ts'
import { reading, settingOrBlock } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'missing-cache-key',
  group: 'correctness',
  severity: 'warning',
  summary: 'A cache of "fastcgi", "uwsgi" or "scgi" has no key',
  docs: `
    \`proxy_cache\` finds its entries by the URL when nothing else is said. Other caches have no such default: without
    \`fastcgi_cache_key\` every request gets the response that was stored first. nginx only warns.
  `,
  nginxSays: ['no "fastcgi_cache_key" for "fastcgi_cache"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_fastcgi_module.html#fastcgi_cache_key'],
  bad: [
    {
      code: conf`
        events { }
        http {
            fastcgi_cache_path /var/cache/nginx/php keys_zone=php:10m;
            server {
                fastcgi_cache php;
            #   ^^^^^^^^^^^^^^^^^ warning[missing-cache-key]: every request gets one and the same entry of the cache: set "fastcgi_cache_key"
                location / { fastcgi_pass 127.0.0.1:9000; }
            }
        }
      `,
    },
  ],
  good: [
    conf`
      events { }
      http {
          fastcgi_cache_path /var/cache/nginx/php keys_zone=php:10m;
          proxy_cache_path /var/cache/nginx/app keys_zone=app:10m;
          fastcgi_cache_key $scheme$host$request_uri;
          server { fastcgi_cache php; }
          server { uwsgi_cache off; proxy_cache app; }
      }
    `,
    conf`
      http { fastcgi_cache php; }
      events { }
    `,
    conf`server { fastcgi_cache php; }`,
  ],
  // ngx_http_fastcgi_merge_loc_conf() and its likes
  checkProject: reading(settingOrBlock(/_cache(?:_key)?$/), (project, report) => {
    if (!project.complete) return
    const said = new Set<Statement>()
    for (const scope of mergedScopes(project)) {
      for (const name of WITHOUT_KEY) {
        const cache = settingIn(scope, name, project)
        if (typeof cache === 'string' || cache.args[0] === 'off' || said.has(cache)) continue
        if (settingIn(scope, `${name}_key`, project) !== 'default') continue
        said.add(cache)
        report(cache.file, headOf(cache), `every request gets one and the same entry of the cache: set "${name}_key"`)
      }
    }
  }),
})

/** Those whose module sets no key itself. */
const WITHOUT_KEY = ['fastcgi_cache', 'uwsgi_cache', 'scgi_cache']
