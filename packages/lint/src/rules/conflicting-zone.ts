import {
  bindingsOf,
  familyOf,
  hasHole,
  type Occurrence,
  type Project,
  type Statement,
  walk,
} from '@nginx-lint/analysis'
import { parseSize, type SymbolFacts } from '@nginx-lint/directives'
import { isConditional } from '../entries.ts'
import { partOf } from '../places.ts'
import { naming, reading } from '../reads.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'

export default defineRule({
  id: 'conflicting-zone',
  group: 'correctness',
  severity: 'error',
  summary: 'A shared memory zone is declared for two uses, or with two sizes',
  docs: `
    nginx keeps one list of shared memory zones, for http, stream and mail together: those of \`limit_req\`, \`limit_conn\`,
    caches, TLS sessions and upstreams. A name that two of them claim is refused. TLS sessions and upstreams may share a
    zone, \`ssl_session_cache shared:TLS:10m\` in each server, but then the size has to be the same everywhere.
  `,
  nginxSays: [
    'the shared memory zone "a" is already declared for a different use',
    'the size 2097152 of shared memory zone "S" conflicts with already declared size 1048576',
  ],
  bad: [
    {
      code: conf`
        http {
            limit_req_zone $binary_remote_addr zone=a:1m rate=1r/s;
            limit_conn_zone $binary_remote_addr zone=a:1m;
        #                                            ^ error[conflicting-zone]: the zone "a" is a limit_req zone already: give this limit_conn zone another name
            server {
                listen 443 ssl;
                ssl_session_cache shared:TLS:10m;
            }
            server {
                listen 8443 ssl;
                ssl_session_cache builtin shared:TLS:20m;
            #                                    ^^^ error[conflicting-zone]: the zone "TLS" has another size already
            }
        }
        stream {
            server {
                listen 636 ssl;
                ssl_session_cache shared:TLS:10m;
            #                            ^^^ error[conflicting-zone]: the zone "TLS" is a session cache of http already: give this session cache another name
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          limit_req_zone $binary_remote_addr zone=a:1m rate=1r/s;
          limit_conn_zone $binary_remote_addr zone=A:1m;
          limit_req zone=a;
          limit_conn A 1;
          upstream u { zone u 1m; server 127.0.0.1:1; }
          upstream v { zone u; server 127.0.0.1:1; }
          upstream w { zone u 1024k; server 127.0.0.1:1; }
          ssl_session_cache shared:S:1m;
          server { ssl_session_cache shared:S:1024k; }
          server { ssl_session_cache none; }
      }
      stream {
          upstream u { zone su 1m; server 127.0.0.1:1; }
      }
    `,
  ],
  checkProject: reading(
    naming(({ inSharedMemory }) => inSharedMemory === true),
    (project, report) => {
      // A document shows alternatives side by side.
      if (project.isExcerpt) return
      const byName = new Map<string, Zone[]>()
      for (const zone of zonesOf(project)) byName.set(zone.at.name, [...(byName.get(zone.at.name) ?? []), zone])
      const shared = [...byName.values()].filter((zones) => zones.length > 1)
      const order = orderOf(shared.flat(), project)
      for (const zones of shared) compare(zones.toSorted(order), project, report)
    },
  ),
})

interface Zone {
  readonly facts: SymbolFacts
  readonly at: Occurrence
}

function zonesOf({ symbols }: Project): Zone[] {
  return symbols.all
    .filter(({ facts, name }) => facts.inSharedMemory && !hasHole(name))
    .flatMap(({ facts, definitions }) => definitions.map((at) => ({ facts, at })))
    .filter(({ at }) => !isConditional(at.statement))
}

/** As nginx reads them: the symbols of a project are sorted by kind. */
function orderOf(zones: readonly Zone[], { root }: Project): (a: Zone, b: Zone) => number {
  const wanted = new Set(zones.map(({ at }) => at.statement))
  const order = new Map<Statement, number>()
  for (const statement of wanted.size > 0 ? walk(root) : []) if (wanted.has(statement)) order.set(statement, order.size)
  return (a, b) => order.get(a.at.statement)! - order.get(b.at.statement)!
}

/** ngx_shared_memory_add(): the first one of a name says what it is and how large. */
function compare(zones: readonly Zone[], project: Project, report: FileReport): void {
  const [first, ...others] = zones
  if (!first) return
  const size = sizeOf(first, project)
  const related = [{ file: first.at.statement.file, at: placeOf(first), message: 'first declared here' }]
  for (const other of others) {
    const { statement, name } = other.at
    const { label } = other.facts
    if (use(first) !== use(other))
      report(
        statement.file,
        placeOf(other),
        `the zone "${name}" is ${labelOf(first, other)} already: give this ${label} another name`,
        { related },
      )
    // What may be defined once only is refused for that, whatever its size.
    else if (!other.facts.unique && size !== sizeOf(other, project))
      report(statement.file, placeOf(other), `the zone "${name}" has another size already`, { related })
  }
}

const use = ({ facts, at }: Zone): string => `${facts.kind} ${familyOf(at.statement)}`

function labelOf({ facts, at }: Zone, other: Zone): string {
  const article = /^[aeiouO]/.test(facts.label) ? 'an' : 'a'
  return `${article} ${facts.label}${facts.kind === other.facts.kind ? ` of ${familyOf(at.statement)}` : ''}`
}

const placeOf = ({ at: { statement, argument, start, end } }: Zone) =>
  partOf(statement.node.args[argument]!, { start, end })

/** The size is what stands behind the name. */
function sizeOf({ at }: Zone, project: Project): bigint | undefined {
  const bindings = bindingsOf(at.statement, project)
  const index = bindings.findIndex(({ argument, start }) => argument === at.argument && start === at.start)
  const size = bindings[index + 1]
  return index >= 0 && size?.value.type === 'size'
    ? parseSize(at.statement.args[size.argument]!.slice(size.start, size.end))
    : undefined
}
