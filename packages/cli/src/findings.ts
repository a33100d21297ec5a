import { type Diagnostic, hiding, lint, rules } from '@nginx-lint/lint'
import { type LineIndex, lineIndex } from '@nginx-lint/syntax'
import type { NodeFiles, Settings, Severities } from '@nginx-lint/workspace'
import { type Entry, hasNginxName, isSure, NOT_TEXT } from '@nginx-lint/workspace'
import type { Loaded } from './projects.ts'
import { asWanted, unreadable, unreadableIncludes, withoutEcho } from './unreadable.ts'

/** A file that was read, with what there is to say about it. */
export interface CheckedFile {
  readonly path: string
  /** The same for all names of the file; absent: it is not of this machine (a part of a dump). */
  readonly real?: string
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
  /** It was read as a part of a main configuration file's project: all is said that can be. */
  readonly isInMain?: boolean
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
  for (const { project, entry, isDump, only } of loaded) {
    const missed = isDump ? [] : await unreadableIncludes(project, files, settings)
    for (const { message } of missed) told.add(message)
    const whole = missed.length > 0 ? { ...project, complete: false } : project
    // The settings of the files that a dump is made of are not known: a comment may hide what they find.
    const severities = (path: string): Severities =>
      isDump
        ? { ...HINTS, 'unused-ignore': 'off', ...settings.severities(entry) }
        : { ...HINTS, ...settings.severities(path, entry) }
    const diagnostics = [
      ...asWanted(missed, severities).filter((diagnostic) => hiding(diagnostic, project.files).length === 0),
      ...lint(whole, { severities }).filter(withoutEcho(missed)),
    ]
    for (const { path, text } of project.files.values()) {
      const real = isDump ? undefined : files.real(path)
      const name = only && real !== undefined ? only.get(real) : path
      const file = gathering(found, real, name ?? path, text)
      file.names.add(path)
      if (name === undefined) continue
      file.isWanted = true
      file.readings++
      file.isInMain ||= project.isMain
      for (const diagnostic of diagnostics) if (diagnostic.path === path) add(file, diagnostic)
    }
  }
  const read = new Set(loaded.map(({ from }) => from))
  for (const entry of entries) {
    const { path, named } = entry
    const file = files.load(path, named)
    const real = files.real(path)
    if (!('failure' in file)) {
      // Markdown without a block of nginx's.
      if (isSure(entry) && !read.has(real)) gathering(found, real, path, file.text).isWanted = true
    } else if (!named && (file.failure !== NOT_TEXT || hasNginxName(path)))
      for (const diagnostic of asWanted(
        [unreadable(path, file, path, { start: 0, end: 0 }, settings)],
        settings.severities,
      ))
        if (!told.has(diagnostic.message)) {
          const unread = gathering(found, real, path, '')
          unread.isWanted = true
          add(unread, diagnostic)
        }
  }
  const lines = linesOf(found)
  const wanted = [...found.values()].filter(
    (file) => file.isWanted && (file.real === undefined || !settings.ignores(file.path)),
  )
  return { files: wanted.map(finished), lines }
}

/** Rules that only give hints are for editors: the command leaves them out, unless the settings name them. */
const HINTS: Severities = Object.fromEntries(
  rules.filter(({ severity }) => severity === 'hint').map(({ id }) => [id, 'off']),
)

/** A file while findings come in. */
interface Gathering {
  readonly path: string
  readonly real: string | undefined
  readonly text: string
  readonly names: Set<string>
  /** Otherwise it is there for the places in it that findings point at. */
  isWanted: boolean
  /** How often it was read: by several projects, or under several names. */
  readings: number
  isInMain: boolean
  readonly byKey: Map<string, { readonly diagnostic: Diagnostic; times: number }>
}

function gathering(found: Map<string, Gathering>, real: string | undefined, path: string, text: string): Gathering {
  const key = real ?? `dump:${path}`
  const file = found.get(key) ?? {
    ...{ path, real, text },
    ...{ names: new Set<string>(), isWanted: false, readings: 0, isInMain: false, byKey: new Map() },
  }
  found.set(key, file)
  file.names.add(path)
  return file
}

function add(file: Gathering, diagnostic: Diagnostic): void {
  const { start, end, rule, message } = diagnostic
  const key = `${start}\n${end}\n${rule}\n${message}`
  const known = file.byKey.get(key)
  if (known) known.times++
  else file.byKey.set(key, { diagnostic: { ...diagnostic, path: file.path }, times: 1 })
}

/** What one project finds is so; that there is nothing to hide, only when no project finds anything. */
function finished({ path, real, text, isInMain, byKey, readings }: Gathering): CheckedFile {
  const diagnostics = [...byKey.values()]
    .filter(({ diagnostic, times }) => diagnostic.rule !== 'unused-ignore' || times === readings)
    .map(({ diagnostic }) => diagnostic)
    .sort((a, b) => a.start - b.start || a.end - b.end)
  return { path, text, diagnostics, isInMain, ...(real !== undefined && { real }) }
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
