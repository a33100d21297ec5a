import { hasHole, isEntry, type Project, type Statement, suggest } from '@nginx-lint/analysis'
import { existsIn } from '@nginx-lint/directives'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'unknown-directive',
  group: 'correctness',
  severity: 'error',
  summary: 'nginx knows no directive of that name',
  docs: `
    A misspelt name, a directive that came with a later release, or one of a module that is not listed in the settings.
    Names are case-sensitive. nginx stops at the first one. Directives of well-known third-party modules (lua,
    headers-more, brotli, …) are known here too; list the modules you have under \`modules\` in the settings to make the
    others unknown.
  `,
  nginxSays: ['unknown directive "localtion"'],
  bad: [
    {
      code: conf`
        http {
            server {
                localtion /a { }
            #   ^^^^^^^^^ error[unknown-directive]: unknown directive "localtion", did you mean "location"?
            }
            gzip_com_level 3;
        #   ^^^^^^^^^^^^^^ error[unknown-directive]: unknown directive "gzip_com_level", did you mean "gzip_comp_level"?
        }
      `,
      fixed: conf`
        http {
            server {
                location /a { }
            }
            gzip_comp_level 3;
        }
      `,
    },
    {
      code: conf`
        http {
            ${'\u00a0'}gzip on;
        #   ^^^^^ error[unknown-directive]: a space of another kind (U+00A0) is a letter to nginx: "␣gzip" is no directive
        }
      `,
      fixed: conf`
        http {
             gzip on;
        }
      `,
    },
    {
      target: '1.18.0',
      code: conf`
        http {
            server {
                http2 on;
            #   ^^^^^ error[unknown-directive]: unknown directive "http2": it came with nginx 1.25.1, and 1.18.0 is asked for
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          more_set_headers "Server: x";
          types { localtion a; }
          map $host $b { localtion 1; }
      }
    `,
  ],
  check: {
    '*'(statement, report, project) {
      const { name, node, spec } = statement
      if (isEntry(statement) || hasHole(name)) return
      if (spec) {
        const later = laterRelease(statement, project)
        if (later) report(node.name, `unknown directive "${name}": ${later}`)
        return
      }
      if (project.registry.find(name).length > 0) return
      const odd = ODD_SPACE.exec(name)?.[0]
      if (odd !== undefined) {
        const edits = [{ start: node.name.start, end: node.name.end, text: name.replaceAll(ODD_SPACES, ' ') }]
        const code = odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
        report(
          node.name,
          `a space of another kind (U+${code}) is a letter to nginx: "${name.replaceAll(ODD_SPACES, '␣')}" is no directive`,
          {
            fix: { title: 'Replace it by a space', edits },
          },
        )
        return
      }
      const better = meant(statement, project)
      if (better === undefined) report(node.name, `unknown directive "${name}"`)
      else
        report(node.name, `unknown directive "${name}", did you mean "${better}"?`, {
          fix: {
            title: `Replace it by "${better}"`,
            edits: [{ start: node.name.start, end: node.name.end, text: better }],
            ...(!isCertain(statement, better, project) && { unsafe: true as const }),
          },
        })
    },
  },
})

/** White space to people, copied from a web page or a chat; nginx knows blanks, tabs and line ends only. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/
const ODD_SPACES = new RegExp(ODD_SPACE, 'g')

function laterRelease({ spec }: Statement, { options }: Project): string | undefined {
  const since = spec!.facts.since
  if (!options.target || since === undefined || spec!.facts.removed !== undefined) return undefined
  if (existsIn({ since }, options.target)) return undefined
  return `it came with nginx ${since}, and ${options.target.join('.')} is asked for`
}

/** Among what may stand here first, then among all. */
function meant({ name, scope, node }: Statement, { registry }: Project): string | undefined {
  const here = registry.in(scope.context!).filter((spec) => spec.facts.removed === undefined)
  const alike = here
    .filter((spec) => (spec.facts.block !== undefined) === (node.body !== undefined))
    .map((spec) => spec.name)
  return (
    suggest(name, alike) ??
    suggest(
      name,
      here.map((spec) => spec.name),
    ) ??
    suggest(name, registry.names())
  )
}

/** The better name may stand here and takes the arguments as they are. */
function isCertain({ args, scope, node }: Statement, better: string, { registry, options }: Project): boolean {
  const spec = registry.resolve(better, scope.context!, options.target)
  return spec?.match(args, options).ok === true && (spec.facts.block !== undefined) === (node.body !== undefined)
}
