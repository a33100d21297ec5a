import type { Context, DirectiveFacts, Entries, ModuleFacts } from './module.ts'
import type { DirectiveSpec } from './registry.ts'
import { types } from './types/index.ts'

/** As nginx's manual prints it, with the lines that a block of entries may have. */
export function syntaxLines({ name, facts }: DirectiveSpec): string {
  const { block } = facts
  const end = block === undefined ? ';' : isEntries(block) ? ` {${block.entries.map(entryLine).join('')}\n}` : ' { … }'
  const lines = [facts.syntax].flat().map((line) => line.replace(limited, '$1'))
  return [...new Set(lines)].map((line) => `${name}${line === '' ? '' : ` ${line}`}${end}`).join('\n')
}

/** The same with values as a person would call them: `<new log_format>` is `<name>`. */
export const readableSyntax = (spec: DirectiveSpec): string =>
  syntaxLines(spec).replace(/<(?:new )?([\w-]+)((?: [^<>]*)?)>/g, (_, type: string, detail: string) => {
    const short = types[type]?.short ?? type
    const range = detail.split(' ').find((word) => word.includes('..'))
    return /^[$(]|\|/.test(short) && range === undefined ? short : `<${short}${range === undefined ? '' : ` ${range}`}>`
  })

const entryLine = (line: string): string => `\n    ${line.replace(limited, '$1')};`

/** A term of the notation and what limits it: `quic{since 1.25.0}`. */
const limited = /((?:<[^<>]*>|[^\s[\]{}])+)\{([^}]*)\}/g

/** What the syntax says of single terms. */
export function limitsOf({ facts }: DirectiveSpec): string | undefined {
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

export const deprecated = (release: string, instead: string): string =>
  [release && `since ${release}`, instead && `use ${instead}`].filter((part) => part !== '').join('; ')

export function repeated(repeatable: DirectiveFacts['repeatable']): string {
  if (repeatable === undefined) return 'nginx refuses it twice in one block'
  if (repeatable === true) return 'may stand in one block any number of times'
  if (repeatable === 'words') return 'may stand in one block any number of times, the lists add up'
  if (repeatable === 'by-symbol') return 'may stand in one block once for each name it refers to'
  if (repeatable === 'last-wins') return 'nginx warns of a second one in one block and takes the last'
  if ('exceptWith' in repeatable)
    return `may stand in one block any number of times, "${repeatable.exceptWith}" only alone`
  if ('from' in repeatable) return `may stand in one block any number of times since nginx ${repeatable.from}`
  return `nginx refuses it twice in one block, unless the value is ${repeatable.whileValueIs}`
}

/** Only what may stand on several levels can be inherited. */
export function inherited({ in: places, inherits, block }: DirectiveFacts): string | undefined {
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
