import { factOf } from '../facts.ts'
import { type Listen, listensOf } from '../listens.ts'
import { isInRegex, isRegexKind, type LocationKind, locationOf } from '../locations.ts'
import type { Project } from '../project.ts'
import { type Scope, type Statement, scopesIn } from '../scope.ts'
import { hasHole } from '../text/index.ts'
import { toBytes } from './bytes.ts'
import { type TreeNode, treeOf } from './location-tree.ts'
import { type Pattern, patternFor } from './pattern.ts'
import { type NamePattern, namesOf } from './server-names.ts'

/** A `server` block of http. */
export interface ServerConf {
  readonly statement: Statement
  readonly scope: Scope
  readonly names: readonly NamePattern[]
  readonly listens: readonly Listen[]
  readonly level: Level
}

/** The locations beside each other in a server or location. */
export interface Level {
  /** In the order of the text, included files in place. */
  readonly all: readonly LocationConf[]
  /** Prefix and exact ones that are looked for. */
  readonly statics: readonly LocationConf[]
  readonly tree: TreeNode | undefined
  /**
   * Prefix and exact ones inside of a regular expression: ngx_http_init_locations() has cut that off before
   * ngx_http_init_static_location_trees(), so nginx neither compares nor finds them.
   */
  readonly ignored: readonly LocationConf[]
  /** In the order in which nginx tries them. */
  readonly regexes: readonly LocationConf[]
  readonly named: ReadonlyMap<string, LocationConf>
  /** One of them has a name that a template fills in: nobody knows what it takes. */
  readonly hole: LocationConf | undefined
}

export interface LocationConf {
  readonly statement: Statement
  readonly scope: Scope
  readonly kind: LocationKind
  /** Without its modifier; bytes. */
  readonly pattern: string
  /** Undefined for those that are no regular expression. */
  readonly regex: Pattern | undefined
  readonly autoRedirect: boolean
  readonly level: Level
}

/** All servers of http, in the order of the text. */
export function serversIn(project: Project): readonly ServerConf[] {
  return scopesIn(project.root).flatMap((scope) =>
    scope.context === 'http.server' && scope.opener ? [serverOf(scope, scope.opener)] : [],
  )
}

const serverOf = factOf(
  (scope, statement: Statement): ServerConf => ({
    statement,
    scope,
    names: namesOf(scope),
    listens: listensOf(scope),
    get level() {
      return levelOf(scope)
    },
  }),
)

/** The locations that stand in a server or location. */
export const levelOf = factOf((scope): Level => {
  const all = scope.statements.flatMap((statement) => locationConf(statement) ?? [])
  const named = all.filter(({ kind }) => kind === 'named')
  const written = all.filter(({ kind }) => kind !== 'named' && !isRegexKind(kind))
  const [statics, ignored] = written.length > 0 && isInRegex(scope) ? [[], written] : [written, []]
  return {
    all,
    statics,
    tree: treeOf(statics),
    ignored,
    regexes: all.filter(({ kind }) => isRegexKind(kind)),
    // Of two with one name the first is found.
    named: new Map([...named].reverse().map((location) => [location.pattern, location])),
    hole: all.find(({ statement }) => statement.args.some(hasHole)),
  }
})

function locationConf(statement: Statement): LocationConf | undefined {
  const { inner } = statement
  const location = inner && statement.spec && locationOf(statement)
  if (!location) return undefined
  const { kind } = location
  const pattern = toBytes(location.pattern)
  return {
    statement,
    scope: inner,
    kind,
    pattern,
    regex: isRegexKind(kind) ? patternFor(location.pattern, kind !== 'regex') : undefined,
    autoRedirect: pattern.endsWith('/') && inner.statements.some(({ spec }) => spec?.facts.content === 'redirecting'),
    get level() {
      return levelOf(inner)
    },
  }
}
