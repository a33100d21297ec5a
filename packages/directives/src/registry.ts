import { type Continuation, continuation, type Match, type MatchOptions, match } from './match.ts'
import type { Context, DirectiveFacts, Entries, ModuleFacts, VariableFacts } from './module.ts'
import { arity, parseNotation, type Shape } from './notation.ts'
import { compareVersions, parseVersion, type Version } from './version.ts'

/** A directive of one module, ready to be asked. */
export class DirectiveSpec {
  readonly name: string
  readonly module: ModuleFacts
  readonly facts: DirectiveFacts
  private parsed: Shape | undefined
  private lines: Shape | undefined

  constructor(name: string, module: ModuleFacts, facts: DirectiveFacts) {
    this.name = name
    this.module = module
    this.facts = facts
  }

  /** The alternatives of `syntax` as one shape. */
  get shape(): Shape {
    this.parsed ??= together([this.facts.syntax].flat())
    return this.parsed
  }

  get arity(): { readonly min: number; readonly max: number } {
    const { min, max } = arity(this.shape)
    return { min, max: Math.min(max, this.facts.most ?? max) }
  }

  match(args: readonly string[], options: Omit<MatchOptions, 'caseless'> = {}): Match {
    const found = match(this.shape, args, { ...options, ...(this.facts.caseless && { caseless: true }) })
    const most = this.facts.most ?? args.length
    return found.ok && args.length > most ? { ok: false, at: most, expected: [], bindings: [] } : found
  }

  /** What may stand behind these arguments. */
  continuation(args: readonly string[], options: Omit<MatchOptions, 'caseless'> = {}): Continuation {
    const most = this.facts.most ?? Number.POSITIVE_INFINITY
    if (args.length >= most) return { at: Math.min(args.length, most), expected: [] }
    return continuation(this.shape, args, { ...options, ...(this.facts.caseless && { caseless: true }) })
  }

  /** For a block of entries: how one line of it, name included, fits. */
  matchEntry(words: readonly string[], options: Omit<MatchOptions, 'caseless'> = {}): Match {
    return match(this.entryShape, words, options)
  }

  /** What may stand behind these words of a line of the block. */
  continuationOfEntry(words: readonly string[], options: Omit<MatchOptions, 'caseless'> = {}): Continuation {
    return continuation(this.entryShape, words, options)
  }

  /** The forms that a line of a block of entries may have, as one shape. */
  get entryShape(): Shape {
    this.lines ??= together((this.facts.block as Entries).entries)
    return this.lines
  }

  /** What the block of this directive holds when the directive stands in `context`; undefined: it takes none. */
  opens(context: Context): Context | 'lua' | Entries | undefined {
    const { block } = this.facts
    return typeof block === 'object' && 'in' in block ? block.in[context] : block
  }

  get hasEntries(): boolean {
    return typeof this.facts.block === 'object' && 'entries' in this.facts.block
  }

  get isPlus(): boolean {
    return this.facts.plus === true
  }
}

const together = (lines: readonly string[]): Shape =>
  lines.length === 1 ? parseNotation(lines[0]!) : { kind: 'choice', of: lines.map(parseNotation) }

/** Everything nginx knows, by name. */
export class Registry {
  /** Of the names somebody has asked for: a file has few of the thousands that there are. */
  private readonly specs = new Map<string, readonly DirectiveSpec[]>()
  private readonly byContext = new Map<Context, Map<string, readonly DirectiveSpec[]>>()
  private readonly byFamily = new Map<string, FamilyVariables>()
  /** The modules that have a directive of a name, of all names, when somebody has asked for all. */
  private having: ReadonlyMap<string, readonly ModuleFacts[]> | undefined
  private everyName: readonly string[] | undefined
  private interveningNames: readonly string[] | undefined
  private readonly all = new Map<Context, readonly DirectiveSpec[]>()
  readonly modules: readonly ModuleFacts[]

  constructor(modules: readonly ModuleFacts[]) {
    this.modules = modules
  }

  /** All directives of that name, whatever their context and release. */
  find(name: string): readonly DirectiveSpec[] {
    let known = this.specs.get(name)
    if (!known) {
      const those = this.having
        ? this.having.get(name)
        : this.modules.filter(({ directives }) => Object.hasOwn(directives, name))
      known = (those ?? []).map((module) => new DirectiveSpec(name, module, module.directives[name]!))
      if (known.length > 0) this.specs.set(name, known)
    }
    return known
  }

  /**
   * What nginx would run: the definition whose context fits. Of two modules' directives of one name, such as those of
   * NGINX Plus and of a third party, the one that takes the arguments, and that of NGINX Plus last unless `plus`. One
   * that the target has comes before one that it has not, so that a removed directive is still recognised.
   */
  resolve(
    name: string,
    context: Context,
    target?: Version,
    args?: readonly string[],
    plus = false,
  ): DirectiveSpec | undefined {
    const fitting = this.fitting(name, context)
    if (fitting.length < 2) return fitting[0]
    const there = fitting.filter((spec) => existsIn(spec.facts, target))
    const first = plus ? there : there.filter((spec) => !spec.isPlus)
    const taking = args && [...first, ...there, ...fitting].find((spec) => spec.match(args).ok)
    return taking ?? there[0] ?? fitting[0]
  }

  /** Every directive that may stand in a context. */
  in(context: Context): readonly DirectiveSpec[] {
    let here = this.all.get(context)
    if (!here) {
      here = this.names().flatMap((name) => this.find(name).filter((spec) => allows(spec, context)))
      this.all.set(context, here)
    }
    return here
  }

  /** Every context there is: the top, and what a block opens. */
  contexts(): readonly Context[] {
    const opened = this.modules
      .flatMap((module) => Object.values(module.directives))
      .flatMap(({ block }) => {
        if (typeof block === 'string') return block === 'lua' ? [] : [block]
        return block && 'in' in block ? Object.values(block.in) : []
      })
    return [...new Set<Context>(['main', ...opened])].sort()
  }

  /** The names of every directive. */
  names(): readonly string[] {
    if (!this.everyName) {
      this.having = byName(this.modules)
      this.everyName = [...this.having.keys()]
    }
    return this.everyName
  }

  /** The names of directives that may do something to a request that no configuration says. */
  intervening(): readonly string[] {
    if (!this.interveningNames) {
      const all = this.modules.flatMap((module) => Object.entries(module.directives))
      this.interveningNames = [...new Set(all.filter(([, facts]) => facts.intervenes).map(([name]) => name))]
    }
    return this.interveningNames
  }

  /**
   * A variable of a family by name without `$`, in lower case, prefixes such as `http_` included. Of several modules'
   * variables one that the target has.
   */
  variable(name: string, family: string, target?: Version): KnownVariable | undefined {
    const known = this.variablesOf(family)
    const exact = known.names.get(name)
    const all = exact ?? known.prefixes.filter((prefix) => name.startsWith(prefix.name))
    return all.find((facts) => existsIn(facts, target)) ?? all[0]
  }

  /** The names of a family's variables, prefixes left out. */
  variableNames(family: string): readonly string[] {
    return [...this.variablesOf(family).names.keys()]
  }

  /** What the names of a family's variables may begin with: `http_`. */
  variablePrefixes(family: string): readonly KnownVariable[] {
    return this.variablesOf(family).prefixes
  }

  private variablesOf(family: string): FamilyVariables {
    let known = this.byFamily.get(family)
    if (!known) {
      known = collectVariables(this.modules.filter((module) => module.family === family))
      this.byFamily.set(family, known)
    }
    return known
  }

  private fitting(name: string, context: Context): readonly DirectiveSpec[] {
    let byName = this.byContext.get(context)
    if (!byName) {
      byName = new Map()
      this.byContext.set(context, byName)
    }
    let fitting = byName.get(name)
    if (!fitting) {
      fitting = this.find(name).filter((spec) => allows(spec, context))
      if (fitting.length > 0) byName.set(name, fitting)
    }
    return fitting
  }
}

function byName(modules: readonly ModuleFacts[]): ReadonlyMap<string, readonly ModuleFacts[]> {
  const found = new Map<string, ModuleFacts[]>()
  for (const module of modules)
    for (const name of Object.keys(module.directives)) {
      const those = found.get(name)
      if (those) those.push(module)
      else found.set(name, [module])
    }
  return found
}

const allows = (spec: DirectiveSpec, context: Context): boolean =>
  spec.facts.in.length === 0 || spec.facts.in.includes(context)

/** A variable with what is known of it, and the module that has it. `name`: of a prefix the prefix. */
export interface KnownVariable extends VariableFacts {
  readonly name: string
  readonly module: ModuleFacts
}

interface FamilyVariables {
  readonly names: ReadonlyMap<string, readonly KnownVariable[]>
  /** The longest first, as nginx looks for them. */
  readonly prefixes: readonly KnownVariable[]
}

function collectVariables(modules: readonly ModuleFacts[]): FamilyVariables {
  const names = new Map<string, KnownVariable[]>()
  const prefixes: KnownVariable[] = []
  for (const module of modules)
    for (const [name, facts] of Object.entries(module.variables ?? {})) {
      const known = { ...facts, name, module }
      if (facts.prefix) prefixes.push(known)
      else names.set(name, [...(names.get(name) ?? []), known])
    }
  return { names, prefixes: prefixes.sort((a, b) => b.name.length - a.name.length) }
}

/** Does a release have this directive or variable? Without a target: the newest. */
export function existsIn(facts: { readonly since?: string; readonly removed?: string }, target?: Version): boolean {
  if (!target) return facts.removed === undefined
  const since = facts.since === undefined ? undefined : parseVersion(facts.since)
  const removed = facts.removed === undefined ? undefined : parseVersion(facts.removed)
  return !(since && compareVersions(target, since) < 0) && !(removed && compareVersions(target, removed) >= 0)
}
