import { folderOf, type Project, type SourceFile, type Statement } from '@nginx-lint/analysis'
import type { FormatOptions } from '@nginx-lint/format'
import type { Severity } from '@nginx-lint/lint'
import type { Document } from './document.ts'

/** What the features see: the editor's files at one moment. Nothing in it changes. */
export interface Workspace {
  /** Main files with what they include first, then fragments that nothing includes. */
  readonly projects: readonly Project[]
  /** Files that are looked at: what there is to say of others is found when it is asked for. Absent: all are. */
  readonly shown?: ReadonlySet<string>
  /** The document of any file of a project, open or not. */
  document(path: string): Document | undefined
  /** By rule id, for the file. */
  severities(path: string): Readonly<Record<string, Severity | 'off'>>
  formatOptions(path: string): FormatOptions
  /** The address of a rule's page. Absent: there are no pages. */
  rulePage?(rule: string): string | undefined
  /** What is in a folder; empty when there is none. For completion of paths. */
  list(folder: string): Promise<readonly Entry[]>
}

export interface Entry {
  readonly name: string
  readonly isFolder: boolean
}

/** The projects a file is part of, those of main files first. */
export const projectsOf = ({ projects }: Workspace, path: string): readonly Project[] =>
  projects.filter((project) => project.files.has(path))

/** A file as people call it: by its path from the folder of the main file, if it is below that. */
export function fileName(workspace: Workspace, path: string): string {
  for (const { files } of projectsOf(workspace, path)) {
    const [entry = path] = files.keys()
    const home = `${folderOf(entry)}/`
    if (path.startsWith(home)) return path.slice(home.length)
  }
  return path
}

/** Where a statement stands, for people: `conf.d/site.conf:3`. */
export function placeName(workspace: Workspace, { file, node }: Statement): string {
  const line = workspace.document(file.path)?.position(file.offset + node.start).line
  const name = fileName(workspace, file.path)
  return line === undefined ? name : `${name}:${line + 1}`
}

/** A file's parts: more than one for the blocks of a Markdown document, each a project of its own. */
export const partsOf = (workspace: Workspace, path: string): readonly { project: Project; file: SourceFile }[] =>
  projectsOf(workspace, path).map((project) => ({ project, file: project.files.get(path)! }))
