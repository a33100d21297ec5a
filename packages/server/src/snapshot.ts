import type { Project } from '@nginx-lint/analysis'
import type { FormatOptions } from '@nginx-lint/format'
import { Document, type PositionEncoding, type Workspace } from '@nginx-lint/service'
import type { Environment, Settings } from './environment.ts'
import type { OpenFile } from './open-files.ts'
import { hasPage } from './pages.ts'
import { isOnDisk, nameOf, uriOf } from './paths.ts'
import type { Projects } from './projects.ts'
import type { Reading } from './reading.ts'

/** The editor's files at one moment. */
export class Snapshot implements Workspace {
  readonly projects: readonly Project[]
  readonly shown: ReadonlySet<string>
  private readonly environment: Environment
  private readonly reading: Reading
  private readonly settings: Settings
  private readonly encoding: PositionEncoding
  private readonly names: Projects
  private readonly rulePages: string | undefined
  private readonly documents = new Map<string, Document | undefined>()

  constructor(projects: Projects, { environment, reading, settings, encoding, open, rulePages }: Around) {
    this.projects = projects.all()
    this.names = projects
    this.environment = environment
    this.reading = reading
    this.settings = settings
    this.encoding = encoding
    this.rulePages = rulePages
    this.shown = new Set(open.map(({ document }) => this.pathOf(document.uri)))
  }

  /** The path by which projects know a file: one that is reached through a symbolic link has two. */
  pathOf(uri: string): string {
    const path = nameOf(uri)
    if (this.projects.some((project) => project.files.has(path))) return path
    const real = this.environment.real(path)
    for (const project of this.projects) {
      const name = this.names.namesIn(project).get(real)
      if (name !== undefined) return name
    }
    return path
  }

  document(path: string): Document | undefined {
    if (!this.documents.has(path)) this.documents.set(path, this.documentOf(path))
    return this.documents.get(path)
  }

  severities(path: string): ReturnType<Workspace['severities']> {
    const [entry = path] = this.projects.find((project) => project.files.has(path))?.files.keys() ?? []
    const severities = this.settings.severities(path, entry)
    // Beside a text that is not on disk there are no files.
    return isOnDisk(path) ? severities : { ...severities, 'include-not-found': 'off' }
  }

  formatOptions(path: string): FormatOptions {
    return this.settings.formatOptions(path)
  }

  rulePage(rule: string): string | undefined {
    return this.rulePages !== undefined && hasPage(rule) ? `${this.rulePages}${rule}.md` : undefined
  }

  async list(folder: string): ReturnType<Workspace['list']> {
    return isOnDisk(folder) ? this.environment.list(folder) : []
  }

  private documentOf(path: string): Document | undefined {
    const open = this.reading.open(path)?.document
    if (open) return open.path === path ? open : new Document(open.uri, path, open.text, this.encoding)
    const text = this.projects.find((project) => project.files.has(path))?.files.get(path)?.text
    return text === undefined ? undefined : new Document(uriOf(path), path, text, this.encoding)
  }
}

interface Around {
  readonly environment: Environment
  readonly reading: Reading
  readonly settings: Settings
  readonly encoding: PositionEncoding
  readonly open: readonly OpenFile[]
  readonly rulePages: string | undefined
}
