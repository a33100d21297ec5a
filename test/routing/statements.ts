import { type Making, type Place, randomPattern } from './configurations.ts'
import { type Node, node, VARIABLES } from './tree.ts'

/** What stands in a location: how it answers, and what changes that. */
export function handlers(making: Making, place: Place): readonly Node[] {
  const { dice } = making
  const tries = maybe(making, 0.14, () => tryFiles(making))
  const groups: readonly (readonly Node[])[] = [
    // With a URI that has become shorter than the location's name nginx reads beyond its end.
    handler(making, place.path !== undefined && tries.length === 0),
    tries,
    maybe(making, 0.18, () => errorPage(making)),
    maybe(making, 0.1, () => index(making)),
    maybe(making, 0.08, () => node('internal')),
    maybe(making, 0.06, () => limitExcept(making)),
    maybe(making, 0.13, () => rootOrAlias(making, place)),
    maybe(making, 0.04, () => node('recursive_error_pages', [dice.oneOf(['on', 'off'])])),
    dice.chance(0.38) ? rewrites(making, 'location') : [],
  ]
  return dice.shuffled(groups).flat()
}

function maybe(making: Making, probability: number, make: () => Node): readonly Node[] {
  return making.dice.chance(probability) ? [make()] : []
}

function handler(making: Making, mayHaveUri: boolean): readonly Node[] {
  return making.dice.weighted<readonly Node[]>([
    [5, () => []],
    [4.5, () => [proxyPass(making, mayHaveUri)]],
    [0.8, () => [node('fastcgi_pass', [`127.0.0.1:${making.ports.closed}`])]],
    [0.3, () => [node('uwsgi_pass', [`127.0.0.1:${making.ports.closed}`])]],
  ])
}

function proxyPass({ dice, ports, proxies }: Making, mayHaveUri: boolean): Node {
  const number = ++proxies.next
  // An address of its own for each, so that it is known which one it was.
  const address = `127.1.${number >> 8}.${number & 255}:${ports.backend}`
  return node('proxy_pass', [`http://${address}${mayHaveUri ? dice.oneOf(['', '', '/', '/q']) : ''}`])
}

const FILES = ['$uri', '$uri/', '$uri.html', '/a/index.html', '/none', '$uri/b.txt', '/a$uri', 'a.html', '$byuri']

export function tryFiles({ dice, paths, names }: Making): Node {
  const last = dice.weighted([
    [2, () => `=${dice.oneOf([404, 403, 500, 200])}`],
    [names.length > 0 ? 3 : 0, () => dice.oneOf(names)],
    [3, () => dice.oneOf(paths)],
    [1, () => `${dice.oneOf(paths)}?x=$args`],
    [1, () => dice.oneOf(['/index.html', '$uri.php', '$byuri', '/$arg_x', '@none'])],
  ])
  return node('try_files', [...dice.times(1, 3, () => dice.oneOf(FILES)), last])
}

export function serverErrorPages(making: Making): readonly Node[] {
  const { dice } = making
  return dice.chance(0.3) ? dice.times(1, 2, () => errorPage(making)) : []
}

function errorPage({ dice, paths, names }: Making): Node {
  const codes = [
    ...new Set(dice.times(1, 2, () => dice.oneOf(['404', '403', '405', '500', '410', '400', '301', '302']))),
  ]
  const override = dice.weighted<readonly string[]>([
    [6, () => []],
    [1, () => ['=200']],
    [1, () => ['=']],
    [1, () => [`=${dice.oneOf([404, 302, 410, 500])}`]],
  ])
  const target = dice.weighted([
    [4, () => dice.oneOf(paths)],
    [names.length > 0 ? 3 : 0, () => dice.oneOf(names)],
    [1, () => dice.oneOf(['http://a.org/sorry', 'http://a.org$uri', '/a.html', '@none', 'none.html'])],
    [1, () => `${dice.oneOf(paths)}?${dice.oneOf(['e=1', 'e=$uri', '$args'])}`],
    [0.6, () => dice.oneOf(['/e$uri', '$byuri', '/$arg_x'])],
  ])
  return node('error_page', [...codes, ...override, target])
}

function index({ dice, paths }: Making): Node {
  const last = dice.oneOf(['index.html', 'b.txt', 'index.php', '/a/index.html', dice.oneOf(paths), '$byuri'])
  return node('index', [
    ...dice.times(0, 2, () => dice.oneOf(['none.html', 'index.html', 'b.html', 'index$arg_x.html'])),
    last,
  ])
}

function limitExcept(making: Making): Node {
  const { dice } = making
  const inner = dice.weighted<readonly Node[]>([
    [3, () => [node('deny', ['all'])]],
    [1, () => [proxyPass(making, false)]],
    [1, () => []],
  ])
  return node('limit_except', [dice.oneOf(['GET', 'POST', 'PUT'])], inner)
}

function rootOrAlias({ dice }: Making, place: Place): Node {
  if (place.isNamed || dice.chance(0.6))
    return node('root', [dice.oneOf(['html', 'html/a', 'html/none', 'html$byuri'])])
  const captured = place.isRegex ? ['html/$1', 'html/a'] : []
  return node('alias', [dice.oneOf(['html/a/', 'html/', 'html/a', 'html/none/', 'html/a/index.html', ...captured])])
}

type Where = 'server' | 'location' | 'if'

/** Statements of the rewrite module, of which the order counts. */
export function rewrites(making: Making, where: Where): readonly Node[] {
  const { dice } = making
  return dice.times(1, where === 'if' ? 2 : 3, () =>
    dice.weighted([
      [4, () => rewrite(making)],
      [2, () => node('set', [dice.oneOf(VARIABLES), value(making)])],
      [where === 'server' ? 0.4 : 1.2, () => returned(making)],
      [where === 'if' ? 0 : 2.5, () => node('if', condition(making), insideIf(making, where))],
      [0.4, () => node('break')],
    ]),
  )
}

function value({ dice, paths }: Making): string {
  const made = [
    '$1',
    '$2',
    '$uri',
    '$arg_x',
    '$v1$v2',
    '$byuri',
    '$byhost',
    '$byarg',
    '1',
    '',
    '${v1}x',
    '$request_uri',
  ]
  return dice.oneOf([...made, '$args', '$is_args', '$request_method', '$document_uri', '$host', dice.oneOf(paths)])
}

function rewrite(making: Making): Node {
  const { dice, paths } = making
  const pattern = randomPattern(making)
  const hasCapture = /(?<!\\)\((?!\?)|\(\?</.test(pattern)
  const target = dice.weighted([
    [5, () => dice.oneOf(paths)],
    [hasCapture ? 3 : 0, () => `${dice.oneOf(paths)}$1`],
    [hasCapture ? 1 : 0, () => dice.oneOf(['$1', '/$1/$2', '/$1.php', '/x/$1?y=$1', '/$1?'])],
    [1.5, () => `${dice.oneOf(paths)}?${dice.oneOf(['', 'x=1', 'x=$args', 'x=1&', '$args', 'x=1?'])}`],
    [
      1,
      () =>
        dice.oneOf([
          'http://a.org/r',
          'https://a.org$uri',
          '$scheme://$host/s',
          'http://a.org/r?q=1',
          'http://a.org/r?',
        ]),
    ],
    [1, () => dice.oneOf(['$uri.html', '$byuri', '/é$uri', '/a%20b', 'p', '/$arg_x', '$v1', '/p%2fq'])],
  ])
  const flag = dice.weighted<readonly string[]>([
    [3, () => []],
    [3, () => ['last']],
    [3, () => ['break']],
    [1, () => ['redirect']],
    [1, () => ['permanent']],
  ])
  return node('rewrite', [pattern, target, ...flag])
}

function returned(making: Making): Node {
  const { dice, paths } = making
  return node(
    'return',
    dice.weighted<readonly string[]>([
      [
        4,
        () => [dice.oneOf(['200', '204', '400', '403', '404', '404', '405', '410', '444', '500', '503', '301', '302'])],
      ],
      [2, () => [dice.oneOf(['200', '403', '404', '500']), dice.oneOf(['text', '$uri', '$v1|$1', 'a $byhost', ''])]],
      [
        2,
        () => [
          dice.oneOf(['301', '302', '303', '307', '308']),
          `${dice.oneOf(paths)}${dice.oneOf(['', '?x=1', '$is_args$args', '$uri'])}`,
        ],
      ],
      [1, () => [dice.oneOf(['http://a.org/', 'https://a.org$request_uri', '$scheme://b.com$uri'])]],
      [0.5, () => ['302', dice.oneOf(['http://a.org/$1', '$byuri', '$v1', 'relative', ''])]],
    ]),
  )
}

function condition(making: Making): readonly string[] {
  const { dice, paths } = making
  const variables = [
    '$uri',
    '$args',
    '$arg_x',
    '$v1',
    '$request_method',
    '$http_x_test',
    '$host',
    '$request_uri',
    '$byuri',
    '$byhost',
    '$byarg',
    '$http_cookie',
  ]
  const variable = dice.oneOf(variables)
  const words = dice.weighted<readonly string[]>([
    [3, () => [variable]],
    [
      3,
      () => [
        variable,
        dice.oneOf(['=', '!=']),
        dice.oneOf(['1', '0', 'x', 'POST', 'GET', 'a.com', '$arg_x', dice.oneOf(paths)]),
      ],
    ],
    [4, () => [variable, dice.oneOf(['~', '~*', '!~', '!~*']), randomPattern(making)]],
    [
      3,
      () => [
        dice.oneOf(['-f', '!-f', '-d', '!-d', '-e', '!-e', '-x', '!-x']),
        dice.oneOf(['$request_filename', '$document_root$uri.html', '$document_root/a']),
      ],
    ],
  ])
  return words.map((word, at) => `${at === 0 ? '(' : ''}${word}${at === words.length - 1 ? ')' : ''}`)
}

function insideIf(making: Making, where: Where): readonly Node[] {
  const { dice } = making
  const others = where === 'server' ? [] : dice.chance(0.25) ? [ofIf(making)] : []
  return dice.shuffled([...(others.length > 0 && dice.chance(0.5) ? [] : rewrites(making, 'if')), ...others])
}

/** "If is evil": a location of its own, with what it inherits. */
function ofIf(making: Making): Node {
  const { dice } = making
  return dice.weighted([
    [3, () => proxyPass(making, false)],
    [1, () => errorPage(making)],
    [1, () => node('root', [dice.oneOf(['html/a', 'html/none'])])],
  ])
}
