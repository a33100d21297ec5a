import { folderOf, type Include, isPattern, join, type Project } from '@nginx-lint/analysis'
import type { Word } from '@nginx-lint/syntax'
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types'
import type { Workspace } from './workspace.ts'

/** A file or folder that gets another name or place. */
export interface FileRename {
  readonly oldUri: string
  readonly newUri: string
}

/** Where a path is after the renames; itself when they do not touch it. */
type Moved = (path: string) => string

/**
 * What has to change in includes so that they still find their files: of a mask its folder, when that moves as a
 * whole. They stay relative or absolute as they are. Undefined when nothing has to.
 */
export function fileRenames(workspace: Workspace, renames: readonly FileRename[]): WorkspaceEdit | undefined {
  const changes = new Map<string, Map<number, TextEdit>>()
  for (const project of workspace.projects) {
    const moved = movedBy(renames, project, workspace)
    for (const include of moved ? project.includes : []) {
      const { node, file } = include
      const document = workspace.document(file.path)
      const word = node.args[0]
      const text = word && document && renamed(include, project, moved!)
      if (text === undefined) continue
      const start = word!.start + file.offset
      const edits = changes.get(document!.uri) ?? new Map<number, TextEdit>()
      changes.set(document!.uri, edits)
      edits.set(start, {
        range: document!.range({ start, end: word!.end + file.offset }),
        newText: spelled(word!, text),
      })
    }
  }
  if (changes.size === 0) return undefined
  return { changes: Object.fromEntries([...changes].map(([uri, edits]) => [uri, [...edits.values()]])) }
}

/** The renames among paths as the project has them. Undefined when it is not said where these are. */
function movedBy(renames: readonly FileRename[], project: Project, workspace: Workspace): Moved | undefined {
  const root = rootOf(project, workspace)
  if (root === undefined) return undefined
  const moves = renames
    .map(({ oldUri, newUri }) => ({ from: pathIn(root, oldUri), to: pathIn(root, newUri) }))
    .sort((a, b) => b.from.length - a.from.length)
  return (path) => {
    const plain = lowDrive(path)
    const move = moves.find(({ from }) => plain === from || plain.startsWith(`${from}/`))
    return move ? move.to + plain.slice(move.from.length) : plain
  }
}

/** The URI that relative paths start from, or that absolute ones are added to, ready for comparing. */
function rootOf({ files }: Project, workspace: Workspace): string | undefined {
  for (const path of files.keys()) {
    const uri = decoded(workspace.document(path)?.uri ?? '')
    if (uri.endsWith(lowDrive(path))) return uri.slice(0, uri.length - path.length)
  }
  return undefined
}

function pathIn(root: string, uri: string): string {
  const path = decoded(uri).replace(/\/$/, '')
  if (path.startsWith(root)) return path.slice(root.length)
  return relative(root.replace(/\/$/, ''), path)
}

/** The letter of a Windows drive is written in both cases. */
function decoded(uri: string): string {
  try {
    return lowDrive(decodeURIComponent(uri))
  } catch {
    return uri
  }
}

const lowDrive = (path: string): string => path.replace(/(^|\/)[A-Z]:\//, (drive) => drive.toLowerCase())

/** The argument of an include after the renames; undefined when it stays. */
function renamed({ node, pattern, files }: Include, project: Project, moved: Moved): string | undefined {
  const written = node.args[0]!.value
  if (files.length === 0) return undefined
  const mask = maskOf(written)
  const target = pattern.slice(0, pattern.length - mask.length)
  const fixed = written.slice(0, written.length - mask.length)
  if (fixed === '') return undefined
  const after = followed(fixed, target) + mask
  return after === lowDrive(join('.', written)) ? undefined : after

  function followed(fixed: string, target: string): string {
    const main = project.files.keys().next().value!
    const startsAtMain = project.isMain && !written.startsWith('/') && join(folderOf(main), written) === pattern
    if (startsAtMain) return relative(folderOf(moved(main)), moved(target))
    // What is written and what it stands for end alike; what comes before stays as it is written.
    const common = commonEnd(fixed, target)
    const folder = target.slice(0, target.length - common).replace(/\/$/, '')
    return join(fixed.slice(0, fixed.length - common) || '.', relative(moved(folder), moved(target)))
  }
}

/** `/*.conf` of `conf.d/*.conf`: from the last slash before what makes it a mask. */
function maskOf(written: string): string {
  if (!isPattern(written)) return ''
  const fixed = written.slice(0, written.search(/[*?[\\]/))
  return written.slice(Math.max(fixed.lastIndexOf('/'), 0))
}

/** The length of the whole parts of a path that both end with. */
function commonEnd(written: string, path: string): number {
  const [a, b] = [written.split('/').reverse(), path.split('/').reverse()]
  let count = 0
  while (count < a.length && count < b.length && a[count] === b[count]) count++
  return a.slice(0, count).join('/').length
}

/** A path as seen from a folder. */
function relative(folder: string, path: string): string {
  const from = folder === '.' || folder === '' ? [] : folder.split('/')
  const to = path.split('/')
  let same = 0
  while (same < from.length && same < to.length && from[same] === to[same]) same++
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/') || '.'
}

/** In the quotes of the word, or in double ones when it now needs some. */
function spelled({ quote }: Word, text: string): string {
  const quotes = quote === '' && /[\s;{}"'#]/.test(text) ? '"' : quote
  return quotes + (quotes === '' ? text : text.replaceAll(quotes, `\\${quotes}`)) + quotes
}
