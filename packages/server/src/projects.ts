import {
  type Earlier,
  folderOf,
  isPattern,
  loadDump,
  loadMarkdown,
  loadText,
  type Project,
  type ProjectOptions,
} from '@nginx-lint/analysis'
import { isForeign } from '@nginx-lint/workspace'
import { breath } from './breath.ts'
import type { Environment, Settings } from './environment.ts'
import type { Log } from './log.ts'
import type { OpenFile } from './open-files.ts'
import { isBelow, isOnDisk } from './paths.ts'
import type { Reading } from './reading.ts'

/** Tells how far a long work has come. */
export type Progress = (done: number, of: number) => void

/** The configurations in the editor's folders, and the open files that belong to none of them. */
export class Projects {
  private readonly environment: Environment
  private readonly log: Log
  /** All nginx files of the folders. */
  private found = new Set<string>()
  /** By entry file: configurations that begin with a main file. */
  private mains = new Map<string, Project>()
  /** By entry file: main files outside of the folders that an open file may belong to; undefined: it is none. */
  private above = new Map<string, Project | undefined>()
  /** By URI: open files that no main file includes. */
  private fragments = new Map<string, readonly Project[]>()
  private readonly names = new WeakMap<Project, ReadonlyMap<string, string>>()
  private reading!: Reading
  private settings!: Settings

  constructor(environment: Environment, log: Log) {
    this.environment = environment
    this.log = log
  }

  /** From now on files are read so. */
  use(reading: Reading, settings: Settings): void {
    this.reading = reading
    this.settings = settings
  }

  /** Main files with what they include first, without those that another includes; then fragments. */
  all(): readonly Project[] {
    // One that was none for a moment is where it was.
    const mains = [...this.mains].sort(([one], [other]) => (one < other ? -1 : 1))
    const isIncluded = ([entry, project]: readonly [string, Project], at: number) => {
      const real = this.environment.real(entry)
      return mains.some(
        ([other, host], otherAt) =>
          host !== project &&
          this.namesIn(host).has(real) &&
          // Of two that include each other, the first stays.
          (otherAt < at || !this.namesIn(project).has(this.environment.real(other))),
      )
    }
    const hosts = mains.filter((main, at) => !isIncluded(main, at)).map(([, project]) => project)
    return [...hosts, ...[...this.fragments.values()].flat()]
  }

  /** By real path: the files of a project by the names that it has for them. */
  namesIn(project: Project): ReadonlyMap<string, string> {
    let names = this.names.get(project)
    if (!names) {
      names = new Map([...project.files.keys()].map((path) => [this.environment.real(path), path]))
      this.names.set(project, names)
    }
    return names
  }

  /** What is in the folders. */
  async search(folders: readonly string[]): Promise<void> {
    const found = await Promise.all(folders.map((folder) => this.environment.find(folder)))
    this.found = new Set(found.flat())
  }

  /** Something came, went or changed on disk. Returns whether it matters. */
  async notice(created: readonly string[], changed: readonly string[], deleted: readonly string[]): Promise<boolean> {
    const came = (await Promise.all(created.map((path) => this.environment.find(path)))).flat()
    for (const path of came) this.found.add(path)
    for (const path of this.found) if (deleted.some((gone) => isBelow(path, gone))) this.found.delete(path)
    if (came.length > 0) return true
    const projects = [...this.mains.values(), ...this.above.values(), ...[...this.fragments.values()].flat()]
    const known = new Set(projects.flatMap((project) => (project ? [...this.namesIn(project)].flat() : [])))
    const all = [...created, ...changed, ...deleted]
    if (all.some((path) => known.has(path) || this.found.has(path) || this.environment.isSettings(path))) return true
    if ([...known].some((path) => deleted.some((gone) => isBelow(path, gone)))) return true
    // An include that leads nowhere may lead somewhere now, and one with a pattern to one file more.
    const isWaitedFor = projects.some((project) =>
      project?.includes.some(({ pattern, found }) => !found || isPattern(pattern)),
    )
    return isWaitedFor && created.some((path) => !/\/(?:\.git|node_modules)\//.test(path))
  }

  /** Reads all main files of the folders. Trees of files that are the same as before stay. */
  async load(progress: Progress): Promise<void> {
    const breathe = breath()
    const paths = [...this.found].filter((path) => !this.settings.ignores(path))
    const mains = new Map<string, Project>()
    for (const [done, path] of paths.entries()) {
      progress(done, paths.length)
      await breathe()
      const text = await this.reading.read(path)
      const project = text !== undefined && (await this.loadMain(path, text, this.mains.get(path)))
      if (project) mains.set(path, project)
    }
    progress(paths.length, paths.length)
    this.mains = mains
    this.above = new Map()
    this.fragments = new Map()
  }

  /** Reads what has changed, by real path. */
  async update(changed: ReadonlySet<string>): Promise<void> {
    if (changed.size === 0) return
    for (const [entry, project] of this.mains)
      if (this.isAffected(project, changed)) {
        const text = await this.reading.read(entry)
        const now = text === undefined ? undefined : await this.loadMain(entry, text, project)
        if (now) this.mains.set(entry, now)
        else this.mains.delete(entry)
      }
    for (const [entry, project] of this.above)
      if (changed.has(this.environment.real(entry)) || (project && this.isAffected(project, changed)))
        this.above.delete(entry)
    for (const path of this.found)
      if (!this.mains.has(path) && changed.has(this.environment.real(path)) && !this.settings.ignores(path)) {
        const text = await this.reading.read(path)
        const project = text !== undefined && (await this.loadMain(path, text))
        if (project) this.mains.set(path, project)
      }
  }

  /** Open files that no main file includes are configurations of their own. */
  async loadFragments(
    open: readonly OpenFile[],
    changed: ReadonlySet<string>,
    folders: readonly string[],
  ): Promise<void> {
    const fragments = new Map<string, readonly Project[]>()
    for (const file of open) {
      const { path, uri } = file.document
      if (this.isInMain(path) || (folders.length === 0 && isOnDisk(path) && (await this.findMainAbove(path)))) continue
      const known = this.fragments.get(uri)
      const isStale =
        !known || changed.has(this.environment.real(path)) || known.some((project) => this.isAffected(project, changed))
      fragments.set(uri, isStale ? await this.loadFragment(file, known?.[0]) : known)
    }
    this.fragments = fragments
  }

  private isInMain(path: string): boolean {
    const real = this.environment.real(path)
    return [...this.mains.values()].some((project) => this.namesIn(project).has(real))
  }

  private isAffected(project: Project, changed: ReadonlySet<string>): boolean {
    const names = this.namesIn(project)
    for (const real of changed) if (names.has(real)) return true
    return false
  }

  /** Where no folder is open, the main file of an open one is looked for in the folders above it. */
  private async findMainAbove(path: string): Promise<boolean> {
    const real = this.environment.real(path)
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const entry = `${folder === '/' ? '' : folder}/nginx.conf`
      if (!this.above.has(entry)) {
        const text = await this.reading.read(entry)
        this.above.set(entry, text === undefined ? undefined : await this.loadMain(entry, text))
      }
      const main = this.above.get(entry)
      if (main && this.namesIn(main).has(real)) {
        this.mains.set(entry, main)
        return true
      }
      if (!folder.includes('/') || folder === '/') return false
    }
  }

  private async loadMain(path: string, text: string, previous?: Project): Promise<Project | undefined> {
    if (!isNginxConf(path) && !MAIN_BLOCK.test(text)) return undefined
    const project = await this.attempt(path, text, { previous })
    if (!project || isForeign(project)) return undefined
    if (project.isMain || (project.root.context === 'main' && isNginxConf(path))) return project
    // While somebody types, it may for a moment not look like one.
    return project.files.get(path)?.errors.length ? project : undefined
  }

  private async loadFragment({ document, languageId }: OpenFile, previous?: Project): Promise<readonly Project[]> {
    const { path, text } = document
    if (languageId === 'markdown' || /\.(?:md|markdown)$/i.test(path))
      return this.guarded(path, () => loadMarkdown(path, text, this.settings.projectOptions(path)), [])
    // What `nginx -T` prints is many files, of another machine.
    if (text.includes('# configuration file ') && (await loadDump(text))) return []
    const project = await this.attempt(path, text, { previous })
    if (!project || (languageId !== 'nginx' && isForeign(project))) return []
    // A fragment does not say where its main file is: one that stands above may be it.
    const home = project.includes.every((include) => include.found) ? undefined : this.mainFolderAbove(path)
    const atHome = home === undefined ? undefined : await this.attempt(path, text, { beside: project }, home)
    const missing = ({ includes }: Project) => includes.filter((include) => !include.found).length
    return [atHome && missing(atHome) < missing(project) ? atHome : project]
  }

  private mainFolderAbove(path: string): string | undefined {
    const homes = [...this.mains.keys()].map(folderOf).filter((folder) => isBelow(path, folder))
    return homes.sort((a, b) => b.length - a.length)[0]
  }

  private attempt(path: string, text: string, earlier: Earlier, prefix?: string): Promise<Project | undefined> {
    return this.guarded(
      path,
      async () => {
        const options: ProjectOptions = {
          ...(prefix !== undefined && { prefix }),
          ...this.settings.projectOptions(path),
        }
        const project = await loadText(path, text, this.reading, { ...options, ...earlier })
        return project.complete && (await this.isUnread(project)) ? { ...project, complete: false } : project
      },
      undefined,
    )
  }

  /** Is there a file that nginx would include, and that cannot be read here? Then not all is known. */
  private async isUnread({ includes }: Project): Promise<boolean> {
    for (const { pattern, files } of includes)
      if (isPattern(pattern) && (await this.reading.glob(pattern)).length > files.length) return true
    return false
  }

  /** A mistake in reading one configuration leaves the others alone. */
  private async guarded<T>(path: string, work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work()
    } catch (error) {
      this.log(`reading ${path}`, error)
      return otherwise
    }
  }
}

const isNginxConf = (path: string): boolean => /(?:^|\/)nginx\.conf$/.test(path)

/** What a text must hold to be a main file. */
const MAIN_BLOCK = /(?<![\w.-])(?:http|events|stream|mail|rtmp)["']?\s*\{/
