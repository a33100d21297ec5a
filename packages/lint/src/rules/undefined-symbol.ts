import {
  type Symbol as NamedSymbol,
  type Occurrence,
  type Statement,
  type Symbols,
  suggest,
} from '@nginx-lint/analysis'
import type { Span } from '@nginx-lint/syntax'
import { partOf } from '../places.ts'
import { conf, defineRule, type More } from '../rule.ts'

export default defineRule({
  id: 'undefined-symbol',
  group: 'correctness',
  severity: 'error',
  summary: 'A name is used that nothing defines',
  docs: `
    A zone of \`limit_req\` or \`limit_conn\`, a log format, a cache, a thread pool: nginx refuses to load when the name is
    not defined. A missing named location (\`error_page 404 @missing\`) it finds out only when a request needs it: that is
    a warning. Only a whole configuration is judged, with \`http\` and all its includes: a fragment's names may be defined
    elsewhere.
  `,
  nginxSays: [
    'zero size shared memory zone "one"',
    'unknown log format "json"',
    '"proxy_cache" zone "static" is unknown',
    'unknown thread pool "disk"',
  ],
  bad: [
    {
      code: conf`
        events { }
        http {
            log_format json "x";
            limit_req_zone $binary_remote_addr zone=one:10m rate=1r/s;
            server {
                limit_req zone=ome;
            #                  ^^^ error[undefined-symbol]: nothing defines the limit_req zone "ome", did you mean "one"?
                access_log logs/a.log jsn;
            #                         ^^^ error[undefined-symbol]: nothing defines the log format "jsn", did you mean "json"?
                location / {
                    fastcgi_pass php-fpm;
            #                    ^^^^^^^ error[undefined-symbol]: nothing defines the upstream "php-fpm": a host needs a port here
                }
                error_page 404 @missing;
            #                   ^^^^^^^ warning[undefined-symbol]: nothing defines the named location "@missing"
            }
        }
      `,
    },
  ],
  good: [
    conf`
      events { }
      http {
          server {
              limit_req zone=one;
              access_log logs/a.log combined;
              access_log logs/b.log COMBINED;
              location / { fastcgi_pass PHP; }
              error_page 404 @found;
              location @found { }
          }
          limit_req_zone $binary_remote_addr zone=one:10m rate=1r/s;
          upstream php { server unix:/run/php.sock; }
      }
    `,
    conf`
      events { }
      http {
          server {
              location /a { fastcgi_pass php-fpm:9000; }
              location /b { fastcgi_pass $backend; set $backend a; }
              location /c { proxy_pass http://elsewhere; }
              location /e { fastcgi_pass elsewhere; }
              location /d { fastcgi_pass unix:/run/php.sock; }
          }
      }
    `,
    conf`server { limit_req zone=elsewhere; }`,
    conf`
      events { }
      http {
          include /opt/elsewhere/*.conf;
          server { limit_req zone=elsewhere; }
      }
    `,
  ],
  checkProject({ symbols, complete }, report) {
    if (!complete) return
    const suggested = suggestions(symbols)
    for (const symbol of symbols.all) {
      const { facts, name, definitions } = symbol
      if (definitions.length > 0 || facts.builtin?.includes(facts.caseless ? name.toLowerCase() : name)) continue
      for (const { statement, argument, start, end, required, otherwise } of needy(symbol)) {
        const better = suggested(symbol)
        const sigil = facts.sigil ?? ''
        const hint = better === undefined ? '' : `, did you mean "${sigil}${better}"?`
        const also = otherwise === undefined || better !== undefined ? '' : `: ${otherwise}`
        const at = partOf(statement.node.args[argument] ?? statement.node.name, { start, end })
        report(statement.file, at, `nothing defines the ${facts.label} "${sigil}${name}"${hint}${also}`, {
          ...(better !== undefined && renamed(statement, at, name, better)),
          ...(!required && { severity: 'warning' }),
        })
      }
    }
  },
})

/** Another name may have been meant. In a word with escapes the place of the name is not known. */
function renamed({ file }: Statement, { start, end }: Span, name: string, better: string): More {
  const written = file.tree.text.slice(start, end)
  if (written.toLowerCase() !== name.toLowerCase() || !/^[\w.-]+$/.test(better)) return {}
  return { fix: { title: `Replace it by "${better}"`, edits: [{ start, end, text: better }], unsafe: true } }
}

/** The uses that ask for a definition. */
function needy({ facts, references }: NamedSymbol): readonly Occurrence[] {
  const first = facts.implied ? references.findIndex(isDefinition) : -1
  const before = first < 0 ? references : references.slice(0, first)
  return before.filter(({ required }) => required || facts.awaited)
}

const isDefinition = ({ required, statement, argument }: Occurrence): boolean =>
  !required && statement.args[argument]?.includes('$') === false

/** Undefined names that get a suggestion: where there are more, something else is wrong. */
const SUGGESTED = 50

/** A defined name of the same kind that an undefined one nearly is; each is looked for once. */
function suggestions({ all }: Symbols): (symbol: NamedSymbol) => string | undefined {
  const known = new Map<NamedSymbol, string | undefined>()
  return (symbol) => {
    if (known.has(symbol) || known.size >= SUGGESTED) return known.get(symbol)
    const candidates = all.filter((s) => s.facts.kind === symbol.facts.kind && s.definitions.length > 0)
    const better = suggest(
      symbol.name,
      candidates.map((s) => s.name),
    )
    known.set(symbol, better)
    return better
  }
}
