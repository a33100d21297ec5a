import type { Project, Scope, Statement } from '@nginx-lint/analysis'
import { parseSize } from '@nginx-lint/directives'
import { depthOf, mergedScopes, type Setting, settingIn } from '../merged-scopes.ts'
import { headOf } from '../places.ts'
import { reading } from '../reads.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'

export default defineRule({
  id: 'ill-fitting-buffers',
  group: 'correctness',
  severity: 'error',
  summary: 'Sizes of buffers do not fit each other',
  docs: `
    nginx compares the sizes of buffers in each server and location, also where nothing is passed on or buffering is off.
    For \`proxy\`, and likewise for \`fastcgi\`, \`uwsgi\` and \`scgi\`:

    - \`proxy_buffers\` has two buffers at least.
    - \`proxy_busy_buffers_size\`, \`proxy_temp_file_write_size\` and \`proxy_max_temp_file_size\` (unless it is 0) hold
      \`proxy_buffer_size\` and one of the \`proxy_buffers\`.
    - \`proxy_busy_buffers_size\` is no larger than all of \`proxy_buffers\` but one. When it is not set, it is twice the
      larger one of \`proxy_buffer_size\` and one buffer: so who raises \`proxy_buffer_size\` raises \`proxy_buffers\` as well.
    - \`large_client_header_buffers\` are no smaller than \`connection_pool_size\`.

    What is not set is a memory page, or eight of them. Where nginx loads the configuration on machines with larger pages
    than the usual 4k, this is a warning.
  `,
  nginxSays: [
    'there must be at least 2 "proxy_buffers"',
    '"proxy_busy_buffers_size" must be equal to or greater than the maximum of the value of "proxy_buffer_size" and one of the "proxy_buffers"',
    '"proxy_busy_buffers_size" must be less than the size of all "proxy_buffers" minus one buffer',
    '"proxy_temp_file_write_size" must be equal to or greater than the maximum of the value of "proxy_buffer_size" and one of the "proxy_buffers"',
    '"proxy_max_temp_file_size" must be equal to zero to disable temporary files usage or must be equal to or greater than the maximum of the value of "proxy_buffer_size" and one of the "proxy_buffers"',
    'the "large_client_header_buffers" size must be equal to or greater than "connection_pool_size"',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_busy_buffers_size'],
  bad: [
    {
      code: conf`
        events { }
        http {
            fastcgi_buffers 1 16k;
        #   ^^^^^^^^^^^^^^^^^^^^^ error[ill-fitting-buffers]: "fastcgi_buffers" needs two buffers at least
            server {
                proxy_buffer_size 128k;
                proxy_buffers 4 64k;
            #   ^^^^^^^^^^^^^^^^^^^ error[ill-fitting-buffers]: "proxy_busy_buffers_size" is 256k, twice the largest buffer, as it is not set: it must not be above 192k, all of "proxy_buffers" but one
                location /a {
                    proxy_buffers 8 64k;
                    proxy_busy_buffers_size 64k;
                #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[ill-fitting-buffers]: "proxy_busy_buffers_size" must not be below 128k, the larger one of "proxy_buffer_size" and a buffer of "proxy_buffers"
                }
            }
            server {
                uwsgi_max_temp_file_size 1k;
            #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[ill-fitting-buffers]: "uwsgi_max_temp_file_size" must not be below 4k, the larger one of "uwsgi_buffer_size" and a buffer of "uwsgi_buffers", unless it is 0
                large_client_header_buffers 4 256;
            #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[ill-fitting-buffers]: "large_client_header_buffers" must not be smaller than "connection_pool_size", which is 512
            }
        }
      `,
    },
    {
      code: conf`
        server {
            proxy_buffers 4 16k;
            proxy_busy_buffers_size 64k;
        #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[ill-fitting-buffers]: "proxy_busy_buffers_size" must not be above 48k, all of "proxy_buffers" but one
        }
      `,
    },
  ],
  good: [
    conf`
      events { }
      http {
          proxy_buffer_size 16k;
          proxy_busy_buffers_size 8k;
          proxy_buffers 1 1k;
          server {
              proxy_buffers 8 16k;
              proxy_busy_buffers_size 112k;
              proxy_temp_file_write_size 16k;
              proxy_max_temp_file_size 0;
              large_client_header_buffers 1 512;
          }
          server {
              proxy_buffers 2 32k;
              proxy_busy_buffers_size 32k;
              connection_pool_size 256;
              large_client_header_buffers 1 256;
          }
      }
    `,
    conf`
      http {
          proxy_buffers 1 4k;
          proxy_busy_buffers_size 1k;
      }
      events { }
    `,
    conf`
      server {
          proxy_buffer_size 1m;
          location / { proxy_busy_buffers_size 1k; }
      }
    `,
    conf`
      events { }
      http {
          include /opt/elsewhere/*.conf;
          server { proxy_busy_buffers_size 1k; proxy_buffer_size 1m; }
      }
    `.replace(' proxy_buffer_size 1m;', ''),
  ],
  checkProject: reading(
    ({ name }) => name === 'server' || GROUP_OF.has(name),
    (project, report) => {
      const said = new Set<Statement>()
      const asAround = new Set<string>()
      for (const scope of mergedScopes(project)) {
        const stated = new Set(scope.statements.flatMap(({ name, spec }) => (spec && GROUP_OF.get(name)) ?? []))
        for (const group of scope.context === 'http.server' ? GROUPS : stated) {
          // Servers that set nothing are alike.
          const isOwn = stated.has(group)
          if (!isOwn && asAround.has(group.name)) continue
          if (!isOwn) asAround.add(group.name)
          check(group, scope, project, said, report)
        }
      }
    },
  ),
})

interface Group {
  readonly name: string
  readonly directives: readonly string[]
  readonly judge: (values: Values, page: number) => Problem | undefined
}

/** What a block has of the directives, by the ends of their names. */
interface Values {
  size(suffix: string, otherwise: number | undefined, argument?: number): number | undefined
  isSet(suffix: string): boolean
}

interface Problem {
  /** Whose sizes are compared. */
  readonly of: readonly string[]
  readonly message: string
}

const PASSING = ['buffer_size', 'buffers', 'busy_buffers_size', 'temp_file_write_size', 'max_temp_file_size']

const GROUPS: readonly Group[] = [
  ...['proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => ({
    name,
    directives: PASSING.map((suffix) => `${name}_${suffix}`),
    judge: (values: Values, page: number) => passing(name, values, page),
  })),
  { name: 'client', directives: ['large_client_header_buffers', 'connection_pool_size'], judge: client },
]

const GROUP_OF = new Map(GROUPS.flatMap((group) => group.directives.map((name) => [name, group] as const)))

/** Of a memory page: x86 and most others; some PowerPC, ARM and MIPS. */
const PAGES = [4, 8, 16, 64].map((k) => k * 1024)

function check(group: Group, scope: Scope, project: Project, said: Set<Statement>, report: FileReport): void {
  const settings = new Map(group.directives.map((name) => [name, settingIn(scope, name, project)]))
  const values = valuesOf(settings)
  const [usual, ...others] = PAGES.map((page) => group.judge(values, page))
  const place = usual && culprit(usual, settings)
  if (!place || said.has(place)) return
  said.add(place)
  const always = others.every((problem) => problem)
  const where = always ? '' : ', where a memory page is 4k'
  report(place.file, headOf(place), `${usual.message}${where}`, always ? {} : { severity: 'warning' })
}

function valuesOf(settings: ReadonlyMap<string, Setting>): Values {
  return {
    isSet: (name) => typeof settings.get(name) === 'object',
    size(name, otherwise, argument = 0) {
      const setting = settings.get(name)
      if (setting === undefined || setting === 'unknown') return undefined
      if (setting === 'default') return otherwise
      const size = parseSize(setting.args[argument] ?? '')
      return size === undefined ? undefined : Number(size)
    },
  }
}

/** The innermost of the statements that do not fit: without it, they would. */
function culprit({ of }: Problem, settings: ReadonlyMap<string, Setting>): Statement | undefined {
  const stated = of.flatMap((name) => {
    const setting = settings.get(name)
    return typeof setting === 'object' ? [setting] : []
  })
  return stated.toSorted((a, b) => depthOf(b) - depthOf(a))[0]
}

/** ngx_http_proxy_merge_loc_conf() and its likes, in their order. */
function passing(name: string, values: Values, page: number): Problem | undefined {
  const buffers = `${name}_buffers`
  const bufferSize = `${name}_buffer_size`
  const number = values.size(buffers, 8)
  const one = values.size(buffers, page, 1)
  const larger = largest(values.size(bufferSize, page), one)
  if (number !== undefined && number < 2) return { of: [buffers], message: `"${buffers}" needs two buffers at least` }
  return (
    tooLow(`${name}_busy_buffers_size`) ??
    tooBusy(`${name}_busy_buffers_size`) ??
    tooLow(`${name}_temp_file_write_size`) ??
    tooLow(`${name}_max_temp_file_size`, ', unless it is 0')
  )

  function tooLow(other: string, unless = ''): Problem | undefined {
    const size = values.isSet(other) ? values.size(other, undefined) : undefined
    if (size === undefined || larger === undefined || size >= larger || (unless && size === 0)) return undefined
    const message = `"${other}" must not be below ${short(larger)}, the larger one of "${bufferSize}" and a buffer of "${buffers}"${unless}`
    return { of: [other, bufferSize, buffers], message }
  }

  function tooBusy(busy: string): Problem | undefined {
    const kept = values.size(busy, larger && 2 * larger)
    if (kept === undefined || number === undefined || one === undefined || kept <= (number - 1) * one) return undefined
    const limit = `must not be above ${short((number - 1) * one)}, all of "${buffers}" but one`
    if (values.isSet(busy)) return { of: [busy, buffers], message: `"${busy}" ${limit}` }
    const message = `"${busy}" is ${short(kept)}, twice the largest buffer, as it is not set: it ${limit}`
    return { of: [buffers, bufferSize], message }
  }
}

const largest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : Math.max(a, b)

/** ngx_http_core_merge_srv_conf(), on machines of 64 bits. */
function client(values: Values): Problem | undefined {
  const [buffers, pool] = ['large_client_header_buffers', 'connection_pool_size'] as const
  const size = values.size(buffers, 8192, 1)
  const least = values.size(pool, 512)
  if (size === undefined || least === undefined || size >= least) return undefined
  const message = `"${buffers}" must not be smaller than "${pool}", which is ${short(least)}`
  return { of: [buffers, pool], message }
}

function short(bytes: number): string {
  if (bytes % 1024 ** 2 === 0) return `${bytes / 1024 ** 2}m`
  return bytes % 1024 === 0 ? `${bytes / 1024}k` : String(bytes)
}
