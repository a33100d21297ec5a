import { type Diagnostic, lint } from '@nginx-lint/lint'
import { type LineIndex, lineIndex } from '@nginx-lint/syntax'
import { type Entry, hasNginxName } from './discover.ts'
import { NOT_TEXT } from './encoding.ts'
import type { NodeFiles } from './node-files.ts'
import type { Loaded } from './projects.ts'
import type { Settings } from './settings.ts'
import { asWanted, unreadable, unreadableIncludes, withoutEcho } from './unreadable.ts'

/** A file that was read, with what there is to say about it. */
export interface CheckedFile {
  readonly path: string
  /** The same for all names of the file; absent: it is not of this machine (a part of a dump). */
  readonly real?: string
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

export interface Findings {
  readonly files: readonly CheckedFile[]
  /** Lines of a file by any of the names that findings give it. */
  lines(path: string): LineIndex | undefined
}

/** Lints projects. A file that several of them read is reported once; every entry file that can be read is in it. */
export async function findings(
  loaded: readonly Loaded[],
  entries: readonly Entry[],
  files: NodeFiles,
  settings: Settings,
): Promise<Findings> {
  const found = new Map<string, Gathering>()
  const told = new Set<string>()
  for (const { project, isDump } of loaded) {
    const missed = isDump ? [] : await unreadableIncludes(project, files, settings)
    for (const { message } of missed) told.add(message)
    const whole = missed.length > 0 ? { ...project, complete: false } : project
    const diagnostics = [
      ...asWanted(missed, settings),
      ...lint(whole, { severities: settings.severities }).filter(withoutEcho(missed)),
    ]
    for (const { path, text } of project.files.values()) {
      const file = gathering(found, isDump ? undefined : files.real(path), path, text)
      for (const diagnostic of diagnostics) if (diagnostic.path === path) add(file, diagnostic)
    }
  }
  const read = new Set(loaded.map(({ from }) => from))
  for (const { path, named } of entries) {
    const file = files.load(path, named)
    const real = files.real(path)
    if (!('failure' in file)) {
      // Markdown without a block of nginx's.
      if (named && !read.has(real)) gathering(found, real, path, file.text)
    } else if (!named && (file.failure !== NOT_TEXT || hasNginxName(path)))
      for (const diagnostic of asWanted([unreadable(path, file, path, { start: 0, end: 0 }, settings)], settings))
        if (!told.has(diagnostic.message)) add(gathering(found, real, path, ''), diagnostic)
  }
  const lines = linesOf(found)
  return { files: [...found.values()].filter((file) => !settings.ignores(file.path)).map(finished), lines }
}

/** A file while findings come in. */
interface Gathering {
  readonly path: string
  readonly real: string | undefined
  readonly text: string
  readonly names: Set<string>
  readonly byKey: Map<string, Diagnostic>
}

function gathering(found: Map<string, Gathering>, real: string | undefined, path: string, text: string): Gathering {
  const key = real ?? `dump:${path}`
  const file = found.get(key) ?? { path, real, text, names: new Set(), byKey: new Map() }
  found.set(key, file)
  file.names.add(path)
  return file
}

function add(file: Gathering, diagnostic: Diagnostic): void {
  const { start, end, rule, message } = diagnostic
  const key = `${start}\n${end}\n${rule}\n${message}`
  if (!file.byKey.has(key)) file.byKey.set(key, { ...diagnostic, path: file.path })
}

function finished({ path, real, text, byKey }: Gathering): CheckedFile {
  const diagnostics = [...byKey.values()].sort((a, b) => a.start - b.start || a.end - b.end)
  return { path, text, diagnostics, ...(real !== undefined && { real }) }
}

function linesOf(found: ReadonlyMap<string, Gathering>): (path: string) => LineIndex | undefined {
  const texts = new Map(
    [...found.values()].flatMap(({ names, text }) => [...names].map((name) => [name, text] as const)),
  )
  const known = new Map<string, LineIndex>()
  return (path) => {
    const text = texts.get(path)
    if (text !== undefined && !known.has(path)) known.set(path, lineIndex(text))
    return known.get(path)
  }
}
