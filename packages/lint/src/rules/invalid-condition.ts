import { hasHole, type Project, type Statement } from '@nginx-lint/analysis'
import { conditionError, operandsOf } from '../condition.ts'
import { conf, defineRule, type More, type Report } from '../rule.ts'

export default defineRule({
  id: 'invalid-condition',
  group: 'correctness',
  severity: 'error',
  summary: 'nginx cannot read the condition of an "if"',
  docs: `
    A condition is one of three: a variable (\`if ($x)\`: neither empty nor "0"), a comparison of a variable with one value
    (\`=\`, \`!=\`, \`~\`, \`~*\`, \`!~\`, \`!~*\`, with spaces around), or a test of a path (\`-f\`, \`-d\`, \`-e\`, \`-x\`, each with \`!\`
    before it). There is no \`==\`, no \`&&\` and no \`||\`: put the combination of values into a \`map\`. The variable stands
    first, without quotes and without braces.
  `,
  nginxSays: ['invalid condition "$host"', 'unexpected "==" in condition', 'unknown "host=a" variable'],
  links: ['https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#if'],
  bad: [
    {
      code: conf`
        http {
            server {
                if ($host == a) { }
                #         ^^ error[invalid-condition]: nginx knows no operator "==": it is written "="
                if $host = a { }
                #  ^^^^^^^^^ error[invalid-condition]: a condition stands in parentheses: if (…)
                if (! -f $request_filename) { }
                #   ^^^^ error[invalid-condition]: no space may follow "!": it is "!-f"
                if ("$host" = a) { }
                #   ^^^^^^^ error[invalid-condition]: the variable stands without quotes: $host
                if ($uri =~ ^/a) { }
                #        ^^ error[invalid-condition]: nginx knows no operator "=~": it is written "~"
                if ($host =a) { }
                #   ^^^^^^^^ error[invalid-condition]: an operator stands between spaces: "$host = a"
                if (!$host = a) { }
                #   ^^^^^^^^ error[invalid-condition]: the "!" belongs to the operator: "$host !="
            }
        }
      `,
      fixed: conf`
        http {
            server {
                if ($host = a) { }
                if ($host = a) { }
                if (!-f $request_filename) { }
                if ($host = a) { }
                if ($uri ~ ^/a) { }
                if ($host = a) { }
                if ($host != a) { }
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                if ($host = a && $uri = b) { }
                #             ^^ error[invalid-condition]: nginx knows no "&&" in a condition: combine the values in a "map", or use one "if" for each
                if (!$host) { }
                #   ^^^^^^ error[invalid-condition]: nginx cannot negate a variable: compare it, as in $host = ""
                if ($host = ) { }
                #         ^ error[invalid-condition]: nothing follows "=": the empty text is written ""
                if ($host = a b) { }
                #           ^^^ error[invalid-condition]: the text after "=" must be one word: put it in quotes
                if ($host a) { }
                #         ^ error[invalid-condition]: an operator is missing between "$host" and "a"
                if ($host > 1) { }
                #         ^ error[invalid-condition]: nginx knows no operator ">": those are =, !=, ~, ~*, !~ and !~*
                if ($host = a { }
                #           ^ error[invalid-condition]: the condition does not end with ")"
                if () { }
                #  ^^ error[invalid-condition]: the condition is empty
                if (($host = a)) { }
                #   ^^^^^^ error[invalid-condition]: a condition has one pair of parentheses
                if ("$host = a") { }
                #   ^^^^^^ error[invalid-condition]: behind "(" a quote is an ordinary character: the variable stands without quotes
                if (a = $host) { }
                #   ^ error[invalid-condition]: the variable comes first: $host = …
                if ($host ~ "(a") { }
                #            ^^ error[invalid-condition]: the regular expression "(a" does not compile: missing ")" for this group
                if ($host = "a$") { }
                #            ^^ error[invalid-condition]: a "$" must be followed by the name of a variable; nginx has no way to write a plain "$" here
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                if (-f) { }
                #   ^^ error[invalid-condition]: "-f" needs a path after it
                if (-r $uri) { }
                #   ^^ error[invalid-condition]: nginx knows no test "-r": those are -f (a file), -d (a folder), -e (either) and -x (can be run)
                if (-f $uri b) { }
                #      ^^^^^^ error[invalid-condition]: "-f" takes one path: put it in quotes when there are spaces in it
                if (-f $uri || -d $uri) { }
                #           ^^ error[invalid-condition]: nginx knows no "||" in a condition: combine the values in a "map", or use one "if" for each
            }
        }
      `,
    },
    {
      code: conf`
        events { }
        http {
            server {
                if ($host=a) { }
                #   ^^^^^^^ error[invalid-condition]: nginx takes all of "$host=a" as the name of a variable: put spaces around the "="
                if (${'${host}'} = a) { }
                #   ^^^^^^^ error[invalid-condition]: braces are part of the variable's name to nginx here: write $host
                if ($http_a=b) { }
                #   ^^^^^^^^^ warning[invalid-condition]: nginx takes all of "$http_a=b" as the name of a variable: put spaces around the "="
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server {
              if ($host) { }
              if ( $host = "a" ) { }
              if ($host = "a"){ }
              if ($host = "") { }
              if ($host = "a b") { }
              if ($host = or) { }
              if ($host ~* "^(a|b)\.c{2}$") { }
              if ($host !~ a\)) { }
              if ($uri = "${'${host}'}x") { }
              if (!-e $document_root/maintenance) { }
              if ($host != (a)) { }
              set ${'${a}'} 1;
              if (${'${a}'}) { }
          }
      }
    `,
    conf`map $host $a { if ==; }`,
  ],
  check: {
    if(statement, report, project) {
      const { node, spec, args } = statement
      if (!spec || !node.terminated || args.length === 0 || args.some(hasHole)) return
      const wrong = conditionError(node.args)
      if (wrong) report(wrong.at, wrong.message, wrong.fix ? { fix: wrong.fix } : {})
      else checkName(statement, report, project)
    },
  },
})

/** The variable's name is taken as it stands, up to the space or parenthesis (ngx_http_rewrite_variable). */
function checkName(statement: Statement, report: Report, { symbols, registry, complete }: Project): void {
  const [first] = operandsOf(statement.node.args)
  if (!first?.text.startsWith('$') || /^\$\w+$/.test(first.text)) return
  const name = first.text.slice(1)
  if (isDefined(name) || isDefined(first.text)) return
  const unknown = complete && registry.variable(name, 'http') === undefined
  const more = (fixed: string): More => ({
    ...(!unknown && { severity: 'warning' as const }),
    ...(first.end - first.start === first.text.length && {
      fix: { title: `Write ${fixed}`, edits: [{ start: first.start, end: first.end, text: fixed }] },
    }),
  })
  const braced = /^\{(\w+)\}$/.exec(name)
  const glued = /^(\w+)(!?=|!?~\*?)([^\s=~].*)$/s.exec(name)
  if (braced)
    report(first, `braces are part of the variable's name to nginx here: write $${braced[1]}`, more(`$${braced[1]}`))
  else if (glued)
    report(
      first,
      `nginx takes all of "${first.text}" as the name of a variable: put spaces around the "${glued[2]}"`,
      more(`$${glued[1]} ${glued[2]} ${glued[3]}`),
    )

  function isDefined(variable: string): boolean {
    return (symbols.find('variable', variable, statement)?.definitions.length ?? 0) > 0
  }
}
