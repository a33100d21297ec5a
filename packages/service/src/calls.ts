import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Position,
  Range,
} from 'vscode-languageserver-types'
import { SymbolKind } from 'vscode-languageserver-types'
import { cursorAt } from './cursor.ts'
import type { Document } from './document.ts'
import { includesOf } from './includes.ts'
import { partsOf, type Workspace } from './workspace.ts'

/** The call hierarchy of files: who includes whom. On an `include`, of the files it brings; elsewhere, of the file itself. */
export function prepareCallHierarchy(
  workspace: Workspace,
  path: string,
  position: Position,
): CallHierarchyItem[] | undefined {
  const cursor = cursorAt(workspace, path, position)
  const include = cursor?.project.includes.find(({ node }) => node === cursor.statement?.node)
  const paths = include && include.files.length > 0 ? include.files.map((file) => file.path) : [path]
  const items = paths.flatMap((of) => itemOf(workspace, of))
  return items.length > 0 ? items : undefined
}

/** The files that include this one, with the places where they do. */
export function incomingCalls(workspace: Workspace, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const calls = new Map<string, Range[]>()
  for (const { path, location } of includesOf(workspace, pathOf(item)))
    calls.set(path, [...(calls.get(path) ?? []), location.range])
  return [...calls].flatMap(([path, fromRanges]) => itemOf(workspace, path).map((from) => ({ from, fromRanges })))
}

/** The files that this one includes. */
export function outgoingCalls(workspace: Workspace, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const path = pathOf(item)
  const document = workspace.document(path)
  if (!document) return []
  const calls = new Map<string, Map<number, Range>>()
  for (const { project, file } of partsOf(workspace, path))
    for (const { node, files } of project.includes.filter((include) => include.file === file))
      for (const included of files) {
        const ranges = calls.get(included.path) ?? new Map<number, Range>()
        const { start, end } = node
        ranges.set(start + file.offset, document.range({ start: start + file.offset, end: end + file.offset }))
        calls.set(included.path, ranges)
      }
  return [...calls].flatMap(([of, ranges]) =>
    itemOf(workspace, of).map((to) => ({ to, fromRanges: [...ranges.values()] })),
  )
}

function itemOf(workspace: Workspace, path: string): CallHierarchyItem[] {
  const document = workspace.document(path)
  return document ? [item(document)] : []
}

function item(document: Document): CallHierarchyItem {
  const { path, uri, text } = document
  const slash = path.lastIndexOf('/')
  const start = { line: 0, character: 0 }
  return {
    name: path.slice(slash + 1),
    kind: SymbolKind.File,
    ...(slash > 0 && { detail: path.slice(0, slash) }),
    uri,
    range: { start, end: document.position(text.length) },
    selectionRange: { start, end: start },
    data: path,
  }
}

const pathOf = ({ data }: CallHierarchyItem): string => (typeof data === 'string' ? data : '')
