import { type File, parse, reparse, type SyntaxError as SyntaxMistake } from '@nginx-lint/syntax'
import { instructionsIn } from './comments.ts'
import type { Project } from './project.ts'
import { readTemplate, type Template } from './text/index.ts'

/** A file, or one block of a Markdown document, with its tree. */
export interface SourceFile {
  readonly path: string
  /** The text of the whole file, as it is on disk. */
  readonly text: string
  /** Where in `text` the tree's offset 0 is: above 0 for a block of Markdown and a part of a dump. */
  readonly offset: number
  readonly tree: File
  readonly errors: readonly SyntaxMistake[]
  /** Set when placeholders of a template stand in the text. */
  readonly template?: Template
  /** A comment in the file says in which block its statements are meant to stand. */
  readonly declaredContext?: string
}

/** Where trees come from that need not be read anew: see ProjectOptions. */
export interface Earlier {
  readonly previous?: Project | undefined
  readonly beside?: Project | undefined
}

/** A whole file. If it was read before and its text is the same, it is the same; and so is what an edit left alone. */
export function sourceOf(path: string, text: string, { previous, beside }: Earlier): SourceFile {
  for (const known of [beside?.files.get(path), previous?.files.get(path)])
    if (known?.offset === 0 && known.text === text) return known
  return readSource(path, text, undefined, previous?.files.get(path))
}

/** Parses a file. `part`: only this piece of it, with its own offsets. `before`: what it was, which is used up. */
export function readSource(
  path: string,
  text: string,
  part: { readonly start: number; readonly text: string } = { start: 0, text },
  before?: SourceFile,
): SourceFile {
  const template = readTemplate(part.text, path)
  const read = template?.text ?? part.text
  const isPlain = before?.offset === 0 && !before.template && !template
  const { file, errors } = isPlain ? reparse({ file: before.tree, errors: before.errors }, read) : parse(read)
  const declared = instructionsIn(file).find(({ kind }) => kind === 'context')?.words[0]?.text
  return {
    path,
    text,
    offset: part.start,
    tree: file,
    errors,
    ...(template && { template }),
    ...(declared !== undefined && { declaredContext: declared }),
  }
}
