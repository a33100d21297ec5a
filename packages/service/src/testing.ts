import { loadMarkdown, loadText, memoryFiles, type Project, type ProjectOptions } from '@nginx-lint/analysis'
import type { FormatOptions } from '@nginx-lint/format'
import type { Severity } from '@nginx-lint/lint'
import type { Position, Range } from 'vscode-languageserver-types'
import { Document, type PositionEncoding } from './document.ts'
import type { Workspace } from './workspace.ts'

/** A workspace of files, and the places that are marked in them. */
export interface Marked {
  readonly workspace: Workspace
  /** The file with the first mark, or the first file. */
  readonly path: string
  /** Each `<|>`, in order of files and text. */
  readonly cursors: readonly { readonly path: string; readonly position: Position }[]
  /** The first of them. */
  readonly position: Position
  /** The text without marks. */
  text(path?: string): string
  /** The text of a range. */
  slice(path: string, range: Range): string
}

export interface Around extends ProjectOptions {
  readonly encoding?: PositionEncoding
  readonly severities?: Readonly<Record<string, Severity | 'off'>>
  readonly format?: FormatOptions
  /** Where the pages of rules are. */
  readonly pages?: string
}

const MARK = '<|>'

/**
 * A configuration with the cursor at `<|>`. `#- conf.d/site.conf` on a line of its own begins another file; what stands
 * before the first is `nginx.conf`. Files that nothing includes are projects of their own.
 */
export async function marked(source: string, around: Around = {}): Promise<Marked> {
  const { encoding, severities = {}, format = {}, pages, ...options } = around
  const texts: Record<string, string> = {}
  const cursors: { path: string; position: Position }[] = []
  const documents = new Map<string, Document>()
  for (const [path, text] of filesOf(source)) {
    const parts = text.split(MARK)
    const document = new Document(`file:///work/${path}`, path, parts.join(''), encoding)
    texts[path] = document.text
    documents.set(path, document)
    parts.slice(0, -1).forEach((_, i) => {
      cursors.push({ path, position: document.position(parts.slice(0, i + 1).join('').length) })
    })
  }
  const workspace: Workspace = {
    projects: await projects(texts, options),
    document: (path) => documents.get(path),
    severities: () => severities,
    formatOptions: (path) => ({ ...format, path }),
    ...(pages !== undefined && { rulePage: (rule: string) => `${pages}${rule}.md` }),
    list: async (folder) => entriesIn(folder, Object.keys(texts)),
  }
  const path = cursors[0]?.path ?? Object.keys(texts)[0]!
  return {
    workspace,
    path,
    cursors,
    position: cursors[0]?.position ?? { line: 0, character: 0 },
    text: (of = path) => texts[of]!,
    slice: (of, range) => {
      const { start, end } = documents.get(of)!.span(range)
      return texts[of]!.slice(start, end)
    },
  }
}

function filesOf(source: string): readonly (readonly [string, string])[] {
  const parts = dedented(source).split(/^#- (\S+)\n/m)
  const files: [string, string][] = parts[0] === '' ? [] : [['nginx.conf', parts[0]!]]
  for (let i = 1; i < parts.length; i += 2) files.push([parts[i]!, parts[i + 1]!])
  return files
}

async function projects(texts: Readonly<Record<string, string>>, options: ProjectOptions): Promise<readonly Project[]> {
  const files = memoryFiles(texts)
  const found: Project[] = []
  for (const [path, text] of Object.entries(texts)) {
    if (path.endsWith('.md')) found.push(...(await loadMarkdown(path, text, options)))
    else if (!found.some((project) => project.files.has(path))) found.push(await loadText(path, text, files, options))
  }
  return found
}

function entriesIn(folder: string, paths: readonly string[]) {
  const inside = folder === '' || folder === '.' ? '' : `${folder.replace(/\/$/, '')}/`
  const names = paths.filter((path) => path.startsWith(inside)).map((path) => path.slice(inside.length))
  const folders = new Set(names.filter((name) => name.includes('/')).map((name) => name.split('/')[0]!))
  return [
    ...[...folders].map((name) => ({ name, isFolder: true })),
    ...names.filter((name) => !name.includes('/')).map((name) => ({ name, isFolder: false })),
  ]
}

/** Without the indentation of the code that it stands in. */
export function dedented(code: string): string {
  const text = code.replace(/^\n/, '').replace(/\n[ ]*$/, '\n')
  const indent = Math.min(...[...text.matchAll(/^( *)\S/gm)].map((m) => m[1]!.length))
  return Number.isFinite(indent) ? text.replace(new RegExp(`^ {${indent}}`, 'gm'), '') : text
}
