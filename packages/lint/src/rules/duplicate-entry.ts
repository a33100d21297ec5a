import { hasHole, type Project, type Scope, type Statement } from '@nginx-lint/analysis'
import { type EntryBlock, entryBlocks, isConditional } from '../entries.ts'
import { geoFindings } from '../geo.ts'
import { HostKeys } from '../host-keys.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'

export default defineRule({
  id: 'duplicate-entry',
  group: 'correctness',
  severity: 'error',
  summary: 'A line of a "map", "geo" or "types" block repeats another',
  docs: `
    A \`map\` has each value once, and one \`default\`. Values are compared without case, and after \`hostnames;\` the value
    \`.a.com\` stands for both \`a.com\` and \`*.a.com\`; nginx refuses a second one. Regular expressions may be repeated. In
    \`geo\` and \`types\` a repeated network or extension replaces the one before it, of which nginx warns.
  `,
  nginxSays: [
    'conflicting parameter "a"',
    'duplicate default map parameter',
    'duplicate network "10.0.0.0/8", value: "b", old value: "a"',
    'duplicate extension "html", content type: "text/plain", previous content type: "text/html"',
  ],
  bad: [
    {
      code: conf`
        http {
            map $host $a {
                default 1;
                a 1;
                A 2;
            #   ^ error[duplicate-entry]: this map has "a" already: it is compared without case
                default 2;
            #   ^^^^^^^ error[duplicate-entry]: this map has a default already
                hostnames;
                b.com 1;
                .b.com 2;
            #   ^^^^^^ error[duplicate-entry]: ".b.com" is in conflict with "b.com" before it
                .b.com 3;
            #   ^^^^^^ error[duplicate-entry]: ".b.com" is in conflict with "b.com" before it
                *.c.com 1;
                *.c.com 1;
            #   ^^^^^^^ error[duplicate-entry]: this map has "*.c.com" already
                "\\d" 1;
                d 1;
            #   ^ error[duplicate-entry]: this map has "d" already
            }
        }
      `,
    },
    {
      code: conf`
        http {
            geo $a {
                default 0;
                10.0.0.0/8 1;
                10.1.2.3/8 2;
            #   ^^^^^^^^^^ warning[duplicate-entry]: this geo has "10.0.0.0/8" already: the last value counts
                ::/0 1;
            #   ^^^^ warning[duplicate-entry]: this geo has "default" already: the last value counts
            }
            geo $b {
                ranges;
                10.0.0.0-10.0.0.9 1;
                10.0.0.0-10.0.0.9 2;
            #   ^^^^^^^^^^^^^^^^^ warning[duplicate-entry]: this geo has "10.0.0.0-10.0.0.9" already: the last value counts
            }
            types { text/html html htm; }
            types {
                text/plain txt HTML;
            #                  ^^^^ warning[duplicate-entry]: the extension "html" stands for "text/html" already: the last type counts
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            map $ssl_preread_server_name $a {
                include map.conf;
                a 1;
            #   ^ error[duplicate-entry]: this map has "a" already
            }
        }
      `,
      files: { 'map.conf': 'a 2;' },
    },
  ],
  good: [
    conf`
      http {
          map $host $a {
              default 1;
              "\\default" 2;
              ~a 1;
              ~a 2;
              .b.com 1;
              b.com 1;
              hostnames;
              *.c.com 1;
              c.com 1;
              c.* 1;
          }
          map $host $a { default 1; b.com 2; }
          geo $c { default 0; 10.0.0.0/8 1; 10.0.0.0/9 2; 10.0.0.0 3; delete 10.0.0.0; 10.0.0.0 4; }
          geo $d { ranges; 10.0.0.0-10.0.0.9 1; 10.0.0.2-10.0.0.3 2; default 0; }
          types { text/html html; }
          server { types { text/plain html; } }
          split_clients $host $e { 10% a; 10% b; * a; }
      }
    `,
  ],
  checkProject(project, report) {
    for (const block of entryBlocks(project, 'map')) checkMap(block, report)
    checkTypes(project, report)
    for (const { kind, statement, word, before } of geoFindings(project)) {
      if (kind !== 'duplicate' || !before) continue
      report(statement.file, word, `this geo has "${before.name}" already: the last value counts`, {
        severity: 'warning',
        related: firstAt(before),
      })
    }
  },
})

/** ngx_http_map(). */
function checkMap({ entries }: EntryBlock, report: FileReport): void {
  const keys = new HostKeys<Statement>()
  let fallback: Statement | undefined
  let hostnames = false
  for (const entry of entries) {
    const { name, args, file, node } = entry
    if (name === 'hostnames' && args.length === 0) hostnames = true
    if (args.length !== 1 || name === 'include' || name.startsWith('~') || hasHole(name) || isConditional(entry))
      continue
    const key = name.replace(/^\\/, '')
    const before = name === 'default' ? fallback : keys.add(key, entry, hostnames)
    if (name === 'default') fallback ??= entry
    if (before)
      report(file, node.name, conflict(name, key, before.name.replace(/^\\/, '')), { related: firstAt(before) })
  }
}

function conflict(name: string, key: string, before: string): string {
  if (name === 'default') return 'this map has a default already'
  if (key === before) return `this map has "${key}" already`
  if (key.toLowerCase() === before.toLowerCase()) return `this map has "${before}" already: it is compared without case`
  return `"${key}" is in conflict with "${before}" before it`
}

/** ngx_http_core_type(): the `types` blocks of one level add up. */
function checkTypes(project: Project, report: FileReport): void {
  const levels = new Map<Scope, Map<string, Statement>>()
  for (const { opener, entries } of entryBlocks(project, 'types')) {
    const known = levels.get(opener.scope) ?? new Map<string, Statement>()
    levels.set(opener.scope, known)
    for (const entry of entries) {
      if (entry.name === 'include' || isConditional(entry)) continue
      for (const word of entry.node.args) {
        const extension = word.value.toLowerCase()
        if (hasHole(extension)) continue
        const before = known.get(extension)
        known.set(extension, entry)
        if (!before) continue
        const message = `the extension "${extension}" stands for "${before.name}" already: the last type counts`
        report(entry.file, word, message, { severity: 'warning', related: firstAt(before) })
      }
    }
  }
}

const firstAt = ({ file, node }: Statement) => [{ file, at: node.name, message: 'first defined here' }]
