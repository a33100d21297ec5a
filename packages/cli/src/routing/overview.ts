import {
  effective,
  type LocationConf,
  type Router,
  type ServerConf,
  type Socket,
  type Statement,
  socketText,
  written,
} from '@nginx-lint/analysis'

/** What a server serves, in the order in which nginx looks. */
export interface ServerOverview {
  readonly statement: Statement
  readonly names: readonly string[]
  readonly sockets: readonly { readonly address: string; readonly isDefault: boolean }[]
  /** What happens before any location is looked for. */
  readonly first: readonly Statement[]
  readonly level: LevelOverview
}

/** Locations beside each other. */
export interface LevelOverview {
  /** `=`: the search ends there. */
  readonly exact: readonly LocationOverview[]
  /** The longest that fits is remembered: the longest come first. */
  readonly prefixes: readonly LocationOverview[]
  /** The first that matches wins. */
  readonly regexes: readonly LocationOverview[]
  readonly named: readonly LocationOverview[]
}

export interface LocationOverview {
  readonly statement: Statement
  readonly kind: LocationConf['kind']
  /** The statement that answers; undefined: files. */
  readonly by: Statement | undefined
  /** Of files: where they are. */
  readonly root: Statement | undefined
  readonly isInternal: boolean
  readonly level: LevelOverview
}

export function overviewOf({ servers, sockets }: Router): readonly ServerOverview[] {
  return servers.map((server) => serverOverview(server, sockets))
}

function serverOverview(server: ServerConf, sockets: readonly Socket[]): ServerOverview {
  const { statement, scope, level } = server
  return {
    statement,
    names: scope.statements.filter(({ name, spec }) => spec && name === 'server_name').flatMap(({ args }) => args),
    sockets: sockets
      .filter((socket) => socket.servers.includes(server))
      .map((socket) => ({ address: socketText(socket), isDefault: socket.byDefault === server })),
    first: scope.statements.filter(({ name, spec }) => spec && REWRITING.has(name)),
    level: levelOverview(level),
  }
}

/** What of the rewrite module may end or redirect a request. */
const REWRITING: ReadonlySet<string> = new Set(['rewrite', 'return', 'if'])

function levelOverview({ statics, regexes, named }: ServerConf['level']): LevelOverview {
  const prefixes = statics.filter(({ kind }) => kind !== 'exact')
  return {
    exact: statics.filter(({ kind }) => kind === 'exact').map(locationOverview),
    prefixes: prefixes.sort((a, b) => b.pattern.length - a.pattern.length).map(locationOverview),
    regexes: regexes.map(locationOverview),
    named: [...named.values()].map(locationOverview),
  }
}

function locationOverview({ statement, kind, scope, level }: LocationConf): LocationOverview {
  const own = (test: (each: Statement) => boolean) => scope.statements.find((each) => each.spec && test(each))
  const by =
    own(({ name }) => name === 'return') ??
    own(({ spec }) => spec?.facts.content !== undefined) ??
    own(({ name }) => name === 'try_files')
  const folder = [...effective(scope, 'alias'), ...effective(scope, 'root')]
  return {
    statement,
    kind,
    by,
    root: by ? undefined : folder[0],
    isInternal: own(({ name }) => name === 'internal') !== undefined,
    level: levelOverview(level),
  }
}

/** `proxy_pass http://app`, `files of root /srv`. */
export function answerText({ by, root, isInternal }: LocationOverview): string {
  const what = by ? written(by) : root ? `files, ${written(root)}` : 'files'
  return isInternal ? `${what} (internal)` : what
}
