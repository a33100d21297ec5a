import { Document, type PositionEncoding } from '@nginx-lint/service'
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { nameOf } from './paths.ts'

/** A file as it is in the editor, saved or not. */
export interface OpenFile {
  readonly document: Document
  readonly version: number
  readonly languageId: string
}

/** The files that are open in the editor. */
export class OpenFiles {
  private readonly byUri = new Map<string, OpenFile>()
  private readonly encoding: PositionEncoding

  constructor(encoding: PositionEncoding) {
    this.encoding = encoding
  }

  open(uri: string, languageId: string, version: number, text: string): OpenFile {
    const file = { document: new Document(uri, nameOf(uri), text, this.encoding), version, languageId }
    // A file that is opened anew becomes the last one.
    this.byUri.delete(uri)
    this.byUri.set(uri, file)
    return file
  }

  /** Undefined for a file that is not open. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): OpenFile | undefined {
    const file = this.byUri.get(uri)
    if (!file) return undefined
    let { document } = file
    for (const change of changes) document = new Document(uri, document.path, changed(document, change), this.encoding)
    const now = { ...file, document, version }
    this.byUri.set(uri, now)
    return now
  }

  close(uri: string): OpenFile | undefined {
    const file = this.byUri.get(uri)
    this.byUri.delete(uri)
    return file
  }

  get(uri: string): OpenFile | undefined {
    return this.byUri.get(uri)
  }

  all(): readonly OpenFile[] {
    return [...this.byUri.values()]
  }
}

function changed(document: Document, change: TextDocumentContentChangeEvent): string {
  if (!('range' in change)) return change.text
  const { start, end } = document.span(change.range)
  return document.text.slice(0, start) + change.text + document.text.slice(end)
}
