import type { PositionEncoding } from '@nginx-lint/service'
import type { ClientSettings } from './client-settings.ts'
import type { Environment, Settings } from './environment.ts'
import type { Log } from './log.ts'
import { OpenFiles } from './open-files.ts'
import { isBelow } from './paths.ts'
import { type Progress, Projects } from './projects.ts'
import { readingOf } from './reading.ts'
import { Snapshot } from './snapshot.ts'

/** What is to be read again, the least first. */
const NOTHING = 0
const FILES = 1
const FOLDERS = 2

/** What happened on disk, by path. */
export interface DiskChanges {
  readonly created: readonly string[]
  readonly changed: readonly string[]
  readonly deleted: readonly string[]
}

/**
 * What is known of the editor's folders and files. Changes are noted at once and worked in when somebody asks: so that a
 * burst of them costs one reading.
 */
export class Session {
  readonly files: OpenFiles
  private readonly environment: Environment
  private readonly encoding: PositionEncoding
  private readonly rulePages: string | undefined
  private readonly projects: Projects
  private folders: readonly string[] = []
  private client: ClientSettings = {}
  private settings: Settings
  /** Open files with another text, and those that were opened or closed. */
  private changed = new Set<string>()
  private onDisk: DiskChanges[] = []
  private stale = FOLDERS
  private snapshot: Snapshot | undefined
  private working: Promise<void> | undefined
  private beginning: Promise<unknown> = Promise.resolve()
  /** How often files were read, other than because they were edited. */
  readings = 0
  /** Called while folders are read. */
  progress: Progress = () => {}

  constructor(environment: Environment, encoding: PositionEncoding, log: Log, rulePages?: string) {
    this.environment = environment
    this.encoding = encoding
    this.rulePages = rulePages
    this.files = new OpenFiles(encoding)
    this.projects = new Projects(environment, log)
    this.settings = environment.settings(this.client, this.folders)
  }

  /** Nothing is read before this is settled. */
  startAfter(beginning: Promise<unknown>): void {
    this.beginning = beginning
  }

  /** Other folders or settings: everything is read again. */
  configure({ folders = this.folders, client = this.client }: Configuration = {}): void {
    this.folders = folders
    this.client = client
    this.outdate(FOLDERS)
  }

  /** An open file has another text, or was opened or closed. */
  touch(path: string): void {
    this.changed.add(path)
    this.snapshot = undefined
  }

  /** What is on disk may not be what it was when it was read. */
  forget(): void {
    this.environment.forget()
  }

  /** Files came, went or changed on disk. */
  notice(changes: DiskChanges): void {
    this.onDisk.push(changes)
    this.snapshot = undefined
  }

  get clientSettings(): ClientSettings {
    return this.client
  }

  get workspaceFolders(): readonly string[] {
    return this.folders
  }

  get notes(): readonly string[] {
    return [...(this.client.notes ?? []), ...this.settings.notes]
  }

  /** Is a file below one of the folders that the editor has open? Where none is open, any file is. */
  owns(path: string): boolean {
    return this.folders.length === 0 || this.folders.some((folder) => isBelow(path, folder))
  }

  ignores(path: string): boolean {
    return this.settings.ignores(path)
  }

  /** The files as they are now. */
  async now(): Promise<Snapshot> {
    await this.beginning
    while (!this.snapshot) {
      this.working ??= this.work().finally(() => {
        this.working = undefined
      })
      await this.working
    }
    return this.snapshot
  }

  private outdate(what: number): void {
    this.stale = Math.max(this.stale, what)
    this.snapshot = undefined
  }

  private async work(): Promise<void> {
    const { changed, onDisk } = this
    this.changed = new Set()
    this.onDisk = []
    for (const { created, changed, deleted } of onDisk)
      if (await this.projects.notice(created, changed, deleted)) this.outdate(FILES)
    const { stale } = this
    this.stale = NOTHING
    try {
      await this.read(stale, changed)
    } catch (error) {
      this.outdate(stale)
      throw error
    }
  }

  private async read(stale: number, changed: ReadonlySet<string>): Promise<void> {
    const { environment, encoding, rulePages } = this
    if (stale > NOTHING) {
      environment.forget()
      this.settings = environment.settings(this.client, this.folders)
    }
    const { settings, folders, projects } = this
    const open = this.files.all()
    const reading = readingOf(
      environment,
      new Map(open.map((file) => [environment.real(file.document.path), file] as const)),
    )
    projects.use(reading, settings)
    const reals = new Set([...changed].map((path) => environment.real(path)))
    if (stale === FOLDERS) await projects.search(folders)
    if (stale > NOTHING) {
      this.readings++
      await projects.load(this.progress)
    } else await projects.update(reals)
    await projects.loadFragments(open, reals, folders)
    const snapshot = new Snapshot(projects, { environment, reading, settings, encoding, open, rulePages })
    const isCurrent = this.changed.size === 0 && this.onDisk.length === 0 && this.stale === NOTHING
    if (isCurrent) this.snapshot = snapshot
  }
}

export interface Configuration {
  readonly folders?: readonly string[]
  readonly client?: ClientSettings
}
