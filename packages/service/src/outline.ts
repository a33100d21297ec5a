import {
  factOf,
  isEntry,
  listensOf,
  type Project,
  type Scope,
  type SourceFile,
  type Statement,
  wordsOf,
} from '@nginx-lint/analysis'
import { type Context, type DirectiveSpec, typeOf, valuesOf } from '@nginx-lint/directives'
import type { Directive, Item, Span } from '@nginx-lint/syntax'
import { SymbolKind } from 'vscode-languageserver-types'
import { statementOf } from './cursor.ts'

/** What a person looks for in a file: a block, or a statement that defines a name or brings other files. */
export interface Outlined {
  /** `server example.com :443 ssl`, `location ~ \.php$`, `log_format main`. */
  readonly name: string
  readonly kind: SymbolKind
  /** At the offsets of the tree. */
  readonly span: Span
  /** From the directive to its last argument. */
  readonly head: Span
  /** It has a name or an address of its own, by which it is looked for in all files. */
  readonly isLandmark: boolean
  readonly children: readonly Outlined[]
}

/** Blocks that are deeper than this are left out: no editor shows them, and no stack should depend on them. */
const DEEPEST = 50

const known = new WeakMap<Project, Map<SourceFile, readonly Outlined[]>>()

/** The outline of a file as a project understands it. */
export function outlineOf(project: Project, file: SourceFile): readonly Outlined[] {
  let files = known.get(project)
  if (!files) {
    files = new Map()
    known.set(project, files)
  }
  let outline = files.get(file)
  if (!outline) {
    const includes = new Set(project.includes.map(({ node }) => node))
    outline = outlined(file.tree.items, { project, file, includes }, 0)
    files.set(file, outline)
  }
  return outline
}

interface Around {
  readonly project: Project
  readonly file: SourceFile
  readonly includes: ReadonlySet<Directive>
}

function outlined(items: readonly Item[], around: Around, depth: number): readonly Outlined[] {
  if (depth > DEEPEST) return []
  return items.flatMap((item) => {
    if (item.kind === 'junk') return outlined(item.items, around, depth + 1)
    const statement = statementOf(around.project, item)
    return item.body ? [block(item, statement, around, depth)] : simple(item, statement, around)
  })
}

function block(node: Directive, statement: Statement | undefined, around: Around, depth: number): Outlined {
  const context = statement?.inner?.context
  const [defined] = statement ? definedBy(statement) : []
  const title = [headOf(node, around), ...(statement?.inner ? addressOf(statement.inner) : [])].join(' ')
  return {
    name: short(title) || '{}',
    kind: defined?.kind ?? (node.body?.kind === 'lua' ? SymbolKind.Method : kindOf(context)),
    span: node,
    head: { start: node.start, end: headEnd(node) },
    isLandmark: defined !== undefined || /\.(server|location)$/.test(context ?? ''),
    children: node.body?.kind === 'block' ? outlined(node.body.items, around, depth + 1) : [],
  }
}

/** One for each name it defines; of other statements only an include, and the servers of an upstream. */
function simple(node: Directive, statement: Statement | undefined, around: Around): readonly Outlined[] {
  const entry = (name: string, kind: SymbolKind, isLandmark: boolean): Outlined => {
    return {
      name: short(name),
      kind,
      span: node,
      head: { start: node.start, end: headEnd(node) },
      isLandmark,
      children: [],
    }
  }
  if (around.includes.has(node)) return [entry(headOf(node, around), SymbolKind.File, false)]
  if (!statement) return []
  if (isPeer(statement)) return [entry(headOf(node, around), SymbolKind.Property, false)]
  return definedBy(statement).map(({ name, kind }) =>
    entry(isEntry(statement) ? name : `${statement.name} ${name}`, kind, true),
  )
}

const headEnd = ({ name, args }: Directive): number => (args.at(-1) ?? name).end

const headOf = (node: Directive, { file }: Around): string => written(file, { start: node.start, end: headEnd(node) })

/** As it stands in the file, placeholders of templates included, on one line. */
const written = ({ text, offset }: SourceFile, { start, end }: Span): string =>
  text.slice(offset + start, offset + end).replace(/\s+/g, ' ')

const LONGEST = 80

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)

const KINDS: Readonly<Record<string, SymbolKind>> = {
  variable: SymbolKind.Variable,
  upstream: SymbolKind.Interface,
  log_format: SymbolKind.String,
  named_location: SymbolKind.Function,
}

/** The names a statement defines. Zones and their like are all of one kind. */
function definedBy(statement: Statement): readonly { readonly name: string; readonly kind: SymbolKind }[] {
  return (statement.fit?.bindings ?? []).flatMap(({ argument, start, end, value }) => {
    const { symbol } = typeOf(value)
    if (!symbol || !value.defines) return []
    return [{ name: wordsOf(statement)[argument]!.slice(start, end), kind: KINDS[symbol.kind] ?? SymbolKind.Struct }]
  })
}

function kindOf(context: Context | undefined): SymbolKind {
  if (context === undefined) return SymbolKind.Object
  if (!context.includes('.')) return SymbolKind.Namespace
  if (context.endsWith('.server')) return SymbolKind.Class
  if (context.endsWith('.if')) return SymbolKind.Operator
  return context.endsWith('.location') ? SymbolKind.Function : SymbolKind.Object
}

/** `server` of an upstream: its first value is an address. */
const isPeer = ({ spec, scope }: Statement): boolean =>
  spec !== undefined && scope.context?.endsWith('.upstream') === true && beginsWithServer(spec)

const beginsWithServer = factOf(({ shape }: DirectiveSpec): boolean => valuesOf(shape)[0]?.type === 'server')

/** How a server is reached: its first names, and where it listens. */
function addressOf(server: Scope): readonly string[] {
  if (!server.context?.endsWith('.server')) return []
  const names = server.statements
    .filter(({ name }) => name === 'server_name')
    .flatMap(({ node, file }) => node.args.filter(({ value }) => value !== '').map((word) => written(file, word)))
  const listens = listensOf(server).map(({ host, ports: { first, last }, parameters }) => {
    const port = first === last ? `${first}` : `${first}-${last}`
    const address = host.startsWith('unix:') ? host : `${/^(0\.0\.0\.0|\[::\])$/.test(host) ? '' : host}:${port}`
    return [address, ...parameters.filter((parameter) => /^(ssl|quic|udp)$/.test(parameter))].join(' ')
  })
  const shown = names.length > 2 ? [...names.slice(0, 2), '…'] : names
  return listens.length > 0 ? [...shown, [...new Set(listens)].join(', ')] : shown
}
