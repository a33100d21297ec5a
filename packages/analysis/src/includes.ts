import type { Directive, Item } from '@nginx-lint/syntax'
import { factOf } from './facts.ts'
import { type FileSystem, folderOf, join } from './files.ts'
import { isPattern } from './glob.ts'
import { type Earlier, type SourceFile, sourceOf } from './source.ts'
import { hasHole } from './text/index.ts'

/** One `include` statement and the files it brings, in nginx's order. */
export interface Include {
  readonly node: Directive
  readonly file: SourceFile
  /** The pattern as nginx resolves it: relative to the folder of the main configuration file. */
  readonly pattern: string
  /** An absolute path, which is elsewhere here. */
  readonly isMapped: boolean
  readonly files: readonly SourceFile[]
  /** False when a file that nginx would insist on is not here, or the pattern points outside of what is here.
   * Files that come with nginx count as found. */
  readonly found: boolean
}

/** Folders in which packages put nginx's configuration. A path below one is looked up beside the main file too. */
const INSTALLED = [
  '/etc/nginx/',
  '/usr/local/nginx/conf/',
  '/usr/local/etc/nginx/',
  '/usr/local/openresty/nginx/conf/',
  '/opt/homebrew/etc/nginx/',
]

/** Files that come with nginx or its packages, and define no names: their absence says nothing. */
const SHIPPED = /(^|\/)(mime\.types|fastcgi\.conf|(fastcgi|scgi|uwsgi|proxy)_params|koi-utf|koi-win|win-utf)$/

/** nginx has no limit but the number of open files (conf/ngx_conf_parse); a file deeper than this is left out. */
const DEEPEST = 50

/** Where includes are looked up. */
export interface Lookup extends Earlier {
  /** The folder relative ones start from; absent: that of the entry file. */
  readonly prefix?: string
  /** Where absolute folders are here; of those that fit, the longest counts. */
  readonly paths?: Readonly<Record<string, string>>
  readonly isMain: boolean
}

/** Where paths start that are written in a configuration. */
export interface PathBase {
  /** The folder of relative ones. */
  readonly folder: string
  readonly paths: Readonly<Record<string, string>>
  readonly isMain: boolean
}

/** Reads all files that a configuration includes. Includes of a file stand under their `include` node. */
export async function loadIncludes(
  entry: SourceFile,
  fileSystem: FileSystem,
  { prefix, paths = {}, isMain, previous, beside }: Lookup,
): Promise<{
  readonly files: Map<string, SourceFile>
  readonly resolved: Map<Directive, Include>
  readonly base: PathBase
}> {
  const files = new Map([[entry.path, entry]])
  const resolved = new Map<Directive, Include>()
  const folder = prefix === undefined ? folderOf(entry.path) : (mapped(prefix, paths) ?? prefix)
  const base = { folder, paths, isMain }
  const pending: { file: SourceFile; depth: number }[] = [{ file: entry, depth: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { file, depth } = next
    for (const node of includesOf(file)) {
      const include = await resolve(node, file)
      resolved.set(node, include)
      for (const found of include.files)
        if (!files.has(found.path) && depth < DEEPEST) {
          files.set(found.path, found)
          pending.push({ file: found, depth: depth + 1 })
        }
    }
  }
  return { files, resolved, base }

  async function resolve(node: Directive, file: SourceFile): Promise<Include> {
    const written = node.args[0]?.value ?? ''
    if (node.args.length !== 1 || written === '' || hasHole(written))
      return { node, file, pattern: written, isMapped: false, files: [], found: false }
    const patterns = candidates(written, base)
    const isMapped = mapped(written, paths) !== undefined
    for (const pattern of patterns) {
      const paths = isPattern(written) ? await fileSystem.glob(pattern) : [pattern]
      const found = await Promise.all(paths.map(read))
      const sources = found.filter((f) => f !== undefined)
      if (sources.length > 0) return { node, file, pattern, isMapped, files: sources, found: true }
    }
    const pattern = patterns[0]!
    const empty = isPattern(written) && (await fileSystem.hasFolder(folderOf(pattern)))
    return { node, file, pattern, isMapped, files: [], found: empty || SHIPPED.test(written) }
  }

  async function read(path: string): Promise<SourceFile | undefined> {
    const known = files.get(path)
    if (known) return known
    const text = await fileSystem.read(path)
    return text === undefined ? undefined : sourceOf(path, text, { previous, beside })
  }
}

/** Where a path may be that is written in a configuration, the likeliest first. */
export function candidates(written: string, { folder, paths, isMain }: PathBase): readonly string[] {
  const elsewhere = mapped(written, paths)
  if (elsewhere !== undefined) return [elsewhere]
  const patterns = [join(folder, written)]
  const installed = INSTALLED.find((known) => written.startsWith(known))
  if (installed) patterns.push(join(folder, written.slice(installed.length)))
  // A fragment does not say where its main file stands: its folder may be conf.d or deeper.
  if (!isMain && !written.startsWith('/'))
    for (const up of ['..', '../..']) patterns.push(join(folder, `${up}/${written}`))
  return patterns
}

/** An absolute path where it is here; undefined when that is not said. */
function mapped(path: string, paths: Readonly<Record<string, string>>): string | undefined {
  if (!path.startsWith('/')) return undefined
  const whole = join('/', path)
  const inside = (folder: string): boolean => `${whole}/`.startsWith(folder === '/' ? folder : `${folder}/`)
  const fitting = Object.keys(paths).filter(inside)
  const longest = fitting.reduce((best, folder) => (folder.length > best.length ? folder : best), '')
  const rest = whole.slice(longest.length).replace(/^\//, '')
  return longest === '' ? undefined : join(paths[longest]!, rest === '' ? '.' : rest)
}

/** Between keystrokes nearly all files are the same. */
const includesOf = factOf(({ tree }: SourceFile): readonly Directive[] => [...includesIn(tree.items)])

function* includesIn(items: readonly Item[]): Generator<Directive> {
  const stack = [...items].reverse()
  for (let item = stack.pop(); item; item = stack.pop()) {
    if (item.kind === 'directive' && item.name.value === 'include' && !item.body) yield item
    const inner = item.kind === 'junk' ? item.items : item.body?.kind === 'block' ? item.body.items : []
    for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i]!)
  }
}
