import type { Dice } from './dice.ts'

/** What the locations of a crowded server are written in, and the newline, which "." and "$" tell apart from all else. */
export const LETTERS = ['a', 'b', 'A', '/', '.', '\n']

/**
 * The inside of a server whose locations get in each other's way: doubles, regular expressions behind more general ones
 * and behind `^~`, nested ones that nothing gets to. Each answers with a label of its own.
 */
export function crowdedServer(dice: Dice): string {
  const making: Making = { dice, statics: new Set(), regexes: [], labels: { last: 0 } }
  const locations = dice.times(2, 7, () => location(making, undefined, 0))
  const settings = [...(dice.chance(0.12) ? ['merge_slashes off;'] : []), ...(dice.chance(0.03) ? ['return 204;'] : [])]
  return [...settings, ...locations].join('\n')
}

interface Making {
  readonly dice: Dice
  /** nginx refuses two of one kind beside each other. */
  readonly statics: Set<string>
  /** Those that are there, to be written once more in another way. */
  readonly regexes: string[]
  readonly labels: { last: number }
}

interface Outer {
  readonly path: string
  /** nginx wants those in it to begin so, though it never finds them. */
  readonly isRegex: boolean
}

function location(making: Making, outer: Outer | undefined, depth: number): string {
  const { dice } = making
  const isInRegex = outer?.isRegex === true
  const kind = dice.weighted<'' | '^~' | '=' | '~'>([
    [isInRegex ? 0.3 : 3, () => ''],
    [isInRegex ? 0.3 : 2, () => '^~'],
    [isInRegex ? 0.3 : 1.5, () => '='],
    [6, () => '~'],
  ])
  if (kind === '~') {
    const modifier = dice.chance(0.8) ? '~' : '~*'
    const pattern = regex(making)
    making.regexes.push(pattern)
    return block(making, `${modifier} "${pattern}"`, { path: pattern, isRegex: true }, depth)
  }
  const path = (outer?.path ?? '') + dice.oneOf(outer ? ENDS : PATHS)
  const key = `${kind === '=' ? '=' : ''}${path}`
  if (making.statics.has(key)) return ''
  making.statics.add(key)
  return block(making, `${kind} "${path}"`, kind === '=' ? undefined : { path, isRegex: false }, depth)
}

/** `within`: what it may hold others as. */
function block(making: Making, head: string, within: Outer | undefined, depth: number): string {
  const { dice, labels } = making
  const label = `L${++labels.last}`
  const inside = { ...making, statics: new Set<string>() }
  const nested =
    within && depth < 2 && dice.chance(depth === 0 ? 0.25 : 0.15)
      ? dice.times(1, 2, () => location(inside, within, depth + 1))
      : []
  return `location ${head} {\nreturn 200 ${label};\n${nested.join('\n')}\n}`
}

const PATHS = ['/', '/', '/a', '/a', '/a/', '/ab', '/a/b', '/a.b', '/b', '/b/', '/A', '/a/b/', 'a', '//a', '']
const ENDS = ['', '/', 'a', 'b', '/b', '.b', '/a']

function regex(making: Making): string {
  const { dice, regexes } = making
  const written = regexes.length > 0 ? dice.oneOf(regexes) : undefined
  if (written !== undefined && dice.chance(0.3)) return changed(dice, written)
  return dice.weighted([
    [3, () => dice.oneOf(PATTERNS)],
    [3, () => `^${dice.oneOf(PATHS).replace('.', '\\.')}${dice.oneOf(TAILS)}`],
    [1, () => `${dice.oneOf(PATHS).replace('.', '\\.')}$`],
  ])
}

const PATTERNS = [
  ...['', '.', '^/', '^/.', '\\.b$', '\\.(a|b)$', '[ab]$', 'a$', 'b$', '/[^/]+$', '^/[ab]', '^/(a|b)/', 'A', '^/(?i)a'],
  ...[
    '^/(?!a)',
    '(?<!a)b',
    '\\ba\\b',
    '^a',
    '^/[^/]*$',
    '^/.*/b$',
    '^/(.)\\1',
    '^/(a|b)(/|$)',
    '//',
    '\\.\\.',
    '^/\\w$',
  ],
]
const TAILS = ['', '$', '/', '.*', '.*$', '[ab]', '[^/]*$', '(a|b)?$', '.*\\.b$', '/?$', '(/|$)', 'a+$', '\\z']

/** Nearly always wider or narrower than it was. */
function changed(dice: Dice, pattern: string): string {
  const alternatives = /^\^/.test(pattern) ? pattern : `(?:${pattern}|/b)`
  return dice.oneOf([
    pattern,
    `^/.*${pattern.replace(/^\^/, '')}`,
    pattern.replace(/^\^/, ''),
    pattern.replace(/\$$/, ''),
    pattern.endsWith('$') ? pattern : `${pattern}$`,
    pattern.replace('a', '[ab]'),
    pattern.replace('[ab]', 'b'),
    pattern.replace('.*', '.+'),
    alternatives,
  ])
}

/** All URIs with so many letters behind the first slash. */
export function everyUri(most: number, keepsSlashes: boolean): readonly string[] {
  const all = ['/']
  for (let from = 0, length = 1; length <= most; length++) {
    const until = all.length
    for (; from < until; from++) for (const letter of LETTERS) all.push(all[from]! + letter)
  }
  return all.filter((uri) => !/\/\.\.?(?:\/|$)/.test(uri) && (keepsSlashes || !uri.includes('//')))
}
