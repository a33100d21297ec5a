import { isEntry, type Scope, type Statement } from '@nginx-lint/analysis'
import type { Context, DirectiveSpec } from '@nginx-lint/directives'
import { listed } from '../places.ts'
import { conf, defineRule, type More } from '../rule.ts'

export default defineRule({
  id: 'wrong-context',
  group: 'correctness',
  severity: 'error',
  summary: 'The directive may not stand in this block',
  docs: `
    Each directive has its places: \`listen\` stands in a server, \`proxy_pass\` in a location. A fragment that is meant for
    an include is judged by the context that fits it best; a comment \`# nginx-lint-context http.server\` in the file, or
    the option \`--context\`, says which one is meant.
  `,
  nginxSays: ['"listen" directive is not allowed here'],
  bad: [
    {
      code: conf`
        http {
            listen 80;
        #   ^^^^^^ error[wrong-context]: "listen" is not allowed in http: it may stand in server
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                if ($host) {
                    add_header A b;
            #       ^^^^^^^^^^ error[wrong-context]: "add_header" is not allowed in "if" in server: it may stand in http, server, location or "if" in location
                }
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              location / {
                  if ($host) { add_header A b; }
              }
          }
      }
    `,
  ],
  check: {
    '*'(statement, report, project) {
      if (statement.spec || isEntry(statement)) return
      // A document shows pieces of several blocks side by side.
      if (project.isExcerpt && !statement.scope.opener) return
      const known = project.registry.find(statement.name)
      if (known.length === 0) return
      const here = contextName(statement.scope)
      report(
        statement.node.name,
        `"${statement.name}" is not allowed in ${here}: it may stand in ${places(known, statement.scope.context!)}`,
        missingBrace(statement, known),
      )
    },
  },
})

/** The block around it is closed nowhere, and outside of that it could stand: a brace is missing before it. */
function missingBrace({ scope, file, node }: Statement, known: readonly DirectiveSpec[]): More {
  const { opener, outer } = scope
  const open = opener?.node.body
  if (!open || opener.file !== file || !outer || !known.some(({ facts }) => facts.in.includes(outer.context!)))
    return {}
  const isUnclosed = file.errors.some(
    ({ code, message, related }) =>
      code === 'unbalanced-braces' && message.startsWith('missing') && related?.span.start === open.start,
  )
  if (!isUnclosed) return {}
  const edits = [{ start: node.start, end: node.start, text: '}\n' }]
  const at = { start: open.start, end: open.start + 1 }
  return {
    related: [{ file, at, message: 'this block is never closed' }],
    fix: { title: 'Insert "}"', edits, unsafe: true },
  }
}

/** Those of the same part of nginx, when there are some. */
function places(specs: readonly DirectiveSpec[], here: Context): string {
  const all = [...new Set(specs.flatMap((spec) => spec.facts.in))]
  const family = all.filter((context) => context.split('.')[0] === here.split('.')[0])
  const chosen = family.length > 0 ? family : all
  const families = new Set(chosen.map((context) => context.split('.')[0]))
  return listed(chosen.map((context) => name(context, families.size > 1)))
}

const contextName = (scope: Scope): string =>
  scope.context === 'main' ? 'the main context' : name(scope.context!, false)

/** As people say it: `http.server.if` is `"if" in server`. */
function name(context: Context, withFamily: boolean): string {
  const [family, ...blocks] = context.split('.')
  if (blocks.length === 0) return family === 'main' ? 'the main context' : family!
  const [outer, inner] = blocks
  if (inner !== undefined) return `"${inner}" in ${outer}`
  return withFamily ? `${family} ${outer}` : outer!
}
