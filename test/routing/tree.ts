/** A directive as the generator makes it and the shrinker takes it apart. Arguments are what nginx is to see of them. */
export interface Node {
  readonly name: string
  readonly args: readonly string[]
  readonly block?: readonly Node[]
}

export function node(name: string, args: readonly string[] = [], block?: readonly Node[]): Node {
  return block ? { name, args, block } : { name, args }
}

/** Those that rewrites set. */
export const VARIABLES = ['$v1', '$v2']

/**
 * The ports of a configuration: two that are asked, one where `proxy_pass` leads, one that tells that nginx
 * is there, and one that nothing listens on.
 */
export interface Ports {
  readonly first: number
  readonly second: number
  readonly backend: number
  readonly ready: number
  readonly closed: number
}

export const portsFrom = (first: number): Ports => ({
  first,
  second: first + 1,
  backend: first + 2,
  ready: first + 3,
  closed: first + 4,
})

/**
 * The whole file around the inside of `http`. Every server and location logs under a name of its own (`S1`, `L7`), and
 * that is how it is known afterwards which of them had the request: no phase of nginx is touched.
 */
export function configurationOf(http: readonly Node[], ports: Ports): string {
  const labels: string[] = []
  const servers = http.filter((each) => each.name === 'server').map((each) => labelled(each, 'S', labels))
  const inner = [
    ...SETTINGS,
    // A connection by a Unix socket has no port, and nginx then logs whatever lies there.
    node('map', ['$remote_addr', '$client_port'], [node('default', ['$remote_port']), node('unix:', [''])]),
    ...labels.map((label) => node('log_format', [label, 'escape=json', logLine(label)])),
    ...http.filter((each) => each.name !== 'server'),
    ...servers,
    ready(ports),
  ]
  return printed([
    node('daemon', ['off']),
    node('master_process', ['off']),
    node('pid', ['nginx.pid']),
    node('error_log', ['error.log', 'alert']),
    node('events', [], [node('worker_connections', ['256'])]),
    node('http', [], inner),
  ])
}

/** What is random in it, with its labels. */
export function labelledHttp(http: readonly Node[]): string {
  const labels: string[] = []
  return printed(http.map((each) => labelled(each, 'S', labels)))
}

/** The log that the labels are written to, below nginx's prefix. */
export const LOG = 'routes.log'

const SETTINGS: readonly Node[] = [
  node('access_log', ['off']),
  node('default_type', ['text/plain']),
  node('absolute_redirect', ['off']),
  node('lingering_close', ['off']),
  ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => node(`${name}_temp_path`, [`tmp/${name}`])),
]

function logLine(label: string): string {
  const fields = {
    id: '$http_x_id',
    port: '$server_addr:$server_port:$client_port',
    uri: '$uri',
    args: '$args',
    to: '$sent_http_location',
    upstream: '$upstream_addr',
  }
  return JSON.stringify({ at: label, ...fields })
}

/** By this it is known that nginx listens. That a variable is set here makes it known everywhere. */
function ready(ports: Ports): Node {
  const settings = VARIABLES.map((name) => node('set', [name, '']))
  return node('server', [], [node('listen', [String(ports.ready)]), ...settings])
}

function labelled(each: Node, letter: string, labels: string[]): Node {
  if (!each.block || (each.name !== 'server' && each.name !== 'location')) return each
  const label = `${letter}${labels.length + 1}`
  labels.push(label)
  return node(each.name, each.args, [
    node('access_log', [LOG, label]),
    ...each.block.map((inner) => labelled(inner, 'L', labels)),
  ])
}

function printed(nodes: readonly Node[], indent = ''): string {
  return nodes.map((each) => `${indent}${line(each, indent)}\n`).join('')
}

function line({ name, args, block }: Node, indent: string): string {
  const head = [name, ...args].map(quoted).join(' ')
  return block ? `${head} {\n${printed(block, `${indent}    `)}${indent}}` : `${head};`
}

function quoted(word: string): string {
  if (word !== '' && !/[\s;{}"'\\#]/.test(word)) return word
  if (word !== '' && !/[\s;{}"'#]/.test(word) && !/\\[\\trn]/.test(word)) return word
  return `"${word.replace(/\\(?=[\\"trn])|"/g, '\\$&')}"`
}
