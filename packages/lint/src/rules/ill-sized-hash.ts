import { hasHole } from '@nginx-lint/analysis'
import { existsIn } from '@nginx-lint/directives'
import { isConditional } from '../entries.ts'
import { aligned, bucketFor, crowding, LARGEST_BUCKET } from '../hash-table.ts'
import { type Hash, hashes } from '../hashes.ts'
import type { Setting } from '../merged-scopes.ts'
import { reading } from '../reads.ts'
import { unlessRight } from '../right-blocks.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'ill-sized-hash',
  group: 'correctness',
  severity: 'error',
  summary: 'A hash of names has no room for them',
  docs: `
    nginx keeps names of servers, extensions of files, keys of a map, variables and headers in hashes. A name has to fit
    into a bucket: of 64 bytes 46 are left for it. When one is longer, \`…_bucket_size\` has to be larger: 128, 256, …
    When there are very many, \`…_max_size\`: otherwise nginx warns that it could not build the hash as it should be.
    Names of servers are looked at where several servers share an address. Sizes are those of machines with cache lines of
    64 bytes, x86-64 and 64-bit ARM.
  `,
  nginxSays: [
    'could not build server_names_hash, you should increase server_names_hash_bucket_size: 64',
    'could not build map_hash, you should increase map_hash_bucket_size: 64',
    'could not build types_hash, you should increase types_hash_max_size: 0',
    'could not build types_hash, too large types_hash_bucket_size: 65536',
    'could not build optimal types_hash, you should increase either types_hash_max_size: 8 or types_hash_bucket_size: 64; ignoring types_hash_bucket_size',
  ],
  links: ['https://nginx.org/en/docs/hash.html'],
  bad: [
    {
      code: conf`
        events { }
        http {
            variables_hash_max_size 0;
        #                           ^ error[ill-sized-hash]: a hash without any bucket cannot be built
            map $host $backend {
                a-name-that-is-longer-than-the-46-bytes-of-a-key 1;
            #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[ill-sized-hash]: this does not fit into a bucket of 64 bytes: set "map_hash_bucket_size" to 128
            }
            server {
                server_name a-name-that-is-longer-than-the-46-bytes-of-a-key.example.com;
            #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[ill-sized-hash]: this does not fit into a bucket of 64 bytes: set "server_names_hash_bucket_size" to 128
            }
            server {
                server_name example.com;
                fastcgi_param HTTP_A_NAME_THAT_IS_LONGER_THAN_THE_46_BYTES_OF_A_KEY 1;
            #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[ill-sized-hash]: this is too long: behind "HTTP_" nginx has room for 46 bytes, and no directive for more
                location / {
                    proxy_set_header X-A-Name-That-Is-Longer-Than-The-46-Bytes-Of-A-Key 1;
            #                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[ill-sized-hash]: this does not fit into a bucket of 64 bytes: set "proxy_headers_hash_bucket_size" to 128
                }
            }
        }
      `,
    },
    {
      code: conf`
        events { }
        http {
            types_hash_max_size 1;
        #                       ^ warning[ill-sized-hash]: there are too many names for this hash, and nginx searches some one by one: raise "types_hash_max_size" or "types_hash_bucket_size"
            types_hash_bucket_size 65536;
            server {
                types_hash_bucket_size 64;
                types { text/html html htm; text/css css; image/png png; image/gif gif; }
            }
        }
      `,
    },
  ],
  good: [
    conf`
      events { }
      http {
          map_hash_bucket_size 128;
          map $host $backend { a-name-that-is-longer-than-the-46-bytes-of-a-key 1; }
          map $host $other { ~a-name-that-is-longer-than-the-46-bytes-of-a-key 1; }
          server {
              server_name a-name-that-is-longer-than-the-46-bytes-of-a-key.example.com;
          }
          server {
              listen 81;
              server_name example.com;
              location / {
                  proxy_headers_hash_bucket_size 65;
                  proxy_set_header X-A-Name-That-Is-Longer-Than-The-46-Bytes-Of-A-Key 1;
              }
              location /a { proxy_pass_header X-A-Name-That-Is-Longer-Than-The-46-Bytes-Of-A-Key; }
          }
      }
    `,
    { code: conf`events { } http { variables_hash_bucket_size 65472; server { } }`, target: '1.18.0' },
  ],
  check: {
    '*'(statement, report) {
      const { spec, scope, node } = statement
      const behind = spec?.facts.hashedBehind
      // What stands in http is looked at only where servers inherit it.
      if (behind === undefined || !MERGED.has(scope.context ?? '') || isConditional(statement)) return
      const [word] = node.args
      if (!word?.value.startsWith(behind) || hasHole(word.value)) return
      const where = behind === '' ? '' : `behind "${behind}" `
      if (bucketFor(word.value.slice(behind.length)) > FIXED)
        report(word, `this is too long: ${where}nginx has room for ${ROOM} bytes, and no directive for more`)
    },
  },
  checkProject: hashes.map(({ isRead, of }) =>
    reading(isRead, (project, report) => {
      if (!project.complete) return
      for (const hash of of(project)) check(hash, project, report)
    }),
  ),
})

const MERGED: ReadonlySet<string> = new Set(['http.server', 'http.location'])

/** The size of the buckets of a hash without directives for it, and what a name may have of it. */
const FIXED = 64
const ROOM = 46

/** ngx_hash_init(), in its order. */
const check = unlessRight((hash: Hash, { options }, report) => {
  const maxSize = numberOf(hash.maxSize, hash.defaults.maxSize)
  const stated = numberOf(hash.bucketSize, hash.defaults.bucketSize)
  if (maxSize === undefined || stated === undefined) return
  const bucketSize = aligned(stated)
  if (maxSize === 0) {
    atSize(hash.maxSize, 'a hash without any bucket cannot be built')
    return
  }
  if (bucketSize === 0) {
    atSize(hash.bucketSize, 'a hash whose buckets have no room cannot be built')
    return
  }
  if (bucketSize > LARGEST_BUCKET) {
    if (existsIn({ since: '1.17.2' }, options.target))
      atSize(hash.bucketSize, `nginx builds no hash with buckets above ${LARGEST_BUCKET} bytes`)
    return
  }
  const keys = hash.keys.filter(({ text, statement }) => !hasHole(text) && !isConditional(statement))
  const tooLong = keys.filter(({ text }) => bucketFor(text) > bucketSize)
  for (const { text, statement, at } of tooLong)
    report(
      statement.file,
      at,
      `this does not fit into a bucket of ${bucketSize} bytes: set "${hash.name}_bucket_size" to ${powerOfTwo(bucketFor(text))}`,
    )
  if (tooLong.length > 0 || !hash.isOne) return
  const crowded = crowding({ keys: keys.map(({ text }) => text), maxSize, bucketSize })
  if (!crowded) return
  const problem =
    crowded === 'overflow'
      ? `there are too many names for this hash: raise "${hash.name}_max_size"`
      : `there are too many names for this hash, and nginx searches some one by one: raise "${hash.name}_max_size" or "${hash.name}_bucket_size"`
  atSize(typeof hash.maxSize === 'object' ? hash.maxSize : hash.bucketSize, problem, crowded === 'crowded')

  function atSize(setting: Setting, message: string, isWarning = false): void {
    const place = typeof setting === 'object' ? setting : hash.owner
    if (!place) return
    const at = typeof setting === 'object' ? place.node.args[0]! : place.node.name
    report(place.file, at, message, isWarning ? { severity: 'warning' } : {})
  }
})

function numberOf(setting: Setting, otherwise: number): number | undefined {
  if (setting === 'default') return otherwise
  return setting === 'unknown' ? undefined : Number(setting.args[0])
}

const powerOfTwo = (size: number): number => 2 ** Math.ceil(Math.log2(size))
