import type { Project } from '@nginx-lint/analysis'
import { type Address, factOf, hasHole, type Scope, type Statement, statementsOf } from '@nginx-lint/analysis'
import { groupsOf } from '@nginx-lint/regex'
import type { Word } from '@nginx-lint/syntax'
import { isClosed } from './absence.ts'
import { isConditional } from './entries.ts'

/** A name of a server that nginx ignores, or refuses, on an address. */
export interface NameMistake {
  readonly kind: 'conflict' | 'invalid'
  readonly server: Scope
  /** Undefined for the name of a server that has none. */
  readonly word: Word | undefined
  readonly statement: Statement | undefined
  /** The one it conflicts with. */
  readonly before: Name | undefined
}

interface Name {
  readonly text: string
  readonly server: Scope
  readonly statement: Statement | undefined
  readonly word: Word | undefined
}

/**
 * ngx_http_server_names(), with ngx_hash_add_key(): nginx looks at the names of an address when several servers share
 * it, or when those of the default server capture something.
 */
export const nameMistakes = factOf(mistakesIn)

function mistakesIn({ claims, byDefault }: Address, project: Project): readonly NameMistake[] {
  if (claims.length < 2 && !captures(byDefault)) return []
  const exact = new Map<string, Name>()
  const heads = new Map<string, Name>()
  const tails = new Map<string, Name>()
  const mistakes: NameMistake[] = []
  for (const { server } of claims)
    for (const name of namesOf(server, project)) {
      const form = formOf(name.text)
      const before = form === 'invalid' ? undefined : add(name, form)
      if (form === 'invalid') mistakes.push({ kind: 'invalid', ...name, before })
      else if (before) mistakes.push({ kind: 'conflict', ...name, before })
    }
  return mistakes

  /** Keeps a name; of two that conflict the first, which is returned. */
  function add(name: Name, form: 'exact' | 'head' | 'tail'): Name | undefined {
    const { text } = name
    if (form === 'exact') return keep(exact, text, name)
    if (form === 'tail') return keep(tails, text.slice(0, -2), name)
    if (text.startsWith('*')) return keep(heads, text.slice(2), name)
    return keep(exact, text.slice(1), name) ?? keep(heads, text.slice(1), name)
  }
}

function keep(names: Map<string, Name>, key: string, name: Name): Name | undefined {
  const before = names.get(key)
  if (!before) names.set(key, name)
  return before
}

function formOf(text: string): 'exact' | 'head' | 'tail' | 'invalid' {
  const stars = text.split('*').length - 1
  if (stars > 1 || text.includes('..')) return 'invalid'
  if (text.length > 1 && text.startsWith('.')) return 'head'
  if (text.length > 2 && text.startsWith('*.')) return 'head'
  if (text.length > 2 && text.endsWith('.*')) return 'tail'
  return stars > 0 ? 'invalid' : 'exact'
}

/** Those that are no regular expressions and known; a server that says none has the empty one. */
function namesOf(server: Scope, project: Project): readonly Name[] {
  const isNameless = statementsOf(server, 'server_name').length === 0
  if (!isNameless) return saidNames(server)
  return isClosed(server, project) ? [{ text: '', server, statement: undefined, word: undefined }] : []
}

const saidNames = factOf((server): readonly Name[] =>
  statementsOf(server, 'server_name').flatMap((statement) =>
    (isConditional(statement) || !statement.fit?.ok ? [] : statement.node.args)
      .filter(({ value }) => !value.startsWith('~') && !hasHole(value))
      .map((word) => ({ text: word.value.toLowerCase(), server, statement, word })),
  ),
)

/** `captures` of ngx_http_core_srv_conf_t: the last regular expression decides. */
function captures(server: Scope): boolean {
  const regex = statementsOf(server, 'server_name')
    .flatMap(({ args }) => args)
    .findLast((text) => text.startsWith('~'))
  return regex !== undefined && !hasHole(regex) && groupsOf(regex.slice(1)).numbered.length > 0
}
