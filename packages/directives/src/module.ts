/** Where a directive may stand: the blocks around it, with nested locations folded into one. */
export type Context =
  | 'main'
  | 'events'
  | 'http'
  | 'http.server'
  | 'http.location'
  | 'http.upstream'
  | 'http.server.if'
  | 'http.location.if'
  | 'http.location.limit_except'
  | 'http.match'
  | 'http.oidc_provider'
  | 'http.acme_issuer'
  | 'http.otel_exporter'
  | 'stream'
  | 'stream.server'
  | 'stream.upstream'
  | 'stream.match'
  | 'mail'
  | 'mail.server'
  | 'mgmt'
  | 'rtmp'
  | 'rtmp.server'
  | 'rtmp.application'
  | 'rtmp.application.recorder'

/** One line of the data sheet. Everything but `syntax` and `in` has the usual value when absent. */
export interface DirectiveFacts {
  /** The arguments in nginx's own notation (notation.ts). The empty string: none. */
  readonly syntax: string | readonly string[]
  /** Empty: everywhere, flat blocks excepted. */
  readonly in: readonly Context[]
  /** As the manual prints it. */
  readonly default?: string
  /** What is often written behind its name, for completion. */
  readonly examples?: readonly string[]
  /** First release that has it; absent: older than the history. */
  readonly since?: string
  /** First release without it. */
  readonly removed?: string
  /** The release that deprecated it (empty: one of its module's own), and what to write instead, as the end of "use …". */
  readonly deprecated?: readonly [version: string, instead: string]
  /** What its block holds; absent: it takes none. */
  readonly block?: Context | ContextByContext | 'lua' | Entries
  /** May it stand twice in one block? Absent: nginx refuses the second. */
  readonly repeatable?: Repeatable
  /** How an inner level gets the outer value: replaced as a whole (absent), merged, or not at all. */
  readonly inherits?: 'merged' | 'never'
  /** Other directives of an inner level that keep it from getting there, as `deny` does with `allow`. */
  readonly replacedBy?: readonly string[]
  /** One that nginx refuses beside it in a block, unless either is `off`. */
  readonly excludes?: string
  /** The first argument is a folder nginx writes to: caches have one each, temporary files may share theirs. */
  readonly keeps?: 'cache' | 'temporary files'
  /** The directive that may change how it is inherited. */
  readonly inheritedAs?: string
  /** nginx counts no more arguments than this, where the notation alone sets no end. */
  readonly most?: number
  /** Words of the syntax are compared without case, as ngx_conf_set_enum_slot() does. */
  readonly caseless?: true
  /** Parameters that nginx refuses beside another; those with a value end in `=`. */
  readonly parametersExclude?: Readonly<Record<string, readonly string[]>>
  /** What it says about load balancing in an upstream. */
  readonly balances?: Balancing
  /** nginx keeps the first argument in a hash of fixed size: what stands behind this text, which may be empty. */
  readonly hashedBehind?: string
  /** nginx on Linux warns that it passes over it. */
  readonly ignoredOnLinux?: true
  /** The block that takes its value when it begins: nginx refuses the directive behind the first. */
  readonly settledBy?: string
  /**
   * nginx looks into its values when it merges a server that takes them, not when it reads them: what none takes may be
   * wrong. `tls`: nor when the server does nothing with certificates.
   */
  readonly readFor?: 'servers' | 'tls'
  /** Variables it looks up although no text names them. */
  readonly uses?: readonly string[]
  /** NGINX Plus only. */
  readonly plus?: true
  /**
   * It answers the requests of its location (a content handler), or in stream the connections of its server.
   * `redirecting`: it passes them on, and when the location ends with a slash nginx redirects to it from the URI without.
   */
  readonly content?: true | 'redirecting'
  /** It may do something to a request that no configuration says: what, as a sentence without a full stop. */
  readonly intervenes?: string
  /**
   * It sends requests to URIs of the same server, as subrequests or redirects. The index of the argument with the URI,
   * `-1` for the last; `names`: each is one, or the name of a file in the folder asked for;
   * `unsaid`: a program, a page or a backend says which.
   */
  readonly requests?: number | 'names' | 'unsaid'
}

/** Of several methods of an upstream the last one counts, and nginx warns. */
export interface Balancing {
  /** `around`: it works with the method said before it, and is lost when one is said behind it. */
  readonly as: 'method' | 'around'
  /** Servers behind it may not be `backup`. */
  readonly refusesBackup?: true
  /** The release since which it does not matter where it stands. */
  readonly until?: string
}

/**
 * - `true`: any number of times.
 * - `'words'`: the lists add up; nginx warns of a word that is listed twice.
 * - `'by-symbol'`: once for each symbol it refers to (limit_conn for each zone).
 * - `'last-wins'`: nginx warns and takes the last one.
 * - `whileValueIs`: as long as the first argument is this (worker_priority 0 is "not set").
 * - `exceptWith`: any number of times, but this first argument stands alone (proxy_redirect off),
 *   refused since that release.
 * - `from`: any number of times from that release on, before only once.
 */
export type Repeatable =
  | true
  | 'words'
  | 'by-symbol'
  | 'last-wins'
  | { readonly whileValueIs: string }
  | { readonly exceptWith: string; readonly since?: string }
  | { readonly from: string }

/** A block whose context depends on the one around it: `if` opens another in a server than in a location. */
export interface ContextByContext {
  readonly in: Readonly<Partial<Record<Context, Context>>>
}

/** A block of `key value;` lines: each line, name included, fits one of these. */
export interface Entries {
  readonly entries: readonly string[]
}

/** Facts about a variable; most have none but their name. */
export interface VariableFacts {
  readonly since?: string
  readonly removed?: string
  /** The name begins so: `http_` stands for every `$http_…`. */
  readonly prefix?: true
  /** `set`, `map` and their like may define it again. */
  readonly changeable?: true
  /** The module reads it, and the configuration has to define it. */
  readonly awaited?: true
  readonly plus?: true
}

export interface ModuleFacts {
  readonly name: string
  /** `http`, `stream`, `mail`: whose variables and symbols it shares. */
  readonly family: Family
  /** Absent: nginx itself. Otherwise the short name by which users list the module in their settings. */
  readonly thirdParty?: string
  /** Of nginx itself, but a file of its own: its variables are there when `load_module` names it. */
  readonly dynamic?: true
  readonly directives: Readonly<Record<string, DirectiveFacts>>
  readonly variables?: Readonly<Record<string, VariableFacts>>
}

export type Family = 'core' | 'http' | 'stream' | 'mail' | 'rtmp'

export const defineModule = <const M extends ModuleFacts>(module: M): M => module
