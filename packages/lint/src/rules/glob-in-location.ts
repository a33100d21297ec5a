import { hasHole, type Location, locationOf, type Statement } from '@nginx-lint/analysis'
import { isGlob } from '../location-globs.ts'
import { partOf } from '../places.ts'
import { conf, defineRule, type Fix } from '../rule.ts'

export default defineRule({
  id: 'glob-in-location',
  group: 'correctness',
  severity: 'warning',
  summary: 'A location without a regular expression has a "*", which stands for itself',
  docs: `
    A prefix takes all URIs that begin with it, so that \`/images/*\` is to be \`/images/\`. For the end of a name there are
    regular expressions: not \`*.php\`, but \`~ \\.php$\`. nginx compares prefixes and exact locations letter by letter, and
    their \`*\` with a \`*\` in the URI.
  `,
  links: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#location'],
  bad: [
    {
      code: conf`
        http {
            server {
                location *.php { }
            #            ^^^^^ warning[glob-in-location]: nginx takes "*" as a plain character here, did you mean "~ \.php$"?
                location /images/* { }
            #            ^^^^^^^^^ warning[glob-in-location]: nginx takes "*" as a plain character here, did you mean "/images/"?
                location ^~ /static/* { }
            #               ^^^^^^^^^ warning[glob-in-location]: nginx takes "*" as a plain character here, did you mean "^~ /static/"?
                location /*.jpg { }
            #            ^^^^^^ warning[glob-in-location]: nginx takes "*" as a plain character here, did you mean "~ \.jpg$"?
                location = /users/*/avatar { }
            #              ^^^^^^^^^^^^^^^ warning[glob-in-location]: nginx takes "*" as a plain character here, did you mean "~ ^/users/.*/avatar$"?
                location /v(1|2)/.* { }
            #            ^^^^^^^^^^ warning[glob-in-location]: nginx takes "*" as a plain character here, did you mean "~ ^/v(1|2)/.*"?
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              location ~ ^/a.*\.php$ { }
              location ~* /b* { }
              location /c/ { }
              location @any* { return 204; }
          }
      }
    `,
  ],
  check: {
    location(statement, report) {
      const location = statement.spec && locationOf(statement)
      if (!location || !isGlob(location) || hasHole(location.pattern) || isOutside(location, statement)) return
      const { word, start } = location
      const better = withoutGlob(location)
      const at = partOf(word, { start, end: word.value.length })
      report(at, `nginx takes "*" as a plain character here, did you mean "${better}"?`, fixOf(statement, better))
    },
  },
})

/** It is refused where it stands: that comes first. */
function isOutside({ pattern }: Location, { scope }: Statement): boolean {
  const outer = scope.opener && locationOf(scope.opener)
  return outer !== undefined && !pattern.startsWith(outer.pattern)
}

function withoutGlob({ kind, pattern }: Location): string {
  const anchor = pattern.startsWith('/') ? '^' : ''
  if (/[\\^$()|[\]{}]|\.\*/.test(pattern)) return `~ ${anchor}${pattern}`
  const beginning = /^(\/[^*]*)\*+$/.exec(pattern)?.[1]
  if (beginning !== undefined) return kind === 'prefix-first' ? `^~ ${beginning}` : beginning
  const rest = pattern.replace(/^\/?\*+/, '')
  const regex = rest.split(/\*+/).map(escaped).join('.*')
  return `~ ${rest === pattern ? anchor : ''}${regex}${rest.endsWith('*') ? '' : '$'}`
}

const escaped = (text: string): string => text.replace(/[.+?]/g, String.raw`\$&`)

function fixOf({ node }: Statement, better: string): { fix?: Fix } {
  const [first, last] = [node.args[0]!, node.args.at(-1)!]
  const isPlain = /^(?:\S+ )?[^\s;{}"'#]+$/.test(better)
  if (!isPlain) return {}
  const edits = [{ start: first.start, end: last.end, text: better }]
  return { fix: { title: `Replace it by "${better}"`, edits, unsafe: true } }
}
