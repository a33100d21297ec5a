import { expect, test } from 'vitest'
import { memoryFiles } from './files.ts'
import { loadText } from './project.ts'

/** Each name with how often it is defined and used. */
async function symbols(text: string): Promise<string[]> {
  const project = await loadText('nginx.conf', text, memoryFiles({}))
  return project.symbols.all
    .map((s) => `${s.facts.kind} ${s.name}: ${s.definitions.length}/${s.references.length}`)
    .sort()
}

test('upstreams, zones, formats, caches, pools, named locations: defined / used', async () => {
  const found = await symbols(`
    thread_pool disk threads=2;
    http {
        log_format json "x";
        limit_req_zone $host zone=one:1m rate=1r/s;
        limit_conn_zone $host zone=two:1m;
        proxy_cache_path /c keys_zone=static:1m;
        upstream back { server a:1; }
        map $host $m { default 1; }
        server {
            access_log logs/a.log json;
            limit_req zone=one;
            limit_conn two 3;
            proxy_cache static;
            aio threads=disk;
            error_page 404 @missing;
            location @missing { set $m 2; }
        }
    }
  `)
  expect(found).toEqual(
    expect.arrayContaining([
      'thread_pool disk: 1/1',
      'log_format json: 1/1',
      'limit_req_zone one: 1/1',
      'limit_conn_zone two: 1/1',
      'proxy_cache_zone static: 1/1',
      'upstream back: 1/0',
      'variable $m: 2/0',
      'named_location missing: 1/1',
    ]),
  )
})

test('http and stream have names of their own, named locations belong to a server', async () => {
  const found = await symbols(`
    http {
        upstream a { server b; }
        server { location @x { } }
        server { location @x { } }
    }
    stream { upstream a { server b:1; } }
  `)
  expect(found).toEqual(['named_location x: 1/0', 'named_location x: 1/0', 'upstream a: 1/0', 'upstream a: 1/0'])
})
