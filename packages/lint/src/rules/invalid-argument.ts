import { hasHole, isEntry, type Project, type Statement, suggest } from '@nginx-lint/analysis'
import {
  type Argument,
  arity,
  describe,
  type Limits,
  literalOf,
  type Match,
  meantBy,
  NEWEST,
} from '@nginx-lint/directives'
import type { Word } from '@nginx-lint/syntax'
import { count, fromArgument, headOf, listed, partOf } from '../places.ts'
import { conf, defineRule, type More, type Report } from '../rule.ts'
import { swallowed } from '../swallowed.ts'
import { isUnread } from '../unread.ts'

export default defineRule({
  id: 'invalid-argument',
  group: 'correctness',
  severity: 'error',
  summary: 'The arguments do not fit the directive',
  docs: `
    Too many or too few of them, a value nginx cannot read (\`1g\` where a size has no \`g\`, \`1m1h\` as a time), a word
    that is none of those it takes, a misspelt parameter, or one that another release has. A value with a variable in it
    is judged only where nginx itself takes none.
  `,
  nginxSays: [
    'invalid number of arguments in "gzip" directive',
    'invalid value "yes" in "sendfile" directive, it must be "on" or "off"',
    '"client_max_body_size" directive invalid value',
    'invalid parameter "max_fail=3"',
    'invalid value "both"',
    'invalid location modifier "=~"',
    'invalid variable name',
  ],
  bad: [
    {
      code: conf`
        http {
            gzip on off;
        #           ^^^ error[invalid-argument]: "gzip" takes 1 argument, not 2
            gzip yes;
        #        ^^^ error[invalid-argument]: "yes" is neither "on" nor "off"
            client_header_buffer_size 1g;
        #                             ^^ error[invalid-argument]: "1g" is no size: nginx knows no "g" here, only k and m
            gzip_comp_level 10;
        #                   ^^ error[invalid-argument]: "10" must be between 1 and 9
            satisfy both;
        #           ^^^^ error[invalid-argument]: "both" is not taken by "satisfy": expected all or any
            gzip_buffers 4;
        #   ^^^^^^^^^^^^^^ error[invalid-argument]: "gzip_buffers" takes 2 arguments, not 1: missing a size such as 16k or 1m above 0
            upstream u {
                server 127.0.0.1:1 max_fail=3;
            #                      ^^^^^^^^^^ error[invalid-argument]: unknown parameter "max_fail=3" of "server", did you mean "max_fails"?
                server 127.0.0.1:1 weight=x;
            #                             ^ error[invalid-argument]: "x" is no number: only digits may stand here
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                location =~ \.php$ { }
            #            ^^ error[invalid-argument]: "=~" is not taken by "location", did you mean "~"?
                location == / { }
            #            ^^ error[invalid-argument]: "==" is not taken by "location", did you mean "="?
            }
        }
      `,
      fixed: conf`
        http {
            server {
                location ~ \.php$ { }
                location = / { }
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                location !~ \.php$ { }
            #            ^^ error[invalid-argument]: "!~" is no modifier of a location: none takes what does not match, "location /" takes the rest
                location ^~* /static { }
            #            ^^^ error[invalid-argument]: "^~*" is no modifier of a location: "^~" is for a prefix, "~*" for a regular expression
            }
        }
      `,
    },
    {
      target: '1.18.0',
      code: conf`
        http {
            server {
                listen 443 quic;
            #              ^^^^ error[invalid-argument]: "quic" of "listen" came with nginx 1.25.0, and 1.18.0 is asked for
            }
        }
      `,
    },
    {
      code: conf`
        events { }
        http {
            gzip_types application/vnd.openxmlformats-officedocument00;
        #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[invalid-argument]: "application/vnd.openxmlformats-officedocument00" is too long: nginx has room for 46 bytes here
            ssl_certificate data:$;
        #                        ^ warning[invalid-argument]: a "$" must be followed by the name of a variable; nginx has no way to write a plain "$" here
            ssl_certificate_key a.key;
            server {
                gzip_types text/css;
                ssl_certificate data:$;
        #                            ^ error[invalid-argument]: a "$" must be followed by the name of a variable; nginx has no way to write a plain "$" here
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          gzip ON;
          client_max_body_size 1g;
          satisfy ANY;
          gzip_buffers 4 8k;
          limit_rate $arg_rate;
          upstream u { server backend.example.com weight=2 weight=3; }
          server { listen 443 quic; }
      }
    `,
  ],
  check: {
    '*'(statement, report, project) {
      const { fit, node } = statement
      if (!fit || !node.terminated) return
      if (fit.ok && fit.limits) return limited(statement, fit.limits, report, project)
      if (fit.ok || swallowed(statement, project)) return
      const hole = wordsOf(statement).findIndex((word) => hasHole(word.value))
      if (hole >= 0 && (fit.at >= hole || fit.reason === undefined)) return
      if (hole < 0 && wrongCount(statement, fit, report)) return
      wrongValue(statement, fit, report, project)
    },
  },
})

function limited(
  { name, args, node }: Statement,
  { argument, limits }: NonNullable<Match['limits']>,
  report: Report,
  { options }: Project,
): void {
  if (limits.plus) return
  const word = node.args[argument]
  const why = limitText(limits, options.target?.join('.') ?? NEWEST)
  if (word && why) report(word, `"${args[argument]}" of "${name}" ${why}`)
}

function limitText({ since, until }: Limits, target: string): string | undefined {
  if (until !== undefined) return `is gone since nginx ${until}`
  return since === undefined ? undefined : `came with nginx ${since}, and ${target} is asked for`
}

/** The words a shape is matched against: in an entry the first word is one of them. */
function wordsOf(statement: Statement): readonly Word[] {
  return isEntry(statement) ? [statement.node.name, ...statement.node.args] : statement.node.args
}

/** nginx counts before it reads (ngx_conf_handler). */
function wrongCount(statement: Statement, fit: Match, report: Report): boolean {
  const takes = arityOf(statement)
  if (!takes) return false
  const given = wordsOf(statement).length
  const { min, max } = takes
  if (given >= min && given <= max) return false
  const what = isEntry(statement) ? `a line of "${statement.scope.opener!.name}"` : `"${statement.name}"`
  const noun = isEntry(statement) ? 'word' : 'argument'
  if (given > max) {
    const at = isEntry(statement) ? headOf(statement) : fromArgument(statement, max)
    report(at, max === 0 ? `${what} takes no arguments` : `${what} takes ${amount(min, max, noun)}, not ${given}`)
  } else {
    const missing = fit.at >= given ? `: missing ${expectation(fit.expected)}` : ''
    report(headOf(statement), `${what} takes ${amount(min, max, noun)}, not ${given}${missing}`)
  }
  return true
}

function arityOf(statement: Statement): { readonly min: number; readonly max: number } | undefined {
  if (!isEntry(statement)) return statement.spec?.arity
  const shape = statement.scope.opener?.spec?.entryShape
  return shape && arity(shape)
}

function amount(min: number, max: number, noun: string): string {
  if (min === max) return count(min, noun)
  if (max === Number.POSITIVE_INFINITY) return `at least ${count(min, noun)}`
  return `${min} to ${count(max, noun)}`
}

function wrongValue(statement: Statement, fit: Match, report: Report, project: Project): void {
  const words = wordsOf(statement)
  const word = words[fit.at]
  const name = isEntry(statement) ? statement.scope.opener!.name : statement.name
  if (!word) {
    report(headOf(statement), `"${name}" needs ${expectation(fit.expected)}`)
    return
  }
  const { message, more } = unfitting(words, name, fit)
  const until = fit.limits?.limits.until
  const text = until === undefined ? message : `${message} (nginx took it before ${until})`
  report(partOf(word, fit.part), text, isUnread(statement, project) ? { ...more, severity: 'warning' } : more)
}

function unfitting(
  words: readonly Word[],
  name: string,
  { at, expected, part, reason }: Match,
): { message: string; more?: More } {
  const word = words[at]!
  const meant = expected.map(({ parts }) => meantBy(parts, word.value)).find((text) => text !== undefined)
  if (meant !== undefined) return insteadOf(word, `"${word.value}" is not taken by "${name}"`, meant, meant)
  const key = part && part.start > 0 ? word.value.slice(0, part.start) : ''
  const better = key === '' ? nearest(word.value, expected) : undefined
  if (better !== undefined) return misspelt(word, name, better, expected)
  if (part && part.start >= part.end)
    return { message: `"${key}" has no value: expected ${afterLiteral(expected, part.start)}` }
  if (reason !== undefined) return { message: reason }
  const text = part ? word.value.slice(part.start, part.end) : word.value
  if (key !== '')
    return { message: `"${text}" is not taken after "${key}": expected ${afterLiteral(expected, part!.start)}` }
  const head = /^[^=]+=/.exec(word.value)?.[0] ?? word.value
  if (words.slice(0, at).some(({ value }) => value === word.value || (head.endsWith('=') && value.startsWith(head))))
    return { message: `"${head}" of "${name}" is given twice` }
  if (expected.length === 0) return { message: `"${name}" takes nothing more after "${words[at - 1]?.value ?? name}"` }
  const parameters = expected.filter((e) => literalOf(e.parts).endsWith('='))
  if (parameters.length > 2) return { message: `unknown parameter "${word.value}" of "${name}"` }
  return { message: `"${text}" is not taken by "${name}": expected ${expectation(expected)}` }
}

function misspelt(
  word: Word,
  name: string,
  better: string,
  expected: readonly Argument[],
): { message: string; more: More } {
  const isParameter = word.value.includes('=') || expected.some((e) => literalOf(e.parts).endsWith('='))
  const what = isParameter
    ? `unknown parameter "${word.value}" of "${name}"`
    : `"${word.value}" is not taken by "${name}"`
  const whole = better.endsWith('=') ? better + word.value.slice(word.value.indexOf('=') + 1) : better
  return insteadOf(word, what, better.replace(/=$/, ''), whole)
}

function insteadOf(word: Word, what: string, better: string, whole: string): { message: string; more: More } {
  const edits = [{ start: word.start, end: word.end, text: word.quote + whole + word.quote }]
  return {
    message: `${what}, did you mean "${better}"?`,
    more: { fix: { title: `Replace it by "${whole}"`, edits } },
  }
}

/** A fixed word or a parameter's key that the text nearly is. */
function nearest(text: string, expected: readonly Argument[]): string | undefined {
  const equals = text.indexOf('=')
  const literals = expected.flatMap(({ parts }) => fixedWords(describe(parts), literalOf(parts)))
  if (equals > 0) {
    const keys = literals.filter((l) => l.endsWith('='))
    const key = suggest(text.slice(0, equals + 1), keys)
    if (key !== undefined) return key
  }
  return suggest(
    text,
    literals.filter((l) => !l.endsWith('=')),
  )
}

function fixedWords(text: string, literal: string): string[] {
  if (literal.endsWith('=')) return [literal]
  return /^[\w|.*-]+$/.test(text) ? text.split('|') : []
}

const afterLiteral = (expected: readonly Argument[], start: number): string =>
  listed([...new Set(expected.map((e) => describe(e.parts).slice(literalOf(e.parts).length >= start ? start : 0)))])

function expectation(expected: readonly Argument[]): string {
  const texts = [
    ...new Set(expected.map((e) => describe(e.parts)).flatMap((e) => (/^[\w|.-]+$/.test(e) ? e.split('|') : [e]))),
  ]
  return texts.length === 0 ? 'something else' : listed(texts.length > 12 ? [...texts.slice(0, 11), '…'] : texts)
}
