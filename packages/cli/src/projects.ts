import { folderOf, loadDump, loadMarkdown, loadText, type Project, type ProjectOptions } from '@nginx-lint/analysis'
import type { Registry } from '@nginx-lint/directives'
import type { Installation, NodeFiles, Settings } from '@nginx-lint/workspace'
import { type Entry, isForeign, isSure } from '@nginx-lint/workspace'
import { mainFilesAbove } from './homes.ts'

/** A project, and where its files are. */
export interface Loaded {
  readonly project: Project
  /** The entry file as the user names it, and its real path. */
  readonly entry: string
  readonly from: string
  /** Its files are parts of the output of `nginx -T`, under names that need not be of this machine. */
  readonly isDump: boolean
  /** The files of it that are meant, by real path, as the user names them; absent: all. */
  readonly only?: ReadonlyMap<string, string>
}

/** The projects that entries stand for: main files with all they include first, then what nothing includes. */
export async function loadProjects(
  entries: readonly Entry[],
  files: NodeFiles,
  settings: Settings,
): Promise<readonly Loaded[]> {
  const optionsOf = (path: string): ProjectOptions => asOptions(settings.installation(path))
  const texts = readable(entries, files)
  const sorted = await sort(texts, optionsOf)
  const mains: Member[] = []
  const fragments: Text[] = [...sorted.fragments]
  for (const text of sorted.candidates) {
    const project = await loadText(text.path, text.text, files, optionsOf(text.path))
    if (!isSure(text) && isForeign(project)) continue
    if (isMain(project)) mains.push(member(project, files))
    else fragments.push(text)
  }
  const included = new Set(mains.flatMap((main) => [...main.files]))
  const above = mainFilesAbove(files, settings, async (path, text) => {
    const known = mains.find((main) => main.real === files.real(path))
    if (known) return known
    const project = await loadText(path, text, files, optionsOf(path))
    return isMain(project) ? member(project, files) : undefined
  })
  const rest: Member[] = []
  const guests = new Map<Member, Map<string, string>>()
  for (const text of fragments) {
    if (included.has(text.real)) continue
    const unasked = await above(text.path)
    const host = unasked.find((main) => main.files.has(text.real))
    if (host) {
      guests.set(host, (guests.get(host) ?? new Map()).set(text.real, text.path))
      continue
    }
    const project = await loadFragment(text, [mains, unasked], files, optionsOf(text.path))
    if (isSure(text) || !isForeign(project)) rest.push(member(project, files))
  }
  const own = notIncluded([...mains, ...rest]).map((each) => asLoaded(each))
  const hosted = [...guests].map(([host, only]) => ({ ...asLoaded(host), from: [...only.keys()][0]!, only }))
  const order = [...mains.map((main) => main.real), ...texts.map((text) => text.real)]
  return [...own, ...hosted, ...sorted.others].sort((a, b) => order.indexOf(a.from) - order.indexOf(b.from))
}

const asLoaded = ({ path, project, real }: Member): Loaded => ({ project, entry: path, from: real, isDump: false })

interface Text extends Entry {
  readonly real: string
  readonly text: string
}

interface Member {
  readonly path: string
  readonly project: Project
  /** Real paths of the entry file and of all that it includes. */
  readonly real: string
  readonly files: ReadonlySet<string>
}

interface Sorted {
  /** May be main files. */
  readonly candidates: readonly Text[]
  readonly fragments: readonly Text[]
  /** Markdown and dumps. */
  readonly others: readonly Loaded[]
}

function asOptions({ target, plus, context, prefix, paths, registry }: Installation): ProjectOptions {
  return {
    registry,
    paths,
    ...(target && { target }),
    ...(plus && { plus }),
    ...(context && { context }),
    ...(prefix !== undefined && { prefix }),
  }
}

/** Each file once, under the name that comes first. */
function readable(entries: readonly Entry[], files: NodeFiles): readonly Text[] {
  const texts = new Map<string, Text>()
  for (const entry of entries) {
    const file = files.load(entry.path, entry.named)
    if ('failure' in file) continue
    const known = texts.get(file.real)
    if (!known) texts.set(file.real, { ...entry, real: file.real, text: file.text })
    else if (entry.named && !known.named) texts.set(file.real, { ...known, named: true })
  }
  return [...texts.values()]
}

async function sort(texts: readonly Text[], optionsOf: (path: string) => ProjectOptions): Promise<Sorted> {
  const candidates: Text[] = []
  const fragments: Text[] = []
  const others: Loaded[] = []
  for (const text of texts) {
    const options = optionsOf(text.path)
    const dump = text.text.includes('# configuration file ') ? await loadDump(text.text, options) : undefined
    if (dump) others.push({ project: dump, entry: text.path, from: text.real, isDump: true })
    else if (/\.(?:md|markdown)$/i.test(text.path))
      for (const project of await loadMarkdown(text.path, text.text, options))
        others.push({ project, entry: text.path, from: text.real, isDump: false })
    else if (hasMainBlock(text.text, options.registry!) || isNginxConf(text.path)) candidates.push(text)
    else fragments.push(text)
  }
  return { candidates, fragments, others }
}

const isNginxConf = (path: string): boolean => /(?:^|\/)nginx\.conf$/.test(path)

/** What a text must hold to be a main file. */
function hasMainBlock(text: string, registry: Registry): boolean {
  for (const [, name] of text.matchAll(/(?<![\w.-])(\w+)["']?\s*\{/g))
    if (registry.find(name!).some(({ facts }) => typeof facts.block === 'string' && facts.in.includes('main')))
      return true
  return false
}

function isMain(project: Project): boolean {
  const [path] = project.files.keys()
  return project.isMain || (project.root.context === 'main' && isNginxConf(path!))
}

/** A fragment does not say where its main file is: when an include leads nowhere, one that stands above may be it. */
async function loadFragment(
  { path, text }: Text,
  [mains, above]: readonly [readonly Member[], readonly Member[]],
  files: NodeFiles,
  options: ProjectOptions,
): Promise<Project> {
  const missing = (project: Project) => project.includes.filter((include) => !include.found).length
  let best = await loadText(path, text, files, options)
  if (options.prefix !== undefined) return best
  const isAbove = (home: string) => home === '.' || path.startsWith(home === '/' ? home : `${home}/`)
  const homes = mains.map((main) => folderOf(main.path)).filter(isAbove)
  for (const prefix of [...homes, ...above.map((main) => folderOf(main.path))]) {
    if (missing(best) === 0) break
    const other = await loadText(path, text, files, { ...options, prefix })
    if (missing(other) < missing(best)) best = other
  }
  return best
}

function member(project: Project, files: NodeFiles): Member {
  const paths = [...project.files.keys()]
  const path = paths[0]!
  return { path, project, real: files.real(path), files: new Set(paths.map(files.real)) }
}

/** Without those that another one includes. Of two that include each other, the first stays. */
function notIncluded(members: readonly Member[]): readonly Member[] {
  return members.filter(
    (member, at) =>
      !members.some(
        (other, otherAt) =>
          other !== member && other.files.has(member.real) && (otherAt < at || !member.files.has(other.real)),
      ),
  )
}
