import { HOSTS } from './configurations.ts'
import type { Dice } from './dice.ts'
import type { Node, Ports } from './tree.ts'

/** A request as it goes over the wire. */
export interface Asked {
  /** As `listen` writes it. */
  readonly listen: string
  /** The whole value of the `Host` header; undefined: HTTP/1.0 without one. */
  readonly host: string | undefined
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
}

/** Requests to where the configuration listens, aimed at the boundaries between its locations. */
export function randomRequests(dice: Dice, http: readonly Node[], ports: Ports, count: number): readonly Asked[] {
  const addresses = [...new Set([...words(http, 'listen')].flatMap(([text]) => addressesOf(text!, ports)))]
  const paths = [...new Set([...literals(http)].filter((path) => path.startsWith('/')))]
  const names = [...words(http, 'server_name')].flat().filter((name) => /^[\w.]+$/.test(name))
  return dice.times(count, count, () => ({
    listen: dice.oneOf(addresses),
    host: host(dice, names),
    method: dice.chance(0.86) ? 'GET' : dice.oneOf(['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'FOO']),
    target: target(dice, paths),
    headers: dice.chance(0.15) ? { 'X-Test': dice.oneOf(['1', '0', 'x', '/a', 'a b']) } : {},
  }))
}

/** Connections to a wildcard may go to any address. */
function addressesOf(listen: string, ports: Ports): readonly string[] {
  const [, port] = /(\d+)$/.exec(listen) ?? []
  if (listen.startsWith('[::]')) return [`[::1]:${port}`]
  if (!/^(\*:)?\d+$/.test(listen)) return [listen]
  return ['127.0.0.1', '127.0.0.2', '127.0.0.3'].map((address) => `${address}:${port ?? ports.first}`)
}

function* words(nodes: readonly Node[], name: string): Generator<readonly string[]> {
  for (const each of nodes) {
    if (each.name === name) yield each.args
    if (each.block) yield* words(each.block, name)
  }
}

/** All that looks like a path, and what is left of patterns when their signs are taken away. */
function* literals(nodes: readonly Node[]): Generator<string> {
  for (const each of nodes) {
    if (each.name === 'proxy_pass' || each.name === 'alias') continue
    for (const arg of each.args) {
      const text = arg.replace(/\?.*|\$\w+|^[=~^*(]+/g, '')
      if (/^\/[^\\^$*+?()[\]{}|]*$/.test(text)) yield text
      else if (/[/\\]/.test(arg))
        yield arg.replace(/\\w\+?|\\d\+?|\.\*|\(\?<\w+>|\\b/g, 'b').replace(/[\\^$*+?()[\]{}|~]/g, '')
    }
    if (each.block) yield* literals(each.block)
  }
  yield* ['/', '/index.html', '/a/index.html', '/none', '/a', '/x']
}

function host(dice: Dice, names: readonly string[]): string | undefined {
  const name = names.length > 0 && dice.chance(0.6) ? dice.oneOf(names) : dice.oneOf(HOSTS)
  return dice.weighted<string | undefined>([
    [8, () => name],
    [1, () => name.toUpperCase()],
    [1, () => `${name}.`],
    [1, () => `${name}:8080`],
    [1, () => `www.${name}`],
    [0.5, () => dice.oneOf(['127.0.0.1', '[::1]', '[::1]:80', '.a.com', 'com', 'x.b.com.', '_', 'a_b', 'é.a.com'])],
    [0.4, () => dice.oneOf(['a..com', 'a/b', 'a.com..', 'a com', 'a\\com'])],
    [0.4, () => undefined],
  ])
}

function target(dice: Dice, paths: readonly string[]): string {
  let path = dice.oneOf(paths).replace(/^\/*(?=[^/]|$)/, '/')
  path = path.replace(/[ %?#]/g, (sign) => (dice.chance(0.95) || sign === ' ' ? encodeURIComponent(sign) : sign))
  for (let left = dice.oneOf([0, 0, 1, 1, 1, 2, 3]); left > 0; left--) path = changed(dice, path, paths)
  const query = dice.weighted([
    [7, () => ''],
    [2, () => `?x=${dice.oneOf(['1', '0', 'x', 'a', '/a', '%2Fa', '', 'b%20c', 'a.b'])}`],
    [0.5, () => dice.oneOf(['?', '?x', '?X=1', '??', '?y=1&x=2', '?x=1&x=2', '?/../a', '?a=é', '?x=1?y=2', '?x=%'])],
    [0.2, () => dice.oneOf(['#', '#x', '#/b?x=1', '?x=1#y'])],
  ])
  return path + query
}

/** One character more or less, another spelling of the same, or nearly the same. */
function changed(dice: Dice, path: string, paths: readonly string[]): string {
  const characters = [...(path || '/')]
  const at = dice.below(characters.length)
  const here = (text: string, replaced: number): string =>
    [...characters.slice(0, at), text, ...characters.slice(at + replaced)].join('')
  const character = characters[at]!
  const slash = (text: string): string => {
    const slashes = characters.flatMap((each, place) => (each === '/' ? [place] : []))
    const place = slashes.length > 0 ? dice.oneOf(slashes) : 0
    return [...characters.slice(0, place), text, ...characters.slice(place + 1)].join('')
  }
  return dice.weighted([
    [3, () => `${path}/`],
    [2, () => characters.slice(0, -1).join('') || '/'],
    [3, () => path + dice.oneOf(['-', '!', 'a', 'b', '/b', '.', '.php', '.html', '~', '0', '%20', '/index.html'])],
    [1, () => here(character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase(), 1)],
    [2, () => slash(dice.oneOf(['//', '///', '/./', '/x/../', '/../', '/.//', '/x/%2e%2e/', '/%2E/', '//../']))],
    [1.5, () => slash('%2F')],
    [2, () => here(encoded(character, dice.chance(0.3)), 1)],
    [
      1,
      () =>
        path +
        dice.oneOf(['/.', '/..', '/../', '/./', '/...', '..', '/.b', '/..b', '%2e%2e', '/%2e%2e', '/.%2e', '/..%2f']),
    ],
    [0.6, () => here(dice.oneOf(['%00', '%zz', '%', '%2', '%e9', '%0a', '%7f', '%25', '%3f', '%23', '%C3%A9']), 0)],
    [0.5, () => here(dice.oneOf(['+', '*', '&', ';', '=', '\\', '"', 'é', '\x7f', ':', '@', '^', '|', '$uri']), 0)],
    [0.3, () => here('', 1)],
    [0.2, () => `${path}/${'l'.repeat(dice.oneOf([100, 900]))}`],
    [0.7, () => `${path}${dice.oneOf(paths).replace(/[ %?#]/g, encodeURIComponent)}`],
  ])
}

function encoded(character: string, isLower: boolean): string {
  const bytes = [...Buffer.from(character)]
    .map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
    .join('')
  return isLower ? bytes.toLowerCase() : bytes
}
