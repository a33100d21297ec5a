import { type Condition, conditionOf, type Scope, type Statement, scriptOf } from '@nginx-lint/analysis'
import { headOf } from '../places.ts'
import { conf, defineRule, type Report } from '../rule.ts'

export default defineRule({
  id: 'if-drops-settings',
  group: 'correctness',
  severity: 'warning',
  summary: 'When the condition of an "if" is true, settings beside it are left out',
  docs: `
    An \`if\` in a location is a location of its own. When its condition is true, nginx goes on with the settings of the
    block, which inherits those of the location, but not \`try_files\`; and when the conditions of two blocks are true,
    only the settings of the last one count. To be safe, let an \`if\` hold nothing but \`return\` or \`rewrite … last\`, set a
    variable with \`map\`, and use that in \`add_header\` and its like.
  `,
  links: ['https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#if'],
  bad: [
    {
      code: conf`
        http {
            server {
                location / {
                    if ($arg_lang) { set $lang $arg_lang; }
            #       ^^^^^^^^^^^^^^ warning[if-drops-settings]: when this is true, nginx leaves out "try_files" of the location
                    try_files $uri /index.html;
                }
                location /a {
                    if ($http_origin) { add_header A 1; }
            #       ^^^^^^^^^^^^^^^^^ warning[if-drops-settings]: "add_header" is left out when the condition of the "if" below is true as well
                    if ($request_method = POST) { add_header B 1; }
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
                  if ($arg_a) { return 403; }
                  if ($arg_b) { rewrite ^ /b last; }
                  if (-f $document_root/down.html) { rewrite ^ /down.html break; }
                  try_files $uri /index.html;
              }
              location /a {
                  if ($request_method = GET) { add_header A 1; }
                  if ($request_method = POST) { add_header B 1; }
              }
              location /b {
                  if ($arg_a) { set $a 1; }
                  if ($arg_b) { set $b 1; }
                  proxy_pass http://127.0.0.1;
              }
              location /c {
                  if ($arg_a) { add_header A 1; }
                  if ($arg_b) { return 403; }
              }
              location /d {
                  if ($request_uri ~ ^/d/x) { expires 1d; }
                  if ($request_uri !~ ^/d/x) { expires 1h; }
              }
          }
      }
    `,
  ],
  check: {
    location({ inner }, report) {
      if (inner?.context === 'http.location') checkLocation(inner, report)
    },
  },
})

function checkLocation({ statements }: Scope, report: Report): void {
  // Branches of a template stand beside each other.
  if (statements.some(({ file }) => file.template?.conditional)) return
  const ifs = statements.filter((s): s is If => s.inner?.context === 'http.location.if' && goesOn(s.inner))
  if (ifs.length === 0) return
  for (const [index, statement] of ifs.entries()) {
    const { inner, file } = statement
    // What another file has is perhaps included elsewhere, too, without this one.
    const tried = statements.find((other) => other.name === 'try_files' && other.spec && other.file === file)
    if (tried)
      report(headOf(statement), 'when this is true, nginx leaves out "try_files" of the location', {
        related: [{ file: tried.file, at: headOf(tried), message: 'is left out' }],
      })
    const setting = inner.statements.find(isSetting)
    const later =
      setting && ifs.slice(index + 1).find((other) => other.file === file && mayBothBeTrue(statement, other))
    if (!setting || !later) continue
    const says = `"${setting.name}" is left out when the condition of the "if" below is true as well`
    report(headOf(statement), says, { related: [{ file: later.file, at: headOf(later), message: 'replaces it' }] })
  }
}

type If = Statement & { readonly inner: Scope }

/** Its rewrite directives do not answer the request, nor make another one of it. */
const goesOn = (inner: Scope): boolean =>
  scriptOf(inner).every((one) => one.op !== 'return' && !(one.op === 'rewrite' && one.ends))

const isSetting = ({ spec }: Statement): boolean => spec !== undefined && spec.module.name !== 'ngx_http_rewrite_module'

function mayBothBeTrue(one: If, two: If): boolean {
  const a = conditionOf(one)
  const b = conditionOf(two)
  return a !== undefined && b !== undefined && !excludeEachOther(a, b)
}

/** The same variable is compared with two texts, or once so and once the opposite. */
function excludeEachOther(a: Condition, b: Condition): boolean {
  if (a.kind === 'path')
    return b.kind === 'path' && a.test === b.test && a.path === b.path && a.isNegated !== b.isNegated
  if (b.kind === 'path') return false
  if (a.variable.toLowerCase() !== b.variable.toLowerCase()) return false
  if (a.kind === 'equal' && b.kind === 'equal') {
    const isSame = a.value === b.value
    return a.isNegated !== b.isNegated ? isSame : !a.isNegated && !isSame && !/\$/.test(a.value + b.value)
  }
  if (a.kind === 'match' && b.kind === 'match') return a.isNegated !== b.isNegated && a.pattern.text === b.pattern.text
  return isEmptyTest(a) !== undefined && isEmptyTest(b) === !isEmptyTest(a)
}

/** `$a` is true when it is not empty, `$a = ""` when it is; `0` counts as false, too. */
function isEmptyTest(condition: Exclude<Condition, { kind: 'path' }>): boolean | undefined {
  if (condition.kind === 'truth') return false
  return condition.kind === 'equal' && condition.value === '' && !condition.isNegated ? true : undefined
}
