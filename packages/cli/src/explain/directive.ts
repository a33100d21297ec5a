import type { Context, DirectiveFacts, DirectiveSpec, Entries, ModuleFacts } from '@nginx-lint/directives'
import type { Colors } from '../reporters/colors.ts'

/** One module's directive of a name. */
export function explainDirective(spec: DirectiveSpec, colors: Colors): string {
  const { name, module, facts } = spec
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['syntax', syntaxLines(spec)],
    ['of these', limits(spec)],
    ['default', facts.default],
    ['context', facts.in.length === 0 ? 'anywhere' : facts.in.join(', ')],
    ['module', moduleName(module)],
    ['releases', releases(facts)],
    ['edition', facts.plus ? 'NGINX Plus only' : undefined],
    ['deprecated', facts.deprecated && deprecated(...facts.deprecated)],
    ['twice', repeated(facts.repeatable)],
    ['inherited', inherited(facts)],
    ['manual', manual(module, name)],
  ]
  return `${colors.bold(name)}\n${table(rows, colors)}`
}

/** Rows that have something to say, their values under each other. */
export function table(rows: readonly (readonly [string, string | undefined])[], colors: Colors): string {
  const width = Math.max(...rows.map(([label]) => label.length))
  const shown = rows.filter((row): row is readonly [string, string] => row[1] !== undefined)
  return shown
    .map(
      ([label, value]) =>
        `  ${colors.dim(label.padEnd(width))}  ${value.replace(/\n/g, `\n${' '.repeat(width + 4)}`)}\n`,
    )
    .join('')
}

/** As nginx's manual prints it, with the lines that a block of entries may have. */
function syntaxLines({ name, facts }: DirectiveSpec): string {
  const { block } = facts
  const end = block === undefined ? ';' : isEntries(block) ? ` {${block.entries.map(entryLine).join('')}\n}` : ' { … }'
  return [facts.syntax]
    .flat()
    .map((line) => `${name}${line === '' ? '' : ` ${line.replace(limited, '$1')}`}${end}`)
    .join('\n')
}

const entryLine = (line: string): string => `\n    ${line.replace(limited, '$1')};`

/** A term of the notation and what limits it: `quic{since 1.25.0}`. */
const limited = /((?:<[^<>]*>|[^\s[\]{}])+)\{([^}]*)\}/g

/** What the syntax says of single terms. */
function limits({ facts }: DirectiveSpec): string | undefined {
  const entries = facts.block !== undefined && isEntries(facts.block) ? facts.block.entries : []
  const lines = [facts.syntax, entries].flat(2).flatMap((line) =>
    [...line.matchAll(limited)].flatMap(([, term, limit]) => {
      const words = limit!
        .replace('until', 'removed in')
        .replace('plus', 'NGINX Plus only')
        .replace(/ ?once/, '')
      return words === '' ? [] : [`${term} ${words.replace(/(\d) (\w)/g, '$1, $2')}`]
    }),
  )
  return lines.length > 0 ? [...new Set(lines)].join('\n') : undefined
}

const isEntries = (block: NonNullable<DirectiveFacts['block']>): block is Entries =>
  typeof block === 'object' && 'entries' in block

export function moduleName({ name, thirdParty }: ModuleFacts): string {
  return thirdParty === undefined ? name : `${name} (third-party module "${thirdParty}")`
}

export function releases({
  since,
  removed,
}: {
  readonly since?: string
  readonly removed?: string
}): string | undefined {
  const parts = [since && `since ${since}`, removed && `removed in ${removed}`].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(', ') : undefined
}

const deprecated = (release: string, instead: string): string =>
  [release && `since ${release}`, instead && `use ${instead}`].filter((part) => part !== '').join('; ')

function repeated(repeatable: DirectiveFacts['repeatable']): string {
  if (repeatable === undefined) return 'nginx refuses it twice in one block'
  if (repeatable === true) return 'may stand in one block any number of times'
  if (repeatable === 'words') return 'may stand in one block any number of times, the lists add up'
  if (repeatable === 'by-symbol') return 'may stand in one block once for each name it refers to'
  if (repeatable === 'last-wins') return 'nginx warns of a second one in one block and takes the last'
  if ('exceptWith' in repeatable)
    return `may stand in one block any number of times, "${repeatable.exceptWith}" only alone`
  return `nginx refuses it twice in one block, unless the value is ${repeatable.whileValueIs}`
}

/** Only what may stand on several levels can be inherited. */
function inherited({ in: places, inherits, block }: DirectiveFacts): string | undefined {
  const nested = places.some((outer) => places.some((inner) => inner !== outer && isInside(inner, outer)))
  if (inherits === 'merged') return 'added to what outer levels say'
  if (inherits === 'never') return nested ? 'not inherited by inner levels' : undefined
  return nested && block === undefined ? 'by inner levels that have none of their own' : undefined
}

function isInside(inner: Context, outer: Context): boolean {
  return (
    inner.startsWith(`${outer}.`) || (outer.endsWith('.server') && inner.startsWith(`${outer.split('.')[0]}.location`))
  )
}

/** nginx's own modules are documented on nginx.org, one page each; filters leave the word out, parts join the whole. */
export function manual({ name, thirdParty }: ModuleFacts, anchor: string): string | undefined {
  if (thirdParty !== undefined) return undefined
  const page =
    pages[name] ??
    name.replace(/_upstream_(?!hc|conf)\w+_module$/, '_upstream_module').replace(/_filter_module$/, '_module')
  const folder = /^ngx_(http|stream|mail)_/.exec(page)?.[1]
  return `https://nginx.org/en/docs/${folder ? `${folder}/` : ''}${page}.html#${anchor}`
}

const pages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['conf', 'epoll', 'errlog', 'event_core', 'events', 'openssl', 'openssl_cache', 'regex', 'thread_pool'].map(
      (part) => [`ngx_${part}_module`, 'ngx_core_module'],
    ),
  ),
  ngx_http_copy_filter_module: 'ngx_http_core_module',
  ngx_http_image_filter_module: 'ngx_http_image_filter_module',
  ngx_http_module: 'ngx_http_core_module',
  ngx_http_try_files_module: 'ngx_http_core_module',
  ngx_mail_module: 'ngx_mail_core_module',
  ngx_quic_bpf_module: 'ngx_http_v3_module',
  ngx_stream_module: 'ngx_stream_core_module',
  ngx_stream_mqtt_filter_module: 'ngx_stream_mqtt_filter_module',
}
