// Configurations that nobody would write, for the formatter: valid ones, but for what is broken on purpose.
import { readFileSync } from 'node:fs'
import type { FormatOptions } from '@nginx-lint/format'
import { type Token, tokensOf } from './format-tokens.ts'

/** As the command reads it: what is not UTF-8 is Latin-1. */
export function read(path: string): string {
  const bytes = readFileSync(path)
  try {
    return utf8.decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export type Random = () => number

export const below = (random: Random, n: number): number => Math.floor(random() * n)
export const pick = <T>(random: Random, from: readonly T[]): T => from[below(random, from.length)]!

/** The same tokens with other white space between them, and here and there a comment more. */
export function scattered(text: string, random: Random, comments = true): string {
  const tokens = tokensOf(text)
  const newline = pick(random, ['\n', '\n', '\r\n'])
  const sparse = random() < 0.5
  let result = text.startsWith('\ufeff') ? '\ufeff' : ''
  tokens.forEach((token, i) => {
    const previous = tokens[i - 1]
    const old = text.slice(previous?.end ?? result.length, token.start)
    const isKept = (sparse && random() < 0.8) || (i === 0 && result !== '')
    result += isKept ? old : gapBetween(previous, token, random, comments, newline)
    result += text.slice(token.start, token.end)
  })
  return result + pick(random, ['', newline, newline, '  ', newline + newline, `\t${newline} `])
}

function gapBetween(a: Token | undefined, b: Token, random: Random, comments: boolean, newline: string): string {
  if (b.kind === 'lua' || a?.kind === 'lua' || b.kind === 'error') return ''
  // `\\{{` would be a tag in a template, and `${` a variable.
  const isGluing = a?.kind === 'word' && (b.kind === 'word' || /[$\\{]$/.test(a.text))
  // A comment ends with its line, and one that is the first of its line stays that.
  const first = a?.kind === 'comment' || (b.kind === 'comment' && b.leads && a) ? newline : ''
  if (b.kind === 'comment' && !b.leads) return pick(random, [' ', '  ', '\t', '     '])
  const rest = blank(random, comments, newline)
  return isGluing && first + rest === '' ? ' ' : first + rest
}

function blank(random: Random, comments: boolean, newline: string): string {
  let result = ''
  for (let n = below(random, 4); n > 0; n--) {
    const isComment = comments && random() < 0.06
    if (isComment) result += ` ${pick(random, COMMENTS)}${pick(random, ['', ' ', '\t'])}${newline}`
    else result += pick(random, [' ', ' ', '  ', '\t', newline, newline + newline, `${newline}    `, '\r', '      '])
  }
  return result
}

const COMMENTS = [
  '#',
  '# c',
  '#} { ; "',
  '# "a \' b',
  "#'",
  '# \\',
  '## é ☃',
  '# a\rb',
  '# nginx-lint-format on',
  '# x {{ y }}',
]

/** Blocks and statements of any words. */
export function invented(random: Random, depth = 0): string {
  let result = ''
  for (let n = below(random, 6); n > 0; n--) {
    const name = pick(random, NAMES)
    result += `${name} ${words(random)}`
    const isLua = name.endsWith('_by_lua_block')
    if (isLua) result += `{${pick(random, LUA)}}`
    else if (depth < 4 && random() < 0.4) result += `{ ${invented(random, depth + 1)}}`
    else result += ';'
    result += pick(random, ['', ' ', '\n'])
    if (random() < 0.05) result += `\n${pick(random, ['# nginx-lint-format off', '# nginx-lint-format on', '#x'])}\n`
  }
  return result
}

function words(random: Random): string {
  let result = ''
  for (let n = below(random, 5); n > 0; n--)
    result += `${pick(random, WORDS)}${pick(random, [' ', ' ', '  ', '\n', '\t'])}`
  return result
}

const NAMES = [
  ...['a', 'listen', 'map', 'geo', 'types', 'server', 'location', 'if', 'log_format', 'server_name', 'charset_map'],
  ...['events', '"quoted"', '~^/x', '$x', 'default', 'include', 'text/html', '127.0.0.1/8', "'a b'", '\\{'],
  ...['content_by_lua_block', 'set_by_lua_block', 'fastcgi_param', 'proxy_set_header', 'add_header'],
]

const WORDS = [
  ...[
    'a',
    'bb',
    '$uri',
    `${'$'}{a}_${'$'}{b}.log`,
    '"a b"',
    "'a;b'",
    '"{}"',
    '"#fff"',
    'a#b',
    'a\\ b',
    '\\;',
    '\\"x',
    'a"b',
  ],
  ...[
    '"a\\"b"',
    '"tab\there"',
    '"two\nlines"',
    '"a\r\n  b"',
    "'\n\n  x'",
    '~^/x\\{2\\}',
    '"^/x{2,3}$"',
    'é',
    '☃',
    '\u00a0',
  ],
  ...['}', '=', '(a', '"a")', '[::]:80', '{{ a }}', '...', '$', '\\\\', '10.0.0.0/8', '\'return "}"\'', 'x'.repeat(70)],
].filter((word) => word !== '}' && word !== '{{ a }}')

const LUA = [
  ...['', ' ', '\n', ' ngx.say("}") ', '\nlocal a = { 1 }\n', '\n  if a then\n\tb()\n  end\n', '\n -- }\n  x()\n\n\n'],
  ...[
    '\n local s = [[\n   } text\n ]]\n',
    '\n --[[ } \n ]]\n x()\n',
    "\n x = 'a\\\n   b'\n ",
    '\r\n x()\r\n   y()\r\n',
    '\n [==[ ]] } ]==]\n',
  ],
]

export function options(random: Random): FormatOptions {
  return {
    ...(random() < 0.3 && { indentStyle: pick(random, ['space', 'tab'] as const) }),
    ...(random() < 0.5 && { indentSize: 1 + below(random, 8) }),
    ...(random() < 0.4 && { lineWidth: 1 + below(random, 120) }),
    ...(random() < 0.3 && { endOfLine: pick(random, ['lf', 'crlf'] as const) }),
    ...(random() < 0.3 && { insertFinalNewline: random() < 0.5 }),
  }
}
