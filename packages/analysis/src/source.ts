import { type File, parse, type SyntaxError as SyntaxMistake } from '@nginx-lint/syntax'
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

/** Parses a file. `part`: only this piece of it, with its own offsets. */
export function readSource(
  path: string,
  text: string,
  part: { readonly start: number; readonly text: string } = { start: 0, text },
): SourceFile {
  const template = readTemplate(part.text, path)
  const { file, errors } = parse(template?.text ?? part.text)
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

/** A whole file of an earlier project, if its text is still the same. */
export function knownSource(project: Project | undefined, path: string, text: string): SourceFile | undefined {
  const known = project?.files.get(path)
  return known && known.offset === 0 && known.text === text ? known : undefined
}
