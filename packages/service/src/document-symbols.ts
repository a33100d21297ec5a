import type { SourceFile } from '@nginx-lint/analysis'
import type { DocumentSymbol } from 'vscode-languageserver-types'
import type { Document } from './document.ts'
import { type Outlined, outlineOf } from './outline.ts'
import { partsOf, type Workspace } from './workspace.ts'

/** The outline of a file: its blocks, the names they define, the files they include. */
export function documentSymbols(workspace: Workspace, path: string): DocumentSymbol[] {
  const document = workspace.document(path)
  if (!document) return []
  const parts = partsOf(workspace, path)
  // a file of several projects once, each block of a Markdown document
  const first = parts.filter(
    ({ file }, index) => parts.findIndex((other) => other.file.offset === file.offset) === index,
  )
  return first.flatMap(({ project, file }) => outlineOf(project, file).map((entry) => shown(entry, document, file)))
}

function shown({ name, kind, span, head, children }: Outlined, document: Document, file: SourceFile): DocumentSymbol {
  const range = (of: { start: number; end: number }) =>
    document.range({ start: of.start + file.offset, end: of.end + file.offset })
  return {
    name,
    kind,
    range: range(span),
    selectionRange: range(head),
    ...(children.length > 0 && { children: children.map((child) => shown(child, document, file)) }),
  }
}
