import { isEntry, type Project, type Scope, type Statement, scopesIn } from '@nginx-lint/analysis'
import { existsIn, typeOf } from '@nginx-lint/directives'
import { unlessRight } from '../right-blocks.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'duplicate-directive',
  group: 'correctness',
  severity: 'error',
  summary: 'The directive stands twice in one block, and nginx takes it once',
  docs: `
    Most directives may be set once per block, files included into it counted. Those that add up (\`add_header\`,
    \`proxy_set_header\`, \`allow\`, …) may be repeated. Balancing methods of an upstream replace each other: nginx warns,
    and so does this rule.
  `,
  nginxSays: [
    '"sendfile" directive is duplicate',
    '"proxy_pass" directive is duplicate',
    'load balancing method redefined',
  ],
  bad: [
    {
      code: conf`
        http {
            sendfile on;
            sendfile off;
        #   ^^^^^^^^ error[duplicate-directive]: "sendfile" stands twice in this block
            proxy_redirect /a /b;
            proxy_redirect off;
        #   ^^^^^^^^^^^^^^ error[duplicate-directive]: "proxy_redirect" stands twice in this block
            limit_conn_zone $binary_remote_addr zone=a:1m;
            limit_conn a 1;
            limit_conn a 2;
        #   ^^^^^^^^^^ error[duplicate-directive]: "limit_conn" stands twice for "a" in this block
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          sendfile on;
          server { sendfile off; }
          server { sendfile off; add_header A b; add_header A b; }
          limit_conn_zone $binary_remote_addr zone=a:1m;
          limit_conn_zone $server_name zone=b:1m;
          limit_conn a 1;
          limit_conn b 1;
          proxy_redirect /a /b;
          proxy_redirect /c /d;
      }
    `,
    conf`worker_priority 0; worker_priority -00; worker_priority 5;`,
  ],
  checkProject(project, report) {
    for (const scope of scopes(project)) checkScope(scope, project, report)
  },
})

/** A document shows alternatives side by side: its top is no block. */
function* scopes({ root, isExcerpt }: Project): Generator<Scope> {
  if (!isExcerpt) yield root
  yield* scopesIn(root)
}

const checkScope = unlessRight((scope, project, report) => {
  const first = new Map<string, Statement>()
  for (const statement of scope.statements) {
    const { spec, name, node, file } = statement
    if (!spec || isEntry(statement) || file.template?.conditional) continue
    const { repeatable } = spec.facts
    if (repeatable === true || repeatable === 'words') continue
    const symbol = repeatable === 'by-symbol' ? symbolOf(statement) : ''
    const key = `${spec.module.name} ${name} ${symbol}`
    const before = first.get(key)
    if (!before) {
      if (!isUnset(statement)) first.set(key, statement)
      continue
    }
    if (!clash(before, statement, project)) continue
    const related = [{ file: before.file, at: before.node.name, message: 'first set here' }]
    if (repeatable === 'last-wins')
      report(file, node.name, `"${name}" replaces the "${before.name}" before it`, { severity: 'warning', related })
    else report(file, node.name, `"${name}" stands twice ${symbol ? `for "${symbol}" ` : ''}in this block`, { related })
  }
})

/** A value by which nginx takes the directive as not set yet. */
function isUnset({ spec, args }: Statement): boolean {
  const repeatable = spec!.facts.repeatable
  if (typeof repeatable !== 'object' || !('whileValueIs' in repeatable)) return false
  return args[0] === repeatable.whileValueIs || (args[0] !== '' && Number(args[0]) === Number(repeatable.whileValueIs))
}

/** `off` stands alone where other values add up. */
function clash(before: Statement, { spec, args }: Statement, { options }: Project): boolean {
  const repeatable = spec!.facts.repeatable
  if (typeof repeatable !== 'object' || 'whileValueIs' in repeatable) return true
  if ('from' in repeatable) return !existsIn({ since: repeatable.from }, options.target)
  if (repeatable.since !== undefined && !existsIn({ since: repeatable.since }, options.target)) return false
  return before.args[0] === repeatable.exceptWith || args[0] === repeatable.exceptWith
}

/** The name the statement refers to: the zone of a limit_conn. */
function symbolOf({ fit, args }: Statement): string {
  const binding = fit?.bindings.find((b) => typeOf(b.value).symbol)
  return binding ? args[binding.argument]!.slice(binding.start, binding.end) : ''
}
