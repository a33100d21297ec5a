import {
  type Context,
  registry as everything,
  type MatchOptions,
  type Registry,
  type Version,
} from '@nginx-lint/directives'
import type { Directive, Item } from '@nginx-lint/syntax'
import { buildScope } from './build.ts'
import { fittingContext, isMainFile } from './context.ts'
import { type FileSystem, memoryFiles } from './files.ts'
import { type Include, loadIncludes, type PathBase } from './includes.ts'
import type { Change } from './known.ts'
import type { Scope } from './scope.ts'
import { readSource, type SourceFile, sourceOf } from './source.ts'
import { collectSymbols, type Symbols } from './symbols.ts'
import { markdownBlocks, splitDump } from './text/index.ts'

export interface ProjectOptions {
  /** The release nginx has; absent: the newest. */
  readonly target?: Version
  readonly plus?: boolean
  /** What nginx knows; absent: all modules. */
  readonly registry?: Registry
  /** Where the statements of the entry file are meant to stand. Absent: found out. */
  readonly context?: Context
  /** The folder relative includes start from; absent: the folder of the entry file, as in nginx. */
  readonly prefix?: string
  /**
   * The same configuration as it was read before, which is used up: trees, statements and scopes that are still the same
   * become a part of the new one, and what is known of them lives on.
   */
  readonly previous?: Project | undefined
  /** Another reading of the same files, which lives on: only the trees of files that have not changed are taken from it. */
  readonly beside?: Project | undefined
  /** Where absolute folders are here: `/etc/nginx` → `conf`. */
  readonly paths?: Readonly<Record<string, string>>
}

/** A configuration: an entry file with all that it includes, or one fragment. */
export interface Project {
  /** By path, the entry file first. */
  readonly files: ReadonlyMap<string, SourceFile>
  readonly root: Scope
  readonly symbols: Symbols
  readonly includes: readonly Include[]
  /** A main configuration file whose includes were all found: what is not in it does not exist. */
  readonly complete: boolean
  /** A piece of a document: parts may be left out, and alternatives stand side by side. */
  readonly isExcerpt: boolean
  /** The entry is a main configuration file, not a fragment meant for an include. */
  readonly isMain: boolean
  readonly registry: Registry
  readonly options: MatchOptions
  /** Where the paths start that are written in it. */
  readonly base: PathBase
  /** Of each reading another. */
  readonly moment: object
  /** What is new since earlier readings for the same nginx, the latest first; of older ones nobody knows. */
  readonly news: readonly News[]
}

export interface News {
  /** The moment of the earlier reading. */
  readonly since: object
  readonly changes: readonly Change[]
}

/** So many readings are told apart, and so many changes: with more, all may be new. */
const MOST_NEWS = 4
const MOST_CHANGES = 300

/** Is there a template that may leave out some of it, such as what would take a request? */
export const hasBranches = ({ files }: Project): boolean =>
  [...files.values()].some(({ template }) => template?.conditional)

/** Reads a configuration with its includes. Undefined when the entry file cannot be read. */
export async function loadProject(
  entry: string,
  files: FileSystem,
  options: ProjectOptions = {},
): Promise<Project | undefined> {
  const text = await files.read(entry)
  return text === undefined ? undefined : loadText(entry, text, files, options)
}

/** The same, with the entry file's text given: standard input, an unsaved document. */
export function loadText(
  entry: string,
  text: string,
  files: FileSystem,
  options: ProjectOptions = {},
): Promise<Project> {
  return assemble(sourceOf(entry, text, options), files, options)
}

/** The ```nginx blocks of a Markdown document: each a project of its own, with places in the document. */
export async function loadMarkdown(
  path: string,
  text: string,
  options: ProjectOptions = {},
): Promise<readonly Project[]> {
  const nothing: FileSystem = { read: async () => undefined, glob: async () => [], hasFolder: async () => false }
  return Promise.all(
    markdownBlocks(text).map((block) => assemble(readSource(path, text, block), nothing, options, true)),
  )
}

/** What `nginx -T` prints: the main file and all it includes, under the paths nginx gave. Undefined when it is none. */
export async function loadDump(text: string, options: ProjectOptions = {}): Promise<Project | undefined> {
  const parts = splitDump(text)
  const [main] = parts ?? []
  if (!parts || !main) return undefined
  const texts = Object.fromEntries(parts.map(({ path, start, end }) => [path, text.slice(start, end)]))
  return loadProject(main.path, memoryFiles(texts), { ...options, paths: {} })
}

async function assemble(
  entry: SourceFile,
  files: FileSystem,
  options: ProjectOptions,
  isExcerpt = false,
): Promise<Project> {
  const registry = options.registry ?? everything
  const matching: MatchOptions = {
    ...(options.target && { target: options.target }),
    ...(options.plus && { plus: true }),
  }
  const { items } = entry.tree
  const stated = options.context ?? declaredContext(entry, registry)
  const isMain = (stated ?? 'main') === 'main' && isMainFile(items, registry)
  const loaded = await loadIncludes(entry, files, { ...options, isMain })
  const included = (node: Item) => loaded.resolved.get(node as Directive)?.files.flatMap((f) => f.tree.items) ?? []
  const context = stated ?? fittingContext(items, registry, included)
  const { previous } = options
  const isSameNginx = previous?.registry === registry && isSame(previous.options, matching)
  const { root, changes } = buildScope(entry, context, {
    registry,
    matching: { ...matching, symbolsOnly: true },
    includes: loaded.resolved,
    ...(isSameNginx && { previous }),
  })
  const includes = [...loaded.resolved.values()]
  return {
    files: loaded.files,
    root,
    symbols: collectSymbols(root),
    includes,
    complete:
      isMain &&
      !isExcerpt &&
      includes.every((include) => include.found) &&
      [...loaded.files.values()].every((f) => !f.template),
    isMain,
    isExcerpt,
    registry,
    options: matching,
    base: loaded.base,
    moment: {},
    news: isSameNginx ? newsSince(previous, changes) : [],
  }
}

function newsSince({ moment, news }: Project, latest: readonly Change[]): readonly News[] {
  const earlier = news.map(({ since, changes }) => ({ since, changes: [...changes, ...latest] }))
  return [{ since: moment, changes: latest }, ...earlier]
    .slice(0, MOST_NEWS)
    .filter(({ changes }) => changes.length <= MOST_CHANGES)
}

const isSame = (a: MatchOptions, b: MatchOptions): boolean =>
  a.plus === b.plus && a.target?.join('.') === b.target?.join('.')

function declaredContext({ declaredContext }: SourceFile, registry: Registry): Context | undefined {
  return declaredContext === undefined ? undefined : registry.contexts().find((known) => known === declaredContext)
}
