import { checkRegex, type RegexError } from '@nginx-lint/regex'
import { takesVariables, type ValueTypes } from './type.ts'
import { cgiParameters, mimeTypes, requestHeaders, responseHeaders } from './words.ts'

export const texts: ValueTypes = {
  string: { doc: 'Any text, taken as it is: variables mean nothing here.', label: () => 'a text' },
  text: {
    doc: 'A text that may contain variables: `$name` or `${name}`.',
    variables: {},
    label: () => 'a text',
    check: (text, detail) =>
      detail === 'nonempty' && text === '' ? 'an empty text is refused here' : checkTemplate(text),
  },
  name: {
    doc: 'A name.',
    label: () => 'a name',
    check: (text) => (text === '' ? 'a name may not be empty' : undefined),
  },
  'cgi-parameter': {
    doc: 'The name of a parameter that the server is given, by convention in capitals: `SCRIPT_FILENAME`.',
    label: () => 'the name of a parameter such as SCRIPT_FILENAME',
    short: 'parameter',
    examples: cgiParameters,
    check: (text) => (text === '' ? 'a name may not be empty' : undefined),
  },
  variable: {
    doc: 'A variable: `$name`.',
    label: () => 'a variable such as $name',
    short: '$variable',
    // ngx_http_add_variable() and ngx_http_get_variable_index() lower the case
    symbol: { kind: 'variable', label: 'variable', within: 'family', caseless: true },
    // ngx_http_map_block() and its like: the first byte must be "$", and something must follow
    check: (text) =>
      text === '$' || text[0] !== '$'
        ? `"${text}" is no variable: a variable begins with "$" and has a name`
        : undefined,
  },
  regex: {
    doc: 'A regular expression (PCRE2). Put it in quotes when it contains `{`, `}`, `;` or spaces.',
    label: () => 'a regular expression',
    captures: 'always',
    check: regexError,
  },
  'test-regex': {
    doc: 'A regular expression (PCRE2). It captures nothing.',
    label: () => 'a regular expression',
    short: 'regex',
    check: regexError,
  },
  path: {
    doc: 'A path; a relative one starts at the prefix of the nginx installation.',
    variables: { marked: true },
    label: () => 'a path',
    path: { to: 'any', from: 'prefix' },
    check: (text, detail) => (takesVariables(detail) ? checkTemplate(text) : undefined),
  },
  file: {
    doc: 'A file that must exist; a relative path starts at the folder of the main configuration file.',
    variables: { marked: true },
    label: () => 'a file',
    path: { to: 'file', from: 'configuration' },
    check: (text, detail) => (takesVariables(detail) ? checkTemplate(text) : undefined),
  },
  uri: {
    doc: 'A URI, which may contain variables.',
    label: () => 'a URI',
    variables: {},
    check: (text) => checkTemplate(text),
  },
  header: {
    doc: 'The name of an HTTP header.',
    variables: { marked: true },
    label: () => 'a header name',
    short: 'header',
    examples: responseHeaders,
    check: (text, detail) => (takesVariables(detail) ? checkTemplate(text) : undefined),
  },
  'request-header': {
    doc: 'The name of an HTTP header of a request.',
    label: () => 'a header name',
    short: 'header',
    examples: requestHeaders,
  },
  'mime-type': {
    doc: 'A MIME type, or `*` for all.',
    label: () => 'a MIME type such as text/css',
    examples: mimeTypes,
  },
}

function regexError(text: string): string | undefined {
  const wrong = compiled(text)
  return wrong && `the regular expression "${text}" does not compile: ${wrong.message}`
}

/** Large configurations repeat the same few patterns thousands of times. */
const patterns = new Map<string, RegexError | undefined>()

function compiled(pattern: string): RegexError | undefined {
  if (patterns.has(pattern)) return patterns.get(pattern)
  if (patterns.size >= 1000) patterns.clear()
  const wrong = checkRegex(pattern)
  patterns.set(pattern, wrong)
  return wrong
}

/**
 * ngx_http_script_compile(): after `$` comes a digit, a name, or a name in braces. A name is letters,
 * digits and underscores; `$` at the end or before anything else is refused.
 */
export function checkTemplate(text: string): string | undefined {
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at)) {
    at++
    const braced = text[at] === '{'
    const name = /[A-Za-z0-9_]*/y
    name.lastIndex = braced ? at + 1 : at
    const found = name.exec(text)?.[0] ?? ''
    const end = name.lastIndex || at
    // ngx_http_script_compile() takes one digit for a capture, "$10" is $1 and "0"
    if (braced && text[at + 1 + found.length] !== '}')
      return `the closing brace of the variable "\${${found}" is missing`
    if (found === '')
      return braced
        ? 'a variable without a name: "${}"'
        : 'a "$" must be followed by the name of a variable; nginx has no way to write a plain "$" here'
    at = Math.max(end, at + 1)
  }
  return undefined
}

/** A name in a template, by the offsets of its letters. */
export interface TemplateVariable {
  readonly name: string
  readonly start: number
  readonly end: number
}

/**
 * The variables of a template that `checkTemplate` passes. Of `$10` only the `1` is a capture; `$0` and `${1}` are
 * variables to nginx, and without `captures` `$1` is one, too.
 */
export function templateVariables(text: string, captures: boolean): readonly TemplateVariable[] {
  if (!text.includes('$')) return []
  return [...text.matchAll(captures ? OUTSIDE_CAPTURES : EVERY_VARIABLE)].flatMap(({ index, 1: braced, 2: plain }) => {
    const name = braced ?? plain
    if (name === undefined) return []
    const start = index + (braced === undefined ? 1 : 2)
    return [{ name, start, end: start + name.length }]
  })
}

const OUTSIDE_CAPTURES = /\$(?:[1-9]|\{(\w+)\}|(\w+))/g
const EVERY_VARIABLE = /\$(?:\{(\w+)\}|(\w+))/g
