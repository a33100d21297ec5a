import { hasHole, isRegexKind, locationOf, remembering, statementsCalled } from '@nginx-lint/analysis'
import { language } from '@nginx-lint/regex'
import { exampleUri } from '../example-uris.ts'
import { partOf } from '../places.ts'
import { reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'unescaped-dot',
  group: 'correctness',
  severity: 'warning',
  summary: 'The dot before an extension stands for any character',
  docs: `
    In a regular expression \`.\` is any character, so that \`location ~ .php$\` takes \`/xphp\` as well as \`/x.php\`. The dot of a
    name is \`\\.\`. What is looked at is the end of a location's expression, and an example has been found that only the
    unescaped one takes.
  `,
  bad: [
    {
      code: conf`
        http {
            server {
                location ~ .php$ { }
            #              ^ warning[unescaped-dot]: this "." stands for any character, and "/php" is taken as well: write "\."
                location ~* ^/files/.+.(jpe?g|png)$ { }
            #                         ^ warning[unescaped-dot]: this "." stands for any character, and "/files/aajpg" is taken as well: write "\."
                location ~ ^/robots.txt { }
            #                      ^ warning[unescaped-dot]: this "." stands for any character, and "/robotsatxt" is taken as well: write "\."
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              location ~ \.php$ { }
              location ~ [.]php$ { }
              location ~ [a.php]$ { }
              location ~* \.(jpe?g|png)$ { }
              location ~ ^/a.*php$ { }
              location ~ ^/b.+$ { }
              location ~ ^/c/.?html$ { }
              location ~ \\\.php$ { }
              location ~ "^/d/.{2}$" { }
              location /robots.txt { }
              location = /favicon.ico { }
          }
      }
    `,
  ],
  checkProject: reading(['location'], ({ root }, report) => {
    for (const statement of statementsCalled(root, 'location')) {
      const location = statement.spec && locationOf(statement)
      if (!location || !isRegexKind(location.kind)) continue
      const { kind, pattern, word, start } = location
      const dot = hasHole(pattern) ? undefined : bareDot(pattern)
      if (dot === undefined) continue
      const example = examples(`${kind} ${pattern}`, () => exampleFor(pattern, dot, kind === 'caseless-regex'))
      if (example === undefined) continue
      const at = partOf(word, { start: start + dot, end: start + dot + 1 })
      const message = `this "." stands for any character, and "${example}" is taken as well: write "\\."`
      const fix = { title: 'Escape it', edits: [{ start: at.start, end: at.end, text: '\\.' }], unsafe: true } as const
      report(statement.file, at, message, at.end - at.start === 1 ? { fix } : {})
    }
  }),
})

const EXTENSION = String.raw`[A-Za-z](?:[A-Za-z0-9]\??){1,5}`
const LAST = new RegExp(String.raw`\.(?:${EXTENSION}|\((?:\?:)?${EXTENSION}(?:\|${EXTENSION})*\))\)*\$?$`)

/** Where the dot before the extension at the end of a pattern is, if it is not escaped. */
function bareDot(pattern: string): number | undefined {
  const dot = LAST.exec(pattern)?.index
  if (dot === undefined || pattern.includes('\\Q')) return undefined
  const backslashes = /\\*$/.exec(pattern.slice(0, dot))![0].length
  return backslashes % 2 === 0 ? dot : undefined
}

/** Thousands of servers have the same locations. */
const examples = remembering<string | undefined>(5_000)

/** A URI that the pattern takes, and would not take with its dot escaped. */
function exampleFor(pattern: string, dot: number, caseless: boolean): string | undefined {
  const written = language(pattern, { caseless })
  const meant = language(`${pattern.slice(0, dot)}\\${pattern.slice(dot)}`, { caseless })
  return written && meant && exampleUri([written], [meant])
}
