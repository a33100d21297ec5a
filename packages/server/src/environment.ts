import type { FileSystem, ProjectOptions } from '@nginx-lint/analysis'
import type { FormatOptions } from '@nginx-lint/format'
import type { Severity } from '@nginx-lint/lint'
import type { Entry } from '@nginx-lint/service'
import type { ClientSettings } from './client-settings.ts'

/** What the server needs of the machine it runs on. Paths are absolute, with "/". */
export interface Environment extends FileSystem {
  /** What is in a folder; empty when there is none. */
  list(folder: string): Promise<readonly Entry[]>
  /** The nginx files below a folder, by their names; a file itself, if its name is like one of nginx's. */
  find(path: string): Promise<readonly string[]>
  /** The same for all names of a file; the path itself where there is none. */
  real(path: string): string
  /** What configuration files say, read anew, and for files without one the editor, from the folders that it has open. */
  settings(client: ClientSettings, folders: readonly string[]): Settings
  /** Does a file say how others are to be read? */
  isSettings(path: string): boolean
  /** The address of the folder with the rules' pages, with a slash at its end. Absent: there is none. */
  readonly rulePages?: string
  /** Files may have changed: what was read of them is read again. */
  forget(): void
}

export interface Settings {
  /** The nginx that a project is for, by its entry file. */
  projectOptions(entry: string): ProjectOptions
  severities(path: string, entry: string): Readonly<Record<string, Severity | 'off'>>
  formatOptions(path: string): FormatOptions
  ignores(path: string): boolean
  /** What is wrong with the settings, for people. Grows as files are asked for. */
  readonly notes: readonly string[]
}
