import type { Dice } from './dice.ts'
import { handlers, rewrites, serverErrorPages, tryFiles } from './statements.ts'
import { type Node, node, type Ports } from './tree.ts'

/** The inside of an `http` block, in which everything lies close together: names, paths and patterns that nearly match. */
export function randomConfiguration(dice: Dice, ports: Ports): readonly Node[] {
  const paths = family(dice)
  const context: Making = {
    dice,
    ports,
    paths,
    names: dice.shuffled(NAMED).slice(0, dice.below(3)),
    proxies: { next: 0 },
    defaults: new Set(),
  }
  const servers = dice.times(1, 3, () => server(context))
  return [...maps(context), ...servers]
}

/** What the makers of statements share. */
export interface Making {
  readonly dice: Dice
  readonly ports: Ports
  /** Paths that are near each other. */
  readonly paths: readonly string[]
  /** Named locations that every server has. */
  readonly names: readonly string[]
  /** Counts the addresses that `proxy_pass` has used. */
  readonly proxies: { next: number }
  /** Addresses that have a default server. */
  readonly defaults: Set<string>
}

const NAMED = ['@x', '@y', '@fall']

const BASES = ['/a', '/api', '/x/y', '/é', '/A', '/img', '/a.b', '/b', '/a b', '/~u', '/a%20b', '/a+b', '/1', '/v1']
const ENDS = [
  '',
  '/',
  '-b',
  '!',
  '/b',
  '/b/',
  'iary',
  '.php',
  '.html',
  'b',
  '/B',
  '/é',
  ' ',
  '~',
  '0',
  '/index.html',
  '/b/c',
]

/** Words next to each other in nginx's tree: `/a`, `/a/`, `/a-b`, `/a!`, `/a/b`, … */
function family(dice: Dice): readonly string[] {
  const bases = dice.times(1, 2, () => dice.oneOf(BASES))
  const near = bases.flatMap((base) => [base, ...dice.times(2, 6, () => base + dice.oneOf(ENDS))])
  return [...new Set(['/', ...near, ...(dice.chance(0.3) ? [near[0]!.slice(0, -1) || '/'] : [])])]
}

export const HOSTS = ['a.com', 'www.a.com', 'b.a.com', 'c.b.a.com', 'a.org', 'www.a.org', 'b.com', 'x']
const SERVER_NAMES = [
  ...HOSTS,
  'A.com',
  '*.a.com',
  '.a.com',
  'a.*',
  'www.a.*',
  '*.b.a.com',
  '.com',
  '*.com',
  '~^www\\.(.+)$',
  '~^(?<sub>\\w+)\\.a\\.',
  '~a',
  '~^B\\.COM$',
  '_',
  '',
  '127.0.0.1',
]

function server(making: Making): Node {
  const { dice, names } = making
  const taken = new Set<string>()
  const locations = dice.times(1, 8, () => location(making, taken, undefined, 0)).filter((each) => each !== undefined)
  const named = names.map((name) => node('location', [name], body(making, { isNamed: true }, 0)))
  return node(
    'server',
    [],
    [
      ...listens(making),
      ...(dice.chance(0.75)
        ? [
            node(
              'server_name',
              dice.times(1, 3, () => dice.oneOf(SERVER_NAMES)),
            ),
          ]
        : []),
      ...(dice.chance(0.12) ? [node('merge_slashes', ['off'])] : []),
      ...(dice.chance(0.1) ? [node('recursive_error_pages', ['on'])] : []),
      ...(dice.chance(0.25) ? rewrites(making, 'server') : []),
      ...serverErrorPages(making),
      ...(dice.chance(0.06) ? [tryFiles(making)] : []),
      ...dice.shuffled([...locations, ...named]),
    ],
  )
}

/** A name that several servers give to one address is a warning, but a second default there is refused. */
function listens({ dice, ports, defaults }: Making): readonly Node[] {
  const port = () => (dice.chance(0.75) ? ports.first : ports.second)
  const address = () =>
    dice.weighted([
      [4, () => `127.0.0.1:${port()}`],
      [3, () => String(port())],
      [2, () => `127.0.0.2:${port()}`],
      [1, () => `*:${port()}`],
      [1, () => `[::1]:${port()}`],
      [1, () => `[::]:${port()}`],
      [0.3, () => 'unix:a.sock'],
    ])
  const addresses = new Map(dice.times(1, 2, address).map((text) => [text.replace('*:', ''), text]))
  return [...addresses].map(([key, text]) => {
    const isDefault = dice.chance(0.2) && !defaults.has(key)
    if (isDefault) defaults.add(key)
    return node('listen', [text, ...(isDefault ? ['default_server'] : [])])
  })
}

/** What a location is, as far as it matters for what may stand in it. */
export interface Place {
  readonly path?: string
  readonly isExact?: boolean
  readonly isRegex?: boolean
  /** Of a regular expression: nginx wants those in it to begin so, though it never finds them. */
  readonly text?: string
  readonly isNamed?: boolean
}

function location(making: Making, taken: Set<string>, outer: Place | undefined, depth: number): Node | undefined {
  const { dice } = making
  const place = dice.weighted<Place & { readonly args: readonly string[] }>([
    [outer?.isRegex ? 0.3 : 5, () => prefix(making, outer, '')],
    [outer?.isRegex ? 0.1 : 2, () => prefix(making, outer, '^~')],
    [outer?.isRegex ? 0.2 : 2.5, () => prefix(making, outer, '=')],
    [3.5, () => regex(making)],
  ])
  const key = `${place.isExact} ${place.path}`
  if (taken.has(key) && !place.isRegex) return undefined
  taken.add(key)
  return node('location', place.args, body(making, place, depth))
}

function prefix({ dice, paths }: Making, outer: Place | undefined, modifier: string) {
  const around = outer?.path ?? outer?.text
  const inside = around === undefined ? [] : paths.filter((each) => each.startsWith(around))
  const path =
    around !== undefined
      ? dice.chance(0.8) && inside.length > 0
        ? dice.oneOf(inside)
        : around + dice.oneOf(ENDS)
      : dice.weighted([
          [9, () => dice.oneOf(paths)],
          [2, () => dice.oneOf(paths) + dice.oneOf(ENDS)],
          [0.3, () => dice.oneOf(['', 'a', '//', '/./', '/a//b', '/%2e', '/a?b'])],
        ])
  const joined = modifier !== '' && path !== '' && dice.chance(0.1)
  const args = modifier === '' ? [path] : joined ? [modifier + path] : [modifier, path]
  return { path, isExact: modifier === '=', args }
}

function regex(making: Making) {
  const { dice } = making
  const modifier = dice.chance(0.7) ? '~' : '~*'
  const pattern = randomPattern(making)
  return { isRegex: true, text: pattern, args: dice.chance(0.08) ? [modifier + pattern] : [modifier, pattern] }
}

const PATTERNS = [
  '\\.php$',
  '\\.(png|html)$',
  '/b$',
  'a|b',
  '^/api/(?<ver>v\\d+)',
  '^/a(?!pi)',
  '(?i)^/A',
  '.',
  '^/$',
  '\\s',
  '^/[a-c]{2}',
  'b(?=/)',
  'é',
  '(?<!a)b',
  '^/(\\w+)/(\\w+)$',
  '^(/.*?)(/.*)?$',
  '[^/]+-b',
  '/(a|b)/\\1',
  '^/([^/]*)/',
  '%',
  '//',
  'B',
  '\\d',
  '(.)$',
]

/** Of the kind that people write, and around the configuration's own paths. */
export function randomPattern({ dice, paths }: Making): string {
  const path = escaped(dice.oneOf(paths))
  return dice.weighted([
    [4, () => dice.oneOf(PATTERNS)],
    [2, () => `^${path}`],
    [1, () => path],
    [1, () => `^${path}$`],
    [2, () => `^${path}(.*)$`],
    [1, () => `${path}$`],
    [1, () => `^${path}/?(?<rest>.*)`],
  ])
}

const escaped = (text: string): string => text.replace(/[.+?*()[\]{}^$|\\]/g, '\\$&')

function body(making: Making, place: Place, depth: number): readonly Node[] {
  const { dice } = making
  const statements: Node[] = [...handlers(making, place)]
  if (depth < 2 && !place.isExact && !place.isNamed && dice.chance(depth === 0 ? 0.3 : 0.25)) {
    const taken = new Set<string>()
    const nested = dice.times(1, 3, () => location(making, taken, place, depth + 1))
    statements.push(...nested.filter((each) => each !== undefined))
  }
  return statements
}

/** The variables that conditions and rewrites use; all are always there. */
function maps({ dice, paths }: Making): readonly Node[] {
  const value = () => dice.oneOf(['1', '0', '', 'x', dice.oneOf(paths), '$uri'])
  const entries = (keys: () => string): readonly Node[] => {
    const unique = new Set(dice.times(1, 4, keys))
    // Where ".a.com" is, nginx wants neither "a.com" nor "*.a.com".
    const clash = (key: string) => unique.has(`.${key.replace(/^\*\./, '')}`)
    return [...unique].filter((key) => !clash(key)).map((key) => node(key, [value()]))
  }
  const fallback = () => (dice.chance(0.7) ? [node('default', [value()])] : [])
  const byUri = () => (dice.chance(0.6) ? dice.oneOf(paths) : `~${dice.chance(0.3) ? '*' : ''}${dice.oneOf(PATTERNS)}`)
  const byHost = () => dice.oneOf(SERVER_NAMES.filter((name) => name !== '' && name !== '_'))
  return [
    node('map', ['$uri', '$byuri'], [...fallback(), ...entries(byUri)]),
    node('map', ['$host', '$byhost'], [node('hostnames'), ...fallback(), ...entries(byHost)]),
    node(
      'map',
      ['$arg_x', '$byarg'],
      [...fallback(), ...entries(() => dice.oneOf(['', '1', 'X', '~^a', '~b(?<m>.)', '\\default']))],
    ),
  ]
}
